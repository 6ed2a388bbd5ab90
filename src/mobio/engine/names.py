"""Names of countries and languages from CLDR (by Babel), and the languages of consent texts."""

import functools
import re

from babel import Locale

CONSENT_LANGUAGES = {
    "de": ("Deutsch", "Deutsch", "de", "ltr"),
    "en": ("English", "Englisch", "en", "ltr"),
    "fr": ("Français", "Französisch", "fr", "ltr"),
    "ar": ("العربية", "Arabisch", "ar", "rtl"),
    "fa": ("فارسی", "Farsi", "fa", "rtl"),
    "ur": ("اردو", "Urdu", "ur", "rtl"),
    "kmr": ("Kurmancî", "Kurmanji", "ku-Latn", "ltr"),
    "mnk": ("Mandinka", "Mandinka", "mnk", "ltr"),
    "tr": ("Türkçe", "Türkisch", "tr", "ltr"),
    "prs": ("دری", "Dari", "fa-AF", "rtl"),
    "ti": ("ትግርኛ", "Tigrinya", "ti", "ltr"),
}
"""Code to (own name, German name, language of the page, direction)."""

INTERFACE_LANGUAGES = ("de", "en", "fr", "ar", "fa")
NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
TWO_LETTERS = re.compile(r"[A-Za-z]{2}\Z")


def direction(language):
    """Return "rtl" or "ltr" for a language of the interface or of a consent."""
    return CONSENT_LANGUAGES[language][3]


@functools.cache
def cldr_names(what, language):
    """Return {code: name} of all ``countries`` or ``languages`` in *language*."""
    locale = Locale.parse(language)
    if what == "countries":
        found = locale.territories
        return {
            code: name
            for code, name in found.items()
            if TWO_LETTERS.match(code) and code not in NOT_COUNTRIES
        }
    return {code: name for code, name in locale.languages.items() if TWO_LETTERS.match(code)}


def cldr_name(what, code, language):
    """Return the name of one country or language, also of codes with three letters, or ""."""
    locale = Locale.parse(language)
    found = locale.territories if what == "countries" else locale.languages
    return found.get(code, "")
