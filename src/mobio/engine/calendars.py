"""Calendars people know their dates in, and the Gregorian days these are.

A calendar is named by a code; "" is the Gregorian one. Years, months and days are ints from 1.

* ``solar``: Solar Hijri, of Iran and Afghanistan, by persiantools.
* ``islamic``: the lunar calendar of Umm al-Qura, by hijridate. Where months begin by sight, a day
  may be one or two days off; nobody can know that later.
* ``ethiopian``: twelve months of 30 days and one of 5, in the year before a leap year of 6.
"""

import calendar as gregorian
import datetime
from dataclasses import dataclass

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from mobio.engine.words import _

GREGORIAN = ""
MONTHS = 12


@dataclass(frozen=True)
class Calendar:
    """One calendar: its name, its *months*, the *years* one may mean, its arithmetic.

    *first_day* and *length* get year and month and return a date and a number of days.
    """

    label: str
    months: tuple
    years: range
    first_day: object
    length: object

    @property
    def count(self):
        """Return how many months a year has."""
        return len(self.months) or MONTHS


def _gregorian_length(year, month):
    return gregorian.monthrange(year, month)[1]


def _first_of_ethiopia(year, month):
    # Day 1 of year 1 was 27 August of the year 8, counted back in the Gregorian calendar.
    days = 365 * (year - 1) + year // 4 + 30 * (month - 1)
    return datetime.date(8, 8, 27) + datetime.timedelta(days=days)


def _length_in_ethiopia(year, month):
    if month < 13:
        return 30
    return 6 if year % 4 == 3 else 5


CALENDARS = {
    GREGORIAN: Calendar(
        _("internationaler Kalender"),
        (),
        range(1900, 2101),
        lambda year, month: datetime.date(year, month, 1),
        _gregorian_length,
    ),
    "solar": Calendar(
        _("Sonnenkalender (Iran, Afghanistan)"),
        (
            _("Farwardin/Hamal"),
            _("Ordibehescht/Saur"),
            _("Chordad/Dschausa"),
            _("Tir/Saratan"),
            _("Mordad/Asad"),
            _("Schahriwar/Sunbula"),
            _("Mehr/Misan"),
            _("Aban/Akrab"),
            _("Asar/Kaus"),
            _("Dei/Dschadi"),
            _("Bahman/Dalw"),
            _("Esfand/Hut"),
        ),
        range(1279, 1480),
        lambda year, month: JalaliDate(year, month, 1).to_gregorian(),
        lambda year, month: JalaliDate.days_in_month(month, year),
    ),
    "islamic": Calendar(
        _("islamischer Kalender"),
        (
            _("Muharram"),
            _("Safar"),
            _("Rabi al-awwal"),
            _("Rabi ath-thani"),
            _("Dschumada al-ula"),
            _("Dschumada ath-thaniya"),
            _("Radschab"),
            _("Schaban"),
            _("Ramadan"),
            _("Schawwal"),
            _("Dhu l-Qada"),
            _("Dhu l-Hiddscha"),
        ),
        range(1343, 1501),
        lambda year, month: Hijri(year, month, 1).to_gregorian(),
        lambda year, month: Hijri(year, month, 1).month_length(),
    ),
    "ethiopian": Calendar(
        _("äthiopischer Kalender"),
        (
            _("Meskerem"),
            _("Tikimt"),
            _("Hidar"),
            _("Tahsas"),
            _("Ter"),
            _("Yekatit"),
            _("Megabit"),
            _("Miyazya"),
            _("Ginbot"),
            _("Sene"),
            _("Hamle"),
            _("Nehase"),
            _("Pagumen"),
        ),
        range(1892, 2094),
        _first_of_ethiopia,
        _length_in_ethiopia,
    ),
}
"""By code, in the order in which they are offered."""
OFTEN = {"fa": "solar", "ar": "islamic", "ti": "ethiopian"}
"""The calendar besides the Gregorian one that readers of a language know best."""


def offered(language):
    """Return the codes of all calendars; the one that readers of *language* know comes second."""
    known = OFTEN.get(language, GREGORIAN)
    return tuple(dict.fromkeys((GREGORIAN, known, *CALENDARS)))


def span(code, year, month=None, day=None):
    """Return (first, last) possible Gregorian day; *month* and *day* may be None.

    Raises ValueError for a day that does not exist in the calendar, KeyError for no calendar.
    """
    if code == GREGORIAN:
        return _gregorian_span(year, month, day)
    calendar = CALENDARS[code]
    last_month = month or calendar.count
    first = _day(calendar, year, 1 if month is None else month, 1 if day is None else day)
    if day is not None:
        return first, first
    return first, _day(calendar, year, last_month, calendar.length(year, last_month))


def _gregorian_span(year, month, day):
    """Do what ``span`` does, without counting days: nearly all dates are of this calendar."""
    if month is None:
        return datetime.date(year, 1, 1 if day is None else day), datetime.date(year, 12, 31)
    first = datetime.date(year, month, 1 if day is None else day)
    return first, first if day is not None else first.replace(day=_gregorian_length(year, month))


def _day(calendar, year, month, day):
    if not 1 <= month <= calendar.count:
        raise ValueError("no such month")
    if not 1 <= day <= calendar.length(year, month):
        raise ValueError("no such day")
    # Libraries have classes of days of their own.
    first = calendar.first_day(year, month).toordinal()
    return datetime.date.fromordinal(first + day - 1)


def meant(year):
    """Return the codes of the calendars in which *year* is one of somebody's life, if any.

    Only where there is no doubt: a year that may be a Gregorian one is, and an Ethiopian year is
    too near to it.
    """
    if year in CALENDARS[GREGORIAN].years:
        return ()
    return tuple(code for code in ("solar", "islamic") if year in CALENDARS[code].years)
