"""The life of a person in time: what has dates, in order, and the gaps between."""

import datetime
from dataclasses import dataclass

from mobio.engine.answers import ROW
from mobio.engine.dated_rows import dates_of
from mobio.engine.lines import Reader, question_line
from mobio.engine.partial_dates import interval

ROLES = ("birth_date", "arrival")
LONGEST_GAP = datetime.timedelta(days=365)
"""What nobody need explain: a shorter time between two things is no gap."""


@dataclass(frozen=True)
class Stretch:
    """Something that lasted from *first* to *last*; days that are possible, not certain.

    *is_open*: no end was told; the one begun last of its group lasts until today. *is_vague*: a
    date is only about. *is_day*: it did not last. *when* are the dates in words; *form*, *question*
    and *row_id* say where it is told.
    """

    title: str
    what: str
    first: datetime.date
    last: datetime.date
    when: str
    is_open: bool = False
    is_vague: bool = False
    is_day: bool = False
    form: object = None
    question: object = None
    row_id: str = ""


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
            dates = dates_of(group)
            if dates and (staff or not group.staff_only) and record.is_visible(form.id, group.id):
                found += _rows(record, reader, form, group, dates)
    return tuple(sorted(found, key=lambda each: (each.first, each.last)))


def gaps(found, today):
    """Return the Gaps between *found* and up to *today*; a day alone tells of no time around it."""
    told = sorted((each.first, each.last) for each in found if not each.is_day)
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
            form = record.catalogue.section(holder[0])
            question = form.question(holder[1])
            line = reader.line(question, answer)
            place = {"form": form, "question": question}
            vague = _is_about(answer)
            yield Stretch(line.label, "", *days, line.value, is_vague=vague, is_day=True, **place)


def _rows(record, reader, form, group, dates):
    """Yield the Stretch of each row of *group* that has a date, under the title of its card."""
    rows = record.stored(form.id, group.id) or ()
    titles = {row.row_id: row.title for row in question_line(reader, form, group, record).rows}
    begun = (interval(record.answer_in_row(form, dates.begin, group, row)) for row in rows)
    newest = max((days[0] for days in begun if days), default=None)
    for row in rows:
        told = [record.answer_in_row(form, member, group, row) for member in dates.members]
        days = [each for each in map(interval, told) if each]
        if not days:
            continue
        known = [
            reader.line(member, answer).value
            for member, answer in zip(dates.members, told, strict=True)
            if interval(answer)
        ]
        is_open = dates.end is not None and interval(told[-1]) is None
        # Of several that have no end only the one begun last can go on.
        goes_on = is_open and told[-1] is None and days[0][0] == newest
        last = record.today if goes_on else days[-1][1]
        yield Stretch(
            titles[row[ROW]],
            group.title(reader.staff),
            days[0][0],
            max(days[0][0], last),
            " – ".join(known),
            is_open=is_open,
            is_vague=any(map(_is_about, told)),
            is_day=dates.end is None,
            form=form,
            question=group,
            row_id=row[ROW],
        )


def _is_about(answer):
    """Tell whether a date is only about."""
    return isinstance(answer, dict) and bool(answer.get("approximate"))
