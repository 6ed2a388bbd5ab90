"""Which parts of a text have a direction of their own."""

import pytest

from mobio.services.consenting import in_words
from mobio.services.directions import runs, side

STREET = "شارع Kurfürsten-Anlage"
MAIL = "mobio@landratsamt.example"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Amt", [("Amt", None)]),
        ("bei \u2068أمينة\u2069.", [("bei ", None), ("أمينة", "rtl"), (".", None)]),
        ("\u2066+49 6221\u2069", [("+49 6221", "ltr")]),
        ("", []),
    ],
)
def test_what_is_isolated_is_a_part_of_its_own(text, parts):
    assert runs(text) == parts


def test_an_address_stands_apart_from_the_street_before_it():
    assert runs(f"{STREET}، {MAIL}.") == [(f"{STREET}، ", None), (MAIL, "ltr"), (".", None)]


def test_an_address_inside_an_isolated_part_stands_apart_too():
    found = runs(f"\u2067{STREET}، {MAIL}\u2069")
    assert found == [(f"{STREET}، ", "rtl"), (MAIL, "ltr")]


def test_words_of_a_language_run_as_the_language_does_whatever_they_begin_with():
    filled = in_words({"purpose": "ikubiz يساعد.", "place": "Heidelberg"}, "ar")
    assert [runs(text) for text in filled.values()] == [
        [("ikubiz يساعد.", "rtl")],
        [("Heidelberg", "rtl")],
    ]
    assert runs(in_words({"purpose": "الاسم"}, "de")["purpose"]) == [("الاسم", "ltr")]


def test_what_runs_from_the_left_anyway_is_left_whole():
    assert runs(f"\u2066Amt, {MAIL}\u2069") == [(f"Amt, {MAIL}", "ltr")]


@pytest.mark.parametrize(("text", "way"), [("12 أ", "rtl"), ("12 a", "ltr"), ("12", "ltr")])
def test_the_first_letter_tells_the_side(text, way):
    assert side(text) == way
