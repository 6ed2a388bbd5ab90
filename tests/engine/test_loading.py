"""From files to definitions: each is read, and one that fails harms no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.loading import READERS, newest, read_definitions
from mobio.engine.references import Reference
from tests.engine.asked import FEWER, sources

LIST = "title: L\noptions: [{code: a, label: A}]"


def read(files):
    definitions, names, objections = read_definitions(sources(files))
    return definitions, names, [str(each) for each in objections]


def test_every_file_gives_a_definition():
    definitions, names, objections = read(
        {"lists/a": LIST, "lists/a@2": LIST, "texts/b": "title: T\ntexts: {}"}
    )
    assert [str(each) for each in definitions] == ["lists/a@1", "lists/a@2", "texts/b@1"]
    assert names[Reference("lists", "a", 2)] == "lists/a/2.yaml"
    assert objections == []


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read():
    definitions, names, objections = read({"lists/a": "title: [", "lists/b": LIST})
    assert [str(each) for each in definitions] == ["lists/b@1"]
    assert len(names) == 2
    assert objections[0].startswith("lists/a/1.yaml:")


def test_a_file_with_mistakes_gives_what_could_be_read():
    definitions, _names, objections = read({"lists/a": LIST + "\nnonsense: 1"})
    assert len(objections) == 1
    assert definitions[Reference("lists", "a", 1)].get("a").label == "A"


def test_versions_have_no_gaps():
    _definitions, _names, objections = read(
        {"lists/a@1": LIST, "lists/a@3": LIST, "lists/b@2": LIST}
    )
    assert objections == [
        "lists/a/3.yaml:1: Vor Fassung 3 fehlt Fassung 2. Nummern laufen ohne Lücke.",
        "lists/b/2.yaml:1: Vor Fassung 2 fehlt Fassung 1. Nummern laufen ohne Lücke.",
    ]


def test_a_folder_nobody_knows_is_told():
    _definitions, _names, (objection,) = read({"lsits/a": LIST})
    assert objection.startswith("lsits/a/1.yaml:1: Den Ordner 'lsits' gibt es hier nicht.")


def test_the_newest_version_is_the_highest_number():
    files = ["lists/a@2", "lists/a@10", "lists/b@1"]
    assert newest(map(Reference.parse, files)) == {"lists/a": 10, "lists/b": 1}


WORDS = st.sampled_from(
    """title questions pages options texts entries id type label text group choice show_if any all not
    a yes 7 rows repeat checks require not_before today de exceptions code consent own {x} names
    countries""".split()
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=5)),
)


def written(tree):
    """Return *tree* as YAML."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f'"{key}": {written(value)}' for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(written, tree)) + "]"
    return f'"{tree}"'


@pytest.mark.parametrize("folder", READERS)
@FEWER
@given(tree=TREES)
def test_however_wrong_a_file_is_it_is_read_or_told(folder, tree):
    definitions, _names, objections = read({f"{folder}/a": written(tree).encode()})
    assert definitions or objections
