"""A package that tells the question beside a new one may have been forgotten."""

import pytest

from tests.services.sharing_world import World, put_in_force
from tests.services.test_planning import LEARNING_2, LIST, OFFICE_WITH, plan_of

CLUB = OFFICE_WITH.replace("title: Amt", "title: Verein")
FORM_3 = LEARNING_2.replace("[years, hobby,", "[years, months, hobby,").replace(
    "      - {id: hobby,", "      - {id: months, type: number, label: Monate}\n      - {id: hobby,"
)


@pytest.fixture
def site():
    world = World()
    put_in_force(world.site, {"lists/subject@1": LIST, "biography/learning@2": LEARNING_2})
    put_in_force(world.site, {"actor_packages/club@1": CLUB % "years, club"})
    return world.site


def hints(site, named, **more):
    number = 1 + site["schemas"].in_force["actor_packages/office"]
    files = {"biography/learning@3": FORM_3, f"actor_packages/office@{number}": OFFICE_WITH % named}
    plan = plan_of(site, {**files, **more})
    said = dict(plan.chapters()).get("Hinweise", [])
    return plan.related, said


def test_the_package_with_the_question_beside_is_named(site):
    related, said = hints(site, "years, months")
    assert [(each["with"], each["without"]) for each in related] == [("Amt", "Verein")]
    assert said == [
        "„Monate“ kommt in das Paket Amt. Das Paket Verein hat die Frage davor („Jahre in der "
        "Schule“), diese nicht. Gehört sie auch dorthin?"
    ]


def test_a_package_that_gets_the_question_too_is_not_named(site):
    both = {"actor_packages/club@2": CLUB % "years, months, club"}
    assert hints(site, "years, months", **both) == ((), [])


def test_a_package_without_the_question_beside_is_not_named(site):
    assert hints(site, "years, hobby")[0] == ()


def test_a_package_that_adds_nothing_gives_no_hint(site):
    assert hints(site, "years")[0] == ()
