"""Answers that no form asks for today, as lines: they stay readable to the person and the worker.

*Parked* answers are to questions that do not fit the other answers any more (``show_if``); they
come back with them. *Former* ones are to questions that a newer form does not ask. What stands
behind a consent that does not hold is nothing for the worker.
"""

from mobio.engine.answers import ROW, row_with
from mobio.engine.behind_consents import is_guarded_former
from mobio.engine.lines import Line, Reader, RowLines, question_line


def parked_lines(catalogue, form, record, staff=False):
    """Return the lines of the stored answers in *form* that are not asked for today."""
    reader = Reader(catalogue, staff)
    found = []
    for question in form.questions:
        answer = record.stored(form.id, question.id)
        if answer in (None, []) or (staff and not record.allows(form.consent_for(question.id))):
            continue
        if not record.is_visible(form.id, question.id):
            found.append(question_line(reader, form, question, record))
        elif question.members:
            rows = tuple(_parked_rows(reader, form, question, record, answer))
            if rows:
                label = question.title(staff)
                found.append(Line(question.id, label, (), "answered", rows=rows))
    return tuple(found)


def _parked_rows(reader, form, group, record, rows):
    """Yield the rows that have members which are not asked there, with these members only."""
    for number, row in enumerate(rows, 1):
        lines = tuple(
            reader.line(member, row[member.name])
            for member in group.members
            if member.name in row and not record.is_visible_in_row(form, member, group, row)
        )
        if lines:
            yield RowLines(row[ROW], reader.row_title(group, row, number), lines)


def former_lines(catalogue, section_id, record, staff=False):
    """Return the lines of what newer forms do not ask, in the words it was asked in."""
    found = []
    for entry in record.former.get(section_id, ()):
        if staff and is_guarded_former(catalogue, record, section_id, entry):
            continue
        then = catalogue.at(entry["sequence"] - 1)
        form = then.section(section_id)
        reader = Reader(then, staff)
        question = form.question(entry["question"])
        line = _former_line(reader, question, entry["answer"])
        if entry["row"] is None:
            found.append(line)
        else:
            place = (form.question(question.group), entry, line, record, section_id)
            found.append(_in_its_row(reader, *place))
    return tuple(found)


def _former_line(reader, question, answer):
    if not question.members:
        return reader.line(question, answer)
    rows = tuple(
        RowLines(row[ROW], reader.row_title(question, row, number), _members(reader, question, row))
        for number, row in enumerate(answer, 1)
    )
    return Line(question.id, question.title(reader.staff), (), "answered", rows=rows)


def _members(reader, group, row):
    known = (member for member in group.members if member.name in row)
    return tuple(reader.line(member, row[member.name]) for member in known)


def _in_its_row(reader, group, entry, line, record, section_id):
    """Return the line of a member under the title of the row it stood in, if that is left."""
    rows = record.stored(section_id, group.id) or ()
    row = row_with(rows, entry["row"]) or {ROW: entry["row"]}
    number = 1 + [each[ROW] for each in rows].index(entry["row"]) if row in rows else 1
    title = reader.row_title(group, row, number)
    rows = (RowLines(entry["row"], title, (line,)),)
    return Line(line.id, group.title(reader.staff), (), "answered", rows=rows)
