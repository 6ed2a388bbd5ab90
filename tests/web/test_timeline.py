"""The picture of a biography: a list, a picture and a table that say the same."""

import pytest

from mobio.web.timeline_picture import shortened
from tests.web.browsing import main_text


@pytest.fixture
def timeline(browser, county):
    """Return the timeline of Amina as she sees it."""
    return browser("amina").get(county.person_path("amina", "timeline"), status=200)


def test_what_was_when_stands_in_the_list_the_picture_and_the_table(timeline):
    listed = [item.select_one("bdi").get_text() for item in timeline.html.select(".timeline li")]
    table = [row.select_one("bdi").get_text() for row in timeline.html.select("tbody tr")]
    assert listed == table
    assert "1989" in listed[0]
    drawn = [text.get_text() for text in timeline.html.select("svg g:last-of-type text")]
    assert len(drawn) == len(listed)
    told = [link.get_text() for link in timeline.html.select(".timeline a")]
    assert [text for text in drawn if text in told] == told


def test_an_entry_leads_to_its_answer(timeline, browser):
    links = [link["href"] for link in timeline.html.select(".timeline a")]
    assert len(links) == 3
    for link in links:
        browser("amina").get(link, status=200)


def test_an_event_leads_to_its_very_question_and_a_row_to_its_page(timeline):
    links = [
        link["href"].partition("/biography/")[2] for link in timeline.html.select(".timeline a")
    ]
    assert links[0] == "personal/person#f-birth_date-year"
    assert any(link.startswith("education/school/schools/r") for link in links)
    table = [link["href"].partition("/biography/")[2] for link in timeline.html.select("tbody a")]
    assert table == links


def test_a_long_title_is_cut_in_the_picture():
    assert shortened("x" * 40) == "x" * 40
    assert shortened("x" * 41) == "x" * 39 + "…"


def test_a_time_of_which_nothing_is_told_is_a_gap_and_has_a_name(browser, county):
    with county.site() as site:
        person = site["people"][county.person_id("amina")]
        section = person["biography"]["education"]
        rows = [dict(row) for row in section.answers["schools"]]
        rows[0]["to"] = {"entered": "1997", "from": "1997-01-01", "to": "1997-12-31"}
        section.answers = {**section.answers, "schools": rows}
    page = browser("keller").get(county.person_path("amina", "timeline"), status=200)
    gaps = [" ".join(item.get_text(" ").split()) for item in page.html.select(".timeline .gap")]
    assert gaps[0].startswith("1998 – 2000")
    assert len(gaps) == 2


def test_time_runs_from_the_right_where_one_reads_from_the_right(browser, county):
    def first_bar(login):
        page = browser(login).get(county.person_path("amina", "timeline"), status=200)
        bar = page.html.select_one("rect")
        return float(bar["x"]), float(bar["width"])

    left, width = first_bar("keller")
    right, _same = first_bar("amina")
    assert right == pytest.approx(640 - left - width, abs=0.2)


def test_without_dates_there_is_a_word_instead_of_a_picture(browser, county):
    with county.site() as site:
        biography = site["people"][county.person_id("selam")]["biography"]
        for section in biography.values():
            section.answers = {}
    page = browser("selam").get(county.person_path("selam", "timeline"), status=200)
    assert page.html.find("svg") is None
    assert "Hier ist noch nichts" in main_text(page)
