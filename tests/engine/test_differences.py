"""What a version changed, as data and in words."""

import pytest

from mobio.engine.differences import Difference, differences, sentence
from mobio.engine.loading import read_definitions
from mobio.engine.references import Reference
from tests.engine.asked import sources

FORM = """
    title: Lernen
    pages:
      - {id: one, title: Seite, questions: [name, colour]}
    questions:
      - {id: name, type: text, label: Name}
      - {id: colour, type: choice, label: Farbe, options: lists/colour}
    """
LIST = """
    title: Farben
    options:
      - {code: red, label: Rot}
      - {code: blue, label: Blau}
    """
PACKAGE = """
    title: Amt
    purpose: Beratung
    consent: consents/giving
    recipients: authority
    questions: {own: [name, colour]}
    attachments: [certificate]
    """
CONSENT = """
    title: Einwilligung
    texts:
      de: {title: T, text: Ich stimme zu., tick: Ja}
    not_offered: {ar: fehlt}
    """
TEXTS = "title: Hilfe\ntexts: {contact: Telefon 1, hours: 8 bis 12}"
MENU = """
    title: Menü
    entries:
      - {show: home, label: Start}
      - {show: section, label: Lernen, form: biography/own}
    """
GOAL = """
    area: Sprache
    goal: B1 erreichen
    indicator: Zertifikat
    measures: [{what: Kurs suchen, who: person, within: 1m}]
    review: 3m
    """
DENIED = "title: Gesperrt\nquestions: {own: [secret]}\nattachments: [diagnosis]\nexceptions: {}"


def read(path, text):
    definitions = read_definitions(sources({f"{path}@1": text}))[0]
    return definitions[Reference.parse(f"{path}@1")]


def told(path, before, *changes, upgrade=""):
    """Return the sentences about *before* and what *changes*, pairs (old, new), make of it."""
    after = before
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    return [sentence(each) for each in found(path, before, after + upgrade)]


def found(path, before, after):
    return differences(read(path, before), read(path, after))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("biography/own", FORM),
        ("lists/colour", LIST),
        ("actor_packages/office", PACKAGE),
        ("consents/giving", CONSENT),
        ("texts/help", TEXTS),
        ("site/menu", MENU),
        ("goals/b1", GOAL),
        ("protected/denied", DENIED),
    ],
)
def test_the_same_file_with_other_lines_has_no_difference(path, text):
    assert found(path, text, f"\n# comment\n{text}") == ()


class TestForms:
    """Questions, pages and rules."""

    def test_a_new_question_is_added(self):
        new = "- {id: age, type: number, label: Alter}\n      - {id: colour,"
        assert told("biography/own", FORM, ("- {id: colour,", new)) == [
            "Frage hinzugefügt: „Alter“ (age)"
        ]

    def test_other_words_show_both_and_whether_they_mean_the_same(self):
        steps = "\n    upgrade:\n      - meaning: {name: changed}\n"
        (said,) = told("biography/own", FORM, ("label: Name", "label: Ruf"), upgrade=steps)
        assert said == ("Wortlaut geändert, Frage name: „Name“ → „Ruf“ Die Bedeutung ist anders.")

    def test_a_retired_question_is_told_once(self):
        gone = ("\n      - {id: name, type: text, label: Name}", "")
        steps = "\n    upgrade:\n      - retire: name\n"
        said = told("biography/own", FORM, gone, ("[name, colour]", "[colour]"), upgrade=steps)
        assert said == ["Frage fällt weg: „Name“ (name)"]

    def test_a_condition_that_changed_is_named(self):
        rule = ("label: Name}", "label: Name, show_if: {colour: red}}")
        assert told("biography/own", FORM, rule) == ["Bedingung geändert, Frage name"]

    def test_a_rule_that_changed_is_named(self):
        rule = ("label: Name}", "label: Name, max_length: 20}")
        assert told("biography/own", FORM, rule) == ["Regeln geändert, Frage name"]

    def test_help_is_shown_before_and_after(self):
        changed = ("label: Name}", "label: Name, help: Wie im Pass.}")
        assert told("biography/own", FORM, changed) == [
            "Hilfetext geändert, Frage name: (leer) → „Wie im Pass.“"
        ]

    @pytest.mark.parametrize(
        ("step", "said"),
        [
            ("map: {colour: {red: blue}}", "Zuordnung geändert colour: red wird zu blue"),
            ("move: {name: other.called}", "Frage verschoben: „Name“ (name), jetzt other.called"),
            ("split: {name: {a: copy, b: copy}}", "Frage aufgeteilt: „Name“ (name), jetzt a, b"),
            ("merge: {name: {of: [a, b]}}", "Fragen zusammengeführt: a, b in name"),
            ("restore: name", "Frage kommt zurück: „Name“ (name)"),
            ("default: {colour: red}", "Vorgabe für alle: „Farbe“ (colour) beginnt mit red"),
        ],
    )
    def test_each_step_is_told(self, step, said):
        assert told("biography/own", FORM, upgrade=f"\n    upgrade:\n      - {step}\n") == [said]

    def test_another_kind_is_told(self):
        steps = "\n    upgrade:\n      - convert: name\n"
        kind = ("name, type: text", "name, type: long_text")
        assert told("biography/own", FORM, kind, upgrade=steps) == [
            "Art der Frage geändert: „Name“ (name), von text zu long_text"
        ]

    def test_another_order_is_told_once(self):
        lines = FORM.rstrip().splitlines()
        turned = "\n".join([*lines[:-2], lines[-1], lines[-2]])
        assert [sentence(each) for each in found("biography/own", FORM, turned)] == [
            "Reihenfolge geändert: Frage"
        ]


class TestOtherFiles:
    """Every kind of file has its parts."""

    def test_options_are_added_and_reworded(self):
        changes = (("label: Rot}", "label: Hellrot}\n      - {code: pink, label: Rosa}"),)
        assert told("lists/colour", LIST, *changes) == [
            "Wortlaut geändert, Option red: „Rot“ → „Hellrot“",
            "Option hinzugefügt: „Rosa“ (pink)",
        ]

    def test_a_package_gains_and_loses_questions_and_attachments(self):
        changes = (("[name, colour]", "[name, {id: born, show_as: age}]"), ("[certificate]", "[]"))
        assert sorted(told("actor_packages/office", PACKAGE, *changes)) == [
            "Anlage entfernt: certificate",
            "Frage des Pakets entfernt: own.colour",
            "Frage des Pakets hinzugefügt: own.born",
        ]

    def test_an_answer_shown_as_age_is_told(self):
        changes = (("[name, colour]", "[{id: name, show_as: age}, colour]"),)
        assert told("actor_packages/office", PACKAGE, *changes) == [
            "Anzeige geändert, Frage des Pakets own.name: (leer) → „age“"
        ]

    def test_languages_of_a_consent_come_and_change(self):
        arabic = "tick: Ja}\n      ar: {title: T, text: أوافق, tick: نعم}"
        changes = (("tick: Ja}", arabic), ("not_offered: {ar: fehlt}", ""), ("zu.", "gern zu."))
        said = told("consents/giving", CONSENT, *changes)
        assert said[0] == (
            "Wortlaut geändert, Sprache de: „T Ich stimme zu. Ja“ → „T Ich stimme gern zu. Ja“"
        )
        assert [line.partition(":")[0] for line in said[1:]] == [
            "Sprache hinzugefügt",
            "Nicht angebotene Sprache entfernt",
        ]

    def test_texts_entries_goals_and_denied_questions_are_told(self):
        assert told("texts/help", TEXTS, ("Telefon 1", "Telefon 2")) == [
            "Wortlaut geändert, Text contact: „Telefon 1“ → „Telefon 2“"
        ]
        assert told("site/menu", MENU, ("label: Start", "label: Anfang")) == [
            "Wortlaut geändert, Eintrag im Menü home: „Start“ → „Anfang“"
        ]
        assert told("goals/b1", GOAL, ("within: 1m", "within: 2m")) == ["Frist geändert, Schritt 1"]
        assert told("protected/denied", DENIED, ("[secret]", "[secret, other]")) == [
            "Gesperrte Frage hinzugefügt: own.other"
        ]

    def test_everything_of_a_new_file_is_added(self):
        said = [sentence(each) for each in differences(None, read("lists/colour", LIST))]
        assert said == [
            "Titel hinzugefügt: Farben",
            "Option hinzugefügt: „Rot“ (red)",
            "Option hinzugefügt: „Blau“ (blue)",
        ]

    def test_a_long_text_is_cut_in_words_but_not_as_data(self):
        long = "ein langer Text " * 60
        one = Difference("reworded", "text", "body", long, "kurz")
        assert len(sentence(one)) < 300
        assert one.as_data()["before"] == long
