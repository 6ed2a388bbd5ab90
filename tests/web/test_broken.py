"""When something breaks in the program itself, or in the database below it."""

import logging

import pytest

from mobio.web import root
from tests.web.county import opened

SECRET = "Amina Haddad, +49 7261 1"


class Boom(Exception):
    """An error nobody expected, with something in it that nobody may read."""


@pytest.fixture
def breaks(monkeypatch):
    """Make the program break where it looks for the forms in force."""

    def fail(*_anything):
        raise Boom(SECRET)

    monkeypatch.setattr(root, "catalogue_in_force", fail)


def test_the_page_gives_a_number_that_stands_in_the_log(browser, breaks, caplog):
    page = browser().get("/help?name=amina", status=500)
    (line,) = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    number = page.html.select_one("b bdi").get_text()
    assert number in line
    assert "Boom at " in line
    assert "root.py" not in page.text


def test_neither_page_nor_log_repeats_what_the_error_says(browser, breaks, caplog):
    page = browser().get("/help?name=amina", status=500)
    assert SECRET not in page.text
    assert SECRET not in caplog.text
    assert "amina" not in caplog.text


@pytest.fixture
def cut_off(application, browser, monkeypatch):
    """Return a browser that was signed in when the database went away."""
    own = browser("amina")
    monkeypatch.setattr(application.registry, "_zodb_databases", {})
    return own


@pytest.mark.parametrize("path", ["/", "/login", "/people/", "/dse/dat?value=x", "/nothing"])
def test_without_a_database_there_is_still_a_page_in_every_language(cut_off, path):
    page = cut_off.get(path, status=500)
    assert page.headers["Cache-Control"] == "no-store"
    assert [one["lang"] for one in page.html.select("section")] == ["de", "en", "fr", "ar", "fa"]
    assert "schiefgegangen" in page.html.body.get_text()
    assert page.html.select_one("b bdi").get_text()


def test_without_a_database_the_page_still_has_its_look(cut_off):
    sheet = cut_off.get("/login").html.find("link", rel="stylesheet")["href"]
    assert cut_off.get(sheet, status=200).content_type == "text/css"


class TestNotReady:
    """A database that was not made, or not brought up to this release."""

    def told(self, browser, caplog):
        page = browser().get("/login", status=503)
        (line,) = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
        assert page.html.select_one("b bdi").get_text() in line
        return line

    def test_an_empty_database_tells_the_operator_what_to_do(self, browser, county, caplog):
        with opened(county.main) as top:
            del top["site"]
        assert "The database is empty. Run: mobio evolve" in self.told(browser, caplog)

    def test_an_older_database_too(self, browser, county, caplog):
        with county.site() as site:
            site.done_steps = site.done_steps[1:]
        assert "older release. Run: mobio evolve" in self.told(browser, caplog)
