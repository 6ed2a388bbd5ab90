"""The translations of one schema file, side by side: what is there, what is missing, what is stale.

A translation is stale when the German of its place has changed since; it is then only proposed.
"""

import functools
import re
from dataclasses import dataclass

from mobio.engine.consent_words import words_said
from mobio.engine.definitions import Package
from mobio.engine.folders import PACKAGES
from mobio.engine.localizing import context_of, words_of
from mobio.engine.words import _
from mobio.services.draft_checks import definitions_with
from mobio.services.publishing import digest, newest_definitions

SLOT = re.compile(r"\{[a-z_]+\}")
OTHER_SLOTS = _("Übernehmen Sie die Platzhalter genau so: ${slots}")
TOO_MUCH = _("Dieser Text ist viel länger als der deutsche. Bitte kürzen Sie ihn.")
ROOM = 2000


@dataclass(frozen=True)
class Word:
    """One text of a file and what it is in another language."""

    place: str
    context: str
    german: str
    text: str = ""
    drafted: bool = False
    old_german: str = ""
    old_text: str = ""

    @property
    def state(self):
        """Return "there", "stale" or "missing"."""
        if self.text:
            return "there"
        return "stale" if self.old_text else "missing"

    @property
    def name(self):
        """Return the name of its box; a text whose German changes gets another one."""
        return f"w{digest(f'{self.context}|{self.german}'.encode())[:16]}"


@dataclass(frozen=True)
class Coverage:
    """How many texts of a file have a translation."""

    language: str
    total: int
    missing: int
    stale: int


class Words:
    """The words of files as they are in force and drafted.

    *whole* are the languages into which files are translated as a whole; all if it is None. Of the
    others only what stands in consents is listed.
    """

    def __init__(self, schemas, drafts, whole=None):
        self.schemas = schemas
        self.whole = whole
        self.drafts = {draft.path: draft for draft in drafts}
        self.definitions = {}
        for reference, definition in definitions_with(schemas, drafts).items():
            known = self.definitions.get(reference.path)
            if known is None or known.reference.version < reference.version:
                self.definitions[reference.path] = definition
        self._published, self._before = {}, {}

    def definition(self, path):
        """Return the newest definition of *path*, the draft's if there is one, or None."""
        return self.definitions.get(path)

    @functools.cached_property
    def packages(self):
        """Return the packages as they are drafted or in force: consents name what they hold."""
        drafts = self.schemas.drafts.values()
        drafted = [draft for draft in drafts if draft.path.partition("/")[0] == PACKAGES]
        every = newest_definitions(definitions_with(self.schemas, drafted))
        return [each for each in every if isinstance(each, Package)]

    def of(self, path, language):
        """Return the Word of each text of *path* in *language*, in the order of the file."""
        definition = self.definition(path)
        if definition is None:
            return []
        seen, found = set(), []
        is_whole = self.whole is None or language in self.whole
        said = words_of(definition) if is_whole else words_said(definition, self.packages)
        for place, german in said:
            context = context_of(definition.reference, place)
            if (context, german) not in seen:
                seen.add((context, german))
                found.append(self._word(path, place, context, german, language))
        return found

    def _word(self, path, place, context, german, language):
        draft = self.drafts.get(path)
        drafted = draft.words.get(language, {}).get((context, german)) if draft else None
        text = drafted or self.published(language).get((context, german), "")
        old = ("", "") if text else self.before(language).get(context, ("", ""))
        return Word(place, context, german, text, bool(drafted), *old)

    def published(self, language):
        """Return the translations in force, {(context, German): text}."""
        if language not in self._published:
            texts = self.schemas.texts.get(language)
            self._published[language] = texts.messages if texts else {}
        return self._published[language]

    def before(self, language):
        """Return {context: (German, text)} of the translations in force."""
        if language not in self._before:
            self._before[language] = {
                context: (german, text)
                for (context, german), text in self.published(language).items()
            }
        return self._before[language]

    def coverage(self, path, languages):
        """Return the Coverage of *path* for each of *languages* that it has texts in."""
        found = []
        for language in languages:
            states = [word.state for word in self.of(path, language)]
            if not states:
                continue
            found.append(
                Coverage(language, len(states), states.count("missing"), states.count("stale"))
            )
        return found


def wrong(word, text):
    """Return what is wrong with *text* as the translation of *word*, or None."""
    slots = SLOT.findall(word.german)
    if text and sorted(SLOT.findall(text)) != sorted(slots):
        return _(OTHER_SLOTS, mapping={"slots": " ".join(slots) or "–"})
    if len(text) > ROOM + 5 * len(word.german):
        return TOO_MUCH
    return None
