"""Dates as people read them: Gregorian first, as on German papers, then as they were entered."""

import datetime

from mobio.engine import partial_dates
from mobio.engine.calendars import CALENDARS, GREGORIAN
from mobio.engine.names import ONLY_CONSENTS, month_choices, month_names
from mobio.engine.two_languages import joined
from mobio.engine.words import _

APPROXIMATELY = _("${date}, ungefähr")
IN_CALENDAR = {
    "solar": _("${date}, Sonnenkalender"),
    "islamic": _("${date}, islamischer Kalender"),
    "ethiopian": _("${date}, äthiopischer Kalender"),
}
"""Whole sentences, since not every language has the same comma."""


def month_words(catalogue, code, number):
    """Return a month as it is chosen from a list: its number and its names."""
    if code != GREGORIAN:
        return f"{number} · {catalogue.say(CALENDARS[code].months[number - 1])}"
    name, second = month_choices(catalogue.language)[number], catalogue.second
    both = joined(name, month_choices(second)[number], second) if second else name
    return f"{number} · {both}"


def day_words(catalogue, answer):
    """Return a full or partial date in words; what it is derived from stands in brackets.

    *catalogue* is in the language of the reader, or in two.
    """
    second = catalogue.second
    if not second:
        return _words(catalogue, answer)
    sides = (catalogue.in_language(language) for language in (catalogue.language, second))
    return joined(*(_words(side, answer) for side in sides), second)


def calendar_years(answer):
    """Return the Gregorian year of a stored date, or both of them, "1992/93"."""
    first, last = partial_dates.interval(answer)
    if first.year == last.year:
        return str(first.year)
    short = last.year % 100 if first.year // 100 == last.year // 100 else last.year
    return f"{first.year}/{short:02d}"


def _words(catalogue, answer):
    if isinstance(answer, str):
        return _day(datetime.date.fromisoformat(answer))
    code = partial_dates.calendar_of(answer)
    text = _entered(catalogue, answer, code)
    if code != GREGORIAN:
        named = catalogue.say(_(IN_CALENDAR[code], mapping={"date": text}))
        text = f"{_gregorian(catalogue, answer)} ({named})"
    if answer.get("approximate"):
        return catalogue.say(_(APPROXIMATELY, mapping={"date": text}))
    return text


def _entered(catalogue, answer, code):
    year, month, day = partial_dates.parts(answer)
    if month is None:
        return str(year)
    if day is not None:
        return f"{day:02d}.{month:02d}.{year}"
    if catalogue.language in ONLY_CONSENTS:
        return f"{month:02d}.{year}"
    if code == GREGORIAN:
        return f"{month_names(catalogue.language)[month]} {year}"
    return f"{catalogue.say(CALENDARS[code].months[month - 1])} {year}"


def _gregorian(catalogue, answer):
    """Return the Gregorian words of a date entered in another calendar."""
    first, last = partial_dates.interval(answer)
    if first == last:
        return _day(first)
    if (last - first).days > 31:
        return calendar_years(answer)
    if catalogue.language in ONLY_CONSENTS:
        return "/".join(dict.fromkeys(f"{day.month:02d}.{day.year}" for day in (first, last)))
    names = month_names(catalogue.language)
    begin, end = names[first.month], f"{names[last.month]} {last.year}"
    if first.month == last.month:
        return end
    return f"{begin}/{end}" if first.year == last.year else f"{begin} {first.year}/{end}"


def _day(day):
    return day.strftime("%d.%m.%Y")
