"""When a day ends in Berlin, whatever summer time does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mobio.services import clock

LATE = "%Y-%m-%d %H:%M:%S"


def berlin(*when):
    return datetime(*when, tzinfo=clock.BERLIN)


def test_now_knows_its_zone():
    assert clock.now().utcoffset() == timedelta(0)


def test_a_day_begins_at_midnight_in_berlin():
    assert clock.today(datetime(2027, 2, 28, 22, 59, 59, tzinfo=UTC)) == date(2027, 2, 28)
    assert clock.today(datetime(2027, 2, 28, 23, 0, 0, tzinfo=UTC)) == date(2027, 3, 1)
    assert clock.today(datetime(2027, 7, 1, 22, 0, 0, tzinfo=UTC)) == date(2027, 7, 2)


def test_the_end_of_a_day_is_stored_in_utc():
    end = clock.end_of_day(date(2027, 3, 15))
    assert end == datetime(2027, 3, 15, 22, 59, 59, tzinfo=UTC)
    assert end.tzinfo is UTC


@pytest.mark.parametrize(
    ("accepted", "last_second"),
    [
        (berlin(2027, 3, 1, 10, 15), "2027-03-15 23:59:59"),
        (berlin(2027, 3, 1, 0, 0, 0), "2027-03-15 23:59:59"),
        (berlin(2027, 3, 1, 23, 59, 59), "2027-03-15 23:59:59"),
        # The clocks go forward on 2027-03-28 and back on 2026-10-25.
        (berlin(2027, 3, 14, 12, 0), "2027-03-28 23:59:59"),
        (berlin(2027, 3, 20, 12, 0), "2027-04-03 23:59:59"),
        (berlin(2027, 3, 28, 12, 0), "2027-04-11 23:59:59"),
        (berlin(2026, 10, 11, 12, 0), "2026-10-25 23:59:59"),
        (berlin(2026, 10, 20, 12, 0), "2026-11-03 23:59:59"),
        (berlin(2026, 10, 25, 2, 30, 0, 0), "2026-11-08 23:59:59"),
        (berlin(2028, 2, 20, 12, 0), "2028-03-05 23:59:59"),
        (berlin(2026, 12, 24, 12, 0), "2027-01-07 23:59:59"),
    ],
)
def test_fourteen_days_end_at_the_end_of_the_fourteenth_day(accepted, last_second):
    end = clock.end_of_days(accepted.astimezone(UTC), 14)
    assert end.astimezone(clock.BERLIN).strftime(LATE) == last_second


def test_days_with_a_changed_clock_are_not_twenty_four_hours_long():
    forward = clock.end_of_day(date(2027, 3, 28)) - clock.end_of_day(date(2027, 3, 27))
    back = clock.end_of_day(date(2026, 10, 25)) - clock.end_of_day(date(2026, 10, 24))
    assert (forward, back) == (timedelta(hours=23), timedelta(hours=25))
