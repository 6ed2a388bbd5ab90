"""Find hard German: long sentences and long words in what people read. Legal texts are left out."""

import functools
import re
from dataclasses import dataclass

from mobio.engine.consent_texts import blocks
from mobio.engine.contacts import Contacts
from mobio.engine.definitions import ConsentText, Form, Goal, OptionList, Texts
from mobio.engine.handbook import Chapter
from mobio.engine.mistakes import Mistake

LONGEST_SENTENCE = 20
LONGEST_WORD = 25
END = re.compile(r"[.!?:;](?:\s|$)|\n\s*\n")
# A hyphen helps to read a long word, so each part counts for itself.
WORD = re.compile(r"[^\W\d_]+")
SPOKEN = re.compile(r"\S*\w\S*")


def check_german(files):
    """Note hard German in the newest forms, lists, goals, chapters and contacts."""
    for path in sorted(files.newest):
        definition = files.get(path)
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


def counted(definitions):
    """Return {kind of text: Counted} of *definitions*: what is asked, what is explained, law."""
    texts = {"Fragen und Hilfen": [], "Texte von Seiten und Mails": [], "Einwilligungen": []}
    asked, pages, law = texts.values()
    for definition in definitions:
        asked.extend(text for _name, _line, text in _texts(definition))
        if isinstance(definition, Texts):
            pages.extend(definition.texts.values())
        elif isinstance(definition, ConsentText) and "de" in definition.languages:
            german = definition.text("de")
            law.extend(block.text for block in blocks(german.text))
            law.extend([german.title, german.tick])
    return {kind: _counted(found) for kind, found in texts.items()}


def _counted(texts):
    lengths = [
        len(words) for text in texts for words in map(SPOKEN.findall, END.split(text)) if words
    ]
    return Counted(len(lengths), sum(length > LONGEST_SENTENCE for length in lengths))


def hard_german(text):
    """Yield (Mistake, words for its message) for each long sentence and long word of *text*."""
    for sentence in END.split(text):
        count = len(SPOKEN.findall(sentence))
        if count > LONGEST_SENTENCE:
            yield Mistake.SENTENCE_LENGTH, {"count": count, "most": LONGEST_SENTENCE}
    for word in WORD.findall(text):
        if len(word) > LONGEST_WORD:
            yield Mistake.WORD_LENGTH, {"word": word, "most": LONGEST_WORD}


@functools.singledispatch
def _texts(definition):
    """Yield (name, line, text) of what *definition* says to people."""
    yield from ()


@_texts.register
def _form(form: Form):
    yield "intro", form.line_of("intro"), form.intro
    for page in form.pages:
        yield page.id, page.line, page.intro
    for question in form.every_question():
        yield question.id, question.line, question.label
        yield question.id, question.line, question.help


@_texts.register
def _list(options: OptionList):
    for option in options.options:
        yield option.code, option.line, option.label


@_texts.register
def _goal(goal: Goal):
    yield "goal", goal.line_of("goal"), goal.goal
    yield "indicator", goal.line_of("indicator"), goal.indicator
    for measure in goal.measures:
        yield "measures", measure.line, measure.what


@_texts.register
def _chapter(chapter: Chapter):
    for passage in chapter.passages:
        yield "parts", passage.line, passage.text


@_texts.register
def _contacts(contacts: Contacts):
    for office in contacts.offices:
        yield office.function, office.line, office.about
