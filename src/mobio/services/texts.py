"""The translations of the forms: the database is the truth, catalogues are import and export."""

from dataclasses import dataclass

from mobio.services.coverage import SOURCE_LANGUAGE, gaps, texts_of
from mobio.services.forms_in_force import catalogue_in_force


@dataclass(frozen=True)
class Row:
    """How many texts of one file lack a translation into one language."""

    path: str
    language: str
    texts: int
    missing: int
    stale: int


def definitions_in_force(site):
    """Return the definitions in force, in the order of their paths."""
    catalogue = catalogue_in_force(site)
    return [catalogue.plain(path) for path in sorted(catalogue.in_force)]


def known_texts(schemas):
    """Return the translations of the database, {language: {(context, German): text}}."""
    return {language: texts.messages for language, texts in schemas.texts.items()}


def lacking(schemas, messages, definitions):
    """Return those of *messages* that *definitions* show and the database does not have yet."""
    return _chosen(schemas, messages, definitions, lambda known, text: not known)


def changed(schemas, messages, definitions):
    """Return those of *messages* that *definitions* show and that differ from the database."""
    return _chosen(schemas, messages, definitions, lambda known, text: known != text)


def _chosen(schemas, messages, definitions, is_wanted):
    shown, known = texts_of(definitions), known_texts(schemas)
    found = {}
    for language, texts in messages.items():
        there = known.get(language) or {}
        chosen = {
            key: text
            for key, text in texts.items()
            if key in shown and is_wanted(there.get(key), text)
        }
        if chosen:
            found[language] = chosen
    return found


def coverage_rows(definitions, messages, languages):
    """Return a Row for each file with texts and each of *languages* but the source."""
    rows = []
    for definition in definitions:
        count = len(texts_of([definition]))
        for language in languages:
            if language == SOURCE_LANGUAGE or not count:
                continue
            found = gaps([definition], messages, [language])
            stale = sum(gap.stale for gap in found)
            path = definition.reference.path
            rows.append(Row(path, language, count, len(found) - stale, stale))
    return rows
