"""The stylesheet is the same from both sides, and its colours can be told apart."""

import re

import pytest

from tests.house.sources import ROOT

SHEET = ROOT / "src/mobio/web/static/mobio.css"
SHEETS = sorted((ROOT / "src/mobio").rglob("*.css"))
PAGES = sorted((ROOT / "src/mobio").rglob("*.pt"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height))\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
CONDITION = re.compile(r"@(?:media|container|supports|page)[^{]*\{")
SIDES = re.compile(r"(?:padding|margin|inset|border-width)\s*:\s*([^;}]+)")
ATTRIBUTES = re.compile(
    r"\s(?:align|valign|bgcolor|hspace|vspace|text-anchor=\"(?:start|end)\" x)="
)
INKS = [("ink", "paper"), ("soft", "paper"), ("ink", "tint"), ("soft", "tint"), ("accent", "paper"),
        ("on-accent", "accent"), ("good", "good-tint"), ("good", "paper"), ("bad", "paper"),
        ("bad", "bad-tint"), ("warn", "warn-tint"), ("accent", "tint")]  # fmt: skip
EDGES = [("field", "paper"), ("accent", "paper"), ("bad", "paper")]


def rules(path):
    """Return a stylesheet without its comments and conditions."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    return CONDITION.sub("{", text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_rule_knows_left_from_right(path):
    assert [match[0] for match in PHYSICAL.finditer(rules(path))] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_four_sides_are_never_given_at_once_if_the_second_and_the_fourth_differ(path):
    given = [match[1].split() for match in SIDES.finditer(rules(path))]
    assert [sides for sides in given if len(sides) == 4 and sides[1] != sides[3]] == []


def test_no_template_aligns_by_attribute():
    found = {path.name: ATTRIBUTES.findall(path.read_text("utf-8")) for path in PAGES}
    assert {name: attributes for name, attributes in found.items() if attributes} == {}


def test_a_physical_rule_would_be_found():
    assert PHYSICAL.search("a { margin-left: 1px }")
    assert PHYSICAL.search("a { text-align: right }")
    assert not PHYSICAL.search(
        "a { margin-inline-start: 1px; border-block-end: 0; inset-inline: 0 }"
    )


def tokens():
    """Return {scheme: {name: (r, g, b)}} of the colours of the stylesheet."""
    text = SHEET.read_text("utf-8")
    light, dark = re.findall(r":root\s*\{([^}]*--ink[^}]*)\}", text)[:2]
    found = {"light": _colours(light)}
    found["dark"] = {**found["light"], **_colours(dark)}
    return found


def _colours(block):
    pairs = re.findall(r"--([\w-]+)\s*:\s*#([0-9a-f]{3,6})\b", block)
    longer = {
        name: hexa if len(hexa) == 6 else "".join(c * 2 for c in hexa) for name, hexa in pairs
    }
    return {name: tuple(bytes.fromhex(hexa)) for name, hexa in longer.items()}


def contrast(one, other):
    """Return the contrast of two colours as WCAG counts it."""

    def light(colour):
        parts = [c / 255 for c in colour]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_edges_stand_out(scheme):
    colours = tokens()[scheme]
    weak = [pair for pair in INKS if contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    faint = [pair for pair in EDGES if contrast(colours[pair[0]], colours[pair[1]]) < 3]
    assert (weak, faint) == ([], [])


def test_black_on_white_is_the_strongest_contrast():
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21
