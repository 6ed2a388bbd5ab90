"""Pictures beside words: one strip, one name each, and only for the eye."""

import re
from xml.etree import ElementTree

from mobio.engine.icons import ICONS
from mobio.web.layout import STATIC

STRIP = STATIC / "icons.svg"
RULE = re.compile(r"^\.icon-([a-z]+) \{ --icon: (\d+); \}$", re.MULTILINE)


def test_the_strip_holds_every_picture_in_its_place():
    strip = ElementTree.parse(STRIP).getroot()
    places = [
        (each.get("id"), each.get("transform", "translate(0 0)"))
        for each in strip.iter()
        if each.get("d")
    ]
    assert places == [(name, f"translate(0 {24 * n})") for n, name in enumerate(ICONS)]
    assert strip.get("viewBox") == f"0 0 24 {24 * len(ICONS)}"


def test_the_stylesheet_finds_every_picture_in_the_strip():
    rules = RULE.findall((STATIC / "icons.css").read_text("utf-8"))
    assert rules == [(name, str(number)) for number, name in enumerate(ICONS)]
