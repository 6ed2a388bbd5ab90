"""*Alles über mich*: to read, as PDF and as a file."""

import json

import pytest

from mobio.services.links import link_value
from mobio.services.pdf import PdfMaker, PdfUnavailable
from tests.services.printed import says
from tests.web.browsing import main_text


@pytest.fixture
def amina(browser, county):
    """Return the browser of Amina, who has sent a share."""
    county.share("amina")
    return browser("amina")


@pytest.fixture
def secrets(county):
    """Return both halves of the links of Amina's shares, and her hashed password."""
    with county.site() as site:
        account = site["accounts"].by_login("amina")
        shares = site["people"][account.person_id]["shares"].values()
        selectors = [share.recipients[0]["selector"] for share in shares]
    values = [link_value(selector, county.key) for selector in selectors]
    return [*selectors, *(value[36:] for value in values), "$argon2"]


def test_home_leads_to_all_three(amina, county):
    page = amina.get(county.person_path("amina"))
    kinds = {
        amina.get(link["href"], status=200).content_type
        for link in page.html.select("a[href*=everything]")
    }
    assert kinds == {"text/html", "application/pdf", "application/json"}


def test_the_file_has_every_answer(amina, county):
    answer = amina.get(county.person_path("amina", "everything.json"), status=200)
    assert "attachment" in answer.headers["Content-Disposition"]
    found = json.loads(answer.text)
    for section in ("personal", "education", "language"):
        assert found["biography"][section]["answers"] == county.answers("amina", section)
    assert found["shares"][0]["recipients"][0]["address"] == "team@jobcenter.example"
    assert [each["text_id"] for each in found["consents"] if each["share_id"]] == ["share"]


@pytest.mark.parametrize("name", ["everything", "everything.json", "everything.pdf"])
def test_nothing_in_it_opens_a_door(amina, county, secrets, application, name):
    answer = amina.get(county.person_path("amina", name), status=200)
    pages = application.registry.pdf_maker.pages
    text = answer.text if answer.content_type != "application/pdf" else pages[-1]
    assert "Haddad" in text
    assert [secret for secret in secrets if secret in text] == []


def test_the_pdf_says_what_the_page_says(amina, county, application):
    page = amina.get(county.person_path("amina", "everything"))
    maker = PdfMaker()
    application.registry.pdf_maker = maker
    try:
        pdf = amina.get(county.person_path("amina", "everything.pdf"), status=200).body
    finally:
        maker.close()
    for value in ("Haddad", "مدرسة الوحدة", "14.03.1989", "team@jobcenter.example"):
        assert value in main_text(page)
        assert says(pdf, value), value


def test_where_no_pdf_can_be_made_the_page_is_there_to_print(amina, county, application):
    class Broken:
        def make(self, html):
            raise PdfUnavailable("no fonts")

    application.registry.pdf_maker = Broken()
    answer = amina.get(county.person_path("amina", "everything.pdf"), status=200)
    assert answer.content_type == "text/html"
    assert "Haddad" in main_text(answer)
    sheet = answer.html.find("link", rel="stylesheet")["href"]
    assert amina.get(sheet, status=200).content_type == "text/css"
