"""Which questions of a group tell when its rows were: from when to when, or on which day.

No file says so. The end of a time is the date that must not be before another one of the same row
(``not_before: {id: …}``). A group that asks for one date alone tells of days.
"""

from typing import NamedTuple

from mobio.engine.definitions import Question

DATES = ("date", "partial_date")


class Dates(NamedTuple):
    """The questions for the beginning and the end of a row; of a single day there is no end."""

    begin: Question
    end: Question | None = None

    @property
    def members(self):
        """Return both, or the one there is."""
        return (self.begin, self.end) if self.end else (self.begin,)


def dates_of(group):
    """Return the Dates of the rows of *group*, or None if nobody can tell when they were."""
    dated = [member for member in group.members if member.kind.name in DATES]
    for end in dated:
        for bound in end.own.get("not_before", ()):
            for begin in dated:
                if bound.name in (begin.name, begin.id) and begin is not end:
                    return Dates(begin, end)
    return Dates(dated[0]) if len(dated) == 1 else None
