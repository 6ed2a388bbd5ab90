"""Take the pictures of docs/pictures: Home, a form, its mistakes and two languages side by side.

Run it by hand:  .venv/bin/python -m pytest tests/gates/pictures.py
"""

import pytest
from PIL import Image

from tests.gates.looking import HEIGHT, WIDTHS, Looker
from tests.gates.pages import OF_A_PERSON, OF_HELPERS
from tests.house.sources import ROOT

FOLDER = ROOT / "docs/pictures"
COLOURS = 64
TALLEST = 1600
BIGGEST = 1_500_000
HOME = next(page for page in OF_A_PERSON if page.name == "home")
HELPED = next(page for page in OF_HELPERS if page.name == "helped-form")


@pytest.fixture(scope="module")
def looker(chromium, serve, facts):
    """Return a browser of a county as people have it: nothing on its pages is for builders."""
    return Looker(chromium, serve().url, facts)


@pytest.fixture
def keep(tmp_path):
    """Return a function that keeps what a tab shows, as small as a picture of words can be."""

    def take(tab, name):
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            shot = tmp_path / "shot.png"
            tab.screenshot(path=shot, full_page=True, caret="initial")
            with Image.open(shot) as picture:
                top = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
                small = top.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
                small.save(FOLDER / f"{name}-{width}.png", optimize=True)

    return take


@pytest.mark.parametrize("language", ["de", "ar"])
def test_pictures_of_home_and_of_a_form_with_its_mistakes(looker, rooms, keep, language):
    form = next(page for page in rooms.form_pages if page.name.endswith("-person"))
    keep(looker.open(HOME, language), f"home-{language}")
    tab = looker.open(form, language)
    keep(tab, f"form-{language}")
    tab.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    assert looker.mistake(form, tab)
    keep(tab, f"form-error-{language}")
    looker.clean(form, tab)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_pictures_of_two_languages_on_one_screen(looker, keep, language):
    tab = looker.open(HELPED, language)
    assert tab.locator("main .other").count()
    keep(tab, f"helping-{language}")


def test_the_pictures_are_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < BIGGEST
