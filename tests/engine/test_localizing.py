"""The words of forms in another language, and the words there are to translate."""

import pytest

from mobio.engine.localizing import context_of, localize, words_of
from mobio.engine.references import Reference
from tests.engine.asked import CONSENT, LISTS, OWN, Asked

FORM = """
    title: Bildung
    intro: Alles zählt.
    pages: [{id: one, title: Schule, intro: Zuerst die Schule., questions: [a, day, rows]}]
    questions:
      - id: a
        type: number
        label: Wie viele?
        help: Eine Zahl.
        unit: Jahre
        purpose: Beratung
        staff_label: Anzahl
        checks: [{require: {a: 1}, message: Nur eins.}, {require: {a: 2}, message: Nur zwei.}]
      - id: day
        type: date
        label: Wann?
        not_before: [{today: yes}, {today: yes, minus: 1y, message: Zu früh.}]
      - id: rows
        type: group
        label: Orte
        questions: [{id: a, type: text, label: Wo?}]
    """
PACKAGE = """
    title: Amt
    purpose: Hilfe
    consent: consents/share
    recipients: authority
    questions: {person: [last]}
    """
FILES = {
    OWN: FORM,
    "consents/share": CONSENT,
    "actor_packages/office": PACKAGE,
    "texts/help": "title: Hilfe\ntexts: {body: 'Guten Tag, {name}'}",
}


@pytest.fixture
def definition():
    """Return a function that gives the German definition of a path."""
    return Asked(FILES).catalogue.definition


def test_every_text_of_a_form_has_its_place(definition):
    assert words_of(definition(OWN)) == [
        ("page.one.title", "Schule"),
        ("page.one.intro", "Zuerst die Schule."),
        ("title", "Bildung"),
        ("intro", "Alles zählt."),
        ("a.check1", "Nur eins."),
        ("a.check2", "Nur zwei."),
        ("a.unit", "Jahre"),
        ("a.label", "Wie viele?"),
        ("a.help", "Eine Zahl."),
        ("a.purpose", "Beratung"),
        ("day.not_before2", "Zu früh."),
        ("day.label", "Wann?"),
        ("rows.label", "Orte"),
        ("rows.a.label", "Wo?"),
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("actor_packages/office", [("title", "Amt"), ("purpose", "Hilfe")]),
        ("texts/help", [("texts.body", "Guten Tag, {name}"), ("title", "Hilfe")]),
        ("consents/share", [("title", "Einwilligung")]),
    ],
)
def test_every_text_of_other_files_has_its_place(definition, path, words):
    assert words_of(definition(path)) == words


def test_the_options_of_a_list_have_their_places(definition):
    assert ("red.label", "Rot") in words_of(definition("lists/colour"))


def test_the_place_of_a_text_has_no_version():
    assert context_of(Reference("biography", "own", 7), "a.label") == "biography/own:a.label"


def test_every_text_that_is_found_is_put_into_the_other_language(definition):
    for path in FILES:
        found = localize(definition(path), lambda place, _text: f"<{place}>")
        again = words_of(found)
        assert [text for _place, text in again] == [f"<{place}>" for place, _text in again]
        assert {place for place, _ in words_of(definition(path))} <= {place for place, _ in again}


def test_a_legal_text_is_never_translated_by_the_program(definition):
    found = localize(definition("consents/share"), lambda _place, _text: "x")
    assert found.text("de").text == "Ich, {given_names}"


def test_what_has_no_words_is_an_error():
    with pytest.raises(TypeError, match="no words known in int"):
        localize(7, str)


@pytest.fixture
def arabic():
    """Return a catalogue of which some words are translated."""
    words = {
        ("biography/own:a.label", "Wie viele?"): "كم؟",
        ("biography/own:rows.a.label", "Wo?"): "أين؟",
        ("biography/own:title", "Bildung"): "تعليم",
        ("biography/own:day.not_before2", "Zu früh."): "مبكر",
        ("biography/own:a.help", "Eine ältere Zahl."): "قديم",
        ("lists/colour:red.label", "Rot"): "أحمر",
    }
    return Asked(FILES, messages={"ar": words}).catalogue.in_language("ar")


def test_a_form_is_read_in_another_language(arabic):
    form = arabic.section("own")
    assert (form.title, form.question("a").label, form.question("rows.a").label) == (
        "تعليم",
        "كم؟",
        "أين؟",
    )
    assert form.question("day").own["not_before"][1].message == "مبكر"
    assert arabic.option_list("lists/colour").get("red").label == "أحمر"


def test_what_is_not_translated_or_was_reworded_stays_german(arabic):
    form = arabic.section("own")
    assert form.question("day").label == "Wann?"
    assert form.question("a").help == "Eine Zahl."


def test_technical_terms_for_staff_are_german_only(arabic):
    assert arabic.section("own").question("a").staff_label == ""
    assert arabic.in_language("de").section("own").question("a").staff_label == "Anzahl"


def test_lists_without_their_own_words_are_in_the_language_too(arabic):
    assert arabic.option_list("lists/country").get("SY").label == "سوريا"
    assert set(LISTS) <= set(arabic.in_force)
