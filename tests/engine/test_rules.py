"""Order of dates, checks between answers, reminders. Order is wrong only if it is impossible."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.partial_dates import interval, make
from mobio.engine.records import View
from mobio.engine.rules import findings
from tests.engine.asked import OWN, Asked

END_BEFORE_START = "Das Ende liegt vor dem Anfang. Prüfen Sie beide Angaben."
IN_FUTURE = "Dieses Datum liegt in der Zukunft. Prüfen Sie die Angabe."
TRAINING = """
    - {id: from, type: partial_date, label: Von, not_before: {role: birth_date, plus: 8y}}
    - {id: to, type: partial_date, label: Bis, not_before: {id: from}, not_after: {today: yes}}
    """
YEARS = st.integers(1990, 2010)
DATES = st.one_of(
    st.builds(make, YEARS),
    st.builds(make, YEARS, st.integers(1, 12)),
    st.builds(make, YEARS, st.integers(1, 12), st.integers(1, 28)),
)


@pytest.fixture
def training(form):
    return form(TRAINING)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2009", "2009"),
        ("2009", "3.2013"),
        ("2009", "1.1.2009"),
        ("12.2009", "2009"),
        ("31.12.2009", "12.2009"),
        ("5.2009", "5.2009"),
        ("4.5.2009", "4.5.2009"),
        ("2009 approximate", "2009"),
        ("unknown", "1950"),
        ("2009", "unknown"),
        ("", "1950"),
        ("2009", "18.1.2027"),
        ("2009", "2027"),
    ],
)
def test_an_order_that_is_possible_is_right(training, start, end):
    assert training.answers({"from": start, "to": end}).errors == {}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2009", "2008"),
        ("2009", "12.2008"),
        ("2009", "31.12.2008"),
        ("6.2009", "5.2009"),
        ("5.5.2009", "4.5.2009"),
        ("1.1.2010", "2009 approximate"),
    ],
)
def test_an_order_that_is_impossible_is_told_and_only_the_end_is_not_kept(training, start, end):
    sent = training.answers({"from": start, "to": end})
    assert sent.errors == {"to": END_BEFORE_START}
    assert sent.stored.keys() == {"from"}
    assert END_BEFORE_START in sent.shown_again().html.select_one("#f-to-error").text


@pytest.mark.parametrize("end", ["19.1.2027", "2.2027", "2028"])
def test_the_future_has_not_happened(training, end):
    assert training.answers({"to": end}).errors == {"to": IN_FUTURE}


def test_a_bound_may_be_a_span_after_birth(training):
    others = {"person": {"born": make(1996)}}
    assert training.answers({"from": "2004"}, others=others).errors == {}
    assert training.answers({"from": "12.2003"}, others=others).errors == {
        "from": "Dieses Datum liegt zu früh. Möglich ist es ab 01.01.2004."
    }


@pytest.mark.parametrize("others", [{}, {"person": {"born": {"state": "unknown"}}}])
def test_without_a_birth_date_nothing_is_too_early(training, others):
    assert training.answers({"from": "1950"}, others=others).errors == {}


@pytest.mark.parametrize(
    ("bound", "typed", "message"),
    [
        ("not_before: {date: 2020-05-01}", "30.4.2020", "zu früh. Möglich ist es ab 01.05.2020."),
        ("not_after: {date: 2020-05-01}", "2.5.2020", "zu spät. Möglich ist es bis 01.05.2020."),
        ("not_before: {today: yes, minus: 1m}", "17.12.2026", "ab 18.12.2026."),
        ("not_after: {today: yes, plus: 1y}", "19.1.2028", "bis 18.01.2028."),
        ("not_before: {today: yes, message: Eigene Worte.}", "1.1.2020", "Eigene Worte."),
        ("not_after: {today: yes, minus: 18y}", "1.1.2020", "bis 18.01.2009."),
    ],
)
def test_a_bound_says_the_day(form, bound, typed, message):
    asked = form(f"- {{id: day, type: date, label: D, {bound}}}")
    assert asked.answers({"day": typed}).errors["day"].endswith(message)


def test_the_beginning_after_the_end_is_said_at_the_beginning(form):
    asked = form("""
        - {id: from, type: date, label: Von, not_after: {id: to}}
        - {id: to, type: date, label: Bis}
        """)
    sent = asked.answers({"from": "2.1.2020", "to": "1.1.2020"})
    assert sent.errors == {"from": "Der Anfang liegt nach dem Ende. Prüfen Sie beide Angaben."}


def test_a_bound_may_only_warn(form):
    asked = form("- {id: d, type: date, label: D, not_after: {today: yes, severity: warning}}")
    sent = asked.answers({"d": "1.1.2028"})
    assert (sent.errors, sent.warnings) == ({}, {"d": IN_FUTURE})
    assert sent.stored == {"d": "2028-01-01"}


def test_a_bound_may_hold_only_sometimes(form):
    asked = form("""
        - {id: done, type: yes_no, label: Fertig?}
        - {id: to, type: date, label: Bis, not_after: {today: yes, if: {done: yes}}}
        """)
    assert asked.answers({"done": "yes", "to": "1.1.2028"}).errors == {"to": IN_FUTURE}
    assert asked.answers({"done": "no", "to": "1.1.2028"}).errors == {}


def test_all_bounds_of_a_list_are_kept(form):
    asked = form("""
        - {id: d, type: date, label: D, not_before: [{date: 2020-01-01}, {date: 2021-01-01}]}
        """)
    assert len(asked.answers({"d": "1.1.2019"}).checked.notes[("d",)][0]) == 2


def test_a_hidden_date_binds_nothing(form):
    asked = form("""
        - {id: sure, type: yes_no, label: Sicher?}
        - {id: from, type: date, label: Von, show_if: {sure: yes}}
        - {id: to, type: date, label: Bis, not_before: {id: from}}
        """)
    before = {"sure": "no", "from": "2020-01-01"}
    assert asked.answers({"to": "1.1.2019"}, before=before).errors == {}


def test_dates_in_a_row_are_compared_in_their_row(form):
    asked = form("""
        - id: rows
          type: group
          label: Z
          questions:
            - {id: from, type: partial_date, label: Von}
            - {id: to, type: partial_date, label: Bis, not_before: {id: from}}
        """)
    rows = [{"from": "2009", "to": "2008"}, {"from": "2009", "to": "2010"}]
    sent = asked.answers({"rows": rows})
    assert sent.errors == {"rows.rnewrowaa.to": END_BEFORE_START}
    assert [set(row) for row in sent.stored["rows"]] == [{"_row", "from"}, {"_row", "from", "to"}]


@pytest.mark.parametrize(
    ("valid_until", "message"),
    [
        ("18.4.2027", "Das läuft bald ab: am 18.04.2027."),
        ("19.4.2027", None),
        ("18.1.2027", "Das läuft bald ab: am 18.01.2027."),
        ("17.1.2027", "Das ist abgelaufen: am 17.01.2027."),
    ],
)
def test_a_reminder_comes_in_time(form, valid_until, message):
    asked = form("- {id: d, type: date, label: D, remind_before: 90d}")
    sent = asked.answers({"d": valid_until})
    assert sent.errors == {}
    assert sent.warnings == ({"d": message} if message else {})


@pytest.mark.parametrize(
    ("typed", "warned", "refused"),
    [
        ("red", True, False),
        ("blue", False, True),
        ("green", False, False),
        ("unknown", False, False),
    ],
)
def test_a_check_warns_or_refuses(form, typed, warned, refused):
    asked = form("""
        - id: a
          type: choice
          label: A
          options: lists/colour
          checks:
            - {require: {not: {a: red}}, message: Rot?}
            - {require: {not: {a: blue}}, message: Nicht blau., severity: error}
        """)
    sent = asked.answers({"a": typed})
    assert (bool(sent.warnings), bool(sent.errors)) == (warned, refused)
    assert bool(sent.stored) is not refused


def test_a_check_applies_only_where_it_should(form):
    asked = form("""
        - {id: adult, type: yes_no, label: E}
        - {id: a, type: number, label: A,
           checks: [{require: {a: {at_least: 18}}, if: {adult: yes}, message: Zu jung.}]}
        """)
    assert asked.answers({"adult": "yes", "a": "17"}).warnings == {"a": "Zu jung."}
    assert asked.answers({"adult": "no", "a": "17"}).warnings == {}


def test_what_has_no_answer_is_not_checked(form):
    asked = form("- {id: a, type: text, label: A, checks: [{require: {a: x}, message: Nur x.}]}")
    assert asked.answers({"a": ""}).warnings == {}


def test_rows_may_be_checked_together(form):
    asked = form("""
        - id: rows
          type: group
          label: Z
          checks:
            - {require: {rows: {rows: {where: {now: yes}, at_most: 1}}}, message: Nur eines jetzt.}
          questions: [{id: now, type: yes_no, label: J}]
        """)
    assert asked.answers({"rows": [{"now": "yes"}, {"now": "no"}]}).warnings == {}
    assert asked.answers({"rows": [{"now": "yes"}, {"now": "yes"}]}).warnings == {
        "rows": "Nur eines jetzt."
    }


def test_warnings_stand_beside_what_is_stored_whenever_the_page_is_opened(form):
    asked = form("- {id: d, type: date, label: D, remind_before: 90d}")
    page = asked.page({"d": "2027-01-01"}).page_form
    assert page.standing_notes() == {("d",): ((), ("Das ist abgelaufen: am 01.01.2027.",), None)}


def test_what_stands_in_a_row_is_warned_of_in_its_row(form):
    asked = form("""
        - {id: sure, type: yes_no, label: A}
        - {id: hidden, type: date, label: B, show_if: {sure: yes}, remind_before: 90d}
        - id: rows
          type: group
          label: Z
          questions:
            - {id: d, type: date, label: D, remind_before: 90d}
            - {id: s, type: date, label: S, remind_before: 90d, staff_only: yes}
        """)
    row = {"_row": "raaaaaaaa", "d": "2027-01-01", "s": "2027-01-01"}
    before = {"sure": "no", "hidden": "2027-01-01", "rows": [row]}
    found = asked.page_form(before).standing_notes()
    assert found.keys() == {("rows", "raaaaaaaa", "d")}
    assert len(asked.page_form(before, staff=True).standing_notes()) == 2


ASKED = Asked({OWN: TRAINING})


def is_refused(start, end):
    """Tell whether *end* is refused as the end of what began at *start*."""
    record = ASKED.record({"from": start, "to": end}, today=date(2030, 1, 1))
    found = findings(ASKED.form.question("to"), end, View(record, ASKED.form))
    return any(each.severity == "error" for each in found)


@given(DATES, DATES)
def test_an_end_is_refused_exactly_if_no_day_of_it_can_follow(start, end):
    (first, _), (_, last) = interval(start), interval(end)
    assert is_refused(start, end) is (last < first)


@given(DATES, DATES)
def test_of_two_dates_at_least_one_order_is_possible(one, other):
    assert not (is_refused(one, other) and is_refused(other, one))


@given(DATES, st.integers(0, 4000))
def test_what_lasts_is_never_refused(start, days):
    end = interval(start)[0] + timedelta(days=days)
    assert not is_refused(start, make(end.year, end.month, end.day))
    assert not is_refused(start, make(end.year, end.month))
    assert not is_refused(start, make(end.year))


@pytest.mark.parametrize(("rows", "told"), [(0, 0), (1, 1), (2, 0)])
def test_a_group_that_has_begun_asks_for_the_rows_that_are_missing(form, rows, told):
    asked = form("""
        - id: rows
          type: group
          label: Adressen
          repeat: {min: 2}
          questions: [{id: what, type: text, label: Was}]
        """)
    answer = [{"_row": f"r{number}"} for number in range(rows)]
    record = asked.record({"rows": answer})
    found = findings(asked.form.question("rows"), answer, View(record, asked.form))
    assert [each.severity for each in found] == ["warning"] * told
