"""Empty forms for people who write by hand: at a section, and at each published version."""

import pytest

from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.pdf import PdfUnavailable


@pytest.fixture
def printed(application):
    """Return the pages that were printed, in their order."""
    return application.registry.pdf_maker.pages


def test_the_section_leads_to_its_empty_sheet_in_the_language_of_the_person(
    browser, county, printed
):
    worker = browser("keller")
    section = worker.get(county.person_path("amina", "biography", "personal"), status=200)
    link = section.html.find("a", href=lambda href: href and href.endswith("/@@paper"))
    answer = worker.get(link["href"], status=200)
    assert answer.content_type == "application/pdf"
    assert "personal-1-de-ar.pdf" in answer.headers["Content-Disposition"]
    assert 'lang="ar" dir="rtl"' in printed[-1]


def test_the_sheet_holds_no_answer_of_the_person(browser, county, printed):
    path = county.person_path("amina", "biography", "personal", "@@paper")
    browser("amina").get(path, status=200)
    text = printed[-1]
    assert "Familienname" in text
    assert "Haddad" not in text and "Amina" not in text


def test_only_staff_get_the_questions_that_only_staff_write(browser, county, printed):
    path = county.person_path("amina", "biography", "personal", "@@paper?language=de")
    with county.site() as site:
        questions = catalogue_in_force(site).section("personal").questions
        staff_only = [question.id for question in questions if question.staff_only]
    for login in ("keller", "amina"):
        browser(login).get(path, status=200)
    for_worker, for_person = printed[-2:]
    assert staff_only
    assert all(name in for_worker for name in staff_only)
    assert not any(name in for_person for name in staff_only)


@pytest.mark.parametrize("language", ["xx", "qps", "tr", ""])
def test_a_language_that_is_not_offered_has_no_sheet(browser, county, language):
    path = county.person_path("amina", "biography", "personal", f"@@paper?language={language}")
    browser("amina").get(path, status=404)


def test_coordinators_print_each_published_version(browser):
    coordinator = browser("brandt")
    version = coordinator.get("/schemas/biography/education/versions/1", status=200)
    links = [link["href"] for link in version.html.select("a[href*=paper]")]
    assert len(links) == len(INTERFACE_LANGUAGES)
    kinds = {coordinator.get(link, status=200).content_type for link in links}
    assert kinds == {"application/pdf"}


def test_files_that_ask_nothing_have_no_sheet(browser):
    coordinator = browser("brandt")
    version = coordinator.get("/schemas/lists/gender/versions/1", status=200)
    assert not version.html.select("a[href*=paper]")
    coordinator.get("/schemas/lists/gender/versions/1/paper", status=404)


def test_where_there_is_no_pdf_the_page_for_the_printer_comes(browser, county, application):
    class Broken:
        def make(self, _page):
            raise PdfUnavailable("no fonts")

    application.registry.pdf_maker = Broken()
    path = county.person_path("amina", "biography", "education", "@@paper")
    answer = browser("amina").get(path, status=200)
    assert answer.content_type == "text/html"
    assert answer.html.find("small", string="schools.name")
