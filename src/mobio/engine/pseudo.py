"""Two languages that nobody speaks, to see what a page does with any language.

``qps`` puts accents on every letter, makes each text longer and sets it in brackets: a word without
brackets is no text of a catalogue, and a page that holds the longer ones holds German and French.
``qpm`` says the same from right to left, so that every box must lie where a mirror would show it.
"""

import re

LANGUAGES = {
    "qps": ("⟦Þšéûðö⟧", "Pseudo", "en-XA", "ltr"),
    "qpm": ("⟦Ɱîŕŕöŕ⟧", "Pseudo, gespiegelt", "en-XB", "rtl"),
}
"""Code to (own name, German name, language of the page, direction)."""

OPEN, CLOSE = "⟦", "⟧"
LONGER = 1.4
FILLER = " ~~~~"
# What is filled in later, tags within a text, and what the small markup of long texts begins with.
KEPT = re.compile(r"(\$?\{\w+\}|</?\w[^>]*>)")
MARK = re.compile(r"\s*(?:## |- )?")
ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
    "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž",
)
VOWELS = frozenset("AEIOUaeiouÄÖÜäöü")


def accented(text):
    """Return *text* as a reader of these languages sees it; placeholders and lines are kept."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line):
    mark = MARK.match(line)[0]
    words = line[len(mark) :]
    if not words:
        return line
    parts = KEPT.split(words)
    said = "".join(part if KEPT.fullmatch(part) else _longer(part) for part in parts)
    missing = int(len(words) * LONGER) - len(said)
    # In short pieces: a filler without a gap would be a word longer than any language has.
    filler = (FILLER * (missing // len(FILLER) + 1))[: max(missing, 0)].rstrip()
    return f"{mark}{OPEN}{said}{filler}{CLOSE}"


def _longer(part):
    """Double vowels, since a language makes words longer and not only sentences."""
    return "".join(c + c.lower() if c in VOWELS else c for c in part).translate(ACCENTS)


class Words:
    """The translations of the forms into such a language: each text in its own accents."""

    def get(self, key, default=None):
        """Return the translation of (context, German)."""
        _context, german = key
        return accented(german) if german else default
