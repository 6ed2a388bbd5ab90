"""Spans of time as schema files write them: 3y, 6m, 90d."""

import calendar
import datetime
import re
from dataclasses import dataclass

SPAN = re.compile(r"([0-9]{1,4})([ymd])\Z")


@dataclass(frozen=True)
class Span:
    """A number of calendar years, months or days."""

    count: int
    unit: str

    @classmethod
    def parse(cls, text):
        """Return the span written as *text*; raise ValueError if it is none."""
        match = SPAN.match(text)
        if not match:
            raise ValueError("a span looks like 3y, 6m or 90d")
        return cls(int(match[1]), match[2])

    def as_said(self):
        """Return (number, unit) as people say it: years in months, whole weeks as ``w``."""
        if self.unit == "y":
            return self.count * 12, "m"
        if self.unit == "d" and self.count and self.count % 7 == 0:
            return self.count // 7, "w"
        return self.count, self.unit

    def after(self, day):
        """Return the day that lies this span after *day* (the end of a shorter month at most)."""
        return self._moved(day, self.count)

    def before(self, day):
        """Return the day that lies this span before *day*."""
        return self._moved(day, -self.count)

    def _moved(self, day, count):
        try:
            if self.unit == "d":
                return day + datetime.timedelta(days=count)
            months = day.year * 12 + day.month - 1 + count * (12 if self.unit == "y" else 1)
            year, month = divmod(months, 12)
            last = calendar.monthrange(year, month + 1)[1]
            return datetime.date(year, month + 1, min(day.day, last))
        except (OverflowError, ValueError):
            return datetime.date.max if count > 0 else datetime.date.min
