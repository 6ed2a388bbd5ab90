"""The sheets of the forms that ship: every question, label and option, in both languages."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from mobio.engine.folders import Source
from mobio.engine.paper import paper_form
from mobio.engine.references import Reference
from mobio.resources.site import new_site
from mobio.services import paper
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.paper import paper_name, paper_page, paper_pdf
from mobio.services.pdf import PdfMaker
from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages
from tests.house.sources import ROOT
from tests.schemas.shipped import FORMS
from tests.services.printed import bare, fonts_of, text_of, words
from tests.web.county import NOW

IDS = [form.id for form in FORMS]


@pytest.fixture(scope="module")
def site():
    """Return a site in which what ships is in force."""
    made = new_site()
    sources, _objections = check_folders(ROOT / "forms", ROOT / "actor_packages")
    publish(made, sources, form_messages(["de", "ar"]), who="test", reason="test", now=NOW)
    return made


@pytest.fixture(scope="module")
def maker():
    """Return what makes PDFs."""
    pdf_maker = PdfMaker()
    yield pdf_maker
    pdf_maker.close()


def sheet(site, section, language="ar"):
    """Return (the page, the PaperForm) of a section."""
    page = paper_page(site, f"biography/{section}@1", language)
    return page, paper_form(catalogue_in_force(site), f"biography/{section}", language)


def pairs_of(form):
    """Yield every pair of texts on *form*, in the order of the sheet."""
    yield form.title
    for page in form.pages:
        yield page.title
        for question in page.questions:
            for asked in (question, *question.members):
                yield from (asked.label, *asked.hints, *asked.boxes, *asked.states)


def without_marks(text):
    """Return *text* without marks above letters: inside a ligature extractors move them."""
    return "".join(each for each in text if unicodedata.category(each) != "Mn")


@pytest.mark.parametrize("section", IDS)
def test_everything_that_is_asked_is_in_the_pdf_in_both_languages(site, maker, section):
    page, form = sheet(site, section)
    pdf = paper_pdf(maker, page)
    said = without_marks(bare(text_of(pdf)))
    lost = [
        word
        for pair in pairs_of(form)
        for text in (pair.german, pair.other)
        for word in words(text)
        if without_marks(word) not in said
    ]
    assert lost == []
    assert all(fonts_of(pdf).values())


@pytest.mark.parametrize("section", IDS)
def test_the_ids_stand_there_in_the_order_of_the_form(site, maker, section):
    page, form = sheet(site, section)
    text = text_of(paper_pdf(maker, page)).replace("\n", "")
    place = 0
    for asked_page in form.pages:
        for question in asked_page.questions:
            place = text.index(question.id, place)


def test_each_page_names_the_version_that_was_printed(site, maker):
    page, _form = sheet(site, "personal")
    code = f"biography/personal 1 · {site['schemas'].versions['biography/personal@1'].sha256[:8]}"
    reader = PdfReader(io.BytesIO(paper_pdf(maker, page)))
    assert len(reader.pages) > 1
    assert all(code in each.extract_text() for each in reader.pages)


def test_the_second_language_keeps_its_direction(site):
    page, _form = sheet(site, "personal")
    assert '<html lang="de" dir="ltr">' in page
    assert 'lang="ar" dir="rtl"' in page
    assert 'dir="rtl"' not in sheet(site, "personal", "de")[0]


def test_the_same_sheet_is_made_once(site):
    paper._made.clear()
    made = []

    class Maker:
        def make(self, page):
            made.append(page)
            return b"%PDF"

    pages = [sheet(site, "personal", "de")[0], sheet(site, "personal", "de")[0]]
    assert [paper_pdf(Maker(), page) for page in pages] == [b"%PDF", b"%PDF"]
    assert len(made) == 1
    paper._made.clear()


def test_no_more_sheets_are_kept_than_said():
    paper._made.clear()

    class Maker:
        def make(self, page):
            return page.encode()

    for number in range(paper.KEPT + 5):
        paper_pdf(Maker(), str(number))
    assert len(paper._made) == paper.KEPT
    assert paper_pdf(Maker(), "0") == b"0"
    paper._made.clear()


@pytest.mark.parametrize("reference", ["lists/country@1", "texts/home@1", "biography/personal@7"])
def test_what_asks_nothing_or_was_never_published_has_no_sheet(site, reference):
    with pytest.raises(LookupError):
        paper_page(site, reference, "ar")


def test_an_older_version_is_printed_in_the_words_it_had():
    world = new_site()
    files, _objections = check_folders(ROOT / "forms", ROOT / "actor_packages")
    publish(world, files, form_messages(["de", "ar"]), who="test", reason="test", now=NOW)
    old = next(each for each in files if str(each.reference) == "casework/contact@1")
    text = old.content.replace(b"\ntitle: ", b"\ntitle: Neuer ", 1)
    newer = Source(Reference.parse("casework/contact@2"), text, "2.yaml")
    publish(world, [newer], form_messages(["de"]), who="test", reason="test", now=NOW)
    assert "Neuer Kontakt" not in paper_page(world, "casework/contact@1", "de")
    assert "Neuer Kontakt" in paper_page(world, "casework/contact@2", "de")


def test_the_name_of_the_file_tells_form_version_and_languages():
    assert paper_name("biography/education@3", "ar") == "education-3-de-ar.pdf"
    assert paper_name("biography/education@3", "de") == "education-3-de.pdf"
