"""Texts with accents: longer, in brackets, and with everything that is filled in later."""

import pytest

from mobio.engine.consent_texts import blocks
from mobio.engine.pseudo import CLOSE, OPEN, Words, accented


@pytest.mark.parametrize("text", ["Ja", "Speichern", "Staatsangehörigkeiten", "Was ist das? " * 9])
def test_a_text_is_two_fifths_longer_and_in_brackets(text):
    said = accented(text)
    assert (said[0], said[-1]) == (OPEN, CLOSE)
    assert len(said) >= int(len(text) * 1.4)


def test_a_word_becomes_longer_too():
    assert len(accented("Staatsangehörigkeiten").split()[0]) > len("Staatsangehörigkeiten") + 5


def test_no_filler_is_a_long_word():
    assert max(map(len, accented("Nn" * 3 + " " + "Tt " * 40).split())) <= 10


def test_what_is_filled_in_later_is_kept():
    said = accented("Guten Tag, ${name}: {link} am {valid_until}")
    assert [part in said for part in ("${name}", "{link}", "{valid_until}")] == [True] * 3


def test_each_line_of_a_long_text_stays_what_it_is():
    text = "## Wer\n\nWir sind es.\n\n- erstens\n- zweitens"
    found = blocks(accented(text))
    assert [block.kind for block in found] == [block.kind for block in blocks(text)]
    assert {(block.text[0], block.text[-1]) for block in found} == {(OPEN, CLOSE)}


def test_nothing_stays_nothing():
    assert accented("") == ""
    assert Words().get(("place", "")) is None


def test_forms_are_read_with_accents():
    assert Words().get(("biography/me:title", "Ich")).startswith("⟦Îîçĥ")
