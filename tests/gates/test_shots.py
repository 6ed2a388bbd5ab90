"""The pictures of the handbook show what the pages say today."""

import pytest

from tests.gates.shots import LANGUAGES, SHOTS, digests, kept_digests
from tests.web.handbook import PEOPLE, STAFF, pictures_of_chapters

AGAIN = "Run: python -m pytest tests/gates/handbook_pictures.py -p no:xdist"


@pytest.fixture(scope="module")
def today(rooms_of_the_handbook, facts):
    return digests(rooms_of_the_handbook, facts)


def test_every_picture_of_a_chapter_is_of_some_page():
    assert pictures_of_chapters(PEOPLE + STAFF) == SHOTS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_something_else_than_its_picture(today, language):
    kept = kept_digests()[language]
    changed = {name for name, digest in today[language].items() if kept.get(name) != digest}
    assert changed == set(), AGAIN
