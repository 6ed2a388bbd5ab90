"""One person's record, looked at through the forms in force."""

import pytest

from mobio.engine.partial_dates import make
from mobio.engine.records import View
from tests.engine.asked import CONSENT

UNKNOWN = {"state": "unknown"}
A, B = {"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb"}


@pytest.fixture
def asked(form):
    return form("""
        - {id: sure, type: yes_no, label: A, core: yes}
        - {id: name, type: text, label: B, show_if: {sure: yes}, core: yes}
        - {id: colour, type: choice, label: C, options: lists/colour, core: yes}
        - {id: extra, type: text, label: D}
        - {id: staff, type: text, label: E, core: yes, staff_only: yes}
        - id: rows
          type: group
          label: F
          core: yes
          show_if: {sure: yes}
          questions:
            - {id: sure, type: yes_no, label: G}
            - {id: more, type: text, label: H, show_if: {sure: yes}}
        """)


def test_an_answer_that_is_not_asked_is_stored_and_no_answer(asked):
    record = asked.record({"sure": "no", "name": "parked"})
    assert record.stored("own", "name") == "parked"
    assert record.answer("own", "name") is None
    assert asked.record({"sure": "yes", "name": "back"}).answer("own", "name") == "back"


def test_what_is_asked_today_is_told_in_order(asked):
    found = [question.id for question in asked.record({"sure": "no"}).asked(asked.form)]
    assert found == ["sure", "colour", "extra", "staff"]


def test_another_record_is_made_and_this_one_stays(asked):
    record = asked.record({"sure": "no", "name": "x"})
    other = record.with_section("own", {"sure": "yes", "name": "x"})
    assert (record.answer("own", "name"), other.answer("own", "name")) == (None, "x")


def test_a_section_without_answers_has_none(asked):
    record = asked.record()
    assert record.answer("person", "last") is None
    assert record.row("own", "rows", A["_row"]) is None


def test_a_row_is_found_by_its_id(asked):
    record = asked.record({"rows": [{**A, "more": "x"}, B]})
    assert record.row("own", "rows", A["_row"]) == {**A, "more": "x"}


def test_rows_of_a_hidden_group_are_none(asked):
    view = View(asked.record({"sure": "no", "rows": [A]}), asked.form)
    assert view.rows("rows") == []
    assert len(View(asked.record({"sure": "yes", "rows": [A, B]}), asked.form).rows("rows")) == 2


def test_in_a_row_a_bare_name_means_the_member_first(asked):
    record = asked.record(
        {"sure": "yes", "colour": "red", "rows": [{**A, "sure": "no", "more": "x"}]}
    )
    (row,) = View(record, asked.form).rows("rows")
    assert row.find("sure")[1] == "no"
    assert row.find("colour")[1] == "red"
    assert row.find("more")[1] is None


@pytest.mark.parametrize(
    ("answers", "progress", "state"),
    [
        ({}, (0, 2), "new"),
        ({"extra": "x", "staff": "x"}, (0, 2), "new"),
        ({"sure": "no"}, (1, 2), "begun"),
        ({"sure": "no", "colour": UNKNOWN}, (2, 2), "done"),
        ({"sure": "yes", "colour": "red"}, (2, 4), "begun"),
        ({"sure": "yes", "colour": "red", "name": "x", "rows": [A]}, (4, 4), "done"),
        ({"sure": "no", "colour": "red", "name": "parked"}, (2, 2), "done"),
    ],
)
def test_progress_counts_the_core_questions_that_are_asked(asked, answers, progress, state):
    found = asked.record(answers).progress("own")
    assert ((found.answered, found.asked), found.state) == (progress, state)


def test_a_form_without_core_questions_is_new(form):
    progress = form("- {id: a, type: text, label: A}").record({"a": "x"}).progress("own")
    assert (progress.asked, progress.state) == (0, "new")


def test_the_program_asks_for_roles(asked):
    record = asked.record(
        others={"person": {"last": "Haddad", "first": "Amina", "born": make(2011)}}
    )
    assert record.role("family_name") == "Haddad"
    assert record.role("municipality") is None
    assert record.name() == "Amina Haddad"
    assert record.youngest_age() == 15


def test_a_person_without_a_name_has_none(asked):
    assert asked.record().name() == ""
    assert asked.record(others={"person": {"last": "Gulalai"}}).name() == "Gulalai"
    assert asked.record(others={"person": {"born": UNKNOWN}}).youngest_age() is None


def test_looking_changes_nothing(asked):
    answers = {"sure": "no", "name": "x", "rows": [{**A, "more": "y"}]}
    record = asked.record(answers)
    record.progress("own")
    list(record.asked(asked.form))
    assert answers == {"sure": "no", "name": "x", "rows": [{**A, "more": "y"}]}


HEALTH = """
    title: Leben
    pages:
      - {id: daily, title: Alltag, questions: [hobby]}
      - {id: health, title: Gesundheit, questions: [glasses, visits], needs_consent: consents/health}
    questions:
      - {id: hobby, type: text, label: A}
      - {id: glasses, type: yes_no, label: B, core: yes}
      - id: visits
        type: group
        label: C
        questions: [{id: what, type: text, label: D}]
    """


@pytest.fixture
def health(form):
    return form(HEALTH, {"consents/health": CONSENT})


def test_a_page_whose_consent_is_not_standing_is_not_asked(health):
    answers = {"glasses": "yes", "visits": [{**A, "what": "Arzt"}]}
    record = health.record(answers)
    assert [question.id for question in record.asked(health.form)] == ["hobby"]
    assert (record.answer("own", "glasses"), record.answer("own", "visits")) == (None, None)
    assert record.progress("own").asked == 0
    assert not record.is_visible("own", "visits.what")


def test_a_page_whose_consent_is_standing_is_asked(health):
    record = health.record({"glasses": "yes"}, consents={"health"})
    assert record.answer("own", "glasses") == "yes"
    assert record.progress("own").asked == 1


def test_a_page_whose_consent_is_not_standing_takes_and_shows_nothing(health):
    closed = health.page_form({"glasses": "yes"}, page="health")
    assert (closed.is_open, closed.questions, closed.answerable) == (False, [], {})
    assert (
        "Arzt" not in health.row("visits", "raaaaaaaa", {"visits": [{**A, "what": "Arzt"}]}).markup
    )
    assert health.page_form(page="health", consents={"health"}).questions != []
