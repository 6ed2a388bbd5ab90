"""An answer that brings up questions on another page says so, and leads there."""

import pytest

from tests.web.browsing import page_form, save, type_in


@pytest.fixture
def saved(browser, county):
    """Return a function that saves a year of birth of Selam and returns (visitor, answer)."""

    def save_year(year, login="selam"):
        visitor = browser(login)
        form = page_form(visitor.get(county.person_path("selam", "biography/personal/person")))
        form["day"], form["month"] = "1", "1"
        type_in(form, {"f-birth_date-year": str(year)})
        return visitor, save(form, status=303)

    return save_year


def told(page):
    """Return {URL: words} of the questions that came up."""
    links = page.html.select("main .notice li a")
    return {link["href"].partition("/biography/")[2]: link.get_text() for link in links}


@pytest.mark.parametrize("login", ["selam", "vogt"])
def test_it_says_where_and_leads_there(saved, login):
    visitor, answer = saved(2015, login)
    assert "note=saved&after=person" in answer.location
    page = answer.follow(status=200)
    ((url, words),) = told(page).items()
    assert url.startswith("personal/support#f-legal_representative")
    assert words.startswith("Persönliche Daten: ")
    target = visitor.get(f"{answer.location.partition('/biography/')[0]}/biography/{url}")
    assert target.html.find(id=url.partition("#")[2]) is not None


def test_where_nothing_new_is_asked_nothing_is_said(saved):
    _visitor, answer = saved(1990)
    assert "after" not in answer.location
    assert told(answer.follow(status=200)) == {}


def test_what_was_asked_before_is_not_new(saved):
    saved(2015)
    _visitor, answer = saved(2014)
    assert "after" not in answer.location


def test_the_address_of_the_note_names_a_page_of_this_form_only(browser, county):
    path = county.person_path("selam", "biography", "personal", "contact?after=nothing")
    assert told(browser("selam").get(path, status=200)) == {}
