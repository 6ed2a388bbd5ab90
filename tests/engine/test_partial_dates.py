"""Dates of which only a part is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.partial_dates import age_range, interval, make, parts

TODAY = date(2027, 1, 18)
YEARS = st.integers(1900, 2100)
DATES = st.one_of(
    st.builds(make, YEARS),
    st.builds(make, YEARS, st.integers(1, 12)),
    st.builds(make, YEARS, st.integers(1, 12), st.integers(1, 28)),
)


@pytest.mark.parametrize(
    ("known", "entered", "first", "last"),
    [
        ((1992,), "1992", "1992-01-01", "1992-12-31"),
        ((1992, 9), "1992-09", "1992-09-01", "1992-09-30"),
        ((2024, 2), "2024-02", "2024-02-01", "2024-02-29"),
        ((2023, 2), "2023-02", "2023-02-01", "2023-02-28"),
        ((1992, 9, 4), "1992-09-04", "1992-09-04", "1992-09-04"),
    ],
)
def test_what_is_known_gives_the_days_that_are_possible(known, entered, first, last):
    assert make(*known) == {"entered": entered, "from": first, "to": last}


def test_about_is_kept():
    assert make(1992, approximate=True)["approximate"] is True
    assert "approximate" not in make(1992)


@pytest.mark.parametrize(
    "known",
    [
        (2023, 2, 29),
        (2023, 13),
        (2023, 0),
        (2023, 5, 0),
        (2023, 0, 5),
        (2023, 4, 31),
        (2023, None, 5),
        (0,),
    ],
)
def test_a_day_that_never_was_is_refused(known):
    with pytest.raises(ValueError):
        make(*known)


def test_a_full_date_is_an_interval_of_one_day():
    day = date(1992, 9, 4)
    assert interval("1992-09-04") == (day, day) == interval(make(1992, 9, 4))


@pytest.mark.parametrize(
    "answer", [None, "", "gestern", {"state": "unknown"}, 7, [], {"from": "x", "to": "y"}]
)
def test_what_is_no_date_has_no_interval(answer):
    assert interval(answer) is None
    assert age_range(answer, TODAY) is None


@pytest.mark.parametrize(
    ("known", "ages"),
    [
        ((2011, 1, 18), (16, 16)),
        ((2011, 1, 19), (15, 15)),
        ((2011,), (15, 16)),
        ((2010,), (16, 17)),
        ((2011, 1), (15, 16)),
        ((2030,), (-4, -3)),
    ],
)
def test_the_youngest_and_the_oldest_possible_age(known, ages):
    assert age_range(make(*known), TODAY) == ages


def test_who_was_born_on_a_leap_day_is_a_year_older_in_march():
    born = make(2008, 2, 29)
    assert age_range(born, date(2026, 2, 28)) == (17, 17)
    assert age_range(born, date(2026, 3, 1)) == (18, 18)


@given(DATES)
def test_the_parts_give_the_same_date_again(value):
    assert make(*parts(value)) == value


@given(DATES)
def test_every_day_of_the_interval_fits_what_was_entered(value):
    first, last = interval(value)
    assert first <= last
    for day in (first, last):
        assert day.isoformat().startswith(value["entered"])
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        assert not day.isoformat().startswith(value["entered"])


@given(DATES, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_true_age_lies_between_the_youngest_and_the_oldest(value, today):
    youngest, oldest = age_range(value, today)
    for born in interval(value):
        exact = make(born.year, born.month, born.day)
        assert youngest <= age_range(exact, today)[0] <= oldest
