"""A worker helps; the person sees what was changed and has the last word. Others see nothing."""

import pytest

from tests.journeys.conftest import PHONE
from tests.web.county import STAFF

GRADES = {False: "7", True: "8"}


@pytest.fixture
def home(visit):
    """Return the path of Amina's Home."""
    return visit("ar", PHONE).sign_in("amina").path.rstrip("/")


@pytest.fixture
def grade(visit, scripts, home):
    """Let her worker write in which grade Amina is, and return the grade."""
    desk = visit(scripts=scripts).sign_in("keller")
    desk.follow("Amina Haddad")
    desk.keep_picture("home-worker")
    desk.open(f"{home}/biography/education/school_now")
    desk.tick("attends_general_school-yes")
    desk.press("Speichern und weiter")
    if "note=more" in desk.page.url:
        desk.open(f"{home}/biography/education/school_now")
    desk.fill("general_school_grade", GRADES[scripts])
    desk.keep_picture("school-now")
    desk.press("Speichern und weiter")
    return GRADES[scripts]


def test_the_person_sees_the_change_and_says_that_it_is_wrong(visit, scripts, grade):
    phone = visit("ar", PHONE, scripts).sign_in("amina")
    newest = phone.page.locator(".cards .card").first
    assert phone.say("Welche Klasse?") in newest.inner_text()
    assert grade in newest.inner_text()
    assert "Frau Keller" in newest.inner_text()
    phone.keep_picture("changes")
    newest.get_by_role("button", name=phone.say("Stimmt nicht")).click()
    assert phone.say("Stimmt nicht") in newest.locator(".verdict").inner_text()
    desk = visit(scripts=scripts).sign_in("keller")
    assert "eine Angabe stimmt nicht" in desk.text


@pytest.mark.parametrize("login", sorted(set(STAFF) - {"keller"}))
def test_whoever_is_not_responsible_meets_a_page_that_is_not_there(visit, home, login):
    desk = visit().sign_in(login)
    for place in ("", "/biography/education", "/biography/education/school", "/shares"):
        assert desk.open(home + place).status == 404
        assert "Haddad" not in desk.page.content()
