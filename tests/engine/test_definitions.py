"""The parts of a schema file."""

from datetime import date

import pytest

from mobio.engine.definitions import Option

FORM = """
    title: T
    pages:
      - {id: one, title: Eins, questions: [a]}
      - {id: two, title: Zwei, questions: [rows]}
    questions:
      - {id: a, type: text, label: A, staff_label: Fachwort}
      - id: rows
        type: group
        label: Z
        questions: [{id: b, type: text, label: B}]
    """


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, True),
        (date(2027, 1, 18), None, True),
        (date(2027, 1, 19), None, False),
        (None, date(2027, 1, 18), True),
        (None, date(2027, 1, 17), False),
    ],
)
def test_an_option_is_offered_from_its_first_to_its_last_day(first, last, expected):
    option = Option("a", "A", active_from=first, active_until=last)
    assert option.is_offered(date(2027, 1, 18)) is expected


def test_questions_and_pages_are_found_by_their_ids(form):
    found = form(FORM).form
    assert found.page("two").title == "Zwei"
    assert found.page_of("rows.b").id == "two"
    assert found.question("rows.b").name == "b"
    assert (found.question("rows.b").group, found.question("a").group) == ("rows", "")
    assert found.question("rows").member("b").label == "B"
    assert "rows.b" in found and "b" not in found


@pytest.mark.parametrize(
    "ask",
    [
        lambda found: found.page("three"),
        lambda found: found.question("b"),
        lambda found: found.question("rows").member("a"),
    ],
)
def test_what_is_not_there_is_a_key_error(form, ask):
    with pytest.raises(KeyError):
        ask(form(FORM).form)


def test_staff_read_a_term_of_their_own_if_there_is_one(form):
    found = form(FORM).form
    assert [found.question("a").title(staff) for staff in (False, True)] == ["A", "Fachwort"]
    assert found.question("rows").title(staff=True) == "Z"
