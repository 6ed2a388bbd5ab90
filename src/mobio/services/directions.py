"""Which way a text runs, and where another direction begins inside it.

Browsers find this out by ``dir=auto``; WeasyPrint does not, so the documents write the outcome.
"""

import re
import unicodedata

ISOLATED = re.compile("([\u2066-\u2068])([^\u2066-\u2069]*)\u2069")
MAIL = re.compile(r"([\w.+-]+@[\w.-]*\w)")
NAMED = {"\u2066": "ltr", "\u2067": "rtl"}
SIGNS = dict.fromkeys(range(0x2066, 0x206A))


def side(text: str, direction: str = "auto") -> str:
    """Return *direction*, or for ``auto`` that of the first letter of *text* that has one."""
    if direction != "auto":
        return direction
    kinds = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def runs(text: str) -> list[tuple[str, str | None]]:
    """Return the parts of *text* with their direction, None for what follows its surroundings.

    A part of its own is what stands between U+2066, U+2067 or U+2068 and U+2069. Only the innermost
    of nested ones count. So is an e-mail address: beside a street in Latin letters it would be read
    before the street, as one run with it.
    """
    found = []
    end = 0
    for match in ISOLATED.finditer(text):
        found.append((plain(text[end : match.start()]), None))
        found.append((match[2], NAMED.get(match[1]) or side(match[2])))
        end = match.end()
    found.append((plain(text[end:]), None))
    return [each for part, direction in found for each in _apart(part, direction) if each[0]]


def _apart(part, direction):
    """Yield *part* and the addresses in it, each with its direction."""
    if direction == "ltr":
        yield part, direction
        return
    for number, piece in enumerate(MAIL.split(part)):
        yield piece, "ltr" if number % 2 else direction


def plain(text: str) -> str:
    """Return *text* without the signs that isolate parts of it."""
    return text.translate(SIGNS)
