"""Find hard German: long sentences and long words in what people read. Legal texts are left out."""

import re

from mobio.engine.definitions import Form, Goal, OptionList
from mobio.engine.mistakes import Mistake

LONGEST_SENTENCE = 20
LONGEST_WORD = 25
END = re.compile(r"[.!?:;](?:\s|$)|\n\s*\n")
# A hyphen helps to read a long word, so each part counts for itself.
WORD = re.compile(r"[^\W\d_]+")
SPOKEN = re.compile(r"\S*\w\S*")


def check_german(files):
    """Note hard German in the newest forms, lists and goals."""
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


def _texts(definition):
    """Yield (name, line, text) of what *definition* says to people."""
    if isinstance(definition, Form):
        yield "intro", definition.line_of("intro"), definition.intro
        for page in definition.pages:
            yield page.id, page.line, page.intro
        for question in definition.every_question():
            yield question.id, question.line, question.label
            yield question.id, question.line, question.help
    elif isinstance(definition, OptionList):
        for option in definition.options:
            yield option.code, option.line, option.label
    elif isinstance(definition, Goal):
        yield "goal", definition.line_of("goal"), definition.goal
        yield "indicator", definition.line_of("indicator"), definition.indicator
        for measure in definition.measures:
            yield "measures", measure.line, measure.what
