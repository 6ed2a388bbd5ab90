"""Find hard German: long sentences and long words in what people read. Legal texts are left out."""

import functools
import re
from dataclasses import dataclass

from mobio.engine.consent_texts import blocks
from mobio.engine.contacts import Contacts
from mobio.engine.definitions import ConsentText, Form, Goal, Menu, OptionList, Texts
from mobio.engine.handbook import Chapter
from mobio.engine.localizing import words_of
from mobio.engine.mistakes import Mistake

LONGEST_SENTENCE = 20
LONGEST_WORD = 25
# A colon or a semicolon goes on: what stands behind it belongs to the sentence.
END = re.compile(r"[.!?](?:\s|$)")
# A hyphen helps to read a long word, so each part counts for itself.
WORD = re.compile(r"[^\W\d_]+")
SPOKEN = re.compile(r"\S*\w\S*")
ASKED, PAGES, LAW, PROGRAM = (
    "Fragen und Hilfen",
    "Texte von Seiten und Mails",
    "Einwilligungen",
    "Texte des Programms",
)


def check_german(files):
    """Note hard German in the newest files, but for whole texts of pages and for legal ones."""
    for path in sorted(files.newest):
        definition = files.get(path)
        if isinstance(definition, Texts | ConsentText):
            continue
        for name, line, text in _texts(definition):
            for mistake, words in hard_german(text):
                files.note(definition.reference, mistake, line, "warning", id=name, **words)


@dataclass(frozen=True)
class Counted:
    """How many sentences there are, and how many of them are long."""

    sentences: int = 0
    long: int = 0

    @property
    def share(self):
        """Return the part of them that is long, 0 to 1."""
        return self.long / self.sentences if self.sentences else 0.0


def read_by_kind(definitions, program=()):
    """Return {kind of text: German texts} of *definitions*, and of what the *program* says."""
    texts = {ASKED: [], PAGES: [], LAW: [], PROGRAM: list(program)}
    for definition in definitions:
        kind = PAGES if isinstance(definition, Texts) else ASKED
        texts[kind].extend(text for _name, _line, text in _texts(definition))
        if isinstance(definition, ConsentText) and "de" in definition.languages:
            german = definition.text("de")
            texts[LAW].extend([german.title, german.text, german.tick])
    return texts


def counted(definitions, program=()):
    """Return {kind of text: Counted} of all that people read in German."""
    return {kind: _counted(found) for kind, found in read_by_kind(definitions, program).items()}


def _counted(texts):
    lengths = [length for text in texts for length in _lengths(text) if length]
    return Counted(len(lengths), sum(length > LONGEST_SENTENCE for length in lengths))


def _lengths(text):
    """Yield how many words each sentence has; a heading or an item of a list counts alone."""
    for block in blocks(text):
        for sentence in END.split(block.text):
            yield len(SPOKEN.findall(sentence))


def hard_german(text):
    """Yield (Mistake, words for its message) for each long sentence and long word of *text*."""
    for count in _lengths(text):
        if count > LONGEST_SENTENCE:
            yield Mistake.SENTENCE_LENGTH, {"count": count, "most": LONGEST_SENTENCE}
    for word in WORD.findall(text):
        if len(word) > LONGEST_WORD:
            yield Mistake.WORD_LENGTH, {"word": word, "most": LONGEST_WORD}


def _texts(definition):
    """Yield (name, line, text) of each text that *definition* shows to people."""
    named = _named(definition)
    for place, text in _words(definition):
        whole = (place, definition.line_of(place))
        name, line = named.get(place) or named.get(place.rpartition(".")[0]) or whole
        yield name, line, text


def _words(definition):
    if isinstance(definition, Chapter):  # many are read in German alone, and not translated
        texts = [passage.text for passage in definition.passages]
        places = (f"part{number}" for number in range(1, len(texts) + 1))
        return [("title", definition.title), *zip(places, texts, strict=True)]
    return words_of(definition)


@functools.singledispatch
def _named(definition):
    """Return {place of a text, without its last part: (name that a file accepts, line)}."""
    return {}


@_named.register
def _form(form: Form):
    pages = {f"page.{page.id}": (page.id, page.line) for page in form.pages}
    return pages | {each.id: (each.id, each.line) for each in form.every_question()}


@_named.register
def _list(options: OptionList):
    return {option.code: (option.code, option.line) for option in options.options}


@_named.register
def _goal(goal: Goal):
    return {
        f"measure{number}": ("measures", measure.line)
        for number, measure in enumerate(goal.measures, 1)
    }


@_named.register
def _chapter(chapter: Chapter):
    return {
        f"part{number}": ("parts", passage.line)
        for number, passage in enumerate(chapter.passages, 1)
    }


@_named.register
def _contacts(contacts: Contacts):
    return {
        f"office{number}": (office.function, office.line)
        for number, office in enumerate(contacts.offices, 1)
    }


@_named.register
def _menu(menu: Menu):
    line = menu.line_of("entries")
    return {f"entry{number}": ("entries", line) for number, _entry in enumerate(menu.entries, 1)}
