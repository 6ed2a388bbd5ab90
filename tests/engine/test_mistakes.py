"""Mistakes in the words a coordinator reads."""

import re
import string

import pytest

from mobio.engine.mistakes import Mistake, Notebook, Objection, Objections, guess


def test_an_objection_names_file_line_and_what_to_do():
    notebook = Notebook("forms/lists/colour/1.yaml")
    notebook.note(Mistake.DUPLICATE_KEY, 7, key="title", first=2)
    assert [str(each) for each in notebook.objections] == [
        "forms/lists/colour/1.yaml:7: "
        "'title' steht hier zweimal, zuerst in Zeile 2. Löschen Sie eines davon."
    ]


def test_objections_sort_by_file_and_line():
    found = [Objection("b", 1, "x"), Objection("a", 10, "x"), Objection("a", 2, "x")]
    assert [(each.file, each.line) for each in sorted(found)] == [("a", 2), ("a", 10), ("b", 1)]


def test_objections_together_are_one_text():
    refused = Objections([Objection("a", 1, "x"), Objection("b", 2, "y")])
    assert str(refused) == "a:1: x\nb:2: y"


@pytest.mark.parametrize("word", ["{0.__class__}", "{key.x}", "{", "${7*7}", "%(x)s", "{file}"])
def test_what_a_file_says_is_only_repeated(word):
    notebook = Notebook("f")
    notebook.note(Mistake.BAD_ID, 1, id=word)
    assert notebook.objections[0].message.startswith(f"'{word}' ist kein gültiger Name.")


def test_a_whole_text_is_not_repeated():
    notebook = Notebook("f")
    notebook.note(Mistake.BAD_ID, 1, id="x" * 100_000)
    assert len(notebook.objections[0].message) < 600


@pytest.mark.parametrize("mistake", Mistake)
def test_every_mistake_says_what_is_wrong_in_plain_sentences(mistake):
    places = dict.fromkeys(
        (name for _, name, _, _ in string.Formatter().parse(mistake) if name), "x"
    )
    sentence = mistake.value.format(**places)
    assert re.search(r"[.?] ?\Z", sentence)
    assert not re.search(r"\b(du|dein|dir|bitte)\b", sentence, re.IGNORECASE)
    assert max(map(len, re.split(r"[.?!] ", sentence))) < 90


def test_a_guess_is_made_only_if_there_is_one():
    assert guess("titel", ["title", "intro"]) == "Meinten Sie 'title'? "
    assert guess("xyz", ["title", "intro"]) == ""
    assert guess("xyz", []) == ""
