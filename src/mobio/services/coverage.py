"""Which texts of the forms have a translation: for the plan, for publishing and for translators."""

from dataclasses import dataclass

from mobio.engine.localizing import context_of, words_of

SOURCE_LANGUAGE = "de"


@dataclass(frozen=True)
class Gap:
    """A text without a translation; a stale one has the translation of an older German text."""

    language: str
    reference: str
    place: str
    german: str
    stale: bool


def gaps(definitions, messages, languages):
    """Return the Gaps of *definitions* in *languages*, in their order.

    *messages* are the translations, {language: {(context, German): text}}. German is the source,
    so it has no gaps.
    """
    found = []
    for language in languages:
        if language == SOURCE_LANGUAGE:
            continue
        known = messages.get(language) or {}
        contexts = {context for context, _german in known}
        for definition in definitions:
            for place, german in dict.fromkeys(words_of(definition)):
                context = context_of(definition.reference, place)
                if (context, german) not in known:
                    reference = str(definition.reference)
                    found.append(Gap(language, reference, place, german, context in contexts))
    return tuple(found)


def texts_of(definitions):
    """Return {(context, German)} of all texts that *definitions* show."""
    return {
        (context_of(definition.reference, place), german)
        for definition in definitions
        for place, german in words_of(definition)
    }
