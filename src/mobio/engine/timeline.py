"""The life of a person in time: what has dates, in order, and the gaps between.

A group tells of stretches of time if it asks for a date and for another that must not be before it
(``not_before: {id: …}``): the first is the beginning, the second the end.
"""

import datetime
from dataclasses import dataclass

from mobio.engine.answers import ROW
from mobio.engine.lines import Reader
from mobio.engine.partial_dates import interval

DATES = ("date", "partial_date")
ROLES = ("birth_date", "arrival")
LONGEST_GAP = datetime.timedelta(days=365)
"""What nobody need explain: a shorter time between two things is no gap."""


@dataclass(frozen=True)
class Stretch:
    """Something that lasted from *first* to *last*; days that are possible, not certain.

    *is_open*: no end was told; the one begun last of its group lasts until today. *is_vague*: a
    date is only about. *when* are the dates in words, *url_names* lead to the answer below the
    biography.
    """

    title: str
    what: str
    first: datetime.date
    last: datetime.date
    when: str
    is_open: bool = False
    is_vague: bool = False
    url_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """A time of which nothing is told."""

    first: datetime.date
    last: datetime.date


def stretches(record, staff=False):
    """Return the Stretches of *record* in the order of their beginning."""
    reader = Reader(record.catalogue, staff)
    found = [*_events(record, reader)]
    for form in record.catalogue.sections:
        for group in form.questions:
            ends = _ends(group)
            if ends and (staff or not group.staff_only):
                found += _rows(record, reader, form, group, ends)
    return tuple(sorted(found, key=lambda each: (each.first, each.last)))


def gaps(found, today):
    """Return the Gaps between *found* and up to *today*; birth alone begins no life story."""
    told = sorted((each.first, each.last) for each in found if each.what)
    result, reached = [], None
    for first, last in [*told, (today, today)]:
        if reached is not None and first - reached > LONGEST_GAP:
            day = datetime.timedelta(days=1)
            result.append(Gap(reached + day, first - day))
        reached = max(reached or last, last)
    return tuple(result)


def _events(record, reader):
    """Yield the points in time that the program knows by their role: birth and arrival."""
    for role in ROLES:
        holder, answer = record.catalogue.holder(role), record.role(role)
        days = interval(answer)
        if holder and days:
            question = record.catalogue.section(holder[0]).question(holder[1])
            line = reader.line(question, answer)
            yield Stretch(
                line.label, "", *days, line.value, is_vague=_is_about(answer), url_names=holder[:1]
            )


def _ends(group):
    """Return (beginning, end) of the members that date the rows of *group*, or None."""
    dated = [member for member in group.members if member.kind.name in DATES]
    for end in dated:
        for bound in end.own.get("not_before", ()):
            for begin in dated:
                if bound.name in (begin.name, begin.id) and begin is not end:
                    return begin, end
    return None


def _rows(record, reader, form, group, ends):
    if not record.is_visible(form.id, group.id):
        return
    rows = record.stored(form.id, group.id) or ()
    begun = (interval(record.answer_in_row(form, ends[0], group, row)) for row in rows)
    newest = max((days[0] for days in begun if days), default=None)
    for number, row in enumerate(rows, 1):
        told = [record.answer_in_row(form, member, group, row) for member in ends]
        days = [interval(answer) for answer in told]
        if days[0] is None and days[1] is None:
            continue
        place = (group.id, row[ROW]) if group.has_row_pages else ()
        first = days[0] or days[1]
        # Of several that have no end only the one begun last can go on.
        goes_on = days[1] is None and told[1] is None and first[0] == newest
        last = (record.today, record.today) if goes_on else days[1] or days[0]
        words = [
            reader.line(member, answer).value
            for member, answer in zip(ends, told, strict=True)
            if interval(answer)
        ]
        yield Stretch(
            reader.row_title(group, row, number),
            group.title(reader.staff),
            first[0],
            max(first[0], last[1]),
            " – ".join(words),
            is_open=days[1] is None,
            is_vague=any(map(_is_about, told)),
            url_names=(form.id, form.page_of(group.id).id, *place),
        )


def _is_about(answer):
    """Tell whether a date is only about."""
    return isinstance(answer, dict) and bool(answer.get("approximate"))
