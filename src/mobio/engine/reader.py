"""Read YAML into a tree in which every scalar is a string and every thing knows its line.

The event stream of ruamel.yaml is read, not its nodes: those hide tags, anchors and duplicate keys.
Anything but untagged scalars, lists and mappings with simple keys is refused, so a schema file can
neither run code nor grow in memory.
"""

import re
import unicodedata
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mobio.engine.mistakes import Mistake

LARGEST = 256 * 1024
DEEPEST = 20
ALLOWED_CONTROLS = "\n\t"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
# What may not stand anywhere in a file, not even in a comment: it would look like something else.
UNSEEN = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{OVERRIDES}]")
STANDARD_TAG = "tag:yaml.org,2002:"
PROBLEMS = {
    "mapping values are not": "ein Doppelpunkt mitten im Text oder eine falsche Einrückung",
    "'\\t'": "ein Tabulator statt Leerzeichen",
    "expected ',' or": "eine Klammer ist nicht geschlossen oder ein Komma fehlt",
    "could not find expected ':'": "hinter einem Wort fehlt der Doppelpunkt",
    "expected <block end>": "die Einrückung passt nicht zu den Zeilen darüber",
    "unexpected end of stream": "ein Anführungszeichen ist nicht geschlossen",
    "cannot start any token": "ein Zeichen, mit dem kein Text beginnen darf",
    "unknown escape character": "hinter einem \\ steht ein falsches Zeichen",
    "did not find expected": "hier fehlt etwas",
}
"""How ruamel.yaml says what is wrong, and how we say it."""


@dataclass(frozen=True)
class Text:
    """A scalar: what was written, unchanged, and where."""

    value: str
    line: int


@dataclass(frozen=True)
class Items:
    """A list and where it begins."""

    items: tuple
    line: int


@dataclass(frozen=True)
class Entries:
    """A mapping: pairs of key (Text) and value, and where it begins."""

    pairs: tuple
    line: int

    def get(self, key):
        """Return the value under *key*, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def key_line(self, key):
        """Return the line of *key*, or of the mapping if it is not there."""
        return next((name.line for name, _value in self.pairs if name.value == key), self.line)


class _Stop(Exception):
    """End the reading of a file at its first mistake of writing."""


class _Reader:
    """Walk the events of one file. What has begun but not ended lies on the Python stack."""

    def __init__(self, events, notebook):
        self.events = events
        self.notebook = notebook

    def stop(self, mistake, line, **words):
        self.notebook.note(mistake, line, **words)
        raise _Stop

    def document(self):
        value = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent) and value is not None:
                self.stop(Mistake.TWO_DOCUMENTS, event.start_mark.line + 1)
            if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                value = self.thing(event, 1)
        return value

    def thing(self, event, depth):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or event.anchor:
            self.stop(Mistake.ANCHOR, line)
        if event.tag:
            self.stop(Mistake.TAG, line, tag=str(event.tag).replace(STANDARD_TAG, "!!"))
        if depth > DEEPEST:
            self.stop(Mistake.TOO_DEEP, line, limit=DEEPEST)
        if isinstance(event, ScalarEvent):
            return self.scalar(event.value, line)
        if isinstance(event, SequenceStartEvent):
            return Items(tuple(self.items(depth)), line)
        return Entries(tuple(self.entries(depth)), line)

    def scalar(self, value, line):
        if any(
            unicodedata.category(c) in ("Cc", "Cs") and c not in ALLOWED_CONTROLS for c in value
        ):
            self.stop(Mistake.CONTROL, line)
        if any(c in value for c in OVERRIDES):
            self.stop(Mistake.CONTROL, line)
        return Text(unicodedata.normalize("NFC", value), line)

    def items(self, depth):
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                return
            yield self.thing(event, depth + 1)

    def entries(self, depth):
        seen = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                return
            key = self.thing(event, depth + 1)
            if not isinstance(key, Text):
                self.stop(Mistake.KEY_NOT_TEXT, key.line)
            if key.value == "<<":
                self.stop(Mistake.MERGE, key.line)
            value = self.thing(next(self.events), depth + 1)
            if key.value in seen:
                first = seen[key.value]
                self.notebook.note(Mistake.DUPLICATE_KEY, key.line, key=key.value, first=first)
            else:
                seen[key.value] = key.line
                yield key, value


def in_german(error):
    """Return what the YAML library objects to, in the words of a coordinator."""
    problem = error.problem or ""
    return next((words for part, words in PROBLEMS.items() if part in problem), problem)


def read(source, notebook):
    """Return the tree of *source* (text or bytes), or None when it cannot be read.

    The first mistake of writing is noted in *notebook* and ends the reading; duplicate keys are
    noted all.
    """
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
    except UnicodeDecodeError:
        notebook.note(Mistake.NOT_TEXT, 1)
        return None
    unseen = UNSEEN.search(text)
    if unseen:
        notebook.note(Mistake.CONTROL, text.count("\n", 0, unseen.start()) + 1)
        return None
    if len(text.encode("utf-8")) > LARGEST:
        notebook.note(Mistake.TOO_LARGE, 1)
        return None
    try:
        tree = _Reader(iter(YAML(typ="safe", pure=True).parse(text)), notebook).document()
    except _Stop:
        return None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        notebook.note(Mistake.SYNTAX, mark.line + 1 if mark else 1, detail=in_german(error))
        return None
    except (YAMLError, ValueError, RecursionError) as error:
        notebook.note(Mistake.SYNTAX, 1, detail=type(error).__name__)
        return None
    if tree is None:
        notebook.note(Mistake.EMPTY, 1)
    return tree
