"""The catalogues of the languages of pages; a language without its folder fails."""

from functools import cache

import polib

from mobio.scripts.configuration import read_settings
from tests.house.sources import ROOT

LOCALES = ROOT / "locales"
DOMAINS = ("mobio", "forms")
# The languages of consents have catalogues too, with a few texts only.
TRANSLATED = [each for each in read_settings(ROOT / "development.ini").languages if each != "de"]
LISTS_OF_NAMES = (
    "lists/municipality:",
    "lists/certificate_type:",
    "lists/ui_language:",
    "lists/cefr:",
    "lists/licence_class:",
)


@cache
def messages(language):
    """Return the entries of *language* that are in use, of both domains."""
    files = [LOCALES / language / "LC_MESSAGES" / f"{domain}.po" for domain in DOMAINS]
    return [entry for path in files for entry in polib.pofile(str(path)) if not entry.obsolete]


def sayings(entry):
    """Return all that a translated entry says: one text, or one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def said(language):
    """Yield (entry, text) of every text of *language*, each plural form by itself."""
    for entry in messages(language):
        for text in sayings(entry):
            yield entry, text


def place(entry):
    """Return where a person finds *entry*."""
    return entry.msgctxt or entry.msgid


def is_name(entry):
    """Tell whether the entry stands in a list of names that are the same everywhere."""
    return (entry.msgctxt or "").startswith(LISTS_OF_NAMES)
