"""All that a schema file may say is explained to coordinators, and what is shown there works."""

import re

import pytest
from jsonschema import Draft202012Validator

from mobio.engine import (
    answers,
    condition_reader,
    consent_texts,
    file_readers,
    form_reader,
    goal_reader,
    shapes,
    step_reader,
)
from mobio.engine import names as languages
from mobio.engine.folders import PACKAGES, Source, read_folders
from mobio.engine.icons import ICONS
from mobio.engine.json_schema import schema_for
from mobio.engine.kinds import KINDS
from mobio.engine.kinds.texts import PATTERNS
from mobio.engine.linking import check
from mobio.engine.loading import READERS, read_definitions, read_one
from mobio.engine.mistakes import WARNINGS, Notebook
from mobio.engine.reader import Entries, Items, read
from mobio.engine.references import Reference
from mobio.engine.rule_reader import KEYS
from tests.house.sources import ROOT
from tests.schemas.test_json_schema import as_written

GUIDE = (ROOT / "docs/writing-forms.rst").read_text("utf-8")
BLOCK = re.compile(r"\.\. code-block:: yaml\n\n((?:    .*\n|\n)+)")
FILE = re.compile(r"# (?:forms/)?(\w+)/(\w+)/(\d+)\.yaml\n")
CONDITION = re.compile(r"``(\{\w+: .+?\})``")
BLOCKS = [re.sub(r"(?m)^ {4}", "", block).strip() + "\n" for block in BLOCK.findall(GUIDE)]
WHOLE = [block for block in BLOCKS if FILE.match(block)]
QUESTIONS = [block for block in BLOCKS if not FILE.match(block)]
REGISTRIES = {
    "kinds of questions": KINDS,
    "keys of all questions": form_reader.QUESTION_KEYS,
    "keys of kinds": {key for kind in KINDS.values() for key in kind.keys},
    "roles": form_reader.ROLES,
    "classes of protection": form_reader.SENSITIVE,
    "states": answers.STATES,
    "patterns": PATTERNS,
    "pictures": ICONS,
    "keys of dates": KEYS,
    "operators": condition_reader.OPERATORS,
    "words of conditions": condition_reader.RESERVED,
    "keys of options": file_readers.OPTION_KEYS,
    "entries of the menu": file_readers.SHOWN,
    "languages of consents": languages.CONSENT_LANGUAGES,
    "warnings that can be accepted": {warning.rule for warning in WARNINGS},
    "steps": {*step_reader.FORM_STEPS, *step_reader.LIST_STEPS},
    "who does what for a goal": goal_reader.WHO,
    "kinds of file": READERS,
    "placeholders": {f"{{{name}}}" for name in consent_texts.FIELDS},
}


def explained():
    """Return the words and the placeholders that the guide sets in typewriter letters."""
    literals = " ".join(re.findall(r"``(.+?)``", GUIDE))
    return {*re.findall(r"\w+", literals), *re.findall(r"\{\w+\}", literals)}


def shipped():
    sources, objections = read_folders(ROOT / "forms", ROOT / "actor_packages")
    assert objections == []
    return sources


def source(block):
    folder, name, version = FILE.match(block).groups()
    reference = Reference(folder, name, int(version))
    return Source(reference, block.encode("utf-8"), f"example {reference}")


def form_of(number, block):
    """Return a whole form that asks the *block* of questions."""
    ids = ", ".join(re.findall(r"(?m)^- id: (\w+)", block))
    page = f"title: T\npages:\n  - {{id: all, title: T, questions: [{ids}]}}\nquestions:\n{block}"
    reference = Reference("biography", f"example{number}", 1)
    return Source(reference, page.encode("utf-8"), f"example {reference}")


def mistakes(sources):
    _definitions, objections = check([*shipped(), *sources])
    return [str(each) for each in objections if each.severity == "error"]


def keys_of(schema):
    """Return all keys that a JSON Schema names, in mappings of any depth."""
    if isinstance(schema, list):
        return {key for part in schema for key in keys_of(part)}
    if not isinstance(schema, dict):
        return set()
    inner = {key for part in schema.values() for key in keys_of(part)}
    known = schema.get("properties")
    return inner | (set(known) if isinstance(known, dict) else set())


@pytest.mark.parametrize("folder", READERS)
def test_every_key_of_every_kind_of_file_is_explained(folder):
    keys = keys_of(schema_for(folder))
    assert "accepted" in keys
    assert sorted(keys - explained()) == []


@pytest.mark.parametrize("folder", READERS)
def test_the_settings_of_an_editor_name_every_kind_of_file(folder):
    place = folder if folder == PACKAGES else f"forms/{folder}"
    assert f'"var/json_schema/{folder}.json": "{place}/**/*.yaml"' in GUIDE


def keys_in(tree):
    """Return all keys that stand in a tree."""
    if isinstance(tree, Items):
        return {key for item in tree.items for key in keys_in(item)}
    if not isinstance(tree, Entries):
        return set()
    own = {name.value for name, _value in tree.pairs}
    return own.union(*(keys_in(value) for _name, value in tree.pairs))


def test_every_key_has_an_example():
    shown = [read(block, Notebook("guide")) for block in (*BLOCKS, *CONDITION.findall(GUIDE))]
    known = {key for folder in READERS for key in keys_of(schema_for(folder))}
    assert sorted(known - {key for tree in shown for key in keys_in(tree)}) == []


@pytest.mark.parametrize("folder", READERS)
def test_every_kind_of_file_has_an_example_an_editor_understands(folder):
    shown = [block for block in WHOLE if FILE.match(block)[1] == folder]
    validator = Draft202012Validator(schema_for(folder))
    for block in shown:
        tree = read(block, Notebook("guide"))
        assert [error.message for error in validator.iter_errors(as_written(tree))] == []
    assert shown != []


@pytest.mark.parametrize("registry", REGISTRIES)
def test_every_word_of_the_schema_language_is_explained(registry):
    assert sorted(set(REGISTRIES[registry]) - explained()) == []


def test_every_key_in_the_shipped_files_is_explained(monkeypatch):
    used, entries = set(), shapes.entries

    def noting(value, keys, notebook, required=()):
        used.update(keys)
        return entries(value, keys, notebook, required)

    monkeypatch.setattr(shapes, "entries", noting)
    read_one.cache_clear()
    read_definitions(shipped())
    assert {"masked_as", "of_german", "exceptions"} <= used
    assert sorted(used - explained()) == []


def test_the_whole_files_of_the_guide_can_be_published_together():
    assert len(WHOLE) > 4
    assert mistakes([source(block) for block in WHOLE]) == []


def test_the_questions_of_the_guide_can_be_asked():
    assert len(QUESTIONS) > 6
    assert mistakes([form_of(*pair) for pair in enumerate(QUESTIONS)]) == []


def test_every_kind_of_question_has_an_example():
    shown = set(re.findall(r"\btype: (\w+)", "".join(BLOCKS)))
    assert sorted(set(KINDS) - shown) == []


def test_the_conditions_of_the_guide_are_understood():
    part = GUIDE.partition("\nBedingungen\n")[2].partition("\nPrüfungen\n")[0]
    written = CONDITION.findall(part)
    assert len(written) > 20
    notebook = Notebook("guide")
    for condition in written:
        condition_reader.condition(read(condition, notebook), "show_if", notebook)
    assert notebook.objections == []
