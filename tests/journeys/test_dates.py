"""A date in the calendar that a person knows, from the months to what the worker reads."""

import pytest

from tests.journeys.conftest import PHONE

PAGE = "/biography/personal/person"
BORN = "#f-birth_date"
SHOWN = "groups => groups.filter(each => getComputedStyle(each).display != 'none').map(each => each.className)"


@pytest.fixture(params=["without-scripts", "with-scripts"])
def person(request, visit):
    """Return somebody on a phone before the question for the date of birth."""
    visitor = visit("de", PHONE, request.param).sign_in("selam")
    visitor.home_path = visitor.path.rstrip("/")
    visitor.open(visitor.home_path + PAGE)
    return visitor


def shown(visitor):
    """Return the calendars whose months the list shows."""
    return visitor.page.eval_on_selector_all(f"{BORN}-month optgroup", SHOWN)


def choose(visitor, calendar):
    """Unfold the calendars, if need be, and choose one."""
    visitor.page.eval_on_selector(f"{BORN} details", "box => box.open = true")
    visitor.page.select_option(f"{BORN}-calendar", calendar)


def test_only_the_months_of_the_chosen_calendar_are_shown_and_reached_by_keys(person):
    choose(person, "")
    assert shown(person) == ["of-all"]
    for calendar in ("solar", "islamic", "ethiopian"):
        choose(person, calendar)
        assert shown(person) == [f"of-{calendar}"]
        person.page.select_option(f"{BORN}-month", "")
        person.page.focus(f"{BORN}-month")
        person.page.keyboard.press("ArrowDown")
        assert person.page.input_value(f"{BORN}-month") == f"{calendar}-1"
    assert person.complaints == []


def test_a_year_of_a_persian_paper_asks_back_and_is_read_in_both_calendars(person):
    choose(person, "")
    person.page.select_option(f"{BORN}-month", "")
    person.fill("f-birth_date-day", "")
    person.fill("f-birth_date-year", "۱۳۷۱")
    person.press_value("save")
    assert "Meinen Sie 1371 im Sonnenkalender (1992/93)" in person.text
    assert person.page.locator(f"{BORN}-calendar").is_visible()
    person.page.select_option(f"{BORN}-calendar", "solar")
    person.page.select_option(f"{BORN}-month", label="3 · Chordad/Dschausa")
    person.press_value("save")
    person.open(person.home_path + "/biography/personal")
    assert "Mai/Juni 1992 (Chordad/Dschausa 1371, Sonnenkalender)" in person.text
    assert person.complaints == []
