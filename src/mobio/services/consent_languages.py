"""In which languages a consent may be read: its text is there and reviewed, all words are, too."""

from dataclasses import dataclass

from mobio.engine.consent_checks import is_stale
from mobio.engine.consent_words import untranslated
from mobio.engine.names import CONSENT_LANGUAGES


@dataclass(frozen=True)
class TextState:
    """How far the text of one consent is in one language.

    *state* is ``reviewed``, ``unreviewed``, ``stale`` or ``absent``; *by* and *on* say who reviewed
    it and when, *reason* why it is not offered, *lacking* the titles of packages without all words.
    """

    language: str
    state: str
    of_german: int = 0
    by: str = ""
    on: str = ""
    reason: str = ""
    lacking: tuple[str, ...] = ()
    is_offered: bool = False


def text_states(catalogue, text, unreviewed):
    """Return the TextState of *text* in each language, in the order in which they are offered."""
    offered = languages_to_choose(catalogue, text, unreviewed)
    return tuple(
        _state(catalogue, text, language, language in offered) for language in CONSENT_LANGUAGES
    )


def _state(catalogue, text, language, is_offered):
    reason = text.not_offered.get(language, "")
    own = text.languages.get(language)
    if own is None:
        return TextState(language, "absent", reason=reason)
    # Who writes no number has translated the German text that stands beside it.
    of_german = own.of_german or text.version
    state = "reviewed" if own.reviewed else "unreviewed"
    lacking = packages_lacking(catalogue, text, language)
    return TextState(
        language,
        "stale" if is_stale(text, language, catalogue.versions) else state,
        of_german,
        *((own.reviewed["by"], own.reviewed["on"]) if own.reviewed else ("", "")),
        reason=reason,
        lacking=lacking,
        is_offered=is_offered,
    )


def still_open(text):
    """Return how many languages of the consent *text* nobody has reviewed, and how many lack."""
    unreviewed = sum(not own.reviewed for own in text.languages.values())
    return unreviewed, len(CONSENT_LANGUAGES) - len(text.languages)


def packages_lacking(catalogue, text, language):
    """Return the titles of the packages whose words are missing in *language*, with *text*."""
    spoken = catalogue.in_language(language)
    return tuple(
        package.title
        for package in catalogue.in_language("de").packages
        if package.consent_id == text.id and untranslated(spoken, package)
    )


def newly_lacking(before, after):
    """Return the pairs (package, language) that lack words in *after* and did not *before*.

    Both are catalogues. Languages in which there is no text at all are left out.
    """
    known = {(package.id, language) for package, language in _lacking(before)}
    return [pair for pair in _lacking(after) if (pair[0].id, pair[1]) not in known]


def _lacking(catalogue):
    return [
        (package, language)
        for package in catalogue.in_language("de").packages
        for language in catalogue.consent(package.consent_id).offered(unreviewed=True)
        if untranslated(catalogue.in_language(language), package)
    ]


def languages_to_choose(catalogue, text, unreviewed, package=None):
    """Return the languages in which the consent *text* may be read, for a share of *package*.

    *unreviewed* allows texts that nobody has reviewed yet. Where the title or the purpose of the
    package, a heading, a kind of document or a text of the office has no translation, the consent
    would mix two languages; then it is not offered.
    """
    return tuple(
        language
        for language in text.offered(unreviewed)
        if not untranslated(catalogue.in_language(language), package)
    )
