"""Read the bounds of dates: not_before and not_after."""

from dataclasses import dataclass
from datetime import date

from mobio.engine import shapes
from mobio.engine.condition_reader import condition
from mobio.engine.mistakes import Mistake
from mobio.engine.reader import Entries, Items
from mobio.engine.roles import ROLES
from mobio.engine.spans import Span

ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class DateBound:
    """The other end of a comparison: an answer, a role, today or a fixed day, and a span."""

    name: str = ""
    role: str = ""
    today: bool = False
    day: date | None = None
    plus: Span | None = None
    minus: Span | None = None
    severity: str = "error"
    only_if: object = None
    message: str = ""
    line: int = 0

    @property
    def end(self):
        """Return what the bound compares with; a fixed day is none, it has a place of its own."""
        return (self.name, self.role, self.today)

    def moved(self, day):
        """Return *day* moved by the span of this bound."""
        if self.plus:
            return self.plus.after(day)
        return self.minus.before(day) if self.minus else day

    @property
    def is_moved(self):
        """Tell whether the bound lies a span away from its other end."""
        return self.plus is not None or self.minus is not None


def are_contrary(first, last):
    """Tell whether no day can lie after the bound *first* and before the bound *last*."""
    if first.end != last.end or (first.day is None) != (last.day is None):
        return False
    # How far two spans from the same day lie apart hardly depends on the day.
    return first.moved(first.day or ANY_DAY) > last.moved(last.day or ANY_DAY)


ENDS = ("id", "role", "today", "date")
KEYS = {
    "id": shapes.text,
    "role": shapes.one_of(*ROLES),
    "today": shapes.yes_no,
    "date": shapes.date,
    "plus": shapes.span,
    "minus": shapes.span,
    "severity": shapes.one_of("error", "warning"),
    "if": condition,
    "message": shapes.text,
}


DATE_RULE = shapes.mapping_of(KEYS)


@shapes.says({"anyOf": [DATE_RULE, {"type": "array", "items": DATE_RULE}]})
def date_rules(value, key, notebook):
    """Return the tuple of DateBound written as one mapping or a list of them."""
    if isinstance(value, Items):
        return tuple(_bound(item, key, notebook) for item in value.items)
    return (_bound(value, key, notebook),)


def _check_ends(value, given, notebook):
    written = [end for end in ENDS if value.get(end) is not None]
    if not written or (written == ["today"] and given["today"] is False):
        notebook.note(Mistake.MISSING_KEY, value.line, key=", ".join(ENDS))
    for names in (ENDS, ("plus", "minus")):
        if len([name for name in names if value.get(name) is not None]) > 1:
            notebook.note(Mistake.ONLY_ONE_OF, value.line, known=", ".join(names))


def _bound(value, key, notebook):
    given = shapes.entries(value, KEYS, notebook)
    if isinstance(value, Entries):
        _check_ends(value, given, notebook)
    return DateBound(
        name=given.get("id") or "",
        role=given.get("role") or "",
        today=bool(given.get("today")),
        day=given.get("date"),
        plus=given.get("plus"),
        minus=given.get("minus"),
        severity=given.get("severity") or "error",
        only_if=given.get("if"),
        message=given.get("message") or "",
        line=value.line,
    )
