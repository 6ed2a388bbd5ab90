"""No page is forgotten, and each is what it is called."""

import re

from mobio.engine.names import LANGUAGES as LANGUAGES_OF_PAGES
from tests.gates.book import MISTAKES
from tests.gates.pages import FORM_PAGE, LANGUAGES, NO_PAGES, PAGES
from tests.web import access

LANGUAGE_OF_PAGE = re.compile(rb'<html[^>]* lang="([^"]+)"')


def test_every_view_that_is_looked_at_is_on_the_list_of_pages():
    looked_at = {(place, name) for place, name, method in access.VIEWS if method in ("GET", "*")}
    listed = {page.view for page in PAGES if page.view[0] != "errors"} | {FORM_PAGE}
    assert listed | NO_PAGES == looked_at
    assert listed & NO_PAGES == set()


def test_every_page_is_there_in_every_language(book, rooms):
    wrong = [
        (leaf.name, leaf.status)
        for leaf in book
        if leaf.state != MISTAKES and leaf.status != leaf.page.status
    ]
    assert wrong == []
    assert len({leaf.name for leaf in book}) == len(book) >= len(rooms.pages) * len(LANGUAGES)


def test_a_page_of_mistakes_is_answered_as_one(book):
    mistakes = [leaf for leaf in book if leaf.state == MISTAKES]
    assert [leaf.name for leaf in mistakes if leaf.status not in (400, 409, 422)] == []
    asked = {leaf.page.name for leaf in mistakes}
    expected = {page.name for page in PAGES if page.wrong is not None}
    assert expected <= asked


def test_a_page_is_in_the_language_it_was_asked_in(book):
    wrong = [
        leaf.name
        for leaf in book
        if LANGUAGE_OF_PAGE.search(leaf.body)[1].decode()
        != LANGUAGES_OF_PAGES["de" if leaf.page.german else leaf.language][2]
    ]
    assert wrong == []
