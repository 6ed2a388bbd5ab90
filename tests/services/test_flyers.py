"""Flyer and poster: the same words in every language, and a code that leads to the site."""

import io

import pytest
import segno
from pypdf import PdfReader

from mobio.engine.names import direction
from mobio.resources.site import new_site
from mobio.scripts.configuration import read_settings
from mobio.services.flyers import KINDS, code_of, flyer_name, flyer_page
from mobio.services.pdf import PdfMaker
from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages
from tests.house.sources import ROOT
from tests.services.printed import says, text_of
from tests.web.county import NOW

ADDRESS = "https://mobio.county.example"
LANGUAGES = read_settings(ROOT / "development.ini").languages
POINTS = 72 / 25.4
SIZES = {"flyer": (148, 210), "poster": (297, 420)}
PAGES = {"flyer": 2, "poster": 1}


@pytest.fixture(scope="module")
def site():
    """Return a site in which what ships is in force, in every language of the interface."""
    made = new_site()
    sources, _objections = check_folders(ROOT / "forms", ROOT / "actor_packages")
    publish(made, sources, form_messages(LANGUAGES), who="test", reason="test", now=NOW)
    return made


@pytest.fixture(scope="module")
def maker():
    """Return what makes PDFs."""
    pdf_maker = PdfMaker(seconds=60)
    yield pdf_maker
    pdf_maker.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_has_its_size_its_pages_and_the_address(site, maker, kind, language):
    pdf = maker.make(flyer_page(site, kind, language, ADDRESS))
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == PAGES[kind]
    size = tuple(round(float(each) / POINTS) for each in pages[0].mediabox[2:])
    assert size == SIZES[kind]
    assert says(pdf, "mobio.county.example")
    assert "mobio@landratsamt.example" in text_of(pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_runs_in_the_direction_of_its_language(site, kind):
    for language in LANGUAGES:
        page = flyer_page(site, kind, language, ADDRESS)
        assert f'dir="{direction(language)}"' in page.partition("<head>")[0]


def test_the_flyer_says_who_helps_and_that_nobody_has_to(site, maker):
    said = text_of(maker.make(flyer_page(site, "flyer", "de", ADDRESS)))
    for words in ("Wer hilft mir?", "freiwillig", "keinen Nachteil", "Kontakt"):
        assert words in said


def test_the_code_is_the_address():
    size, path = code_of(ADDRESS)
    expected = segno.make(ADDRESS, error="h", micro=False).matrix
    dark = sum(map(sum, expected))
    assert (size, path.count("M")) == (len(expected), dark)


def test_the_code_is_drawn_with_the_white_that_scanners_need(site):
    page = flyer_page(site, "flyer", "de", ADDRESS)
    size = code_of(ADDRESS)[0]
    assert f'viewBox="-4 -4 {size + 8} {size + 8}"' in page
    assert f"<title>{ADDRESS}</title>" in page


def test_who_does_not_see_the_code_is_read_the_address(site, maker):
    pdf = maker.make(flyer_page(site, "flyer", "de", ADDRESS))
    tree = PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    assert list(figures(tree["/K"])) == [ADDRESS]


def figures(node):
    """Yield the alternative text of each picture below *node* of the tree of a tagged PDF."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from figures(each)
    elif isinstance(node, dict):
        if node.get("/S") == "/Figure":
            yield node.get("/Alt")
        yield from figures(node.get("/K", []))


def test_the_file_says_its_language():
    assert flyer_name("poster", "ar") == "mobio-poster-ar.pdf"
