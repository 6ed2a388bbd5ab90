"""The shapes a value in a schema file can have, and how each is read from the tree.

A shape is a function ``(value, key, notebook) -> result``. A wrong value is noted and becomes None,
so that one reading finds all mistakes. Its attribute ``schema`` says the same as JSON Schema, to
editors; there a scalar may also be a number or a truth value, since editors guess types.
"""

import datetime
import re
from decimal import Decimal

from mobio.engine.mistakes import Mistake, guess
from mobio.engine.reader import Entries, Items, Text
from mobio.engine.references import ID
from mobio.engine.spans import SPAN, Span

TRUTH = {"yes": True, "true": True, "no": False, "false": False}
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,4})?\Z")
SCALAR = {"type": ["string", "number", "boolean"]}


def says(schema):
    """Return the decorator that gives a shape its JSON Schema."""

    def mark(shape):
        shape.schema = schema
        return shape

    return mark


def written(expression):
    """Return the JSON Schema of a text that fits the compiled *expression* from end to end."""
    return {"type": "string", "pattern": f"^({expression.pattern.removesuffix(chr(92) + 'Z')})$"}


def mapping_of(keys, required=()):
    """Return the JSON Schema of a mapping that may have *keys* (name to shape)."""
    known = {name: shape.schema for name, shape in keys.items()}
    schema = {"type": "object", "properties": known, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema


@says(SCALAR)
def text(value, key, notebook):
    """Return the text that was written."""
    if isinstance(value, Text):
        return value.value
    notebook.note(Mistake.TEXT_WANTED, value.line, key=key)
    return None


@says({"enum": [*TRUTH, True, False]})
def yes_no(value, key, notebook):
    """Return True for ``yes`` or ``true`` and False for ``no`` or ``false``; None if neither."""
    word = text(value, key, notebook)
    if word is None or word in TRUTH:
        return TRUTH.get(word)
    notebook.note(Mistake.NOT_YES_NO, value.line, key=key, value=word)
    return None


@says({"type": ["number", "string"], "pattern": written(NUMBER)["pattern"]})
def number(value, key, notebook):
    """Return a Decimal; plain figures only."""
    word = text(value, key, notebook)
    if word is None:
        return None
    if NUMBER.match(word):
        return Decimal(word)
    notebook.note(Mistake.NOT_NUMBER, value.line, key=key, value=word)
    return None


@says({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,9}$"})
def whole(value, key, notebook, least=0):
    """Return an int that is not negative."""
    result = number(value, key, notebook)
    if result is None:
        return None
    if result != int(result):
        notebook.note(Mistake.NOT_WHOLE, value.line, key=key, value=value.value)
        return None
    if result < least:
        words = {"key": key, "least": least, "value": value.value}
        notebook.note(Mistake.TOO_SMALL, value.line, **words)
        return None
    return int(result)


@says({"type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]{0,8}$"})
def positive(value, key, notebook):
    """Return an int from 1."""
    return whole(value, key, notebook, least=1)


@says(written(DATE))
def date(value, key, notebook):
    """Return a date written as 2027-01-31."""
    word = text(value, key, notebook)
    if word is None:
        return None
    try:
        if DATE.match(word):
            return datetime.date.fromisoformat(word)
    except ValueError:
        pass
    notebook.note(Mistake.NOT_DATE, value.line, key=key, value=word)
    return None


@says(written(SPAN))
def span(value, key, notebook):
    """Return a Span written as 3y, 6m or 90d."""
    word = text(value, key, notebook)
    if word is None:
        return None
    try:
        return Span.parse(word)
    except ValueError:
        notebook.note(Mistake.NOT_SPAN, value.line, value=word)
        return None


@says(written(ID))
def identifier(value, key, notebook):
    """Return an id; ids live for ever, so their letters are few."""
    word = text(value, key, notebook)
    if word is None or ID.match(word):
        return word
    notebook.note(Mistake.BAD_ID, value.line, id=word)
    return None


def one_of(*words):
    """Return the shape of a value that is one of *words*."""

    @says({"enum": list(words)})
    def shape(value, key, notebook):
        word = text(value, key, notebook)
        if word is None or word in words:
            return word
        notebook.note(
            Mistake.NOT_ONE_OF,
            value.line,
            key=key,
            value=word,
            guess=guess(word, words),
            known=", ".join(words),
        )
        return None

    return shape


def list_of(shape):
    """Return the shape of a list whose items have *shape*."""

    @says({"type": "array", "items": shape.schema})
    def shape_of_list(value, key, notebook):
        if not isinstance(value, Items):
            notebook.note(Mistake.LIST_WANTED, value.line, key=key)
            return None
        found = (shape(item, key, notebook) for item in value.items)
        return tuple(item for item in found if item is not None)

    return shape_of_list


def one_or_more(shape):
    """Return the shape of one thing or a list of them; the result is always a tuple."""
    several = list_of(shape)

    @says({"anyOf": [shape.schema, several.schema]})
    def shape_of_one_or_more(value, key, notebook):
        if isinstance(value, Items):
            return several(value, key, notebook)
        found = shape(value, key, notebook)
        return () if found is None else (found,)

    return shape_of_one_or_more


def map_of(shape):
    """Return the shape of a mapping with free keys whose values have *shape*."""

    @says({"type": "object", "additionalProperties": shape.schema})
    def shape_of_map(value, key, notebook):
        if not isinstance(value, Entries):
            notebook.note(Mistake.MAPPING_WANTED, value.line)
            return None
        return {name.value: shape(item, name.value, notebook) for name, item in value.pairs}

    return shape_of_map


def record(keys, make, required=()):
    """Return the shape of a mapping that may have *keys*: what *make* makes of it.

    *make* is called with the results, the value itself and the notebook.
    """

    @says(mapping_of(keys, required))
    def shape(value, _key, notebook):
        return make(entries(value, keys, notebook, required), value, notebook)

    return shape


@says({})
def raw(value, _key, _notebook):
    """Return the tree itself, to be read later."""
    return value


def entries(value, keys, notebook, required=()):
    """Return {key: result} of a mapping that may have *keys* (name to shape).

    Unknown keys are noted with a guess, missing or empty *required* ones too. A value that is no
    mapping is noted and gives an empty result.
    """
    if not isinstance(value, Entries):
        notebook.note(Mistake.MAPPING_WANTED, value.line)
        return {}
    result = {}
    for name, item in value.pairs:
        shape = keys.get(name.value)
        if shape is None:
            hint = guess(name.value, keys)
            known = ", ".join(sorted(keys))
            notebook.note(Mistake.UNKNOWN_KEY, name.line, key=name.value, guess=hint, known=known)
        else:
            result[name.value] = shape(item, name.value, notebook)
    for key in required:
        written = value.get(key)
        if written is None or (isinstance(written, Text) and not written.value.strip()):
            notebook.note(Mistake.MISSING_KEY, value.key_line(key), key=key)
    return result
