"""The sheets of the forms that ship: every question, label and option, in both languages."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from mobio.engine.folders import Source
from mobio.engine.paper import paper_form
from mobio.engine.references import Reference
from mobio.resources.site import new_site
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.paper import KEPT, paper_name, paper_page, paper_pdf
from mobio.services.pdf import PdfMaker
from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages
from tests.house.sources import ROOT
from tests.schemas.shipped import FORMS
from tests.services.printed import bare, fonts_of, text_of, words
from tests.web.county import NOW

LAM_ALEF = "\u0644\u0627"
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
    pdf_maker = PdfMaker(seconds=60)  # long sheets, on a busy machine
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


def stands(word, text):
    """Tell whether *word* is in *text*, whole or, as lines from the right are read, in two parts."""
    parts = [(word, "")] + [(word[:cut], word[cut:].lstrip("-")) for cut in range(2, len(word) - 1)]
    if LAM_ALEF in word:  # drawn as one letter, which extractors put at an end of the line
        parts.append((word.replace(LAM_ALEF, ""), LAM_ALEF))
    return any(first in text and second in text for first, second in parts)


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
        if not stands(without_marks(word), said)
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


class Echo:
    """Make no PDF, but say what would be in it."""

    def __init__(self):
        self.pages = []

    def make(self, page):
        """Return the page itself."""
        self.pages.append(page)
        return page.encode()


def test_the_same_sheet_is_made_once(site):
    echo = Echo()
    page, again = sheet(site, "personal", "de")[0], sheet(site, "personal", "de")[0]
    assert paper_pdf(echo, page) == paper_pdf(echo, again) == page.encode()
    assert echo.pages == [page]


def test_the_oldest_sheet_goes_when_there_are_too_many():
    echo = Echo()
    for number in range(KEPT + 1):
        paper_pdf(echo, str(number))
    paper_pdf(echo, str(KEPT))
    assert len(echo.pages) == KEPT + 1
    paper_pdf(echo, "0")
    assert len(echo.pages) == KEPT + 2


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
