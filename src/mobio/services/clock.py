"""What time it is, and when a day ends.

Services take ``now`` as an argument. Only the edges (request, command, sender) ask the clock.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
LAST_SECOND = time(23, 59, 59)


def now() -> datetime:
    """Return the present moment, aware and in UTC."""
    return datetime.now(UTC)


def today(now: datetime) -> date:
    """Return the date that *now* has in Berlin."""
    return now.astimezone(BERLIN).date()


def end_of_day(day: date) -> datetime:
    """Return the last second of *day* in Berlin, aware and in UTC."""
    return datetime.combine(day, LAST_SECOND, BERLIN).astimezone(UTC)


def end_of_days(now: datetime, days: int) -> datetime:
    """Return the last second of the day that is *days* calendar days after today."""
    return end_of_day(today(now) + timedelta(days=days))
