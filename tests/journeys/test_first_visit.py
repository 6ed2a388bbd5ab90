"""A worker welcomes somebody, who sets a password and fills in the first page on a phone."""

import pytest

from tests.journeys.conftest import PHONE

PASSWORD = "vier-rote-tulpen"
MENU = (
    "Home", "Persönliche Daten", "Familie", "Bildung", "Sprache", "Beruf", "Lebenswelt",
    "Datenfreigabe", "Anlagen", "Zielvereinbarung",
)  # fmt: skip


@pytest.fixture
def login(scripts):
    """Return the login of the newcomer of this run."""
    return "nour-2" if scripts else "nour-1"


@pytest.fixture
def newcomer(visit, scripts, login):
    """Return the phone of somebody who has just set a password with the code from the card."""
    code = welcome(visit(scripts=scripts), login)
    phone = visit("ar", PHONE, scripts)
    phone.open("/login")
    phone.keep_picture("login")
    phone.follow("Ich habe einen Code bekommen")
    for box, text in {
        "login": login,
        "code": code,
        "password": PASSWORD,
        "again": PASSWORD,
    }.items():
        phone.fill(box, text)
    phone.press("Passwort speichern und anmelden")
    return phone


def welcome(desk, login):
    """Create a person as their worker does, and return the code on the card."""
    desk.sign_in("keller")
    desk.keep_picture("caseload")
    desk.follow("Neue Person")
    desk.fill("login", login)
    desk.page.get_by_label("العربية").check()
    desk.press("Anlegen und Code zeigen")
    desk.keep_picture("card")
    shown_login, code = desk.texts(".card dd")
    assert shown_login == login
    return code


def go_to_schools(phone):
    """Open *Bildung* from Home and its page of schools."""
    phone.page.locator(".tasks").get_by_role("link", name=phone.say("Bildung")).click()
    phone.follow("Ihre Schulzeit")


def add_school(phone, first_year, last_year):
    """Add a school of which only the years are known."""
    phone.press_value("add:schools")
    phone.fill_end("-from-year", first_year)
    phone.fill_end("-to-year", last_year)
    phone.press("Speichern und weiter")


def test_home_shows_the_ten_entries_of_the_menu_in_order(newcomer):
    assert newcomer.page.locator("html").get_attribute("dir") == "rtl"
    titles = newcomer.texts(".tasks li > :first-child")
    assert titles == [newcomer.say(title) for title in MENU]
    newcomer.keep_picture("home-new")


def test_two_schools_with_years_only_are_found_again_after_signing_out(newcomer, login):
    go_to_schools(newcomer)
    add_school(newcomer, "1995", "2001")
    add_school(newcomer, "2001", "2007")
    newcomer.press("Speichern und weiter")
    newcomer.sign_out()
    newcomer.sign_in(login, PASSWORD)
    go_to_schools(newcomer)
    cards = newcomer.texts(".cards .card dd")
    assert cards == ["1995", "2001", "2001", "2007"]
    newcomer.keep_picture("schools")


def test_years_in_the_wrong_order_are_told_at_the_field_and_stay_typed(newcomer):
    go_to_schools(newcomer)
    add_school(newcomer, "2007", "2001")
    link = newcomer.page.locator("#errors a")
    assert newcomer.say("Das Ende liegt vor dem Anfang.") in link.inner_text()
    assert newcomer.typed_end("-from-year") == "2007"
    assert newcomer.typed_end("-to-year") == "2001"
    newcomer.keep_picture("wrong-years")
    link.click()
    field = newcomer.page.locator("fieldset:focus")
    assert newcomer.say("Das Ende liegt vor dem Anfang.") in field.locator(".error").inner_text()
    box = field.locator('[id$="-to-year"]')
    assert box.get_attribute("aria-invalid") == "true"
    assert box.get_attribute("aria-describedby").endswith("-to-error")
