"""The program's own words (domain mobio) and the words of the forms, from the folder locales."""

import functools
import gettext
from pathlib import Path

import polib

FOLDER = Path(__file__).parents[3] / "locales"


def use_folder(folder):
    """Read catalogues from *folder* from now on. Called once, when a process starts."""
    global FOLDER  # noqa: PLW0603 -- one place for all catalogues of a process, set at its start
    FOLDER = Path(folder)
    catalogue.cache_clear()
    say.cache_clear()


@functools.cache
def catalogue(language):
    """Return the gettext catalogue of the domain mobio; an empty one if it is not compiled."""
    return gettext.translation("mobio", str(FOLDER), [language], fallback=True)


@functools.cache
def say(language):
    """Return the function that puts a message (TranslationString or str) into *language*."""
    found = catalogue(language)

    def translate(message):
        text = found.gettext(str(message))
        if hasattr(message, "interpolate"):
            return message.interpolate(text)
        return text

    return translate


def form_messages(languages):
    """Return {language: {(context, German): text}} of the catalogues of the domain forms.

    Empty and fuzzy entries are left out: an outdated text is no translation.
    """
    found = {}
    for language in languages:
        path = FOLDER / language / "LC_MESSAGES" / "forms.po"
        entries = polib.pofile(str(path), encoding="utf-8") if path.is_file() else ()
        found[language] = {
            (entry.msgctxt, entry.msgid): entry.msgstr
            for entry in entries
            if entry.msgstr and not entry.fuzzy and not entry.obsolete
        }
    return found
