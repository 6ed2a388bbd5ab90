"""Pictures beside words: one strip, one name each, and only for the eye."""

import re

from mobio.engine.icons import ICONS
from mobio.web.layout import STATIC

STRIP = STATIC / "icons.svg"
DRAWING = re.compile(r'<path id="([a-z]+)"(?: transform="translate\(0 (\d+)\)")? d="[^"]+"/>')
RULE = re.compile(r"^\.icon-([a-z]+) \{ --icon: (\d+); \}$", re.MULTILINE)


def test_the_strip_holds_every_picture_in_its_place():
    strip = STRIP.read_text("utf-8")
    places = [(name, int(top or 0)) for name, top in DRAWING.findall(strip)]
    assert places == [(name, 24 * number) for number, name in enumerate(ICONS)]
    assert f'viewBox="0 0 24 {24 * len(ICONS)}"' in strip


def test_the_stylesheet_finds_every_picture_in_the_strip():
    rules = RULE.findall((STATIC / "icons.css").read_text("utf-8"))
    assert rules == [(name, str(number)) for number, name in enumerate(ICONS)]
