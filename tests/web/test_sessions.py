"""Who is signed in, for how long, and what the browser is told to keep of it."""

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest

from mobio.services.accounts import set_password
from tests.web.browsing import main_text, page_form
from tests.web.county import PASSWORD

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def is_in(browser):
    """Tell whether the browser is signed in: the start page leads on, or to the login page."""
    return "/login" not in browser.get("/", status="*").headers.get("Location", "")


def cookies_set(answer):
    """Return the cookies an answer sets, by name; no name twice."""
    morsels = [SimpleCookie(header) for header in answer.headers.getall("Set-Cookie")]
    names = [name for morsel in morsels for name in morsel]
    assert len(names) == len(set(names))
    return {name: morsel[name] for morsel in morsels for name in morsel}


@pytest.mark.parametrize(
    ("login", "place"),
    [
        ("amina", "/people/p"),
        ("keller", "/people/"),
        ("brandt", "/schemas/"),
        ("kuhn", "/people/roster"),
    ],
)
def test_signing_in_leads_to_the_own_place(browser, login, place):
    own = browser()
    assert own.sign_in(login).location == "http://mobio.example/"
    start = own.get("/")
    assert place in start.location


@pytest.mark.parametrize(("login", "password"), [("amina", "falsch"), ("nobody", PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_read_alike(browser, login, password):
    page = browser().sign_in(login, password, 422)
    assert "Benutzername oder Passwort ist falsch." in main_text(page)
    assert not page.headers.getall("Set-Cookie")


def test_what_was_typed_as_name_stays_and_the_password_does_not(browser):
    form = page_form(browser().sign_in("Amina?", "falsches-passwort", 422))
    assert form["login"].value == "Amina?"
    assert form["password"].value == ""


def test_each_sign_in_gets_an_id_of_its_own(browser):
    one, other = browser("amina"), browser("amina")
    assert one.cookies["mobio-session"] != other.cookies["mobio-session"]


def test_an_id_that_was_planted_before_is_not_taken_over(browser):
    visitor = browser()
    visitor.set_cookie("mobio-session", "planted")
    visitor.sign_in("amina")
    assert visitor.cookies["mobio-session"] != "planted"


def test_signing_in_again_ends_the_session_before(browser):
    own = browser("amina")
    copy = browser()
    for name in ("mobio-session", "mobio-seen"):
        copy.set_cookie(name, own.cookies[name])
    assert is_in(copy)
    own.sign_in("selam")
    assert is_in(own)
    assert not is_in(copy)


@pytest.mark.parametrize(("login", "minutes"), [("amina", 15), ("keller", 30), ("brandt", 30)])
def test_who_is_idle_too_long_is_asked_again(browser, county, login, minutes):
    own = browser(login)
    county.clock.now += minutes * MINUTE
    assert is_in(own)
    county.clock.now += minutes * MINUTE + SECOND
    assert not is_in(own)


def test_who_works_is_not_idle_but_after_eight_hours_is_asked_again(browser, county):
    own = browser("keller")
    for _quarter in range(31):
        county.clock.now += 15 * MINUTE
        assert is_in(own)
    county.clock.now += 15 * MINUTE
    assert not is_in(own)


def test_signing_out_ends_the_session_for_every_copy_of_its_cookies(browser, county):
    own, copy = browser("amina"), browser()
    for name in ("mobio-session", "mobio-seen"):
        copy.set_cookie(name, own.cookies[name])
    page = own.get("/").follow()
    answer = next(form for form in page.forms.values() if form.action.endswith("/logout")).submit()
    assert answer.location.endswith("/login?note=signed-out")
    assert "cache" in answer.headers["Clear-Site-Data"]
    assert {name: morsel["max-age"] for name, morsel in cookies_set(answer).items()} == {
        "mobio-session": "0",
        "mobio-seen": "0",
    }
    assert not is_in(own)
    assert not is_in(copy)


def test_a_new_password_ends_the_sessions_before(browser, county):
    own = browser("amina")
    county.clock.now += SECOND
    with county.site() as site:
        set_password(site["accounts"].by_login("amina"), "neun-kalte-brunnen", county.clock.now)
    assert not is_in(own)


def test_a_new_code_ends_the_sessions_before(browser, county):
    own, worker = browser("amina"), browser("keller")
    county.clock.now += SECOND
    form = page_form(worker.get(county.person_path("amina", "code")))
    form["seen"] = True
    form.submit(status=200)
    assert not is_in(own)


def test_a_disabled_account_is_out_at_once(browser, county):
    own = browser("amina")
    with county.site() as site:
        site["accounts"].by_login("amina").disabled = True
    assert not is_in(own)
    browser().sign_in("amina", wanted=422)


def test_the_cookie_of_the_last_look_of_somebody_else_opens_nothing(browser):
    own, other = browser("amina"), browser("selam")
    own.set_cookie("mobio-seen", other.cookies["mobio-seen"])
    assert not is_in(own)


@pytest.mark.parametrize("name", ["mobio-session", "mobio-seen"])
@pytest.mark.parametrize("value", ["", "x", "\xff\xfe", "a" * 4000])
def test_a_broken_cookie_is_no_session(browser, name, value):
    own = browser("amina")
    cookies = {**own.cookies, name: value}
    header = "; ".join(f"{key}={text}" for key, text in cookies.items())
    own.reset()
    assert "/login" in own.get("/", headers={"Cookie": header}).headers.get("Location", "")


def test_every_page_sets_a_cookie_once_and_only_its_own(browser, county):
    own = browser("amina")
    assert set(cookies_set(own.get(county.person_path("amina")))) == {"mobio-seen"}
    assert set(cookies_set(browser().get("/login"))) == {"mobio-visit"}


def test_a_file_that_browsers_keep_sets_no_cookie(browser):
    own = browser("amina")
    sheet = own.get("/").follow().html.find("link", rel="stylesheet")["href"]
    assert cookies_set(own.get(sheet, status=200)) == {}


def test_cookies_are_out_of_reach_for_scripts_and_for_other_sites(browser):
    answer = browser().sign_in("amina")
    for morsel in cookies_set(answer).values():
        assert morsel["httponly"]
        assert morsel["samesite"] == "Lax"
        assert morsel["path"] == "/"
        assert not morsel["domain"]


class TestThrottle:
    """Guessing takes time, and the time is counted although each guess is refused."""

    def guess(self, browser, times, login="amina"):
        visitor = browser()
        for _time in range(times):
            page = visitor.sign_in(login, "falsch", 422)
        return page

    def test_after_four_failures_one_waits(self, browser, county):
        assert "falsch" in main_text(self.guess(browser, 5))
        page = browser().sign_in("amina", PASSWORD, 422)
        assert "zu oft" in main_text(page)
        county.clock.now += 2 * SECOND
        browser().sign_in("amina")

    def test_a_name_that_nobody_has_waits_too(self, browser, county):
        page = self.guess(browser, 6, "nobody")
        assert "zu oft" in main_text(page)

    def test_another_person_does_not_wait(self, browser, county):
        self.guess(browser, 6)
        assert "zu oft" in main_text(browser().sign_in("amina", PASSWORD, 422))
        own = browser()
        own.sign_in("selam")
        assert "/people/" in own.get("/", status=303).location

    def test_the_guess_of_a_code_counts_with_the_guess_of_a_password(self, browser, county):
        visitor = browser()
        for _time in range(5):
            form = page_form(visitor.get("/activate"))
            form["login"], form["code"] = "amina", "123 456 7890"
            form["password"] = form["again"] = "neun-kalte-brunnen"
            assert "falsch" in main_text(form.submit(status=422))
        assert "zu oft" in main_text(browser().sign_in("amina", PASSWORD, 422))
