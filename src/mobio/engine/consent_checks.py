"""What only shows beside other files: translations of a consent that are stale, files not named."""

from mobio.engine.consent_texts import placeholders
from mobio.engine.folders import PACKAGES
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
    """Note each text of the newest consents that is stale, or names no files, and is offered."""
    takes_files = {
        package.consent_id: package.id for package in files.all_of(PACKAGES) if package.attachments
    }
    for consent in files.all_of("consents"):
        for language, text in consent.languages.items():
            if language in consent.not_offered:
                continue
            if "de" in consent.languages and is_stale(consent, language, files.definitions):
                words = {"language": language}
                files.note(consent.reference, Mistake.LANGUAGE_STALE, text.line, **words)
            if consent.id in takes_files and "attachments" not in placeholders(text.text):
                words = {"language": language, "package": takes_files[consent.id]}
                files.note(consent.reference, Mistake.FILES_NOT_NAMED, text.line, **words)


def _german(consent):
    own = consent.languages.get("de")
    return own and (own.title, own.text, own.tick)
