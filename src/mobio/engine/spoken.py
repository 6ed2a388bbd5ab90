"""What can be read aloud: the texts of a file that name a recording, and the recordings they have.

A recording belongs to a name and a language. It is offered only while the text is letter for letter
the one that was read: who cannot read could not notice that something else is said.
"""

import functools
import hashlib
from dataclasses import dataclass, replace

from mobio.engine import shapes
from mobio.engine.definitions import ConsentText, Form
from mobio.engine.mistakes import Mistake
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.reader import Entries
from mobio.engine.words import _

MOST_OPTIONS = 12
"""A longer list is not read aloud with its question: nobody remembers its beginning."""
NAMES = shapes.map_of(shapes.identifier)


@shapes.says({"anyOf": [shapes.identifier.schema, NAMES.schema]})
def audio(value, key, notebook):
    """Return {language: name of the recording}; "" stands for every language."""
    if not isinstance(value, Entries):
        name = shapes.identifier(value, key, notebook)
        return {"": name} if name else None
    names = NAMES(value, key, notebook)
    for language in set(names) - set(CONSENT_LANGUAGES):
        words = {"language": language, "known": ", ".join(CONSENT_LANGUAGES)}
        notebook.note(Mistake.NO_SUCH_LANGUAGE, value.line, **words)
    return {language: name for language, name in names.items() if name}


@dataclass(frozen=True)
class Heard:
    """A recording that is offered: the name of its file, how long it is and how large."""

    file: str
    seconds: int
    size: int

    @property
    def minutes(self):
        """Return how long it is, ``0:12``."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}"

    @property
    def kilobytes(self):
        """Return how large it is; the smallest has 1 KB."""
        return max(1, round(self.size / 1024))

    @property
    def words(self):
        """Return what its link says."""
        told = {"minutes": self.minutes, "size": self.kilobytes}
        return _("Vorlesen: ${minutes} Minuten, ${size} KB", mapping=told)


@dataclass(frozen=True)
class Passage:
    """A text that can be read aloud in *language*: the *name* of its recording and its *lines*."""

    name: str
    language: str
    lines: tuple

    @property
    def title(self):
        """Return what the text is about: its first line."""
        return self.lines[0]

    @property
    def digest(self):
        """Return the hash of the text; another text has another one."""
        return hashlib.sha256("\n".join(self.lines).encode("utf-8")).hexdigest()


def name_of(part, language):
    """Return the name of the recording of *part* in *language*, or ""."""
    return part.audio.get(language) or part.audio.get("", "")


@functools.singledispatch
def passages(_definition, _language):
    """Return the Passages of a definition that is in the words of *language*."""
    return ()


@passages.register
def _of_form(form: Form, language):
    parts = (form, *form.pages, *form.every_question())
    return tuple(_passage(part, language) for part in parts if name_of(part, language))


@passages.register
def _of_consent(consent: ConsentText, language):
    text = consent.languages.get(language)
    name = name_of(consent, language)
    if text is None or not name:
        return ()
    return (Passage(name, language, (text.title, text.text.strip(), text.tick)),)


def _passage(part, language):
    return Passage(name_of(part, language), language, tuple(filter(None, _lines(part))))


def _lines(part):
    """Return the lines of a form, a page or a question as they are read aloud."""
    if not hasattr(part, "kind"):
        return (str(part.title), str(part.intro))
    options = part.options.options if part.options is not None else ()
    read = [str(each.label) for each in options if each.active_until is None]
    return (str(part.label), str(part.help), *(read if len(read) <= MOST_OPTIONS else ()))


def with_recordings(definition, language, recorded):
    """Return *definition*, in the words of *language*, with the recordings that fit its texts.

    *recorded* maps (name, language) to (digest of the text that was read, Heard).
    """
    fitting = {}
    for passage in passages(definition, language) if recorded else ():
        digest, heard = recorded.get((passage.name, language), ("", None))
        if digest == passage.digest:
            fitting[passage.name, digest] = heard
    if not fitting or isinstance(definition, ConsentText):
        return definition

    def heard_of(part):
        name = name_of(part, language)
        return fitting.get((name, _passage(part, language).digest)) if name else None

    return _with_heard(definition, heard_of)


def with_recordings_of(form, other):
    """Return *form* with the recordings of *other*, the same form in another language."""
    heard = {each.id: each.heard for each in (*other.pages, *other.every_question()) if each.heard}
    if not heard and not other.heard and form.heard is None:
        return form

    def heard_of(part):
        return other.heard if part is form else heard.get(part.id)

    return _with_heard(form, heard_of)


def _with_heard(form, heard_of):
    def dressed(question):
        members = tuple(map(dressed, question.members))
        return replace(question, heard=heard_of(question), members=members)

    return replace(
        form,
        heard=heard_of(form),
        pages=tuple(replace(page, heard=heard_of(page)) for page in form.pages),
        questions=tuple(map(dressed, form.questions)),
    )


def heard_in(consent, language, recorded):
    """Return the Heard of a consent text in *language*, or None where none fits."""
    for passage in passages(consent, language):
        digest, heard = recorded.get((passage.name, language), ("", None))
        if digest == passage.digest:
            return heard
    return None


def all_passages(catalogue, languages):
    """Return every Passage that is in force, by place: forms in *languages*, consents in their own.

    The same text may stand in two places; it is there once.
    """
    found = {}
    for language in languages:
        for form in catalogue.in_language(language).sections:
            for passage in passages(form, language):
                found.setdefault((passage.name, language), passage)
    for path in sorted(path for path in catalogue.in_force if path.startswith("consents/")):
        consent = catalogue.definition(path)
        for language in consent.languages:
            for passage in passages(consent, language):
                found.setdefault((passage.name, language), passage)
    return found


def check_recordings(files):
    """Note names of recordings that stand for two different texts."""
    first = {}
    for form in files.all_of("biography"):
        for part in (form, *form.pages, *form.every_question()):
            line = form.line_of("audio") if part is form else part.line
            for name in set(part.audio.values()):
                text = _lines(part)[:2]
                _note_second(files, first, form.reference, name, text, line)
    for consent in files.all_of("consents"):
        for name in set(consent.audio.values()):
            text = (consent.id,)
            _note_second(files, first, consent.reference, name, text, consent.line_of("audio"))


def _note_second(files, first, reference, name, text, line):
    if first.setdefault(name, text) != text:
        files.note(reference, Mistake.AUDIO_TWICE, line, name=name, first=first[name][0])
