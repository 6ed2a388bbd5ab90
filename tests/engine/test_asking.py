"""What a field knows of the one who is asked."""

from datetime import date

import pytest

from mobio.engine.asking import Asking

QUESTIONS = """
    - {id: a_b, type: choice, label: A, options: lists/colour}
    - id: rows
      type: group
      label: Z
      questions: [{id: c, type: choice, label: C, options: lists/colour, states: []}]
    """


@pytest.fixture
def asked(form):
    return form(QUESTIONS)


@pytest.fixture
def asking(asked):
    return Asking(asked.catalogue, date(2027, 1, 18))


def test_a_field_is_told_by_its_question_and_its_row(asked, asking):
    assert asking.oid(asked.form.question("a_b")) == "f-a_b"
    assert asking.in_row("raaaaaaaa").oid(asked.form.question("rows.c")) == "rows-raaaaaaaa-c"


def test_options_are_offered_with_the_states_behind_them(asked, asking):
    assert [code for code, _label in asking.offered(asked.form.question("a_b"))] == [
        "blue",
        "green",
        "red",
        "other",
        "unknown",
        "prefer_not_to_say",
    ]


def test_what_was_chosen_and_ended_stands_before_the_states(asked, asking):
    question = asked.form.question("a_b")
    pairs = [("green", "Grün"), ("unknown", "Weiß ich nicht")]
    assert asking.with_chosen(question, pairs, ["red", "green"]) == [
        ("green", "Grün"),
        ("red", "Rot"),
        ("unknown", "Weiß ich nicht"),
    ]


def test_what_is_no_option_is_not_offered_because_it_was_typed(asked, asking):
    pairs = [("green", "Grün")]
    assert asking.with_chosen(asked.form.question("a_b"), pairs, ["<script>"]) == pairs


def test_a_list_without_common_options_has_no_headings(asked, asking):
    question = asked.form.question("rows.c")
    pairs = asking.offered(question)
    assert asking.groups(question, pairs) == [("", pairs)]


SEASONS = """
    title: Zeiten
    options:
      - {code: once, label: Früher, active_until: 2027-01-18}
      - {code: soon, label: Bald, active_from: 2027-01-19}
      - {code: other, label: Immer}
    """


def test_each_day_offers_its_own_options_however_often_it_is_asked(form):
    asked = form(
        "- {id: q, type: choice, label: Q, options: lists/season, states: []}",
        {"lists/season": SEASONS},
    )
    question = asked.form.question("q")

    def offered(day):
        asking = Asking(asked.catalogue, date(2027, 1, day))
        return [code for code, _label in asking.offered(question)]

    days = [18, 18, 19, 19, 18]
    assert [offered(day) for day in days] == [
        ["once", "other"] if day == 18 else ["soon", "other"] for day in days
    ]


def test_who_changes_the_pairs_changes_them_for_nobody_else(asked, asking):
    question = asked.form.question("a_b")
    before = asking.offered(question)
    asking.offered(question).clear()
    assert asking.offered(question) == before


def test_staff_and_person_are_offered_their_own_words(form):
    words = "{title: T, options: [{code: a, label: Schule, staff_label: Regelschule}]}"
    asked = form("- {id: q, type: choice, label: Q, options: lists/t}", {"lists/t": words})
    question = asked.form.question("q")
    labels = [
        Asking(asked.catalogue, date(2027, 1, 18), staff).offered(question)[0][1]
        for staff in (False, True, False)
    ]
    assert labels == ["Schule", "Regelschule", "Schule"]
