"""Answers that look like markup, templates or placeholders are shown as they were typed."""

import json

import pytest

from mobio.services.links import link_value
from tests.web.browsing import main_text, page_form, save, type_in
from tests.web.test_looking import crawl
from tests.web.way import Way

HOSTILE = "<script>x</script>\"'&amp;${1+1}{recipients}%(a)s<b>"
SHORT = "<img src=x onerror=y>{link}"


@pytest.fixture
def way(browser, county):
    """Return the way of Selam, whose answers are hostile and who has sent a share."""
    own = browser("selam")
    form = page_form(own.get(county.person_path("selam", "biography/personal/person")))
    type_in(form, {"f-family_name": HOSTILE, "f-given_names": SHORT, "f-name_variants": HOSTILE})
    save(form, status=303)
    schools = county.person_path("selam", "biography/education/school")
    form = page_form(save(page_form(own.get(schools)), "add:schools", status=303).follow())
    type_in(form, {f"schools-{form['_new'].value}-name": HOSTILE})
    save(form, status=303)
    made = Way(own, county)
    page = made.prepared(name=HOSTILE)
    made.sent(made.accepted(made.consent(page=page)))
    made.prepared(name=SHORT)
    return made


def assert_harmless(answer):
    """Fail if a part of the answers became markup or was filled in."""
    for tag in ("<script>", "<img src=x", "<b>x"):
        assert tag not in answer.text
    said = answer.html.get_text()
    if "<script>x" in said:
        assert HOSTILE in said


@pytest.mark.parametrize("login", ["selam", "vogt"])
def test_every_page_shows_them_as_they_are(way, browser, county, login):
    pages = [answer for _path, answer in crawl(browser(login), county.person_path("selam"))]
    pages = [answer for answer in pages if answer.content_type == "text/html"]
    for answer in pages:
        assert_harmless(answer)
    assert sum(HOSTILE in answer.html.get_text() for answer in pages) > 5
    for path in (county.person_path("selam", "biography/personal/person"),):
        form = page_form(browser(login).get(path))
        assert form["family_name"].value == HOSTILE


def test_the_actor_reads_them_as_they_are(way, browser, county):
    with county.site() as site:
        person = site["people"][county.person_path("selam").split("/")[2]]
        sent = next(share for share in person["shares"].values() if share.sent_at)
        value = link_value(sent.recipients[0]["selector"], county.key)
    page = page_form(browser().get(f"/dse/dat?value={value}")).submit().follow(status=200)
    assert_harmless(page)
    assert HOSTILE in page.html.get_text()
    assert SHORT in page.html.get_text()


def test_the_consent_names_them_without_filling_them_in(way, county):
    page = way.own.get(way.list).click("Weitermachen").click("Deutsch")
    text = page.html.select_one("article.legal").get_text()
    assert HOSTILE in text
    assert "team@jobcenter.example" in text
    assert_harmless(page)


def test_the_file_to_take_along_is_still_json(way, county):
    found = json.loads(way.own.get(county.person_path("selam", "everything.json")).text)
    assert found["biography"]["personal"]["answers"]["family_name"] == HOSTILE


def test_what_is_typed_wrongly_comes_back_harmless(browser, county):
    own = browser("selam")
    form = page_form(own.get(county.person_path("selam", "biography/personal/contact")))
    type_in(form, {"f-email": '"><script>x</script>', "f-phone": "<img src=x>"})
    page = save(form, status=422)
    assert_harmless(page)
    assert page_form(page)["email"].value == '"><script>x</script>'
    for path in ('/login?next="><script>x</script>', "/help?note=<script>x</script>"):
        assert_harmless(own.get(path))
    page = browser().sign_in('"><script>x</script>', "x", 422)
    assert_harmless(page)
    assert main_text(page)
