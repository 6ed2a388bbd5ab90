"""Whom one can ask: by region, the own one first."""

import pytest

from tests.web.browsing import main_text, page_form, save

REGIONS = ["Region Ost", "Region Nord", "Region Süd-West", "Ganzer Landkreis"]


def headings(page):
    return [heading.find(string=True).strip() for heading in page.html.select("#main h2")]


def test_a_stranger_finds_every_region_and_the_county_last(browser):
    found = headings(browser().get("/contacts", status=200))
    assert sorted(found) == sorted(REGIONS)
    assert found[-1] == "Ganzer Landkreis"


@pytest.mark.parametrize(
    ("code", "region"), [("08226085", "Region Ost"), ("08226096", "Region Nord")]
)
def test_the_own_region_stands_first(browser, county, code, region):
    own = browser("selam")
    form = page_form(own.get(county.person_path("selam", "biography/personal/living")))
    form["municipality"] = code
    save(form, status=303)
    page = own.get("/contacts")
    assert headings(page)[0] == region
    assert "Hier wohnen Sie" in main_text(page)


def test_who_has_not_said_where_sees_no_own_region(browser):
    assert "Hier wohnen Sie" not in main_text(browser("selam").get("/contacts"))


def test_numbers_can_be_dialled_and_read_from_left_to_right(browser):
    visitor = browser()
    visitor.set_cookie("mobio-language", "ar")
    links = visitor.get("/contacts").html.select('#main a[href^="tel:"]')
    assert links
    for link in links:
        assert " " not in link["href"]
        assert link.bdi["dir"] == "ltr"


def test_home_leads_there(browser, county):
    assert browser("selam").get(county.person_path("selam")).html.select('a[href$="/contacts"]')
