"""Which texts of the forms have a translation: for the plan, for publishing and for translators."""

from dataclasses import dataclass

from mobio.engine.localizing import context_of, words_of
from mobio.engine.mistakes import Objection
from mobio.engine.names import CONSENT_LANGUAGES

SOURCE_LANGUAGE = "de"
PLACES_TOLD = 5
COUNTED = "{language}: fehlende Texte {missing}, veraltete {stale} ({places})"
UNTRANSLATED = f"{COUNTED}. Ergänzen Sie sie, oder erlauben Sie die Lücke und nennen Sie den Grund."


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


def said_of(found, template=COUNTED):
    """Return in words how many *found* gaps one file has in one language, and the first ones."""
    stale = sum(gap.stale for gap in found)
    names = [gap.place for gap in found[:PLACES_TOLD]]
    places = ", ".join([*names, "…"] if len(found) > PLACES_TOLD else names)
    language = CONSENT_LANGUAGES[found[0].language][1]
    words = {"missing": len(found) - stale, "stale": stale, "places": places}
    return template.format(language=language, **words)


def gap_objections(found, files, definitions):
    """Return one Objection for each file and language that has gaps.

    *files* names the file of each reference, *definitions* are those that were looked at.
    """
    known = {str(definition.reference): definition for definition in definitions}
    by_file = {}
    for gap in found:
        by_file.setdefault((gap.reference, gap.language), []).append(gap)
    objections = []
    for (reference, language), missing in by_file.items():
        message = said_of(missing, UNTRANSLATED)
        line = line_of(known[reference], missing[0].place)
        file = files.get(reference, reference)
        objections.append(Objection(file, line, message, "error", "untranslated", language))
    return objections


def line_of(definition, place):
    """Return the line of the question or option whose text has this *place*, or the first."""
    name = place.rpartition(".")[0]
    if hasattr(definition, "every_question"):
        lines = {question.id: question.line for question in definition.every_question()}
        lines.update((f"page.{page.id}", page.line) for page in definition.pages)
        return lines.get(name) or 1
    options = getattr(definition, "options", ())
    return {option.code: option.line for option in options}.get(name) or 1
