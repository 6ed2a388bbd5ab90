"""Dates as people read them: Gregorian first, as on German papers, then as they were entered."""

import datetime

from mobio.engine import partial_dates
from mobio.engine.calendars import CALENDARS, GREGORIAN
from mobio.engine.names import month_names
from mobio.engine.two_languages import joined
from mobio.engine.words import APPROXIMATELY


def calendar_words(reader, code):
    """Return the name of a calendar in the words of *reader* (who has ``say``)."""
    return reader.say(CALENDARS[code].label)


def month_words(reader, code, number):
    """Return a month as it is chosen from a list: its number, and its name if it has one."""
    name = str(month_name(reader, code, number))
    return f"{number} · {name}" if name else str(number)


def month_name(reader, code, number):
    """Return the name of a month, "" for one that the calendar does not have."""
    if code == GREGORIAN:
        first = month_names(reader.language).get(number, "")
        second = reader.catalogue.second
        return joined(first, month_names(second).get(number, ""), second) if second else first
    return reader.say(CALENDARS[code].months[number - 1])


def day_words(reader, answer):
    """Return a full or partial date in words; what it is derived from stands in brackets."""
    if isinstance(answer, str):
        return _day(datetime.date.fromisoformat(answer))
    code = partial_dates.calendar_of(answer)
    text, notes = _entered(reader, answer, code), []
    if code != GREGORIAN:
        notes.append(f"{text}, {reader.say(CALENDARS[code].short)}")
        text = _gregorian(reader, answer)
    if answer.get("approximate"):
        notes.append(reader.say(APPROXIMATELY))
    return " ".join([text, *(f"({note})" for note in notes)])


def calendar_years(answer):
    """Return the Gregorian year of a stored date, or both of them, "1992/93"."""
    first, last = partial_dates.interval(answer)
    if first.year == last.year:
        return str(first.year)
    short = last.year % 100 if first.year // 100 == last.year // 100 else last.year
    return f"{first.year}/{short:02d}"


def _entered(reader, answer, code):
    year, month, day = partial_dates.parts(answer)
    if month is None:
        return str(year)
    if day is None:
        return f"{month_name(reader, code, month)} {year}"
    return f"{day:02d}.{month:02d}.{year}"


def _gregorian(reader, answer):
    """Return the Gregorian words of a date entered in another calendar."""
    first, last = partial_dates.interval(answer)
    if first == last:
        return _day(first)
    if (last - first).days > 31:
        return calendar_years(answer)
    names = month_names(reader.language)
    if first.month == last.month:
        return f"{names[first.month]} {first.year}"
    return f"{names[first.month]}/{names[last.month]} {calendar_years(answer)}"


def _day(day):
    return day.strftime("%d.%m.%Y")
