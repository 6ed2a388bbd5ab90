"""Every page in a browser: four languages, fresh and with mistakes, on a phone and on a desk."""

import pytest

from tests.gates.looking import HEIGHT, WIDTHS
from tests.gates.pages import GROUPS, LANGUAGES

FORMS = "forms"


@pytest.fixture
def pages(rooms):
    """Return a function that gives the pages of a group."""
    return lambda group: rooms.form_pages if group == FORMS else GROUPS[group]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", [*GROUPS, FORMS])
def test_no_page_has_a_barrier(looker, pages, group, language):
    found = {}
    for page in pages(group):
        tab = looker.open(page, language)
        found[f"{page.name}-fresh"] = looker.wrong_in(page, tab)
        tab.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        if looker.mistake(page, tab):
            found[f"{page.name}-error"] = looker.wrong_in(page, tab)
            looker.clean(page, tab)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("group", [*GROUPS, FORMS])
def test_from_right_to_left_each_box_lies_where_a_mirror_shows_it(looker, pages, group, width):
    wrong = {}
    for page in pages(group):
        if not page.german:
            left, right = (looker.places(page, language, width) for language in ("qps", "qpm"))
            wrong[page.name] = looker.not_mirrored(left, right)
    assert {name: places for name, places in wrong.items() if places} == {}
