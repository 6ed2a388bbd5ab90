"""Read the ``upgrade`` steps of a form or a list from its tree."""

from mobio.engine import shapes
from mobio.engine.mistakes import Mistake, guess
from mobio.engine.reader import Entries, Text
from mobio.engine.steps import (
    COPY,
    JOIN_FIRST,
    Convert,
    Default,
    Map,
    Meaning,
    Merge,
    Move,
    Restore,
    Retire,
    Split,
)

CODES = shapes.map_of(shapes.text)
MEANING = shapes.map_of(shapes.one_of("same", "changed"))


def _names(make):
    """Return the reader of a step that only names what it is about, one or several."""

    def read(value, key, notebook):
        names = shapes.one_or_more(shapes.text)(value, key, notebook) or ()
        return [make(name, value.line) for name in names]

    read.schema = shapes.one_or_more(shapes.text).schema
    return read


def _pairs(shape, make):
    """Return the reader of a step written as ``{id: value}``, one step for each pair."""

    def read(value, key, notebook):
        found = shapes.map_of(shape)(value, key, notebook) or {}
        lines = {name.value: name.line for name, _item in getattr(value, "pairs", ())}
        return [
            step
            for name, item in found.items()
            if item is not None and (step := make(name, item, lines[name], notebook)) is not None
        ]

    read.schema = shapes.map_of(shape).schema
    return read


def _move(name, target, line, notebook):
    section, _dot, to = target.partition(".")
    if not section or not to:
        notebook.note(Mistake.NO_TARGET, line, id=name, target=target)
        return None
    return Move(name, line, section, to)


@shapes.says({"anyOf": [{"const": "copy"}, CODES.schema]})
def _part(value, key, notebook):
    """Return COPY or {old code: new code}, in a tuple, since COPY is None."""
    if isinstance(value, Text) and value.value == "copy":
        return (COPY,)
    codes = CODES(value, key, notebook)
    return None if codes is None else (codes,)


def _split(name, parts, line, _notebook):
    return Split(name, line, {part: given[0] for part, given in parts.items() if given})


MERGE_KEYS = {"of": shapes.list_of(shapes.text), "join": shapes.text}


@shapes.says(shapes.mapping_of(MERGE_KEYS, ("of",)))
def _merge_parts(value, _key, notebook):
    return shapes.entries(value, MERGE_KEYS, notebook, required=("of",))


def _merge(name, given, line, _notebook):
    return Merge(name, line, given.get("of") or (), given.get("join") or JOIN_FIRST)


def _list_map(value, key, notebook):
    codes = CODES(value, key, notebook)
    return [Map("", value.line, codes)] if codes else []


_list_map.schema = CODES.schema

SHARED = {
    "retire": _names(Retire),
    "restore": _names(Restore),
    "meaning": _pairs(
        shapes.one_of("same", "changed"),
        lambda name, word, line, _notebook: Meaning(name, line, word == "same"),
    ),
}
FORM_STEPS = {
    **SHARED,
    "map": _pairs(CODES, lambda name, codes, line, _notebook: Map(name, line, codes)),
    "move": _pairs(shapes.text, _move),
    "split": _pairs(shapes.map_of(_part), _split),
    "merge": _pairs(_merge_parts, _merge),
    "convert": _names(Convert),
    "default": _pairs(shapes.text, lambda name, code, line, _notebook: Default(name, line, code)),
}
LIST_STEPS = {**SHARED, "map": _list_map}


def steps(readers):
    """Return the shape of ``upgrade``: a list of mappings with one step each, of *readers*."""

    def shape(value, key, notebook):
        found = []
        for item in shapes.list_of(shapes.raw)(value, key, notebook) or ():
            found += _step(item, readers, notebook)
        return tuple(found)

    step = {**shapes.mapping_of(readers), "minProperties": 1}
    shape.schema = {"type": "array", "items": step}
    return shape


def _step(item, readers, notebook):
    if not isinstance(item, Entries):
        notebook.note(Mistake.MAPPING_WANTED, item.line)
        return []
    found = []
    for name, value in item.pairs:
        reader = readers.get(name.value)
        if reader is None:
            words = {"key": name.value, "guess": guess(name.value, readers)}
            known = ", ".join(sorted(readers))
            notebook.note(Mistake.UNKNOWN_KEY, name.line, known=known, **words)
        else:
            found += reader(value, name.value, notebook)
    return found


form_steps = steps(FORM_STEPS)
list_steps = steps(LIST_STEPS)
