"""Calendars: that days are those of almanacs and of another library, and no others are taken."""

import datetime
import itertools

import pytest
from convertdate import coptic, islamic
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.calendars import CALENDARS, meant, span

OTHERS = [code for code in CALENDARS if code]


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


@given(st.integers(1343, 1500), st.integers(1, 12))
def test_islamic_months_begin_within_two_days_of_the_reckoned_ones(year, month):
    reckoned = datetime.date(*islamic.to_gregorian(year, month, 1))
    assert abs((span("islamic", year, month, 1)[0] - reckoned).days) <= 2


@given(st.integers(1279, 1479))
def test_the_solar_year_begins_around_the_equinox(year):
    first = span("solar", year, 1, 1)[0]
    assert (first.month, first.day) in [(3, 20), (3, 21), (3, 22)]


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
