"""Names of countries and languages from CLDR (by Babel), and the languages of consent texts."""

import functools
import re
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from mobio.engine import pseudo

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

LANGUAGES = CONSENT_LANGUAGES | pseudo.LANGUAGES
"""The same for everything that a page can be read in."""

INTERFACE_LANGUAGES = ("de", "en", "fr", "ar", "fa")
ONLY_CONSENTS = tuple(code for code in CONSENT_LANGUAGES if code not in INTERFACE_LANGUAGES)
"""What only consents speak: months have no names here, not every such language stands in CLDR."""
IN_CLDR = {"prs": "fa_AF", **dict.fromkeys(pseudo.LANGUAGES, "de")}
"""Languages that have another name in CLDR."""
NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
TWO_LETTERS = re.compile(r"[A-Za-z]{2}\Z")


def direction(language):
    """Return "rtl" or "ltr" for a language of the interface or of a consent."""
    return LANGUAGES[language][3]


def locale_of(language):
    """Return the Locale of CLDR that speaks for *language*; German where none does."""
    try:
        return Locale.parse(IN_CLDR.get(language, language))
    except UnknownLocaleError:
        return Locale.parse("de")


@functools.cache
def cldr_names(what, language):
    """Return {code: name} of all ``countries`` or ``languages`` in *language*."""
    locale, say = locale_of(language), _voice(language)
    if what == "countries":
        found = locale.territories
        return {
            code: say(name)
            for code, name in found.items()
            if TWO_LETTERS.match(code) and code not in NOT_COUNTRIES
        }
    return {code: say(name) for code, name in locale.languages.items() if TWO_LETTERS.match(code)}


def cldr_name(what, code, language):
    """Return the name of one country or language, also of codes with three letters, or ""."""
    locale = locale_of(language)
    found = locale.territories if what == "countries" else locale.languages
    return _voice(language)(found[code]) if code in found else ""


@functools.cache
def month_names(language):
    """Return {number: name} of the months of the Gregorian calendar in *language*."""
    names = get_month_names("wide", "stand-alone", locale_of(language))
    return MappingProxyType({number: _voice(language)(name) for number, name in names.items()})


ALSO_SAID = {"ar": ("format", "ar_SY"), "fa": ("stand-alone", "fa_AF")}
"""Where else the language is spoken and months have names of their own: in the Levant and Iraq, and
in Afghanistan. (The names of Syria stand in CLDR for dates only.)"""


@functools.cache
def month_choices(language):
    """Return {number: names} of the months as they are chosen: with each name that is in use."""
    names = month_names(language)
    if language not in ALSO_SAID:
        return names
    context, elsewhere = ALSO_SAID[language]
    others = get_month_names("wide", context, Locale.parse(elsewhere))
    return MappingProxyType(
        {number: "/".join(dict.fromkeys((name, others[number]))) for number, name in names.items()}
    )


def _voice(language):
    return pseudo.accented if language in pseudo.LANGUAGES else str
