"""Editors show what the guide says of a word."""

import pytest

from mobio.engine.json_schema import schema_for
from mobio.scripts.guide import GUIDE, explain, tables

KNOWN = tables(GUIDE.read_text("utf-8"))
TABLE = """
======  ==========
Wort    Bedeutung
======  ==========
``a``   das *erste*
        Wort
``b``   ``zwei``
c       kein Wort
======  ==========
"""


def test_a_table_explains_words():
    assert tables(TABLE) == [{"a": "das erste Wort", "b": "zwei"}]


def test_a_mapping_is_explained_by_the_table_that_is_about_it():
    mapping = {"type": "object", "properties": {"a": {"type": "string"}, "z": {}}}
    about = explain({"anyOf": [mapping]}, [{"a": "A"}, {"a": "?", "x": "?", "y": "?"}])
    assert about["anyOf"][0]["properties"]["a"] == {"description": "A", "type": "string"}
    assert about["anyOf"][0]["properties"]["z"] == {}
    assert mapping["properties"]["a"] == {"type": "string"}


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        ("biography", "pages", "die Seiten"),
        ("lists", "ordered", "die Reihenfolge der Datei gilt"),
        ("actor_packages", "valid_days", "so viele Tage gilt der Link"),
        ("goals", "review", "nach welcher Zeit"),
        ("consents", "from_age", "ab diesem Alter"),
    ],
)
def test_the_keys_of_files_are_explained(kind, key, said):
    assert said in explain(schema_for(kind), KNOWN)["properties"][key]["description"]


def test_the_keys_of_questions_and_rules_are_explained():
    found = explain(schema_for("biography"), KNOWN)["$defs"]
    group = found["question_group"]["properties"]
    assert "in einfacher Sprache" in group["label"]["description"]
    assert "höchstens so viele Zeilen" in group["repeat"]["description"]
    assert "title" not in found["question_text"]["properties"]
