"""A worker opens an account, prints the code, and the person comes in with it."""

from datetime import timedelta

import pytest

from tests.web.browsing import box, main_text, page_form

OWN_PASSWORD = "neun-kalte-brunnen"


def open_account(worker, login="layla.k", language="ar"):
    """Fill in the page for a new person and return the answer."""
    form = page_form(worker.get("/people/new", status=200))
    form["login"], form["language"] = login, language
    return form.submit()


def code_on(card):
    """Return login and code as they stand on the card."""
    return [one.get_text(strip=True) for one in card.html.select(".card dd")]


def come_in(visitor, login, code, password=OWN_PASSWORD, again=None):
    """Fill in the page of the first visit and return the answer."""
    form = page_form(visitor.get("/activate", status=200))
    form["login"], form["code"] = login, code
    form["password"], form["again"] = password, password if again is None else again
    return form.submit()


def test_a_person_comes_in_with_the_code_and_later_with_the_password(browser):
    login, code = code_on(open_account(browser("keller")))
    assert login == "layla.k"
    visitor = browser()
    assert come_in(visitor, login, code).location == "http://mobio.example/"
    assert "/people/p" in visitor.get("/", status=303).location
    browser().sign_in(login, OWN_PASSWORD)


def test_a_code_works_once(browser):
    login, code = code_on(open_account(browser("keller")))
    come_in(browser(), login, code)
    page = come_in(browser(), login, code, "ein-anderes-wort-hier")
    assert page.status_int == 422
    assert "Code ist falsch oder zu alt" in main_text(page)


def test_the_card_speaks_the_language_of_the_person_and_german(browser):
    card = open_account(browser("keller"))
    assert card.html.html["lang"] == "ar"
    assert [one["lang"] for one in card.html.select("section.how")] == ["ar", "de"]
    assert "http://mobio.example/activate" in card.html.get_text()


def test_the_card_leads_on_to_the_person(browser):
    worker = browser("keller")
    link = open_account(worker).html.select_one(".way-on a")
    assert link.get_text() == "Weiter"
    assert "layla.k" in worker.get("/people/", status=200)
    assert worker.get(link["href"]).status_int == 200


def test_who_opens_an_account_is_responsible_and_nobody_else(browser):
    path = open_account(browser("keller")).html.select_one(".way-on a")["href"]
    assert browser("keller").get(path).status_int == 200
    for login in ("vogt", "brandt", "adler", "amina"):
        assert browser(login).get(path).status_int == 404


@pytest.mark.parametrize("login", ["", "a", "amina", "AMINA", "two words", "x" * 41, "a\u202eb"])
def test_a_login_that_is_not_fit_or_taken_is_refused_and_stays_typed(browser, county, login):
    worker = browser("keller")
    before = county.main.lastTransaction()
    page = open_account(worker, login)
    assert page.status_int == 422
    field = box(page_form(page), "login")
    assert field.value == login
    assert page.html.select_one(".error-summary a")["href"] == "#login"
    assert county.main.lastTransaction() == before


def test_two_passwords_that_differ_are_asked_for_again(browser):
    login, code = code_on(open_account(browser("keller")))
    page = come_in(browser(), login, code, again="etwas-anderes-als-das")
    assert page.status_int == 422
    assert "nicht gleich" in main_text(page)
    assert come_in(browser(), login, code).status_int == 303


def test_a_weak_password_keeps_the_code(browser):
    login, code = code_on(open_account(browser("keller")))
    assert come_in(browser(), login, code, "12345678").status_int == 422
    assert come_in(browser(), login, code).status_int == 303


class TestNewCode:
    """The worker prints a new code when the password is forgotten."""

    def ask(self, browser, county, seen=True):
        worker = browser("keller")
        form = page_form(worker.get(county.person_path("amina", "code"), status=200))
        form["seen"] = seen
        return form.submit()

    def test_it_ends_the_sessions_and_brings_the_person_in(self, browser, county):
        amina = browser("amina")
        county.clock.now += timedelta(minutes=5)
        login, code = code_on(self.ask(browser, county))
        assert "/login" in amina.get("/").location
        assert come_in(browser(), login, code).status_int == 303

    def test_it_is_not_made_before_the_worker_has_seen_who_it_is(self, browser, county):
        before = county.main.lastTransaction()
        page = self.ask(browser, county, seen=False)
        assert page.status_int == 422
        assert "wer vor Ihnen sitzt" in main_text(page)
        assert county.main.lastTransaction() == before

    def test_nobody_makes_one_for_oneself(self, browser, county):
        assert browser("amina").get(county.person_path("amina", "code")).status_int == 403
