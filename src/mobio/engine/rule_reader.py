"""Read the bounds of dates: not_before and not_after."""

from dataclasses import dataclass
from datetime import date

from mobio.engine import shapes
from mobio.engine.condition_reader import condition
from mobio.engine.mistakes import Mistake
from mobio.engine.reader import Items
from mobio.engine.spans import Span


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

    def names(self):
        """Yield (bound, name) for each answer this bound looks at."""
        if self.name:
            yield self, self.name
        if self.only_if is not None:
            yield from self.only_if.names()


KEYS = {
    "id": shapes.text,
    "role": shapes.identifier,
    "today": shapes.yes_no,
    "date": shapes.date,
    "plus": shapes.span,
    "minus": shapes.span,
    "severity": shapes.one_of("error", "warning"),
    "if": condition,
    "message": shapes.text,
}


def date_rules(value, key, notebook):
    """Return the tuple of DateBound written as one mapping or a list of them."""
    if isinstance(value, Items):
        return tuple(_bound(item, key, notebook) for item in value.items)
    return (_bound(value, key, notebook),)


def _bound(value, key, notebook):
    given = shapes.entries(value, KEYS, notebook)
    if not any(given.get(end) for end in ("id", "role", "today", "date")):
        notebook.note(Mistake.MISSING_KEY, value.line, key="id, role, today, date")
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
