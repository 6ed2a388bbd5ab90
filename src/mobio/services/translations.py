"""The program's own words (domain mobio) and the words of the forms, from the folder locales."""

import functools
import gettext
from pathlib import Path

import polib

from mobio.engine import pseudo
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.words import DOMAIN, Counted

FOLDER = Path(__file__).parents[3] / "locales"


def use_folder(folder):
    """Read catalogues from *folder* from now on. Called once, when a process starts."""
    global FOLDER  # noqa: PLW0603 -- one place for all catalogues of a process, set at its start
    FOLDER = Path(folder)
    catalogue.cache_clear()
    say.cache_clear()


class Accented(gettext.NullTranslations):
    """The program's own words in a language that nobody speaks, made where they are asked for."""

    def gettext(self, message):
        """Return *message* with its accents."""
        return pseudo.accented(message)

    def ngettext(self, singular, plural, n):
        """Return the German form for *n* with its accents."""
        return pseudo.accented(singular if n == 1 else plural)

    def dugettext(self, domain, message):
        """Return *message* with its accents if it is one of ours; others show themselves."""
        return pseudo.accented(message) if domain == DOMAIN else message

    def dungettext(self, domain, singular, plural, n):
        """Return the same for a number."""
        return self.dugettext(domain, singular if n == 1 else plural)


@functools.cache
def catalogue(language):
    """Return the gettext catalogue of the domain mobio; an empty one if it is not compiled."""
    if language in pseudo.LANGUAGES:
        return Accented()
    return gettext.translation(DOMAIN, str(FOLDER), [language], fallback=True)


@functools.cache
def say(language):
    """Return the function that puts a message (TranslationString or str) into *language*."""
    found = catalogue(language)

    def translate(message):
        if isinstance(message, Counted):
            text = found.ngettext(str(message), message.plural, message.count)
        else:
            text = found.gettext(str(message))
        if hasattr(message, "interpolate"):
            return message.interpolate(text)
        return text

    return translate


def with_consents(languages):
    """Return *languages* and those that consents speak: their words are published with the rest."""
    return tuple(dict.fromkeys((*languages, *CONSENT_LANGUAGES)))


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
