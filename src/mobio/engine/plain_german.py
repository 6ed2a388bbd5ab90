"""Find hard German: long sentences and long words in what people read. Legal texts are left out."""

import functools
import re

from mobio.engine.contacts import Contacts
from mobio.engine.definitions import Form, Goal, OptionList
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
