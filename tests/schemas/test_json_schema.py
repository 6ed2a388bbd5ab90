"""What editors are told of schema files is what their readers read."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from mobio.engine.json_schema import schema_for
from mobio.engine.loading import READERS
from mobio.engine.mistakes import Notebook
from mobio.engine.reader import Entries, Items, Text, read
from mobio.engine.references import Reference
from mobio.scripts import main
from tests.house.sources import ROOT
from tests.schemas.shipped import SOURCES
from tests.schemas.test_bad_files import BAD, header

VALIDATORS = {folder: Draft202012Validator(schema_for(folder)) for folder in READERS}
NEWEST = {source.reference.path: source for source in SOURCES}
GUESSES = [
    (re.compile(r"-?(0|[1-9][0-9]*)\Z"), int),
    (re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z"), float),
    (re.compile(r"true\Z|false\Z"), lambda word: word == "true"),
]
NONSENSE = (Text("nonsense", 1), Text("nonsense", 1))
REFUSED = """
    a_list_instead_of_a_file unknown_key unknown_key_of_another_kind unknown_kind kind_missing
    label_missing label_is_a_list question_is_a_word core_is_neither_yes_nor_no max_is_no_number
    max_length_is_zero max_length_is_no_whole_number span_is_none date_is_none pattern_is_free
    sensitive_is_unknown role_is_unknown list_is_a_text id_with_capitals id_begins_with_a_figure
    id_too_long id_is_reserved_all id_is_reserved_csrf_token group_in_a_group role_in_a_group
    group_without_questions condition_without_words condition_with_an_unknown_operator
    check_without_a_message accepted_without_a_reason accepted_error goal_for_nobody
    goal_reviewed_some_day casework_that_stands_for_something
    casework_that_asks_for_a_file casework_behind_a_consent menu_shows_nothing_known
    texts_that_are_a_list denied_with_a_list package_without_a_purpose step_of_an_unknown_kind
    """.split()


def as_written(tree):
    """Return *tree* as plain values, all scalars texts, as our reader takes them."""
    return plain(tree, str)


def as_guessed(tree):
    """Return *tree* as plain values with the types an editor guesses (YAML 1.2)."""

    def guess(word):
        return next((make(word) for pattern, make in GUESSES if pattern.match(word)), word)

    return plain(tree, guess)


def plain(tree, scalar):
    if isinstance(tree, Text):
        return scalar(tree.value)
    if isinstance(tree, Items):
        return [plain(item, scalar) for item in tree.items]
    return {name.value: plain(value, scalar) for name, value in tree.pairs}


def with_nonsense(tree):
    """Yield *tree* with a key too much, in each of its mappings."""
    if isinstance(tree, Entries):
        yield Entries((*tree.pairs, NONSENSE), tree.line)
        for number, (name, value) in enumerate(tree.pairs):
            for other in with_nonsense(value):
                pairs = (*tree.pairs[:number], (name, other), *tree.pairs[number + 1 :])
                yield Entries(pairs, tree.line)
    elif isinstance(tree, Items):
        for number, item in enumerate(tree.items):
            for other in with_nonsense(item):
                yield Items((*tree.items[:number], other, *tree.items[number + 1 :]), tree.line)


def told_by_reader(folder, tree):
    notebook = Notebook("file.yaml")
    READERS[folder](Reference(folder, "own", 1), tree, notebook)
    return [each.message for each in notebook.objections]


@pytest.mark.parametrize("folder", READERS)
def test_a_schema_is_one_of_draft_2020_12(folder):
    Draft202012Validator.check_schema(schema_for(folder))
    assert schema_for(folder)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.reference))
def test_an_editor_finds_nothing_wrong_with_a_shipped_file(source):
    validator = VALIDATORS[source.reference.folder]
    tree = read(source.content, Notebook(source.file))
    for values in (as_written(tree), as_guessed(tree)):
        assert [error.message for error in validator.iter_errors(values)] == []


@pytest.mark.parametrize("name", REFUSED)
def test_an_editor_refuses_what_the_reader_refuses(name):
    content = (BAD / f"{name}.yaml").read_bytes()
    folder = dict(header(content)).get("file", "biography/own").partition("/")[0]
    tree = read(content, Notebook(name))
    assert not VALIDATORS[folder].is_valid(as_guessed(tree))


@pytest.mark.parametrize("folder", [folder for folder in READERS if folder != "lists"])
def test_a_key_too_much_is_refused_by_both(folder):
    paths = [path for path in NEWEST if path.startswith(f"{folder}/")]
    source = min((NEWEST[path] for path in paths), key=lambda each: len(each.content), default=None)
    if source is None:
        pytest.skip("nothing of this kind ships")
    spoilt = list(with_nonsense(read(source.content, Notebook("file.yaml"))))
    assert spoilt != []
    for tree in spoilt:
        is_refused = not VALIDATORS[folder].is_valid(as_guessed(tree))
        told = told_by_reader(folder, tree)
        assert told or not is_refused
        assert is_refused or not any("'nonsense' gibt es hier nicht" in each for each in told)


def test_a_schema_can_be_printed_and_written(capsys, tmp_path):
    assert main(["-c", str(ROOT / "development.ini"), "schema-for", "lists"]) == 0
    printed = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(printed)
    assert printed.keys() == schema_for("lists").keys()
    assert (
        main(["-c", str(ROOT / "development.ini"), "schema-for", "all", "--into", str(tmp_path)])
        == 0
    )
    assert {path.stem for path in tmp_path.iterdir()} == set(READERS)
