"""Translations of consents belong to a German text; if that has changed since, they are stale."""

from mobio.engine.mistakes import Mistake
from mobio.engine.references import Reference


def is_stale(consent, language, versions):
    """Tell whether the German has changed since *language* of *consent* was translated.

    *versions* maps references to all versions that are known. A new version that only brings a
    review or another language leaves the translations as good as they were.
    """
    number = consent.languages[language].of_german
    if language == "de" or not number or number >= consent.version:
        return False
    reference = consent.reference
    former = versions.get(Reference(reference.folder, reference.id, number))
    return former is None or _german(former) != _german(consent)


def check_consents(files):
    """Note each translation of the newest consents that is stale and offered all the same."""
    for consent in files.all_of("consents"):
        for language, text in consent.languages.items():
            if language in consent.not_offered or "de" not in consent.languages:
                continue
            if is_stale(consent, language, files.definitions):
                words = {"language": language}
                files.note(consent.reference, Mistake.LANGUAGE_STALE, text.line, **words)


def _german(consent):
    own = consent.languages.get("de")
    return own and (own.title, own.text, own.tick)
