"""Conditions as they are written."""

import pytest

QUESTIONS = """
    - {{id: other, type: choice, label: B, options: lists/colour}}
    - {{id: rank, type: number, label: R}}
    - {{id: several, type: choices, label: M, options: lists/colour}}
    - id: rows
      type: group
      label: Z
      questions: [{{id: member, type: choice, label: C, options: lists/colour}}]
    - {{id: asked, type: text, label: A, show_if: {condition}}}
    """
BAD = "Diese Bedingung ist nicht verständlich. Schreiben Sie zum Beispiel {frage: code}."


@pytest.mark.parametrize(
    "condition",
    [
        "{other: red}",
        "{other: [red, unknown, prefer_not_to_say]}",
        "{other: {answered: yes}}",
        "{other: {in_list: lists/colour}}",
        "{rank: {at_least: 3}}",
        "{rank: {at_least: 1, at_most: 4.5}}",
        "{rank: 7}",
        "{several: {contains: red}}",
        "{several: {contains: [red, blue]}}",
        "{rows: {rows_at_least: 1}}",
        "{rows: {rows_at_least: 1, rows_at_most: 3}}",
        "{rows: {any_row: {member: red}}}",
        "{rows: {rows: {where: {member: red}, at_least: 1, at_most: 2}}}",
        "{age: {at_least: 16}}",
        "{age: {at_least: 16, below: 18}}",
        "{all: [{other: red}, {rank: 1}]}",
        "{any: [{other: red}, {rank: 1}]}",
        "{any: {other: red, rank: 1}}",
        "{not: {other: red}}",
        "{other: red, rank: 1}",
        "{person.born: {answered: yes}}",
    ],
)
def test_every_way_to_say_a_condition_is_understood(mistakes, condition):
    assert mistakes(QUESTIONS.format(condition=condition)) == []


@pytest.mark.parametrize(
    "condition",
    [
        "red",
        "[]",
        "{}",
        "[{other: red}]",
        "{other: []}",
        "{other: {}}",
        "{several: {contains: []}}",
        "{age: {}}",
        "{all: []}",
        "{any: {}}",
        "{not: [{other: red}]}",
        "{rank: {at_least: 1, contains: red}}",
        "{rank: {at_least: 1, answered: yes}}",
        "{rows: {rows: {where: {member: red}}}}",
        "{rows: {rows_at_least: 1, any_row: {member: red}}}",
    ],
)
def test_what_is_no_condition_is_told(mistakes, condition):
    assert mistakes(QUESTIONS.format(condition=condition)) == [f"9: {BAD}"]


@pytest.mark.parametrize(
    ("condition", "mistake"),
    [
        (
            "{rank: {at_lest: 3}}",
            "'at_lest' gibt es hier nicht. Meinten Sie 'at_least'? Möglich sind: ",
        ),
        ("{other: {answered: maybe}}", "Bei 'answered' muss yes oder no stehen, nicht 'maybe'."),
        ("{age: {at_least: alt}}", "Bei 'at_least' muss eine Zahl stehen, nicht 'alt'."),
        ("{rows: {rows_at_least: -1}}", "Bei 'rows_at_least' muss mindestens 0 stehen"),
        ("{other: [[red]]}", "Bei 'other' wird ein einfacher Text erwartet."),
        ("{rank: {at_least: [3]}}", "Bei 'at_least' wird ein einfacher Text erwartet."),
        ("{consent: Gesundheit!}", "'Gesundheit!' ist kein gültiger Name."),
        ("{other: {listed_at: {id: rank}}}", "Hier fehlt 'attribute'. Ergänzen Sie es."),
        ("{all: {answered: yes}}", "Die Frage 'answered' gibt es nicht."),
    ],
)
def test_what_is_wrong_inside_a_condition_is_told(mistakes, condition, mistake):
    (told,) = mistakes(QUESTIONS.format(condition=condition))
    assert told.startswith(f"9: {mistake}")
