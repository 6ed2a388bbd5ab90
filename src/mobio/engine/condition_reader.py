"""Read conditions from the tree of a schema file."""

from mobio.engine import shapes
from mobio.engine.conditions import (
    Age,
    Aged,
    Answered,
    Contains,
    Equals,
    HasConsent,
    Highest,
    InList,
    ListedAt,
    Ranked,
    RowCount,
    Several,
)
from mobio.engine.mistakes import Mistake
from mobio.engine.reader import Entries, Items, Text

JOINS = ("all", "any", "not")
RESERVED = (*JOINS, "age", "consent")
AGE = {"at_least": shapes.whole, "below": shapes.whole}


@shapes.says({"$ref": "#/$defs/condition"})
def condition(value, _key, notebook):
    """Return the condition written in *value*; a mapping of several pairs means all of them."""
    found = _pairs(value, notebook)
    if len(found) == 1:
        return found[0]
    return Several("all", found, value.line) if found else None


def _pairs(value, notebook):
    """Return the conditions of the pairs of a mapping."""
    if not isinstance(value, Entries) or not value.pairs:
        notebook.note(Mistake.BAD_CONDITION, value.line)
        return ()
    found = (_pair(name, item, notebook) for name, item in value.pairs)
    return tuple(one for one in found if one is not None)


def _pair(name, item, notebook):
    if name.value in JOINS:
        return _join(name, item, notebook)
    if name.value == "age":
        bounds = _age(item, name.value, notebook) or {}
        return Age(name.line, bounds.get("at_least"), bounds.get("below"))
    if name.value == "consent":
        consent_id = shapes.identifier(item, "consent", notebook)
        return HasConsent(name.line, consent_id) if consent_id else None
    if isinstance(item, (Text, Items)):
        codes = _codes(item, name.value, notebook)
        return Equals(name.value, name.line, codes) if codes else None
    return _operation(name, item, notebook)


def _join(name, item, notebook):
    if name.value == "not":
        inner = condition(item, name.value, notebook)
        return Several(name.value, (inner,), name.line) if inner else None
    if isinstance(item, Entries):
        inner = _pairs(item, notebook)
    else:
        inner = shapes.list_of(condition)(item, name.value, notebook)
        if inner == () and not item.items:
            notebook.note(Mistake.BAD_CONDITION, name.line)
    return Several(name.value, inner, name.line) if inner else None


def _operation(name, item, notebook):
    """Return the condition of one answer: ``{id: {operator: operand, …}}``."""
    found = shapes.entries(item, OPERATORS, notebook)
    if len(found) != 1 and set(found) not in BOUNDS:
        if found or not item.pairs:
            notebook.note(Mistake.BAD_CONDITION, name.line)
        return None
    if "at_least" in found or "at_most" in found:
        return _ranked(name, item, found, notebook)
    if "rows_at_least" in found or "rows_at_most" in found:
        least, most = found.get("rows_at_least"), found.get("rows_at_most")
        return RowCount(name.value, name.line, least, most)
    operator, operand = next(iter(found.items()))
    return SINGLE[operator](name, operand) if operand is not None else None


def _ranked(name, item, found, notebook):
    most = found.get("at_most")
    if isinstance(most, Entries):
        given = shapes.entries(most, HIGHEST, notebook, required=("highest",))
        highest = Highest(given.get("highest") or "", given.get("where"), given.get("plus") or 0)
        most = None
    else:
        highest = None
    limit = None if most is None else shapes.text(most, name.value, notebook)
    return Ranked(name.value, item.line, found.get("at_least"), limit, highest)


@shapes.says({"anyOf": [shapes.SCALAR, {"type": "array", "items": shapes.SCALAR, "minItems": 1}]})
def _codes(value, key, notebook):
    codes = shapes.one_or_more(shapes.text)(value, key, notebook)
    if isinstance(value, Items) and not value.items:
        notebook.note(Mistake.BAD_CONDITION, value.line)
    return codes


HIGHEST = {"highest": shapes.text, "where": condition, "plus": shapes.whole}
ROWS = {"where": condition, "at_least": shapes.whole, "at_most": shapes.whole}
LISTED = {"id": shapes.text, "attribute": shapes.text}


@shapes.says(shapes.mapping_of(ROWS))
def _rows(value, _key, notebook):
    given = shapes.entries(value, ROWS, notebook)
    if "at_least" not in given and "at_most" not in given:
        notebook.note(Mistake.BAD_CONDITION, value.line)
    return given


@shapes.says({**shapes.mapping_of(AGE), "minProperties": 1})
def _age(value, _key, notebook):
    """Return the bounds of an age; there must be one."""
    bounds = shapes.entries(value, AGE, notebook)
    if not bounds:
        notebook.note(Mistake.BAD_CONDITION, value.line)
    return bounds or None


@shapes.says(shapes.mapping_of(LISTED, ("id", "attribute")))
def _listed(value, _key, notebook):
    return shapes.entries(value, LISTED, notebook, required=("id", "attribute"))


@shapes.says({"anyOf": [shapes.SCALAR, shapes.mapping_of(HIGHEST, ("highest",))]})
def _most(value, _key, _notebook):
    """Return the tree: what it means is known beside ``at_least``."""
    return value


OPERATORS = {
    "at_least": shapes.text,
    "at_most": _most,
    "contains": _codes,
    "answered": shapes.yes_no,
    "age": _age,
    "in_list": shapes.text,
    "listed_at": _listed,
    "rows_at_least": shapes.whole,
    "rows_at_most": shapes.whole,
    "any_row": condition,
    "rows": _rows,
}

BOUNDS = ({"at_least", "at_most"}, {"rows_at_least", "rows_at_most"})
"""The only operators that stand together."""

SINGLE = {
    "contains": lambda name, codes: Contains(name.value, name.line, codes),
    "answered": lambda name, wanted: Answered(name.value, name.line, wanted),
    "age": lambda name, given: Aged(
        name.value, name.line, given.get("at_least"), given.get("below")
    ),
    "in_list": lambda name, path: InList(name.value, name.line, path),
    "listed_at": lambda name, given: ListedAt(
        name.value, name.line, given.get("id", ""), given.get("attribute", "")
    ),
    "any_row": lambda name, where: RowCount(name.value, name.line, 1, None, where),
    "rows": lambda name, given: RowCount(
        name.value, name.line, given.get("at_least"), given.get("at_most"), given.get("where")
    ),
}
