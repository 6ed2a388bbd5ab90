"""Conditions that can never hold are told, those that can are left alone."""

import pytest

QUESTIONS = """
    - {id: colour, type: choice, label: Farbe, options: lists/colour, purpose: x}
    - {id: closed, type: choice, label: Farbe, options: lists/closed, purpose: x}
    - {id: colours, type: choices, label: Farben, options: lists/colour, purpose: x}
    - {id: level, type: cefr, label: Niveau, options: lists/level, purpose: x}
    - {id: hours, type: number, label: Zeit, min: 0, max: 60, purpose: x}
    - {id: free, type: number, label: Zahl, purpose: x}
    - {id: name, type: text, label: Name, purpose: x}
    - {id: day, type: date, label: Tag, purpose: x}
    - id: rows
      type: group
      label: Zeilen
      purpose: x
      repeat: {max: 3}
      questions: [{id: what, type: text, label: Was}]
    - {id: asked, type: text, label: Frage, purpose: x, show_if: CONDITION}
    """
CLOSED = """
    title: Farben
    closed: yes
    options: [{code: red, label: Rot}, {code: unknown, label: Weiß ich nicht}]
    """


@pytest.fixture
def why(mistakes):
    """Return a function that tells why a condition can never hold; None if it can."""

    def tell(condition):
        found = mistakes(QUESTIONS.replace("CONDITION", condition), files={"lists/closed": CLOSED})
        assert len(found) <= 1, found
        return found[0].partition("gelten: ")[2].partition(". Ändern")[0] if found else None

    return tell


@pytest.mark.parametrize(
    "condition",
    [
        "{colour: unknown}",
        "{closed: unknown}",
        "{name: unknown}",
        "{hours: [61, 60]}",
        "{hours: {at_least: 60}}",
        "{hours: {at_most: 0}}",
        "{free: {at_least: 5, at_most: 5}}",
        "{level: {at_least: A1, at_most: B1}}",
        "{rows: {rows_at_least: 3}}",
        "{rows: {rows_at_most: 9}}",
        "{age: {at_least: 16, below: 17}}",
        "{day: {age: {at_least: 0, below: 1}}}",
        "{all: [{colours: {contains: red}}, {colours: {contains: green}}]}",
        "{all: [{colour: [red, green]}, {colour: [green, blue]}]}",
        "{any: [{colour: red}, {colour: green}]}",
        "{not: {all: [{colour: red}, {hours: 3}]}}",
    ],
)
def test_what_can_hold_is_left_alone(why, condition):
    assert why(condition) is None


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("{closed: prefer_not_to_say}", "'closed' bietet 'prefer_not_to_say' nicht an"),
        ("{hours: [61, 62]}", "'hours' liegt in anderen Grenzen"),
        ("{hours: {at_most: -1}}", "'hours' liegt in anderen Grenzen"),
        ("{level: {at_least: B1, at_most: A1}}", "mindestens B1 ist mehr als höchstens A1"),
        ("{rows: {rows_at_least: 4}}", "'rows' hat höchstens 3 Zeilen"),
        ("{rows: {rows: {at_least: 2, at_most: 1}}}", "mindestens 2 ist mehr als höchstens 1"),
        ("{age: {at_least: 17, below: 17}}", "niemand ist mindestens 17 und unter 17"),
        ("{day: {age: {at_least: 14, below: 3}}}", "niemand ist mindestens 14 und unter 3"),
        ("{all: [{colour: [red, green]}, {colour: blue}]}", "'colour' kann nicht beides sein"),
        ("{any: [{hours: 61}, {colour: red}]}", "'hours' liegt in anderen Grenzen"),
    ],
)
def test_what_can_never_hold_is_told(why, condition, reason):
    assert why(condition) == reason
