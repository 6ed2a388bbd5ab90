"""Bring words into a form in which those who write the same are equal: for searching only.

Case, accents, vowel signs, the letters that Arabic and Persian write alike, and what a German
keyboard does without: *Näherin*, *naherin* and *Naeherin* meet. The script of a page does the same.
"""

import re
import unicodedata

NOT_TOLD_APART = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0621"
    "\u0000-\u001f\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf"
    "\u060c\u061b\u061f\u200b-\u206f]"
)
ALIKE = str.maketrans(
    {"ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ٱ": "ا", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه"}
    | {"ß": "ss", "ø": "o", "ł": "l", "ɫ": "l", "æ": "ae", "œ": "oe", "ı": "i"}
)
WITHOUT_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def fold(text):
    """Return *text* folded, its words apart by one space."""
    plain = unicodedata.normalize("NFD", text).lower().replace("-", " ").replace("/", " ")
    return " ".join(NOT_TOLD_APART.sub("", plain).translate(ALIKE).split())


def folded_both(text):
    """Return *text* folded, and once more as it is written without umlauts if that differs."""
    first = fold(text)
    second = fold(unicodedata.normalize("NFC", text).lower().translate(WITHOUT_UMLAUTS))
    return first if first == second else f"{first}\n{second}"


def words_of(text):
    """Return the folded words of what somebody looks for, each once."""
    return tuple(dict.fromkeys(fold(text).split()))
