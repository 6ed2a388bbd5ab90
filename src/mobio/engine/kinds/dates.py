"""Kinds of dates: date and partial_date. Both are typed as day, month and year, in a calendar."""

import datetime
import itertools
import re

import colander
from deform.widget import Widget

from mobio.engine import conversions, partial_dates, shapes
from mobio.engine.answers import UNKNOWN, state_answer
from mobio.engine.calendars import CALENDARS, GREGORIAN, OFTEN, meant, offered
from mobio.engine.dates_in_words import calendar_years, day_words, month_words
from mobio.engine.kinds.kind import AnswerType, Kind, figures, new_node
from mobio.engine.mistakes import Mistake
from mobio.engine.rule_reader import are_contrary, date_rules
from mobio.engine.slots import Choice, Mark, Parts, Text
from mobio.engine.words import STATE_WORDS, _

PARTS = ("day", "month", "year")
CALENDAR = "calendar"
MARKS = ("approximate", "unknown")
WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\Z")
APPROXIMATE = {"yes": "yes", "no": ""}
NO_SUCH_DAY = _("Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr.")
WHICH_YEAR = _("Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 1992.")
OTHER_YEAR = _("Das Jahr passt nicht zum Kalender. Prüfen Sie das Jahr und den Kalender.")
OTHER_MONTH = _(
    "Der Monat und der Kalender passen nicht zusammen. Wählen Sie den Kalender und dann den Monat."
)
BY_SIGHT = _(
    "In unserem islamischen Kalender (Umm al-Qura) hat dieser Monat 29 Tage. "
    "Geben Sie den 29. Tag ein, oder lassen Sie den Tag leer."
)
MEANT = {
    ("solar",): _(
        "Meinen Sie ${year} im Sonnenkalender? Das ist ${solar}. "
        "Dann wählen Sie bei „Kalender“ diesen Kalender."
    ),
    ("islamic",): _(
        "Meinen Sie ${year} im islamischen Kalender? Das ist ${islamic}. "
        "Dann wählen Sie bei „Kalender“ diesen Kalender."
    ),
    ("solar", "islamic"): _(
        "Meinen Sie ${year} im Sonnenkalender (${solar}) oder im islamischen Kalender "
        "(${islamic})? Dann wählen Sie bei „Kalender“ den richtigen."
    ),
}
"""What is said of a year of calendars that people take for granted."""


class DatePartsWidget(Widget):
    """Ask for day, month and year in three boxes, for the calendar, for "about" and "unknown"."""

    template = "date_parts"
    marks = ()
    calendars = ()
    """Pairs (code, name), as they are offered."""
    months = ()
    """Triples (code, name, pairs of its months): the month chosen names its calendar."""
    is_known = False
    """Whether readers of this language often know another calendar, so that it is asked at once."""

    @property
    def slots(self):
        """Return what changes with the answer; where a calendar was chosen, the choice is open."""
        marks = dict.fromkeys(self.marks, Mark())
        parts = {"day": Text(), "month": Choice(), "year": Text(), **marks}
        return Parts(parts, fixed={CALENDAR: tuple(CALENDARS)})

    def serialize(self, field, cstruct, **kw):
        given = cstruct if isinstance(cstruct, dict) else {}
        calendar = given.get(CALENDAR, GREGORIAN)
        chosen = calendar if calendar in CALENDARS else GREGORIAN
        own = {"given": given, "chosen": chosen}
        values = self.get_template_values(field, cstruct, {**kw, **own})
        return field.renderer(self.template, **values)

    def deserialize(self, field, pstruct):
        if pstruct is colander.null:
            return pstruct
        names = (*PARTS, CALENDAR, *self.marks)
        given = {name: pstruct.get(name, "").strip() for name in names}
        # A calendar alone says nothing.
        return given if any({**given, CALENDAR: ""}.values()) else colander.null


class DateType(AnswerType):
    """Read day, month and year; all three are needed.

    A Gregorian day is stored as text (ISO 8601), one of another calendar like a partial date.
    """

    def write(self, answer):
        if isinstance(answer, dict):
            return _typed(answer)
        day = datetime.date.fromisoformat(answer)
        return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}

    def read(self, node, cstruct):
        year, month, day = _parts(node, cstruct)
        if year is None or month is None or day is None:
            message = _("Geben Sie Tag, Monat und Jahr ein.")
            raise colander.Invalid(node, message)
        found = _make(node, cstruct, year, month, day)
        return found if CALENDAR in found else found["from"]


class PartialDateType(AnswerType):
    """Read what the person knows: the year at least, or that the date is not known."""

    def write(self, answer):
        about = {"approximate": "yes"} if answer.get("approximate") else {}
        return {**_typed(answer), **about}

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
        return _make(node, cstruct, year, month, day, bool(cstruct.get("approximate")))


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
    more = (CALENDAR,)
    example = "2020-06-01"

    def verify(self, own, line, notebook):
        for first, last in itertools.product(own.get("not_before", ()), own.get("not_after", ())):
            if are_contrary(first, last):
                notebook.note(Mistake.DATE_BOUNDS, first.line)

    def first_box(self, question, asked):
        return f"{asked.oid(question)}-year"

    def node(self, question, asked):
        widget = DatePartsWidget(marks=self.marks)
        widget.calendars, widget.months = asked.catalogue.once(
            Date, lambda: _choices(asked.catalogue)
        )
        widget.is_known = _known(asked.catalogue) in OFTEN
        widget.autocomplete = question.autocomplete or None
        return new_node(question, asked, self.typ(), widget)

    def place(self, question, answer):
        return partial_dates.interval(answer)

    def typed(self, written):
        if isinstance(written, dict):
            return self._typed_more(written)
        match = WRITTEN.match(written) if isinstance(written, str) else None
        if match is None:
            raise ValueError(self.example)
        return dict(zip(reversed(PARTS), (part or "" for part in match.groups()), strict=True))

    def _typed_more(self, written):
        """Return what is typed for a mapping: the date, and what else is known of it."""
        given = {name: value for name, value in written.items() if name != "date"}
        if "date" not in written or not given or not set(given) <= set(self.more):
            raise ValueError(self.example)
        if given.get(CALENDAR, GREGORIAN) not in CALENDARS:
            raise ValueError(self.example)
        if given.get("approximate", "no") not in APPROXIMATE:
            raise ValueError(self.example)
        if "approximate" in given:
            given["approximate"] = APPROXIMATE[given["approximate"]]
        typed = self.typed(written["date"])
        month = _month_of(given.get(CALENDAR, GREGORIAN), typed["month"])
        return {**typed, "month": month, **given}

    def written(self, typed):
        year, month, day = (typed[part] for part in reversed(PARTS))
        month = month.rpartition("-")[2]
        date = "-".join(part.zfill(2) for part in (year, month, day) if part)
        more = {name: typed[name] for name in self.more if typed.get(name)}
        return {"date": date, **more} if more else date

    def show(self, question, answer, reader):
        return (day_words(reader.catalogue, answer),)


class PartialDate(Date):
    """A date of which perhaps only the year is known."""

    name = "partial_date"
    states = allows = (UNKNOWN,)
    typ = PartialDateType
    converts = {"date": conversions.as_partial_date}
    marks = MARKS
    example = "1992, 1992-05 oder {date: 1371-03, calendar: solar, approximate: yes}"
    more = (CALENDAR, "approximate")

    def typed(self, written):
        if written == UNKNOWN:
            return {UNKNOWN: "yes"}
        return super().typed(written)

    def written(self, typed):
        if UNKNOWN in typed:
            return UNKNOWN
        return super().written(typed)

    def show(self, question, answer, reader):
        if "state" in answer:
            return (reader.say(STATE_WORDS[answer["state"]]),)
        return super().show(question, answer, reader)


def _known(catalogue):
    """Return the language that tells which calendar readers know, the own one or the one beside."""
    return catalogue.language if catalogue.language in OFTEN else catalogue.second


def _choices(catalogue):
    """Return what stands in the boxes of every date: (calendars, months of each)."""
    codes = offered(_known(catalogue))
    calendars = [(code, catalogue.say(CALENDARS[code].label)) for code in codes]
    months = [(code, name, _months(catalogue, code)) for code, name in calendars]
    return calendars, months


def _months(catalogue, code):
    """Return the pairs (value, words) of the months of a calendar.

    The number stands before the names, for those who know the months by their numbers.
    """
    numbers = range(1, CALENDARS[code].count + 1)
    return [
        (_month_of(code, str(number)), month_words(catalogue, code, number)) for number in numbers
    ]


def _month_of(code, number):
    """Return the value of a month in the list of all; those of phones are the Gregorian ones."""
    return f"{code}-{number}" if code and number else number


def _typed(answer):
    """Return the boxes of a stored date."""
    year, month, day = partial_dates.parts(answer)
    calendar = partial_dates.calendar_of(answer)
    month = _month_of(calendar, str(month or ""))
    given = {"year": str(year), "month": month, "day": str(day or "")}
    return {**given, CALENDAR: calendar} if calendar else given


def _parts(node, cstruct):
    """Return (year, month, day) as ints or None; refuse what is no number."""
    found = []
    for name in ("year", "month", "day"):
        text = cstruct.get(name) or ""
        written = figures(text.rpartition("-")[2] if name == "month" else text)
        if written and not (written.isascii() and written.isdigit() and len(written) <= 4):
            raise colander.Invalid(node, WHICH_YEAR if name == "year" else NO_SUCH_DAY)
        found.append(int(written) if written else None)
    return found


def _calendar(node, cstruct):
    """Return the code of the calendar: the one that was chosen, or else that of the month."""
    chosen = cstruct.get(CALENDAR) or GREGORIAN
    if chosen not in CALENDARS:
        raise colander.Invalid(node, OTHER_YEAR)
    month = (cstruct.get("month") or "").strip()
    of_month = month.rpartition("-")[0] if month else chosen
    if of_month not in CALENDARS or chosen not in (of_month, GREGORIAN):
        raise colander.Invalid(node, OTHER_MONTH)
    return of_month


def _make(node, cstruct, year, month, day, approximate=False):
    code = _calendar(node, cstruct)
    if year not in CALENDARS[code].years:
        raise colander.Invalid(node, OTHER_YEAR if code else _which(year))
    try:
        return partial_dates.make(year, month, day, approximate, code)
    except ValueError as error:
        is_by_sight = code == "islamic" and day == 30 and month in range(1, 13)
        raise colander.Invalid(node, BY_SIGHT if is_by_sight else NO_SUCH_DAY) from error


def _which(year):
    """Return what is said of a year that is none of ours: perhaps another calendar is meant."""
    codes = meant(year)
    if codes not in MEANT:
        return WHICH_YEAR
    years = {code: calendar_years(partial_dates.make(year, calendar=code)) for code in codes}
    return _(MEANT[codes], mapping={"year": year, **years})
