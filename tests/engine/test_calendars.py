"""Calendars: that days are those of almanacs and of another library, and no others are taken."""

import datetime
import itertools

import pytest
from convertdate import coptic, islamic, persian
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from mobio.engine.calendars import CALENDARS, GREGORIAN, meant, offered, span

LEAP_IN_IRAN = {1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408}
"""As the calendar centre of the University of Tehran publishes them."""
UMM_AL_QURA = (
    "4bd 23d 91d a95 b4a b5a 56d 2b6 93b 49b 655 6a9 754 b6a 56c aad "
    "555 b29 b92 ba9 5d4 ada 55a aab 595 749 764 baa 5b5 2b6 a56"
)
"""The years 1420 to 1450 as ICU has them: a bit for each month, set where it has 30 days."""


def inverse(code, day):
    """Return (year, month, day) of a Gregorian *day*, reckoned the other way round."""
    if code == "solar":
        found = JalaliDate.to_jalali(day)
        return found.year, found.month, found.day
    if code == "islamic":
        return Gregorian.fromdate(day).to_hijri().datetuple()
    year, month, number = coptic.from_gregorian(day.year, day.month, day.day)
    return year + 276, month, number


@pytest.mark.parametrize(
    ("code", "known", "first", "last"),
    [
        # Nouruz, from almanacs of Iran
        ("solar", (1354, 1, 1), "1975-03-21", "1975-03-21"),
        ("solar", (1375, 1, 1), "1996-03-20", "1996-03-20"),
        ("solar", (1399, 12, 30), "2021-03-20", "2021-03-20"),
        ("solar", (1371,), "1992-03-21", "1993-03-20"),
        ("solar", (1371, 3), "1992-05-22", "1992-06-21"),
        # first of Ramadan and of Muharram, from the table of Umm al-Qura
        ("islamic", (1444, 9, 1), "2023-03-23", "2023-03-23"),
        ("islamic", (1445, 1, 1), "2023-07-19", "2023-07-19"),
        # Enkutatash; the Ethiopian millennium
        ("ethiopian", (2000, 1, 1), "2007-09-12", "2007-09-12"),
        ("ethiopian", (1996, 1, 1), "2003-09-12", "2003-09-12"),
        ("ethiopian", (2016, 1, 1), "2023-09-12", "2023-09-12"),
        ("ethiopian", (1999, 13), "2007-09-06", "2007-09-11"),
        ("ethiopian", (2012,), "2019-09-12", "2020-09-10"),
    ],
)
def test_days_are_those_of_the_almanac(code, known, first, last):
    assert tuple(day.isoformat() for day in span(code, *known)) == (first, last)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("solar", (1400, 12, 30)),  # no leap year
        ("solar", (1371, 7, 31)),
        ("solar", (1371, 13, 1)),
        ("solar", (1371, 0, 1)),
        ("solar", (1371, 1, 0)),
        ("islamic", (1444, 9, 30)),
        ("islamic", (1444, 13, 1)),
        ("ethiopian", (2000, 13, 6)),
        ("ethiopian", (1999, 13, 7)),
        ("ethiopian", (2000, 14, 1)),
        ("ethiopian", (2000, 1, 31)),
        ("", (2023, 2, 29)),
        ("", (2023, 13, 1)),
    ],
)
def test_a_day_that_does_not_exist_is_refused(code, day):
    with pytest.raises(ValueError):
        span(code, *day)


@pytest.mark.parametrize("code", list(CALENDARS))
def test_a_year_is_all_its_months_without_a_gap(code):
    years = CALENDARS[code].years
    for year in (years[0], years[len(years) // 2], years[-1]):
        count = len(CALENDARS[code].months) or 12
        months = [span(code, year, month) for month in range(1, count + 1)]
        assert (months[0][0], months[-1][1]) == span(code, year)
        for before, after in itertools.pairwise(months):
            assert after[0] - before[1] == datetime.timedelta(days=1)


@pytest.mark.parametrize("code", list(CALENDARS))
def test_years_follow_each_other_without_a_gap(code):
    years = CALENDARS[code].years
    for year in years[:-1]:
        assert span(code, year + 1)[0] - span(code, year)[1] == datetime.timedelta(days=1)


@given(st.integers(1892, 2093), st.integers(1, 13), st.data())
def test_ethiopian_days_are_coptic_days_of_276_years_before(year, month, data):
    length = coptic.month_length(year - 276, month)
    day = data.draw(st.integers(1, length))
    assert span("ethiopian", year, month, day)[0] == datetime.date(
        *coptic.to_gregorian(year - 276, month, day)
    )
    with pytest.raises(ValueError):
        span("ethiopian", year, month, length + 1)


def test_islamic_months_are_those_of_the_published_table():
    day = datetime.date(1999, 4, 17)
    for year, bits in enumerate(UMM_AL_QURA.split(), 1420):
        for month in range(1, 13):
            length = 30 if int(bits, 16) >> (12 - month) & 1 else 29
            last = day + datetime.timedelta(days=length - 1)
            assert span("islamic", year, month) == (day, last)
            day = last + datetime.timedelta(days=1)


@given(st.integers(1343, 1500), st.integers(1, 12))
def test_islamic_months_begin_within_two_days_of_the_reckoned_ones(year, month):
    reckoned = datetime.date(*islamic.to_gregorian(year, month, 1))
    assert abs((span("islamic", year, month, 1)[0] - reckoned).days) <= 2


def test_solar_years_have_their_leap_day_when_iran_has_it():
    leap = {year for year in range(1354, 1409) if CALENDARS["solar"].length(year, 12) == 30}
    assert leap == LEAP_IN_IRAN


@pytest.mark.parametrize("year", CALENDARS["solar"].years)
def test_solar_months_follow_the_cycle_of_33_years(year):
    first = datetime.date.fromordinal(226530 + 365 * year + (8 * year + 21) // 33)
    for month in range(1, 13):
        passed = 31 * (month - 1) if month < 8 else 186 + 30 * (month - 7)
        assert span("solar", year, month)[0] == first + datetime.timedelta(days=passed)


@pytest.mark.parametrize("year", CALENDARS["solar"].years[::9])
def test_the_solar_year_begins_at_the_equinox_of_astronomers(year):
    nouruz = datetime.date(*persian.to_gregorian(year, 1, 1))
    assert span("solar", year, 1, 1)[0] == nouruz


@pytest.mark.parametrize("code", [code for code in CALENDARS if code])
@given(day=st.dates(datetime.date(1924, 8, 1), datetime.date(2077, 11, 16)))
def test_any_day_is_the_same_day_on_the_way_there_and_back(code, day):
    assert span(code, *inverse(code, day)) == (day, day)


@pytest.mark.parametrize("code", [code for code in CALENDARS if code])
def test_years_of_each_calendar_are_those_of_people_who_live(code):
    years = CALENDARS[code].years
    assert span(code, years[0])[0] <= datetime.date(1927, 1, 1)
    assert span(code, years[-1])[1] >= datetime.date(2070, 1, 1)
    assert datetime.date(1899, 1, 1) < span(code, years[0])[0]
    assert span(code, years[-1])[1] < datetime.date(2102, 1, 1)


def test_the_calendar_that_a_reader_knows_comes_second():
    assert offered("de") == ("", "solar", "islamic", "ethiopian")
    assert offered("ar") == ("", "islamic", "solar", "ethiopian")
    assert offered("ti") == ("", "ethiopian", "solar", "islamic")


@pytest.mark.parametrize(
    ("year", "codes"),
    [
        (1371, ("solar", "islamic")),
        (1300, ("solar",)),
        (1490, ("islamic",)),
        (1992, ()),
        (1899, ()),
        (92, ()),
    ],
)
def test_a_year_of_another_calendar_is_recognised(year, codes):
    assert meant(year) == codes


NUMBERS = st.none() | st.integers(-1, 33)


@given(st.integers(0, 10000), NUMBERS, NUMBERS)
def test_gregorian_dates_are_counted_like_all_others(year, month, day):
    if day is None or month is not None:
        found = [days(calendar, year, month, day) for calendar in (GREGORIAN, "again")]
        assert found[0] == found[1]


def days(code, year, month, day):
    """Return the span of a date, or None if it does not exist; "again" counts the days."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(CALENDARS, "again", CALENDARS[GREGORIAN])
        try:
            return span(code, year, month, day)
        except ValueError:
            return None
