"""All that is in force, in one language: forms, lists, packages, consents, texts and the menu."""

import functools
import itertools
from dataclasses import replace
from types import MappingProxyType

from mobio.engine import pseudo
from mobio.engine.acts import acts_of
from mobio.engine.definitions import Form, MenuEntry
from mobio.engine.folders import PACKAGES
from mobio.engine.loading import newest
from mobio.engine.localizing import (
    context_of,
    localize,
    titles_of,
    without_staff_words,
    words_of,
)
from mobio.engine.names import direction
from mobio.engine.option_lists import completed
from mobio.engine.references import Reference
from mobio.engine.spoken import heard_in, with_recordings, with_recordings_of
from mobio.engine.two_languages import both_said, joined
from mobio.engine.words import InGerman, german

_marks = itertools.count(1)
SECTIONS = "biography"
GOALS = "goals"


class Catalogue:
    """Answer what a form asks, a list offers, a package holds; compiled when first asked.

    *definitions* maps references to definitions, *in_force* paths to versions, *messages* a
    language to {(context, German): text}. *speak* returns the translator of the program's own
    words for a language, *sequences* the act that published each reference, *recorded* the
    recordings (see ``spoken.with_recordings``). A catalogue never changes: another state of the
    forms or of the recordings is another one.
    """

    def __init__(
        self,
        definitions,
        in_force,
        messages=None,
        fingerprint="",
        speak=None,
        sequences=None,
        recorded=None,
    ):
        self._recorded = recorded or {}
        self._definitions = definitions
        self._sequences = sequences or dict.fromkeys(definitions, 1)
        self.in_force = dict(in_force)
        self._messages = messages or {}
        self.fingerprint = fingerprint
        # Names these forms in this language within the process: at another act the same fingerprint
        # is not the same forms.
        self.mark = next(_marks)
        self._speak = speak
        self.language = "de"
        self.second = ""
        self._family = {"de": self}
        self._past = {}
        self._ready = {}
        self._now = {}
        self.say = speak("de") if speak else german

    def in_language(self, language):
        """Return this catalogue in the words of *language*; what is untranslated stays German."""
        if language not in self._family:
            other = self._with(self.in_force)
            other.language = language
            other._family = self._family
            other.say = self._speak(language) if self._speak else german
            self._family[language] = other
        return self._family[language]

    def beside(self, language):
        """Return this catalogue with each text in *language* beside it, in plain words for both."""
        if language == self.language:
            return self
        key = f"{self.language}+{language}"
        if key not in self._family:
            other = self._with(self.in_force)
            other.language, other.second = self.language, language
            other._family = self._family
            voices = (self.say, self.in_language(language).say)
            other.say = both_said(*voices, language)
            self._family[key] = other
        return self._family[key]

    def _with(self, in_force):
        words = (self._messages, self.fingerprint, self._speak)
        other = Catalogue(self._definitions, in_force, *words, self._sequences, self._recorded)
        other._past = self._past
        return other

    @functools.cached_property
    def sequence(self):
        """Return the number of the newest act that published one of the versions in force."""
        published = (self._sequences[self._reference(path)] for path in self.in_force)
        return max(published, default=0)

    @property
    def acts(self):
        """Return all Acts in their order; a catalogue of an earlier time knows the later ones."""
        if "acts" not in self._past:
            self._past["acts"] = acts_of(self._definitions, self._sequences)
        return self._past["acts"]

    def at(self, sequence):
        """Return the catalogue of what was in force after the act *sequence*, in this language."""
        if sequence >= self.sequence:
            return self
        if sequence not in self._past:
            published = self._sequences.items()
            in_force = newest(reference for reference, act in published if act <= sequence)
            self._past[sequence] = self._with(in_force)
        then = self._past[sequence].in_language(self.language)
        return then.beside(self.second) if self.second else then

    def followed_by(self, definitions, sequence, messages=None):
        """Return the catalogue that is in force once the act *sequence* publishes *definitions*."""
        every = {**self._definitions, **definitions}
        sequences = {**self._sequences, **dict.fromkeys(definitions, sequence)}
        words = (messages or self._messages, f"{self.fingerprint}+{sequence}", self._speak)
        return Catalogue(every, newest(every), *words, sequences, self._recorded)

    def plain(self, path):
        """Return the definition of *path* in force as it was read; None if there is none."""
        return self._definitions[self._reference(path)] if path in self.in_force else None

    @property
    def versions(self):
        """Return {reference: definition} of all versions that are known, as they were read."""
        return MappingProxyType(self._definitions)

    def once(self, key, make):
        """Return what *make* () returns, made once for this catalogue under *key*."""
        if key not in self._ready:
            self._ready[key] = make()
        return self._ready[key]

    def daily(self, key, day, make):
        """Return what *make* () returns, made once for *key* and *day*; others are forgotten."""
        known = self._ready.get(key)
        if known is None or known[0] != day:
            known = self._ready[key] = (day, make())
        return known[1]

    def owns(self, definition):
        """Tell whether *definition* is the one that this catalogue made of its reference.

        The form of a draft has a reference, too, but its content changes.
        """
        return self._ready.get(definition.reference) is definition

    def published(self, reference):
        """Return the number of the act that published *reference*, 0 if none did."""
        return self._sequences.get(reference, 0)

    def _reference(self, path):
        folder, _slash, name = path.partition("/")
        return Reference(folder, name, self.in_force[path])

    def plain_form(self, section_id):
        """Return the form in force as it was read, without the options of its lists."""
        return self._definitions[self._reference(f"{SECTIONS}/{section_id}")]

    @property
    def direction(self):
        """Return "rtl" or "ltr"."""
        return direction(self.language)

    def definition(self, path, version=None):
        """Return the definition of *path*, the one in force or *version*; KeyError if none."""
        if version is None and path in self._now:
            return self._now[path]  # asked for some dozens of times for each page
        folder, _slash, name = path.partition("/")
        reference = Reference(folder, name, version or self.in_force[path])
        if reference not in self._ready:
            self._ready[reference] = self._compile(reference)
        if version is None:
            self._now[path] = self._ready[reference]
        return self._ready[reference]

    def _compile(self, reference):
        if self.second:
            return self._compiled_twice(reference)
        found = localize(self._definitions[reference], self._translator(reference))
        if self.language != "de":
            found = without_staff_words(found)
        if reference.folder == "lists":
            return completed(found, self.language)
        if isinstance(found, Form):
            found = replace(found, questions=tuple(map(self._with_options, found.questions)))
        return with_recordings(found, self.language, self._recorded)

    def _translator(self, reference):
        messages = self._words()

        def translate(place, text):
            found = messages.get((context_of(reference, place), text))
            if found or not text or self.language == "de":
                return found or text
            return InGerman(text)

        return translate

    def section_title(self, section_id, page_id=""):
        """Return the title of a section in force, or of a page; nothing else of it is compiled."""
        reference = self._reference(f"{SECTIONS}/{section_id}")
        titles = titles_of(self._definitions[reference])
        place = f"page.{page_id}.title" if page_id else "title"
        return self._translator(reference)(place, titles[place])

    def _compiled_twice(self, reference):
        """Return the definition with the words of both languages."""
        places = (reference.folder, reference.id)
        path, number = "/".join(places), reference.version
        first = self.in_language(self.language).definition(path, number)
        second = self.in_language(self.second).definition(path, number)
        words = dict(words_of(second))

        def translate(place, text):
            return joined(text, words.get(place, text), self.second)

        found = localize(without_staff_words(first), translate)
        if isinstance(found, Form):
            found = replace(found, questions=tuple(map(self._with_options, found.questions)))
            # Whoever sits beside the worker hears the words of their own language.
            return with_recordings_of(found, second)
        return found

    def _words(self):
        if self.language in pseudo.LANGUAGES:
            return pseudo.Words()
        return self._messages.get(self.language, {})

    def _with_options(self, question):
        path = question.own.get("options")
        options = self.definition(path) if path else None
        members = tuple(map(self._with_options, question.members))
        states = question.states
        if options is not None and options.closed and not question.names_states:
            states = tuple(state for state in states if options.get(state))
        return replace(question, options=options, members=members, states=states)

    def option_list(self, path):
        """Return the list *path* in force."""
        return self.definition(path)

    def section(self, section_id, version=None):
        """Return the biography form of a section; KeyError if it is not in force."""
        return self.definition(f"{SECTIONS}/{section_id}", version)

    @functools.cached_property
    def menu(self):
        """Return the entries of the menu; a section without a form in force is not available."""
        entries = []
        for entry in self._only("site").entries:
            if entry.kind != "section":
                available = entry.kind in ("home", "sharing") or self._is_filled(entry.kind)
                entries.append(replace(entry, available=available))
                continue
            available = f"{SECTIONS}/{entry.section_id}" in self.in_force
            title = self.section(entry.section_id).title if available else entry.title
            entries.append(MenuEntry(entry.kind, title, entry.section_id, available))
        return tuple(entries)

    def _is_filled(self, place):
        """Tell whether a form of staff in force is kept in *place*."""
        return any(self.plain(path).kept_in == place for path in self._paths("casework"))

    @functools.cached_property
    def sections(self):
        """Return the biography forms in the order of the menu."""
        return tuple(
            self.section(entry.section_id)
            for entry in self.menu
            if entry.kind == "section" and entry.available
        )

    def _only(self, folder):
        path = next(path for path in self.in_force if path.startswith(f"{folder}/"))
        return self.definition(path)

    @functools.cached_property
    def packages(self):
        """Return the packages in force, in the order of their titles."""
        found = [self.definition(path) for path in self.in_force if path.startswith(f"{PACKAGES}/")]
        return tuple(sorted(found, key=lambda package: package.title))

    def package(self, package_id, version=None):
        """Return the package; KeyError if there is none."""
        return self.definition(f"{PACKAGES}/{package_id}", version)

    def consent(self, consent_id, version=None):
        """Return the consent text; KeyError if there is none."""
        return self.definition(f"consents/{consent_id}", version)

    def goal(self, goal_id, version=None):
        """Return the goal template; KeyError if there is none."""
        return self.definition(f"{GOALS}/{goal_id}", version)

    def heard_in(self, consent, language):
        """Return the recording of a consent text in *language*, or None where none fits."""
        return heard_in(consent, language, self._recorded)

    def casework(self, form_id, version=None):
        """Return a form of staff about a person; KeyError if there is none."""
        return self.definition(f"casework/{form_id}", version)

    def all_of(self, folder):
        """Return the definitions of *folder* in force, in the order of their paths."""
        return tuple(map(self.definition, self._paths(folder)))

    def _paths(self, folder):
        return sorted(path for path in self.in_force if path.startswith(f"{folder}/"))

    def get(self, path):
        """Return the definition of *path* in force, or None."""
        return self.definition(path) if path in self.in_force else None

    def texts(self, texts_id):
        """Return {key: text} of a file of texts."""
        return self.definition(f"texts/{texts_id}").texts

    def holder(self, role):
        """Return (section id, question id) of the question that stands for *role*, or None."""
        return self._holders.get(role)

    @functools.cached_property
    def _holders(self):
        return {
            question.stands_for: (form.id, question.id)
            for form in self.sections
            for question in form.questions
            if question.stands_for
        }
