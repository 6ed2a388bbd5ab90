"""Kinds of dates: date and partial_date. Both are typed as day, month and year."""

import datetime
import itertools
import re

import colander
from deform.widget import Widget

from mobio.engine import conversions, partial_dates, shapes
from mobio.engine.answers import UNKNOWN, state_answer
from mobio.engine.kinds.kind import AnswerType, Kind, figures, new_node
from mobio.engine.mistakes import Mistake
from mobio.engine.names import month_names
from mobio.engine.rule_reader import are_contrary, date_rules
from mobio.engine.slots import Choice, Mark, Parts, Text
from mobio.engine.words import APPROXIMATELY, STATE_WORDS, _

PARTS = ("day", "month", "year")
MARKS = ("approximate", "unknown")
WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\Z")
APPROXIMATE = {"yes": "yes", "no": ""}
EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
NO_SUCH_DAY = _("Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr.")
WHICH_YEAR = _("Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 1992.")


class DatePartsWidget(Widget):
    """Ask for day, month and year in three boxes, and for "about" and "I do not know"."""

    template = "date_parts"
    marks = ()

    @property
    def slots(self):
        """Return what changes with the answer."""
        marks = dict.fromkeys(self.marks, Mark())
        return Parts({"day": Text(), "month": Choice(), "year": Text(), **marks})

    def serialize(self, field, cstruct, **kw):
        given = cstruct if isinstance(cstruct, dict) else {}
        values = self.get_template_values(field, cstruct, {**kw, "given": given})
        return field.renderer(self.template, **values)

    def deserialize(self, field, pstruct):
        if pstruct is colander.null:
            return pstruct
        given = {name: pstruct.get(name, "").strip() for name in (*PARTS, *self.marks)}
        return given if any(given.values()) else colander.null


class DateType(AnswerType):
    """Read day, month and year; all three are needed."""

    def write(self, answer):
        day = datetime.date.fromisoformat(answer)
        return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}

    def read(self, node, cstruct):
        year, month, day = _parts(node, cstruct)
        if year is None or month is None or day is None:
            message = _("Geben Sie Tag, Monat und Jahr ein.")
            raise colander.Invalid(node, message)
        return _make(node, year, month, day)["from"]


class PartialDateType(AnswerType):
    """Read what the person knows: the year at least, or that the date is not known."""

    def write(self, answer):
        year, month, day = partial_dates.parts(answer)
        given = {"year": str(year), "month": str(month or ""), "day": str(day or "")}
        if answer.get("approximate"):
            given["approximate"] = "yes"
        return given

    def write_state(self, state):
        return {"unknown": "yes"}

    def read(self, node, cstruct):
        year, month, day = _parts(node, cstruct)
        if cstruct.get("unknown") and UNKNOWN in node.question.states:
            if year or month or day:
                message = _(
                    "Sie haben ein Datum und „Weiß ich nicht“ angegeben. Löschen Sie eines."
                )
                raise colander.Invalid(node, message)
            return state_answer(UNKNOWN)
        if year is None:
            raise colander.Invalid(node, WHICH_YEAR)
        if day is not None and month is None:
            raise colander.Invalid(node, _("Wählen Sie zum Tag auch den Monat."))
        return _make(node, year, month, day, bool(cstruct.get("approximate")))


class Date(Kind):
    """A full date."""

    name = "date"
    allows = ()
    on_paper = "date"
    keys = {
        "not_before": date_rules,
        "not_after": date_rules,
        "remind_before": shapes.span,
    }
    typ = DateType
    marks = ()
    example = "2020-06-01"

    def verify(self, own, line, notebook):
        for first, last in itertools.product(own.get("not_before", ()), own.get("not_after", ())):
            if are_contrary(first, last):
                notebook.note(Mistake.DATE_BOUNDS, first.line)

    def first_box(self, question, asked):
        return f"{asked.oid(question)}-year"

    def node(self, question, asked):
        widget = DatePartsWidget(marks=self.marks)
        months = month_names(asked.language)
        widget.months = [("", "–"), *((str(number), months[number]) for number in range(1, 13))]
        widget.autocomplete = question.autocomplete or None
        return new_node(question, asked, self.typ(), widget)

    def place(self, question, answer):
        return partial_dates.interval(answer)

    def typed(self, written):
        match = WRITTEN.match(written) if isinstance(written, str) else None
        if match is None:
            raise ValueError(self.example)
        return dict(zip(reversed(PARTS), (part or "" for part in match.groups()), strict=True))

    def written(self, typed):
        year, month, day = (typed[part] for part in reversed(PARTS))
        return "-".join(part.zfill(2) for part in (year, month, day) if part)

    def show(self, question, answer, reader):
        return (datetime.date.fromisoformat(answer).strftime("%d.%m.%Y"),)


class PartialDate(Date):
    """A date of which perhaps only the year is known."""

    name = "partial_date"
    states = allows = (UNKNOWN,)
    typ = PartialDateType
    converts = {"date": conversions.as_partial_date}
    marks = MARKS
    example = "1992, 1992-05 oder {date: 1992, approximate: yes}"

    def typed(self, written):
        if written == UNKNOWN:
            return {UNKNOWN: "yes"}
        if not isinstance(written, dict):
            return super().typed(written)
        if set(written) != {"date", "approximate"} or written["approximate"] not in APPROXIMATE:
            raise ValueError(self.example)
        return {
            **super().typed(written["date"]),
            "approximate": APPROXIMATE[written["approximate"]],
        }

    def written(self, typed):
        if UNKNOWN in typed:
            return UNKNOWN
        date = super().written(typed)
        return {"date": date, "approximate": "yes"} if typed.get("approximate") else date

    def show(self, question, answer, reader):
        if "state" in answer:
            return (reader.say(STATE_WORDS[answer["state"]]),)
        year, month, day = partial_dates.parts(answer)
        text = str(year)
        if month is not None:
            names = month_names(reader.language)
            text = f"{names[month]} {year}" if day is None else f"{day:02d}.{month:02d}.{year}"
        if answer.get("approximate"):
            text += f" ({reader.say(APPROXIMATELY)})"
        return (text,)


def _parts(node, cstruct):
    """Return (year, month, day) as ints or None; refuse what is no number."""
    found = []
    for name in ("year", "month", "day"):
        written = figures(cstruct.get(name) or "")
        if written and not (written.isascii() and written.isdigit() and len(written) <= 4):
            raise colander.Invalid(node, WHICH_YEAR if name == "year" else NO_SUCH_DAY)
        found.append(int(written) if written else None)
    if found[0] is not None and not EARLIEST_YEAR <= found[0] <= LATEST_YEAR:
        raise colander.Invalid(node, WHICH_YEAR)
    return found


def _make(node, year, month, day, approximate=False):
    try:
        return partial_dates.make(year, month, day, approximate)
    except ValueError as error:
        raise colander.Invalid(node, NO_SUCH_DAY) from error
