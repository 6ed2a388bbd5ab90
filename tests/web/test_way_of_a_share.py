"""The way of a share as a person walks it, and what the actor meets behind the link."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from mobio.engine.names import CONSENT_LANGUAGES, ONLY_CONSENTS
from mobio.services.links import link_value
from tests.web.browsing import main_text, page_form, type_in

LINK = "/dse/dat?value="
GONE = "Dieser Link gilt nicht oder nicht mehr"


@pytest.fixture
def amina(browser):
    return browser("amina")


def begin(amina, county, **typed):
    """Choose the Jobcenter and type the addresses; return the answer."""
    page = amina.get(county.person_path("amina", "shares", "new") + "?kind=jc", status=200)
    form = page_form(page)
    given = {"name": "Jobcenter", "address": "fall@jobcenter.example", **typed}
    for name, value in given.items():
        form[name] = value
    form["actor"] = "other"
    return form.submit()


def walk_to_consent(amina, county, language="de", **typed):
    """Return the page with the consent text."""
    languages = begin(amina, county, **typed).follow()
    link = languages.html.find("a", href=re.compile(f"language={language}$"))
    return amina.get(link["href"], status=200)


def send_share(amina, county, **typed):
    """Walk the whole way and return the page that lists the shares."""
    form = page_form(walk_to_consent(amina, county, **typed))
    form["agreed"] = True
    mail = form.submit("_do", value="accept", status=303).follow()
    return page_form(mail).submit(status=303).follow()


def links(county):
    """Return the paths of the links of all shares, as they are mailed."""
    with county.site() as site:
        selectors = list(site["shares_by_selector"]._places)
    return [LINK + link_value(selector, county.key) for selector in selectors]


def open_link(actor, path):
    """Press the button of the offer and return the page with the data."""
    return page_form(actor.get(path, status=200)).submit(status=303).follow()


def test_a_share_is_sent_and_listed_as_running(amina, county):
    listed = send_share(amina, county)
    assert "aktiv bis 15.03.2027" in main_text(listed).replace("صالحة حتى", "aktiv bis")


def test_without_the_tick_nothing_is_agreed_to(amina, county):
    form = page_form(walk_to_consent(amina, county))
    page = form.submit("_do", value="accept", status=422)
    assert page.html.select_one(".error-summary") is not None


def test_no_tick_is_set_beforehand(amina, county):
    form = page_form(walk_to_consent(amina, county))
    assert not form["agreed"].checked


def test_cancelling_gives_the_share_up(amina, county):
    form = page_form(walk_to_consent(amina, county))
    form.submit("_do", value="cancel", status=303)
    assert links(county) == []


def test_only_reviewed_or_allowed_languages_can_be_chosen(amina, county):
    page = begin(amina, county).follow()
    offered = re.findall(r"consent\?language=(\w+)", page.text)
    assert {"de", "ar", *ONLY_CONSENTS} <= set(offered) <= set(CONSENT_LANGUAGES)
    path = page.request.path.replace("/language", "/consent")
    amina.get(f"{path}?language=xx", status=404)


def test_the_text_names_every_recipient_and_the_last_day(amina, county):
    page = walk_to_consent(amina, county, cc1="kopie@jobcenter.example")
    text = page.html.select_one(".legal").get_text()
    assert "fall@jobcenter.example" in text
    assert "kopie@jobcenter.example" in text
    assert "15.03.2027" in text


def test_the_preview_is_what_the_actor_reads(amina, county, browser):
    page = walk_to_consent(amina, county)
    german = page.html.select("details")[-1].find_all("dd")
    send_share(amina, county)
    shown = open_link(browser(), links(county)[0]).html.select(".package dd")
    assert [one.get_text(" ", strip=True) for one in german] == [
        one.get_text(" ", strip=True) for one in shown
    ]


def test_a_changed_address_asks_for_the_tick_again(amina, county):
    form = page_form(walk_to_consent(amina, county))
    form["agreed"] = True
    mail = page_form(form.submit("_do", value="accept", status=303).follow())
    mail["address"] = "andere@jobcenter.example"
    answer = mail.submit(status=303)
    assert "/language?note=renewed" in answer.location
    assert links(county) == []


def test_what_is_not_sent_today_has_lapsed_tomorrow(amina, county):
    form = page_form(walk_to_consent(amina, county))
    form["agreed"] = True
    path = form.submit("_do", value="accept", status=303).location
    county.clock.now = datetime(2027, 3, 1, 23, 0, 1, tzinfo=UTC)
    amina.sign_in("amina")
    assert "Akzeptieren" not in amina.get(path).maybe_follow().text
    assert links(county) == []


@pytest.mark.parametrize("address", ["a@b.example,c@d.example", "amt@gmail.com", "", "x"])
def test_an_address_that_cannot_be_an_office_is_refused_and_kept(amina, county, address):
    page = begin(amina, county, address=address)
    assert page.status_int == 422
    assert page_form(page)["address"].value == address


def test_somebody_under_16_is_told_why_not(county, browser):
    amina = browser("amina")
    form = page_form(amina.get(county.person_path("amina", "biography", "personal", "person")))
    type_in(form, {"f-birth_date-year": "2012"})
    form.submit("_do", index=0, status=303)
    page = begin(amina, county)
    assert page.status_int == 422
    assert "16" in page.html.select_one(".error-summary").get_text()


def test_the_link_shows_nothing_before_the_button_is_pressed(county, browser):
    county.share("amina")
    offer = browser().get(links(county)[0], status=200)
    assert "Haddad" not in offer.text
    assert "Amina" not in offer.text


def test_the_actor_reads_german_labels_of_arabic_answers(county, browser):
    county.share("amina")
    shown = main_text(open_link(browser(), links(county)[0]))
    assert "Syrien" in shown
    assert "Haddad" in shown


def test_the_address_of_the_opened_page_holds_no_secret(county, browser):
    county.share("amina")
    path = links(county)[0]
    page = open_link(browser(), path)
    assert path[-36:] not in page.request.url
    assert path[-36:] not in page.text


def test_an_opened_page_is_shown_to_nobody_else(county, browser):
    county.share("amina")
    page = open_link(browser(), links(county)[0])
    assert GONE in browser().get(page.request.path, status=404).text


def test_the_person_sees_who_opened(county, browser, amina):
    county.share("amina")
    open_link(browser(), links(county)[0])
    listed = main_text(amina.get(county.person_path("amina", "shares")))
    assert "Jobcenter Sinsheim" in listed
    assert "01.03.2027, 10:15" in listed


def test_a_later_change_shows_at_the_next_look(county, browser, amina):
    county.share("amina")
    actor = browser()
    page = open_link(actor, links(county)[0])
    form = page_form(amina.get(county.person_path("amina", "biography", "personal", "person")))
    type_in(form, {"f-given_names": "Amina Sara"})
    form.submit("_do", index=0, status=303)
    assert "Amina Sara" in actor.get(page.request.path, status=200).text


def test_withdrawing_kills_the_link_and_the_open_page(county, browser, amina):
    share = county.share("amina")
    actor = browser()
    path = links(county)[0]
    page = open_link(actor, path)
    asked = amina.get(county.person_path("amina", "shares", share, "withdraw"), status=200)
    page_form(asked).submit(status=303)
    assert GONE in actor.get(page.request.path, status=404).text
    assert GONE in actor.get(path, status=404).text
    actor.send(page.request.path + "/pdf", token=actor.token(), status=404)


def test_the_link_lives_until_the_last_second_of_its_last_day(county, browser):
    county.share("amina")
    path = links(county)[0]
    county.clock.now = datetime(2027, 3, 15, 22, 59, 59, tzinfo=UTC)
    browser().get(path, status=200)
    county.clock.now += timedelta(seconds=1)
    assert GONE in browser().get(path, status=404).text


def test_every_dead_link_gives_the_same_page(county, browser, amina):
    share = county.share("amina")
    path = links(county)[0]
    page_form(amina.get(county.person_path("amina", "shares", share, "withdraw"))).submit()
    other = path[:-1] + ("0" if path[-1] != "0" else "1")
    dead = [
        path,
        other,
        LINK + path.removeprefix(LINK).upper(),
        path + "0",
        LINK,
        LINK + "x" * 72,
        path[:-1],
    ]
    bodies = {main_text(browser().get(link, status=404)) for link in dead}
    assert len(bodies) == 1


def test_taking_the_pdf_along_is_noted(county, browser, amina, application):
    county.share("amina")
    page = open_link(browser(), links(county)[0])
    pdf = page.forms[max(key for key in page.forms if isinstance(key, int))].submit(status=200)
    assert pdf.content_type == "application/pdf"
    assert "Haddad" in application.registry.pdf_maker.pages[-1]
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        kinds = [o["kind"] for share in person["shares"].values() for o in share.openings]
    assert kinds == ["opened", "downloaded"]


def test_the_evidence_is_there_for_the_person(county, amina):
    share = county.share("amina")
    page = amina.get(county.person_path("amina", "shares", share, "evidence"), status=200)
    assert page.text == "agreed"
