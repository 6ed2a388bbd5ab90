"""Flyer and poster: the same words in every language, and a code that leads to the site."""

import io
from functools import cache

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from mobio.engine.names import direction
from mobio.resources.site import new_site
from mobio.scripts.configuration import read_settings
from mobio.services.flyers import KINDS, flyer_name, flyer_page
from mobio.services.fonts import NEEDED, missing_glyphs
from mobio.services.pdf import PdfMaker
from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages
from tests.codes import expected, squares
from tests.house.sources import ROOT
from tests.services.printed import fonts_of, says, text_of, unsaid
from tests.web.county import NOW

ADDRESS = "https://mobio.county.example"
LANGUAGES = read_settings(ROOT / "development.ini").languages
POINTS = 72 / 25.4
SIZES = {"flyer": (148, 210), "poster": (297, 420)}
PAGES = {"flyer": 2, "poster": 1}
QUIET = 4
"""How much white scanners need on each side, in modules."""
DECLARED = {family.replace(" ", "-") for families in NEEDED.values() for family in families}


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


@pytest.fixture(scope="module")
def printed(site, maker):
    """Return a function that gives page and PDF of a kind in a language, each made once."""

    @cache
    def of(kind, language):
        page = flyer_page(site, kind, language, ADDRESS)
        return page, maker.make(page)

    return of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_has_its_size_its_pages_and_the_address(printed, kind, language):
    _page, pdf = printed(kind, language)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == PAGES[kind]
    size = tuple(round(float(each) / POINTS) for each in pages[0].mediabox[2:])
    assert size == SIZES[kind]
    assert says(pdf, "mobio.county.example")
    assert "mobio@landratsamt.example" in text_of(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_in_the_pdf_in_the_fonts_that_are_declared(printed, kind, language):
    page, pdf = printed(kind, language)
    body = BeautifulSoup(page, "html.parser").body
    body.select_one(".scan svg").extract()  # its title is read aloud, and is no word on the paper
    words = body.get_text(" ").replace("-", " ")  # lines break behind a hyphen
    assert unsaid(pdf, words) == set()
    assert missing_glyphs(words) == set()
    families = {name.removesuffix("-Bold") for name in fonts_of(pdf)}
    assert families and families <= DECLARED
    assert all(fonts_of(pdf).values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_runs_in_the_direction_of_its_language(site, kind):
    for language in LANGUAGES:
        page = flyer_page(site, kind, language, ADDRESS)
        assert f'dir="{direction(language)}"' in page.partition("<head>")[0]


def test_the_flyer_says_who_helps_and_that_nobody_has_to(printed):
    said = text_of(printed("flyer", "de")[1])
    for words in ("Wer hilft mir?", "freiwillig", "keinen Nachteil", "Kontakt"):
        assert words in said


@pytest.mark.parametrize("address", [ADDRESS, "http://localhost:6543"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn_is_the_code_of_the_address(site, kind, address):
    drawn = drawing(flyer_page(site, kind, "de", address))
    assert (squares(drawn.path["d"]), int(drawn["viewbox"].split()[2]) - 2 * QUIET) == expected(
        address, "h"
    )
    assert drawn.path["fill"] == "#000"
    assert drawn.title.text == address


def test_the_code_is_drawn_on_the_white_that_scanners_need(site):
    drawn = drawing(flyer_page(site, "flyer", "de", ADDRESS))
    _dark, size = expected(ADDRESS, "h")
    white = [str(each) for each in (-QUIET, -QUIET, size + 2 * QUIET, size + 2 * QUIET)]
    assert drawn["viewbox"].split() == white
    assert [drawn.rect[name] for name in ("x", "y", "width", "height")] == white
    assert drawn.rect["fill"] == "#fff"


def drawing(page):
    """Return the picture of the code on a page."""
    return BeautifulSoup(page, "html.parser").select_one(".scan svg")


def test_who_does_not_see_the_code_is_read_the_address(printed):
    tree = PdfReader(io.BytesIO(printed("flyer", "de")[1])).trailer["/Root"]["/StructTreeRoot"]
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
