"""What ``mobio check`` tells of consents beyond their files: reviews and words that are missing.

No file can accept these hints: what they name is not offered to anybody, and that ends with the
review or the words, not with getting used to it. They also depend on settings of the server.
"""

from mobio.engine.catalogue import Catalogue
from mobio.engine.consent_words import untranslated
from mobio.engine.definitions import ConsentText
from mobio.engine.loading import newest, read_definitions
from mobio.engine.mistakes import Objection
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.publishing import newest_definitions

UNREVIEWED = (
    "Noch nicht geprüft und darum nicht angeboten: {languages}. Tragen Sie nach der Prüfung bei "
    "jeder Sprache 'reviewed: {{by: …, on: …}}' ein."
)
WORDLESS = (
    "Auf diesen Sprachen wird die Einwilligung für dieses Paket nicht angeboten, weil Wörter "
    "fehlen: {languages}. Ergänzen Sie die Übersetzungen."
)


def consent_objections(sources, messages, unreviewed):
    """Return hints about the newest consents and packages in *sources*, which have no mistakes.

    *messages* are the translations, {language: {(context, German): text}}; *unreviewed* tells
    whether texts are offered that nobody has reviewed.
    """
    definitions, files, _objections = read_definitions(sources)
    told = [] if unreviewed else _unreviewed(newest_definitions(definitions), files)
    return [*told, *_wordless(Catalogue(definitions, newest(definitions), messages), files)]


def _unreviewed(definitions, files):
    for each in definitions:
        if isinstance(each, ConsentText):
            names = [name for name, text in each.languages.items() if not text.reviewed]
            if names:
                yield _hint(files[each.reference], UNREVIEWED, names, "unreviewed")


def _wordless(catalogue, files):
    for package in catalogue.packages:
        offered = catalogue.consent(package.consent_id).offered(unreviewed=True)
        names = [name for name in offered if untranslated(catalogue.in_language(name), package)]
        if names:
            yield _hint(files[package.reference], WORDLESS, names, "consent_words")


def _hint(file, message, languages, rule):
    names = ", ".join(CONSENT_LANGUAGES[language][1] for language in languages)
    return Objection(file, 1, message.format(languages=names), "warning", rule)
