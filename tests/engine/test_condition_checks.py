"""Conditions that lead nowhere are mistakes of the file."""

import pytest

QUESTIONS = """
    - {{id: colour, type: choice, label: F, options: lists/colour}}
    - {{id: colours, type: choices, label: F, options: lists/colour}}
    - {{id: yes_or_no, type: yes_no, label: J}}
    - {{id: level, type: choice, label: S, options: lists/level}}
    - {{id: number, type: number, label: Z}}
    - {{id: day, type: date, label: D}}
    - id: rows
      type: group
      label: Z
      questions:
        - {{id: member, type: choice, label: M, options: lists/colour}}
        - {{id: height, type: choice, label: H, options: lists/level}}
    - {{id: asked, type: date, label: A, {asked}}}
    """
NO_OPTION = "gibt es in der Liste"


@pytest.mark.parametrize(
    ("condition", "mistake"),
    [
        (
            "{color: red}",
            "Die Frage 'color' gibt es nicht. Meinten Sie 'colour'? Prüfen Sie den Namen.",
        ),
        ("{person.lost: x}", "Die Frage 'person.lost' gibt es nicht. Prüfen Sie den Namen."),
        ("{nowhere.last: x}", "Die Frage 'nowhere.last' gibt es nicht. Prüfen Sie den Namen."),
        (
            "{colour: gren}",
            "'gren' gibt es in der Liste 'lists/colour' nicht. Meinten Sie 'green'? "
            "Prüfen Sie den Code.",
        ),
        ("{yes_or_no: maybe}", "'maybe' gibt es in der Liste 'yes/no' nicht. Prüfen Sie den Code."),
        ("{number: viel}", "Bei 'number' muss eine Zahl stehen, nicht 'viel'."),
        ("{number: {at_least: viel}}", "Bei 'number' muss eine Zahl stehen, nicht 'viel'."),
        (
            "{level: {at_least: C3}}",
            "'C3' gibt es in der Liste 'lists/level' nicht. Prüfen Sie den Code.",
        ),
        (
            "{day: 2027-01-01}",
            "Diese Bedingung ist nicht verständlich. Schreiben Sie zum Beispiel {frage: code}.",
        ),
        (
            "{colour: {at_least: red}}",
            "'colour' hat keine Reihenfolge. at_least und at_most passen hier nicht.",
        ),
        (
            "{colour: {age: {below: 14}}}",
            "'colour' ist keine Frage nach einem Datum. Nennen Sie eine.",
        ),
        (
            "{day: {age: {}}}",
            "Diese Bedingung ist nicht verständlich. Schreiben Sie zum Beispiel {frage: code}.",
        ),
        (
            "{rows: {any_row: {member: {age: {below: 14}}}}}",
            "'member' ist keine Frage nach einem Datum. Nennen Sie eine.",
        ),
        (
            "{colours: {at_least: red}}",
            "'colours' hat keine Reihenfolge. at_least und at_most passen hier nicht.",
        ),
        ("{colours: red}", "'colours' erlaubt mehrere Antworten. Schreiben Sie {contains: …}."),
        (
            "{rows: red}",
            "'rows' ist eine Gruppe. Schreiben Sie zum Beispiel {any_row: {frage: code}}.",
        ),
        (
            "{rows: {contains: red}}",
            "'rows' ist eine Gruppe. Schreiben Sie zum Beispiel {any_row: {frage: code}}.",
        ),
        (
            "{colour: {any_row: {member: red}}}",
            "'colour' ist keine Gruppe. Diese Bedingung passt nur zu einer Gruppe.",
        ),
        (
            "{rows.member: red}",
            "'rows.member' steht in einer Gruppe. Schreiben Sie {rows: {any_row: {member: …}}}.",
        ),
        (
            "{rows: {any_row: {rows.member: red}}}",
            "'rows.member' steht in einer Gruppe. Schreiben Sie {rows: {any_row: {member: …}}}.",
        ),
        (
            "{member: red}",
            "'member' steht in einer Gruppe. Schreiben Sie {rows: {any_row: {member: …}}}.",
        ),
        (
            "{rows: {any_row: {member: pink}}}",
            "'pink' gibt es in der Liste 'lists/colour' nicht. Prüfen Sie den Code.",
        ),
        (
            "{rows: {any_row: {membr: red}}}",
            "Die Frage 'membr' gibt es nicht. Meinten Sie 'member'? Prüfen Sie den Namen.",
        ),
        (
            "{level: {at_most: {highest: level}}}",
            "'level' muss eine Frage in einer Gruppe sein, zum Beispiel gruppe.frage.",
        ),
        (
            "{level: {at_most: {highest: rows.hight}}}",
            "Die Frage 'rows.hight' gibt es nicht. Prüfen Sie den Namen.",
        ),
        (
            "{level: {at_most: {highest: rows.height, where: {membr: red}}}}",
            "Die Frage 'membr' gibt es nicht. Meinten Sie 'member'? Prüfen Sie den Namen.",
        ),
        (
            "{colour: {in_list: lists/nowhere}}",
            "Die Liste 'lists/nowhere' gibt es nicht. "
            "Legen Sie sie an oder wählen Sie eine andere.",
        ),
        (
            "{colour: {in_list: biography/person}}",
            "Die Liste 'biography/person' gibt es nicht. "
            "Legen Sie sie an oder wählen Sie eine andere.",
        ),
        (
            "{colour: {listed_at: {id: nowhere, attribute: x}}}",
            "Die Frage 'nowhere' gibt es nicht. Prüfen Sie den Namen.",
        ),
        ("{consent: health}", "'consents/health' gibt es nicht. Legen Sie die Datei an."),
        (
            "{all: [{not: {colour: pink}}]}",
            "'pink' gibt es in der Liste 'lists/colour' nicht. Prüfen Sie den Code.",
        ),
    ],
)
def test_a_condition_must_lead_somewhere(mistakes, condition, mistake):
    assert mistakes(QUESTIONS.format(asked=f"show_if: {condition}")) == [f"14: {mistake}"]


@pytest.mark.parametrize(
    "asked",
    [
        "checks: [{require: {color: red}, message: M}]",
        "checks: [{require: {colour: red}, message: M, if: {color: red}}]",
        "not_before: {today: yes, if: {color: red}}",
        "not_after: [{today: yes}, {today: yes, if: {color: red}}]",
    ],
)
def test_conditions_are_checked_wherever_they_stand(mistakes, asked):
    (mistake,) = mistakes(QUESTIONS.format(asked=asked))
    assert mistake.startswith("14: Die Frage 'color' gibt es nicht.")


def test_conditions_of_members_are_checked_too(mistakes):
    found = mistakes("""
        - id: rows
          type: group
          label: Z
          questions:
            - {id: a, type: yes_no, label: A}
            - {id: b, type: text, label: B, show_if: {c: yes}}
        """)
    assert found == ["7: Die Frage 'c' gibt es nicht. Prüfen Sie den Namen."]


def test_a_country_may_be_any_that_cldr_knows(mistakes):
    text = """
        - {{id: land, type: country, label: L, options: lists/country}}
        - {{id: b, type: text, label: B, show_if: {{land: {code}}}}}
        """
    assert mistakes(text.format(code="DE")) == []
    assert NO_OPTION in mistakes(text.format(code="QQ"))[0]


@pytest.mark.parametrize(
    ("bound", "mistake"),
    [
        ("{id: dya}", "Die Frage 'dya' gibt es nicht. Meinten Sie 'day'? Prüfen Sie den Namen."),
        ("{id: colour}", "'colour' ist keine Frage nach einem Datum. Nennen Sie eine."),
        ("{id: rows}", "'rows' ist keine Frage nach einem Datum. Nennen Sie eine."),
    ],
)
def test_a_bound_must_be_a_date(mistakes, bound, mistake):
    assert mistakes(QUESTIONS.format(asked=f"not_before: {bound}")) == [f"14: {mistake}"]
