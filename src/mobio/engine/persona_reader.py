"""Read a test person from the tree of its file; what the answers mean is known by the forms."""

import datetime

from mobio.engine import shapes
from mobio.engine.mistakes import Mistake
from mobio.engine.personas import Claim, PackageClaim, Persona, Reads, Written
from mobio.engine.reader import Entries, Items, Text
from mobio.engine.whole_files import whole_file

DAY = datetime.date(2000, 1, 1)
"""Stands where a file forgets its day, which is a mistake of the file."""


def _each(value, notebook):
    """Yield (name, value) of a mapping, *name* a Text; anything else is noted."""
    if isinstance(value, Entries):
        yield from value.pairs
    else:
        notebook.note(Mistake.MAPPING_WANTED, value.line)


BY_QUESTION = {"type": "object", "additionalProperties": {}}


@shapes.says({"type": "object", "additionalProperties": BY_QUESTION})
def _answers(value, _key, notebook):
    return tuple(
        Written(section.value, name.value, answer, name.line)
        for section, answers in _each(value, notebook)
        for name, answer in _each(answers, notebook)
    )


IDS = shapes.map_of(shapes.list_of(shapes.raw))


def _claims(is_asked):
    """Return the shape of questions by section that must be asked, or must not."""

    @shapes.says(shapes.map_of(shapes.list_of(shapes.text)).schema)
    def shape(value, key, notebook):
        return tuple(
            Claim(section, name.value, is_asked, name.line)
            for section, names in (IDS(value, key, notebook) or {}).items()
            for name in names or ()
            if shapes.text(name, section, notebook) is not None
        )

    return shape


WORDS = {"anyOf": [shapes.SCALAR, {"type": "array", "items": shapes.SCALAR}]}
BY_PLACE = {"type": "object", "additionalProperties": WORDS}


@shapes.says({"type": "object", "additionalProperties": BY_PLACE})
def _packages(value, _key, notebook):
    return tuple(
        PackageClaim(package.value, tuple(_lines(lines, notebook)), package.line)
        for package, lines in _each(value, notebook)
    )


def _lines(value, notebook):
    for place, words in _each(value, notebook):
        if isinstance(words, Items):
            rows = (shapes.text(row, place.value, notebook) for row in words.items)
            yield Reads(place.value, tuple(row or "" for row in rows), place.line)
        elif isinstance(words, Text):
            yield Reads(place.value, words.value, place.line)
        else:
            notebook.note(Mistake.TEXT_WANTED, words.line, key=place.value)


def _expected(given, _value, _notebook):
    claims = (*(given.get("asked") or ()), *(given.get("not_asked") or ()))
    return claims, given.get("packages") or ()


EXPECT_KEYS = {"asked": _claims(True), "not_asked": _claims(False), "packages": _packages}
PERSONA_KEYS = {
    "title": shapes.text,
    "about": shapes.text,
    "today": shapes.date,
    "staff": shapes.yes_no,
    "consents": shapes.list_of(shapes.text),
    "answers": _answers,
    "expect": shapes.record(EXPECT_KEYS, _expected),
}


@whole_file(PERSONA_KEYS, required=("title", "about", "today", "answers"))
def read_persona(reference, given, _tree, _notebook):
    """Return the Persona in the tree."""
    claims, packages = given.get("expect") or ((), ())
    return Persona(
        reference,
        given.get("title") or "",
        given.get("about") or "",
        given.get("today") or DAY,
        bool(given.get("staff")),
        given.get("consents") or (),
        given.get("answers") or (),
        claims,
        packages,
    )
