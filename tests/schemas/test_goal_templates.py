"""The shipped templates of goals: how long each takes, who does it, and when one looks at it."""

import pytest

from mobio.engine.spans import Span
from tests.schemas.shipped import CATALOGUE

MONTHS = {
    # until the last thing is done
    "lang_literacy": 12,
    "lang_course_start": 3,
    "lang_b1": 12,
    "lang_b2_job": 12,
    "lang_practice": 2,
    "edu_school_place": 2,
    "edu_certificate": 24,
    "edu_recognition": 9,
    "edu_study": 12,
    "train_orientation": 4,
    "train_place": 12,
    "train_support": 6,
    "work_cv": 1,
    "work_internship": 3,
    "work_job": 6,
    "work_licence": 9,
    "home_flat": 12,
    "home_living": 3,
    "fam_kita": 6,
    "fam_school_support": 3,
    "fam_reunification": 3,
    "health_doctor": 2,
    "health_help": 3,
    "part_club": 3,
    "part_volunteer": 4,
    "part_orientation": 1,
    "office_letters": 3,
    "office_residence": 2,
    "office_money": 3,
    "office_independence": 36,
}
BY_OTHERS = {
    # what neither the person nor the worker does: a word of it, and who does it
    "lang_b1": ("Sprachcafé", "volunteer"),
    "edu_recognition": ("ikubiz", "actor"),
    "fam_school_support": ("Hausaufgaben", "volunteer"),
    "part_club": ("mitgehen", "volunteer"),
    "part_orientation": ("Rundgang", "volunteer"),
    "train_place": ("IHK", "actor"),
    "train_support": ("AsA", "actor"),
}
GOALS = {goal.id: goal for goal in CATALOGUE.all_of("goals")}


def test_every_template_is_written_in_the_table():
    assert GOALS.keys() == MONTHS.keys()


@pytest.mark.parametrize("name", MONTHS)
def test_a_goal_takes_as_long_as_its_longest_measure(name):
    spans = [measure.within for measure in GOALS[name].measures]
    assert {span.unit for span in spans} == {"m"}
    assert max(span.count for span in spans) == MONTHS[name]


def test_some_things_are_done_by_others():
    others = {
        (name, measure.what, measure.who)
        for name, goal in GOALS.items()
        for measure in goal.measures
        if measure.who not in ("person", "worker")
    }
    assert {(name, who) for name, _what, who in others} == {
        (name, who) for name, (_word, who) in BY_OTHERS.items()
    }
    assert [what for name, what, _who in others if BY_OTHERS[name][0] not in what] == []


@pytest.mark.parametrize("name", sorted(MONTHS.keys() - {"train_support"}))
def test_one_looks_at_a_goal_within_three_months(name):
    assert GOALS[name].review in {Span(1, "m"), Span(2, "m"), Span(3, "m")}


def test_training_is_looked_at_twice_a_year():
    assert GOALS["train_support"].review == Span(6, "m")


def test_who_wants_the_family_to_come_acts_within_a_month_for_the_time_limit():
    first, second, _papers = GOALS["fam_reunification"].measures
    assert {first.who, second.who} == {"person"}
    assert first.within == second.within == Span(1, "m")
    assert "spätestens 3 Monate nach dem Bescheid" in second.what
