"""Read conditions from the tree of a schema file."""

from mobio.engine import shapes
from mobio.engine.conditions import (
    Age,
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
        keys = {"at_least": shapes.whole, "below": shapes.whole}
        bounds = shapes.entries(item, keys, notebook)
        if not bounds:
            notebook.note(Mistake.BAD_CONDITION, name.line)
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
        keys = {"highest": shapes.text, "where": condition, "plus": shapes.whole}
        given = shapes.entries(most, keys, notebook, required=("highest",))
        highest = Highest(given.get("highest") or "", given.get("where"), given.get("plus") or 0)
        most = None
    else:
        highest = None
    bounds = [
        None if bound is None else shapes.text(bound, name.value, notebook)
        for bound in (found.get("at_least"), most)
    ]
    return Ranked(name.value, item.line, *bounds, highest)


def _codes(value, key, notebook):
    codes = shapes.one_or_more(shapes.text)(value, key, notebook)
    if isinstance(value, Items) and not value.items:
        notebook.note(Mistake.BAD_CONDITION, value.line)
    return codes


def _rows(value, _key, notebook):
    keys = {"where": condition, "at_least": shapes.whole, "at_most": shapes.whole}
    given = shapes.entries(value, keys, notebook)
    if "at_least" not in given and "at_most" not in given:
        notebook.note(Mistake.BAD_CONDITION, value.line)
    return given


def _listed(value, _key, notebook):
    keys = {"id": shapes.text, "attribute": shapes.text}
    return shapes.entries(value, keys, notebook, required=("id", "attribute"))


OPERATORS = {
    "at_least": shapes.raw,
    "at_most": shapes.raw,
    "contains": _codes,
    "answered": shapes.yes_no,
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
    "in_list": lambda name, path: InList(name.value, name.line, path),
    "listed_at": lambda name, given: ListedAt(
        name.value, name.line, given.get("id", ""), given.get("attribute", "")
    ),
    "any_row": lambda name, where: RowCount(name.value, name.line, 1, None, where),
    "rows": lambda name, given: RowCount(
        name.value, name.line, given.get("at_least"), given.get("at_most"), given.get("where")
    ),
}
