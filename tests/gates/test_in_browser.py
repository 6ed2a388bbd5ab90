"""Every page in a browser: each language, fresh and with mistakes, on a phone and on a desk."""

import pytest

from mobio.engine.names import INTERFACE_LANGUAGES
from tests.gates.looking import HEIGHT, WIDTHS
from tests.gates.pages import GROUPS, MIRROR, PAGES, is_in_full

FORMS = "forms"
ALIKE = "alike"
BUILDERS = "builders"
SEEN = [
    (language, group)
    for group in [*GROUPS, FORMS, ALIKE]
    for language in INTERFACE_LANGUAGES
    if is_in_full(language) or group != BUILDERS  # sheets of kinds and states, which nobody visits
]


@pytest.fixture
def look(looker, rooms):
    """Return a function that looks at a group: {(page, state): (what is wrong, the places)}."""

    def at(group, language):
        found = {}
        for page in pages_of(rooms, group):
            tab = looker.open(page, language)
            found[page.name, "fresh"] = looker.wrong_in(page, tab, language), looker.places
            tab.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
            if is_in_full(language) and looker.mistake(page, tab):
                found[page.name, "error"] = looker.wrong_in(page, tab, language), looker.places
                looker.clean(page, tab)
        looker.leave()
        return found

    return at


def pages_of(rooms, group):
    """Return the pages of *group*; some are made from what is in force."""
    made = {FORMS: "form_pages", ALIKE: "alike"}
    return getattr(rooms, made[group]) if group in made else GROUPS[group]


def wrong_in(found):
    """Return the pages of which something is wrong."""
    return {key: wrong for key, (wrong, _places) in found.items() if wrong}


@pytest.mark.parametrize(("language", "group"), SEEN)
def test_no_page_has_a_barrier(look, group, language):
    found = look(group, language)
    assert wrong_in(found) == {}
    if is_in_full(language):
        mistaken = {page.name for page in GROUPS.get(group, ()) if page.wrong is not None}
        assert mistaken <= {name for name, state in found if state == "error"}


@pytest.mark.parametrize("group", [*GROUPS, FORMS])
def test_longer_words_fit_and_from_the_right_each_box_lies_where_a_mirror_shows_it(
    look, looker, group
):
    left, right = (look(group, language) for language in MIRROR)
    assert wrong_in(left) == wrong_in(right) == {}
    assert left.keys() == right.keys()
    german = {page.name for page in PAGES if page.german}  # these are the same for every reader
    wrong = {
        (key, width): looker.not_mirrored(places[width], right[key][1][width])
        for key, (_wrong, places) in left.items()
        for width in WIDTHS
        if key[0] not in german
    }
    assert {key: places for key, places in wrong.items() if places} == {}
    marked = [len(places[WIDTHS[0]]) for key, (_, places) in left.items() if key[0] not in german]
    assert sum(marked) >= 20 or not marked
