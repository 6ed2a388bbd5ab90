"""A text without a translation is shown in German and marked as German; the others are not."""

import pickle
from datetime import date

import pytest
from bs4 import BeautifulSoup

from mobio.engine.catalogue import Catalogue
from mobio.engine.loading import newest, read_definitions
from mobio.engine.pages import PageForm
from mobio.engine.records import Record
from mobio.engine.words import InGerman
from tests.engine.asked import sources, with_menu

FORM = """
    title: Lernen
    pages: [{id: p, title: Seite, questions: [name, colour, shades, rows, hint]}]
    questions:
      - {id: name, type: text, label: Name <b>, help: Wie im Pass}
      - {id: colour, type: choice, label: Farbe, options: lists/colour}
      - {id: shades, type: choices, label: Töne, options: lists/colour}
      - id: rows
        type: group
        label: Zeilen
        questions: [{id: what, type: text, label: Was}]
      - {id: hint, type: note, label: Ein Hinweis}
    """
TRANSLATED = {
    ("biography/own:colour.label", "Farbe"): "اللون",
    ("lists/colour:red.label", "Rot"): "أحمر",
}


@pytest.fixture(scope="module")
def catalogue():
    files = with_menu({"biography/own": FORM})
    named = {f"{path}@1": text for path, text in files.items()}
    definitions = read_definitions(sources(named))[0]
    return Catalogue(definitions, newest(definitions), {"ar": TRANSLATED}).in_language("ar")


@pytest.fixture(scope="module")
def page(catalogue):
    form = catalogue.section("own")
    record = Record(catalogue, {"own": {}}, date(2027, 1, 1))
    markup = PageForm(catalogue, form, "p", record).render({})
    return BeautifulSoup(markup, "html.parser")


def marked(page):
    found = page.select("[lang]")
    assert all((each["lang"], each["dir"]) == ("de", "ltr") for each in found)
    return {each.get_text(strip=True) for each in found}


def test_what_is_not_translated_is_marked_as_german(page):
    assert {"Name <b>", "Wie im Pass", "Töne", "Zeilen", "Ein Hinweis", "Grün"} <= marked(page)


def test_what_is_translated_is_not_marked(page):
    assert not {"اللون", "أحمر"} & marked(page)
    assert "اللون" in page.get_text()


def test_german_pages_mark_nothing(catalogue):
    german = catalogue.in_language("de")
    record = Record(german, {"own": {}}, date(2027, 1, 1))
    assert "lang=" not in PageForm(german, german.section("own"), "p", record).render({})


def test_the_text_is_an_ordinary_one_wherever_it_is_kept(catalogue):
    label = catalogue.section("own").question("name").label
    assert isinstance(label, InGerman)
    assert b"mobio" not in pickle.dumps(label)
    assert label == "Name <b>"
