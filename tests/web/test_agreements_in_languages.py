"""Looking at an agreement in another language, and pressing *Speichern*, changes nothing in it."""

import pytest

from mobio.services.forms_in_force import catalogue_in_force
from tests.web.browsing import page_form

AT_ONCE = 5
"""How many goals one agreement may have."""


@pytest.fixture
def goals(county):
    """Return the ids of all templates."""
    with county.site() as site:
        return [goal.id for goal in catalogue_in_force(site).all_of("goals")]


@pytest.mark.parametrize("language", ["de", "en", "fr", "ar", "fa"])
def test_saving_what_is_shown_changes_nothing(browser, county, goals, language):
    with county.site() as site:
        site["accounts"].by_login("amina").language = language
    own = browser("amina")
    place = county.person_path("amina", "agreements/new")
    for first in range(0, len(goals), AT_ONCE):
        chosen = [("goal", goal) for goal in goals[first : first + AT_ONCE]]
        path = own.send(place, chosen, status=303).location.rpartition("/")[0]
        before = entry_at(county, path)
        page_form(own.get(f"{path}/goals")).submit("_do", value="save", status=303)
        after = entry_at(county, path)
        assert after.answers == before.answers
        assert after.changes == before.changes


def entry_at(county, path):
    """Return the agreement at *path*."""
    name = path.rpartition("/")[2]
    return next(each for each in county.entries("amina", "agreements") if each.id == name)


def test_a_goal_reworded_in_one_language_leaves_the_others_alone(browser, county):
    own = browser("amina")
    place = county.person_path("amina", "agreements/new")
    chosen = [("goal", "lang_course_start"), ("goal", "work_cv")]
    path = own.send(place, chosen, status=303).location.rpartition("/")[0]
    before = entry_at(county, path).answers
    form = page_form(own.get(f"{path}/goals"))
    form.set("goal", "أتعلم الألمانية", 0)
    form.submit("_do", value="save", status=303)
    after = entry_at(county, path).answers
    old = before["agreement_goals"][0]["goal"]
    assert after["agreement_goals"][1:] == before["agreement_goals"][1:]
    assert after["agreement_measures"] == [
        {**row, "goal": "أتعلم الألمانية"} if row["goal"] == old else row
        for row in before["agreement_measures"]
    ]
