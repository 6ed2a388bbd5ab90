"""When a question is asked: conditions over the record, the row and other sections."""

from datetime import date

import pytest

from mobio.engine.partial_dates import make
from tests.engine.asked import CONSENT, TODAY

UNKNOWN = {"state": "unknown"}
REFUSED = {"state": "prefer_not_to_say"}
ROW_A = {"_row": "raaaaaaaa", "colour": "red", "level": "A1"}
ROW_B = {"_row": "rbbbbbbbb", "colour": "blue", "level": "B1"}
QUESTIONS = """
    - {{id: colour, type: choice, label: F, options: lists/colour}}
    - {{id: colours, type: choices, label: F, options: lists/colour}}
    - {{id: yes_or_no, type: yes_no, label: J}}
    - {{id: level, type: cefr, label: S, options: lists/level}}
    - {{id: number, type: number, label: Z, step: 0.5}}
    - {{id: text, type: text, label: T}}
    - {{id: day, type: partial_date, label: D}}
    - {{id: town, type: municipality, label: O, options: lists/town}}
    - id: rows
      type: group
      label: Z
      questions:
        - {{id: colour, type: choice, label: F, options: lists/colour}}
        - {{id: level, type: cefr, label: S, options: lists/level}}
        - {{id: since, type: partial_date, label: D}}
        - {{id: inner, type: text, label: I, show_if: {{colour: red}}}}
    - {{id: asked, type: text, label: A, show_if: {condition}}}
    """
LISTS = {
    "lists/town": """
        title: Orte
        options:
          - {code: leimen, label: Leimen, attributes: {postal_codes: ["69181"]}}
          - {code: other, label: Anderer}
        """,
    "lists/warm": "{title: Warm, options: [{code: red, label: Rot}]}",
    "consents/health": CONSENT,
}


@pytest.fixture
def is_asked(form):
    def decide(condition, answers=None, **options):
        asked = form(QUESTIONS.format(condition=condition), LISTS)
        return asked.record(answers, **options).is_visible("own", "asked")

    return decide


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ("{colour: red}", {"colour": "red"}, True),
        ("{colour: red}", {"colour": "blue"}, False),
        ("{colour: red}", {}, False),
        ("{colour: [red, blue]}", {"colour": "blue"}, True),
        ("{colour: unknown}", {"colour": UNKNOWN}, True),
        ("{colour: unknown}", {"colour": REFUSED}, False),
        ("{colour: prefer_not_to_say}", {"colour": REFUSED}, True),
        ("{yes_or_no: no}", {"yes_or_no": "no"}, True),
        ("{number: 7}", {"number": 7}, True),
        ("{number: 7.0}", {"number": 7}, True),
        ("{number: 7}", {"number": 7.5}, False),
        ("{number: 0}", {"number": 0}, True),
        ("{number: unknown}", {"number": 0}, False),
        ("{text: no}", {"text": "no"}, True),
    ],
)
def test_an_answer_equals_a_code(is_asked, condition, answers, expected):
    assert is_asked(condition, answers) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(["red"], True), (["blue", "red"], True), (["blue"], False), (None, False)],
)
def test_several_answers_contain_a_code(is_asked, answer, expected):
    assert is_asked("{colours: {contains: red}}", {"colours": answer}) is expected
    assert is_asked("{colours: {contains: [red, green]}}", {"colours": answer}) is expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [({"text": "x"}, True), ({"text": ""}, False), ({}, False), ({"number": 0}, False)],
)
def test_a_question_is_answered(is_asked, answers, expected):
    assert is_asked("{text: {answered: yes}}", answers) is expected
    assert is_asked("{text: {answered: no}}", answers) is not expected


@pytest.mark.parametrize("state", [UNKNOWN, REFUSED])
def test_not_knowing_is_no_answer(is_asked, state):
    assert not is_asked("{colour: {answered: yes}}", {"colour": state})
    assert not is_asked("{level: {at_least: A1}}", {"level": state})


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ("{number: {at_least: 3}}", {"number": 3}, True),
        ("{number: {at_least: 3}}", {"number": 2.5}, False),
        ("{number: {at_most: 2.5}}", {"number": 2.5}, True),
        ("{number: {at_least: 1, at_most: 2}}", {"number": 3}, False),
        ("{number: {at_least: 0}}", {}, False),
        ("{level: {at_least: A2}}", {"level": "B1"}, True),
        ("{level: {at_least: A2}}", {"level": "A1"}, False),
        ("{level: {at_most: A2}}", {"level": "A2"}, True),
        ("{level: {at_least: A2, at_most: B1}}", {"level": "B2"}, False),
    ],
)
def test_a_number_or_a_level_lies_within_bounds(is_asked, condition, answers, expected):
    assert is_asked(condition, answers) is expected


@pytest.mark.parametrize(
    ("condition", "level", "expected"),
    [
        ("{level: {at_most: {highest: rows.level}}}", "B1", True),
        ("{level: {at_most: {highest: rows.level}}}", "B2", False),
        ("{level: {at_most: {highest: rows.level, plus: 1}}}", "B2", True),
        ("{level: {at_most: {highest: rows.level, where: {colour: red}}}}", "A1", True),
        ("{level: {at_most: {highest: rows.level, where: {colour: red}}}}", "A2", False),
        ("{level: {at_most: {highest: rows.level, where: {colour: green}}}}", "B2", True),
        ("{level: {at_least: A2, at_most: {highest: rows.level}}}", "A1", False),
    ],
)
def test_a_level_is_at_most_the_highest_among_rows(is_asked, condition, level, expected):
    assert is_asked(condition, {"level": level, "rows": [ROW_A, ROW_B]}) is expected


@pytest.mark.parametrize(
    ("condition", "rows", "expected"),
    [
        ("{rows: {rows_at_least: 1}}", [], False),
        ("{rows: {rows_at_least: 1}}", [ROW_A], True),
        ("{rows: {rows_at_most: 1}}", [ROW_A, ROW_B], False),
        ("{rows: {any_row: {colour: red}}}", [ROW_A, ROW_B], True),
        ("{rows: {any_row: {colour: green}}}", [ROW_A, ROW_B], False),
        ("{rows: {any_row: {colour: red, level: B1}}}", [ROW_A, ROW_B], False),
        ("{rows: {rows: {where: {colour: [red, blue]}, at_least: 2}}}", [ROW_A, ROW_B], True),
        ("{rows: {rows: {where: {colour: red}, at_most: 0}}}", [ROW_B], True),
        ("{rows: {answered: yes}}", [ROW_A], True),
        ("{rows: {answered: yes}}", [], False),
    ],
)
def test_rows_are_counted(is_asked, condition, rows, expected):
    assert is_asked(condition, {"rows": rows}) is expected


def test_a_row_sees_itself_first_and_then_the_form(is_asked):
    condition = "{rows: {any_row: {colour: red, text: x}}}"
    assert is_asked(condition, {"rows": [ROW_A], "text": "x", "colour": "blue"})
    assert not is_asked(condition, {"rows": [ROW_B], "text": "x", "colour": "red"})


def test_a_hidden_member_is_no_answer(is_asked):
    row = {"_row": "raaaaaaaa", "colour": "blue", "inner": "parked"}
    assert not is_asked("{rows: {any_row: {inner: {answered: yes}}}}", {"rows": [row]})
    assert is_asked(
        "{rows: {any_row: {inner: {answered: yes}}}}", {"rows": [{**row, "colour": "red"}]}
    )


@pytest.mark.parametrize(
    ("born", "condition", "expected"),
    [
        (make(2011, 1, 18), "{age: {at_least: 16}}", True),
        (make(2011, 1, 19), "{age: {at_least: 16}}", False),
        (make(2011), "{age: {at_least: 16}}", False),
        (make(2010), "{age: {at_least: 16}}", True),
        (make(2010), "{age: {below: 18}}", True),
        (make(2011), "{age: {at_least: 15, below: 16}}", True),
        (UNKNOWN, "{age: {at_least: 0}}", False),
        (None, "{age: {below: 200}}", False),
    ],
)
def test_the_age_is_the_youngest_possible_one(is_asked, born, condition, expected):
    assert is_asked(condition, others={"person": {"born": born}}) is expected


def test_the_age_changes_with_the_day(is_asked):
    others = {"person": {"born": make(2011, 1, 19)}}
    assert not is_asked("{age: {at_least: 16}}", others=others, today=TODAY)
    assert is_asked("{age: {at_least: 16}}", others=others, today=date(2027, 1, 19))


@pytest.mark.parametrize(
    ("born", "condition", "expected"),
    [
        (make(2013, 1, 18), "{day: {age: {at_least: 14}}}", True),
        (make(2013, 1, 19), "{day: {age: {at_least: 14}}}", False),
        (make(2013, 1, 19), "{day: {age: {below: 14}}}", True),
        (make(2013, 1, 18), "{day: {age: {below: 14}}}", False),
        (make(2013), "{day: {age: {below: 14}}}", True),
        (make(2012), "{day: {age: {at_least: 14, below: 15}}}", True),
        (UNKNOWN, "{day: {age: {below: 14}}}", False),
        (None, "{day: {age: {at_least: 0}}}", False),
    ],
)
def test_the_years_since_a_date_are_the_fewest_possible(is_asked, born, condition, expected):
    assert is_asked(condition, {"day": born}) is expected


def test_the_age_of_a_row_is_that_of_its_own_date(is_asked):
    rows = [{**ROW_A, "since": make(2020)}, {**ROW_B, "since": make(1999)}]
    condition = "{rows: {any_row: {colour: COLOUR, since: {age: {below: 14}}}}}"
    assert is_asked(condition.replace("COLOUR", "red"), {"rows": rows})
    assert not is_asked(condition.replace("COLOUR", "blue"), {"rows": rows})


def test_the_years_since_a_date_change_with_the_day(is_asked):
    condition, answers = "{day: {age: {below: 14}}}", {"day": make(2013, 1, 19)}
    assert is_asked(condition, answers, today=TODAY)
    assert not is_asked(condition, answers, today=date(2027, 1, 19))


def test_another_section_is_asked_by_its_name(is_asked):
    assert is_asked("{person.last: Haddad}", others={"person": {"last": "Haddad"}})
    assert not is_asked("{person.last: Haddad}", {"last": "Haddad"})


def test_a_consent_opens_a_question(is_asked):
    assert not is_asked("{consent: health}")
    assert is_asked("{consent: health}", consents=frozenset({"health"}))


def test_an_answer_stands_in_another_list(is_asked):
    assert is_asked("{colour: {in_list: lists/warm}}", {"colour": "red"})
    assert not is_asked("{colour: {in_list: lists/warm}}", {"colour": "blue"})
    assert not is_asked("{colour: {in_list: lists/warm}}", {})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"text": "69181", "town": "leimen"}, True),
        ({"text": "68159", "town": "leimen"}, False),
        ({"text": "68159", "town": "other"}, True),
        ({"text": "68159", "town": UNKNOWN}, True),
        ({"text": "68159"}, True),
    ],
)
def test_an_answer_stands_among_the_attributes_of_an_option(is_asked, answers, expected):
    condition = "{text: {listed_at: {id: town, attribute: postal_codes}}}"
    assert is_asked(condition, answers) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{all: [{colour: red}, {text: x}]}", False),
        ("{any: [{colour: red}, {text: x}]}", True),
        ("{any: {colour: red, text: x}}", True),
        ("{all: {colour: red, text: x}}", False),
        ("{colour: red, text: x}", False),
        ("{not: {colour: red}}", False),
        ("{not: {text: x}}", True),
        ("{not: {colour: red, text: x}}", True),
        ("{not: {any: [{colour: red}, {text: x}]}}", False),
        ("{not: {not: {colour: red}}}", True),
    ],
)
def test_conditions_are_joined(is_asked, condition, expected):
    assert is_asked(condition, {"colour": "red"}) is expected


def test_a_question_hidden_by_a_hidden_question_is_hidden(form):
    asked = form("""
        - {id: first, type: yes_no, label: A}
        - {id: second, type: yes_no, label: B, show_if: {first: yes}}
        - {id: third, type: text, label: C, show_if: {second: yes}}
        - {id: fourth, type: text, label: D, show_if: {not: {second: yes}}}
        """)
    parked = asked.record({"first": "no", "second": "yes"})
    assert not parked.is_visible("own", "third")
    assert parked.is_visible("own", "fourth")
    assert asked.record({"first": "yes", "second": "yes"}).is_visible("own", "third")
