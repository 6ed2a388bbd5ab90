"""The page of a commissioner: people of the own municipalities, few answers, nothing else."""

import pytest

from mobio.web.views import rosters
from tests.web.browsing import main_text, page_form, save
from tests.web.county import APPOINTED

SINSHEIM, ANGELBACHTAL = APPOINTED
WEINHEIM = "08226096"
SECRETS = ("03.1989", "+49 171", "Hauptstraße", "selam@", "amina@")


@pytest.fixture
def move(browser, county):
    """Return a function that lets somebody write down where they live."""

    def write(login, municipality, **more):
        form = page_form(browser(login).get(county.person_path(login, "biography/personal/living")))
        form["municipality"] = municipality
        for name, text in more.items():
            form[name] = text
        save(form, status=303)

    return write


def names(page):
    return [heading.get_text() for heading in page.html.select(".people h2")]


def test_the_start_page_leads_a_commissioner_to_the_list(browser):
    assert browser("kuhn").get("/", status=303).location.endswith("/people/roster")


def test_the_list_has_the_people_of_the_own_municipalities(browser, move):
    move("amina", SINSHEIM)
    move("selam", WEINHEIM)
    page = browser("kuhn").get("/people/roster", status=200)
    assert names(page) == ["Amina Haddad"]
    text = main_text(page)
    for words in ("Sinsheim", "Frau Keller", "+49 7261 1", "1989", "Syrien"):
        assert words in text
    assert "Selam" not in text


def test_no_street_no_day_of_birth_and_no_address_is_shown(browser, move):
    move("amina", SINSHEIM, street_address="Hauptstraße 5", postal_code="74889")
    text = browser("kuhn").get("/people/roster").text
    assert "Amina" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_the_list_can_be_narrowed_to_one_municipality_with_its_count(browser, move):
    move("amina", SINSHEIM)
    move("selam", ANGELBACHTAL)
    own = browser("kuhn")
    page = own.get("/people/roster")
    assert [link.get_text() for link in page.html.select(".tabs a")] == [
        "Alle (2)",
        "Sinsheim (1)",
        "Angelbachtal (1)",
    ]
    assert names(own.get(f"/people/roster?municipality={ANGELBACHTAL}")) == ["Selam Tekle"]


@pytest.mark.parametrize(
    "query",
    [
        f"municipality={WEINHEIM}",
        "municipality=x",
        "page=0",
        "page=2",
        "page=x",
        "page=%C2%B2",
        "page=0000012",
        "page=01",
        "page=",
        "page=000001" + "0" * 5000,
    ],
    ids=lambda query: query[:30],
)
def test_another_municipality_or_page_is_not_there(browser, query):
    assert browser("kuhn").get(f"/people/roster?{query}").status_int == 404


def test_a_commissioner_without_municipalities_is_told_so(browser, county, move):
    move("amina", SINSHEIM)
    with county.site() as site:
        site["accounts"].by_login("kuhn").municipalities = ()
    page = browser("kuhn").get("/people/roster")
    assert names(page) == []
    assert "für keine Gemeinde eingetragen" in main_text(page)


def test_a_long_list_has_pages(browser, move, monkeypatch):
    monkeypatch.setattr(rosters, "ON_A_PAGE", 1)
    move("amina", SINSHEIM)
    move("selam", SINSHEIM)
    own = browser("kuhn")
    first = own.get("/people/roster")
    second = own.get(first.html.select_one('a[rel="next"]')["href"])
    assert sorted(names(first) + names(second)) == ["Amina Haddad", "Selam Tekle"]
    assert "Seite 2 von 2" in main_text(second)


def test_what_is_printed_says_for_whom(browser):
    mark = browser("kuhn").get("/people/roster").html.select_one(".watermark")
    assert mark.get_text() == "Vertraulich · Frau Kuhn · 01.03.2027"


def test_the_list_leads_to_no_person(browser, county, move):
    move("amina", SINSHEIM)
    own = browser("kuhn")
    assert county.person_id("amina") not in own.get("/people/roster").text
    assert own.get(county.person_path("amina")).status_int == 404


def test_looking_writes_nothing(browser, county, move):
    move("amina", SINSHEIM)
    own = browser("kuhn")
    before = county.main.lastTransaction()
    own.get("/people/roster", status=200)
    assert county.main.lastTransaction() == before
