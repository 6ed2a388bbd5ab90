"""Take the pictures of the handbook: real pages, as a phone shows them, in every language.

Run it by hand after a change of pages or of their texts, it takes a minute for each language:

    .venv/bin/python -m pytest tests/gates/handbook_pictures.py -p no:xdist

The languages are those of ``mobio.languages`` in development.ini.
"""

import json

import pytest
from PIL import Image

from mobio.engine.handbook import FOLDER
from tests.gates.looking import WIDTHS, Looker
from tests.gates.pages import Page
from tests.gates.rooms import path_of
from tests.gates.shots import (
    LANGUAGES,
    SHOTS,
    SHOWN,
    WANTED,
    beside,
    digests,
    in_all_languages,
    kept_digests,
)
from tests.house.sources import ROOT

PICTURES = ROOT / "src/mobio/web/static" / FOLDER
COLOURS = 24
TALLEST = 600
MARGIN = 12
BIGGEST = 25_000


@pytest.fixture(scope="module")
def looker(chromium, serve, facts):
    """Return a browser of a county as people have it, in all its languages."""
    served = serve(**{"mobio.languages": " ".join(LANGUAGES)}, before=in_all_languages)
    return Looker(chromium, served.url, facts)


def look(looker, shot, language, facts):
    """Return (tab, top) that show what *shot* is of."""
    spoken = "de" if shot.helped else language
    tab = looker.tab(shot.login, spoken)
    tab.set_viewport_size({"width": WIDTHS[0], "height": TALLEST})
    if shot.helped:
        tab.goto(f"{looker.url}/people/{facts['amina']}")
        button = tab.locator(f'form[action$="/helping"] button[value="{beside(language)}"]')
        if button.count():
            with tab.expect_navigation():
                button.click()
    page = Page("", (), shot.login, shot.path)
    path = path_of(page, facts)
    answer = tab.goto(looker.url + path + (language if path.endswith("=") else ""))
    if answer.status == 404 and shot.instead:
        path, top = shot.instead
        answer = tab.goto(looker.url + path.format_map(facts))
    else:
        top = shot.top
    assert answer.status == 200
    return tab, top


@pytest.mark.parametrize(("language", "name"), WANTED)
def test_take_the_picture(looker, facts, tmp_path, language, name):
    shot = SHOTS[name]
    tab, beginning = look(looker, shot, language, facts)
    top = tab.locator(beginning).first.bounding_box()["y"] - MARGIN
    whole = tmp_path / "whole.png"
    tab.screenshot(path=whole, full_page=True, caret="initial")
    file = PICTURES / language / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(whole) as picture:
        first = max(0, int(top))
        part = picture.crop((0, first, picture.width, min(picture.height, first + TALLEST)))
        small = part.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(file, optimize=True)
    assert file.stat().st_size <= BIGGEST


def test_write_down_what_the_pages_say(rooms_of_the_handbook, facts):
    text = json.dumps(digests(rooms_of_the_handbook, facts), indent=1, sort_keys=True)
    SHOWN.write_text(f"{text}\n", "utf-8")
    assert kept_digests().keys() == set(LANGUAGES)
