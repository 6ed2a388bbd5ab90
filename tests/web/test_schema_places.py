"""Handbook, contacts and the list for commissioners are changed on the page of the files, too."""

import pytest

from mobio.engine.folders import Source
from mobio.engine.references import Reference
from mobio.services.publishing import publish
from tests.house.sources import ROOT
from tests.web.browsing import main_text
from tests.web.county import NOW
from tests.web.schema_pages import begin, text_of, type_text

FILES = {
    "contacts/north": ("Soziale Beratung", "Beratung im Norden"),
    "handbook/start": ("Zeigen Sie das Blatt niemandem.", "Zeigen Sie es niemandem."),
    "rosters/municipality": ("purpose: Die Gemeinde plant", "purpose: Die Gemeinde weiß"),
}

SAID = {
    "contacts/north": "Stelle hinzugefügt: Beratung im Norden",
    "handbook/start": "Wortlaut geändert, Absatz",
    "rosters/municipality": "Die Gemeinde weiß",
}


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


def draft(coordinator, path, old, new):
    page = begin(coordinator, f"/schemas/{path}")
    assert old in text_of(page)
    return type_text(page, text_of(page).replace(old, new, 1))


@pytest.mark.parametrize("path", FILES)
def test_the_preview_shows_what_would_be_read(coordinator, path):
    old, new = FILES[path]
    draft(coordinator, path, old, new).follow(status=200)
    shown = coordinator.get(f"/schemas/{path}/preview", status=200).html.select_one(".frame")
    assert new.removeprefix("purpose: ") in " ".join(shown.get_text(" ").split())


@pytest.mark.parametrize("path", FILES)
def test_the_plan_says_in_german_what_changes(coordinator, path):
    old, new = FILES[path]
    draft(coordinator, path, old, new).follow(status=200)
    text = main_text(coordinator.get(f"/schemas/plan?draft={path}", status=200))
    assert SAID[path] in text


def test_a_mistake_stands_beside_its_line(coordinator):
    page = draft(coordinator, "contacts/north", "region: Nord", "region: Nrod")
    page = page.follow() if page.status_int == 303 else page
    assert "Die Region 'Nrod' steht bei keiner Gemeinde." in main_text(page)


def test_the_folders_have_names(coordinator):
    text = main_text(coordinator.get("/schemas/"))
    for name in ("Handbuch", "Kontakte", "Listen für Beauftragte"):
        assert name in text


def test_a_contact_that_was_published_is_read_at_once(browser, county):
    file = (ROOT / "forms/contacts/north/1.yaml").read_text("utf-8")
    text = file.replace("soziale-beratung-nord@", "nord@").encode("utf-8")
    source = Source(Reference("contacts", "north", 2), text, "contacts/north/2.yaml")
    with county.site() as site:
        publish(site, [source], {}, who="test", reason="test", now=NOW)
    text = browser().get("/contacts").text
    assert "nord@landratsamt.example" in text
    assert "soziale-beratung-nord@" not in text
