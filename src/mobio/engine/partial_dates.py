"""Dates of which only a part is known.

Stored as ``{"entered": "1996-09", "approximate": true, "from": "1996-09-01", "to": "1996-09-30"}``:
what the person knows, and the interval in which the day lies. ``calendar`` is there if it was
entered in another calendar than the Gregorian one. Order is compared by intervals, so
that "2006" never contradicts "September 2006".
"""

import datetime
import re

from mobio.engine.calendars import GREGORIAN, span

ENTERED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def make(year, month=None, day=None, approximate=False, calendar=GREGORIAN):
    """Return the stored form of a date; raise ValueError when no such day exists.

    *month* and *day* may be None; a day without a month is refused. What is known stays as it is
    in its *calendar*; the interval is Gregorian.
    """
    if day is not None and month is None:
        raise ValueError("a day needs a month")
    # A month or day 0 stands on many papers; it is no month and no day.
    first, last = span(calendar, year, month, day)
    entered = f"{year:04d}"
    entered += f"-{month:02d}" if month is not None else ""
    entered += f"-{day:02d}" if day is not None else ""
    value = {"entered": entered, "from": first.isoformat(), "to": last.isoformat()}
    if calendar != GREGORIAN:
        value["calendar"] = calendar
    if approximate:
        value["approximate"] = True
    return value


def parts(value):
    """Return (year, month, day) of a stored date as ints; month and day may be None.

    They are those of the calendar it was entered in.
    """
    match = ENTERED.match(value["entered"])
    return tuple(int(part) if part else None for part in match.groups())


def calendar_of(value):
    """Return the code of the calendar a stored date was entered in."""
    return value.get("calendar", GREGORIAN)


def interval(answer):
    """Return (first, last) possible day of a full or partial date, or None for any other answer."""
    if isinstance(answer, str):
        day = _day(answer)
        return (day, day) if day else None
    if isinstance(answer, dict) and "from" in answer:
        first, last = _day(answer["from"]), _day(answer["to"])
        return (first, last) if first and last else None
    return None


def age_range(answer, today):
    """Return (youngest, oldest) possible age in full years on *today*, or None."""
    bounds = interval(answer)
    if bounds is None:
        return None
    return _years(bounds[1], today), _years(bounds[0], today)


def years_of(answer):
    """Return the years a date may lie in, as texts: one, or the first and the last joined."""
    span = interval(answer)
    if span is None:
        return ()
    first, last = (day.year for day in span)
    return (str(first) if first == last else f"{first}–{last}",)


def _years(born, today):
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (0 if had_birthday else 1)


def _day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
