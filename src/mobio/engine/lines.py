"""Answers as people read them: (label, value) lines for page, print, PDF and mail alike."""

from dataclasses import dataclass

from mobio.engine.answers import ROW, STATES, state_of
from mobio.engine.row_order import in_order
from mobio.engine.two_languages import together
from mobio.engine.words import ENTRY, STATE_WORDS, _


@dataclass(frozen=True)
class Line:
    """One question and its answer in words; a group has rows instead of a value."""

    id: str
    label: str
    values: tuple[str, ...] = ()
    state: str = "answered"
    direction: str = "auto"
    free_text: bool = False
    rows: tuple["RowLines", ...] = ()

    @property
    def value(self):
        """Return the value in one line."""
        return together(", ", self.values)


@dataclass(frozen=True)
class RowLines:
    """One row of a group."""

    row_id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class SectionLines:
    """One section under its heading."""

    id: str
    title: str
    lines: tuple[Line, ...]


class Reader:
    """Read answers in the words of one catalogue, for staff or for the person."""

    def __init__(self, catalogue, staff=False):
        self.catalogue = catalogue
        self.staff = staff
        self.language = catalogue.language
        self.say = catalogue.say

    def label(self, question, code):
        """Return the words of an option or a state."""
        option = question.options.get(code) if question.options else None
        if option is not None:
            return option.staff_label if self.staff and option.staff_label else option.label
        if code in STATES:
            return self.say(STATE_WORDS[code])
        return code

    def line(self, question, answer):
        """Return the line of one question that is no group."""
        state = state_of(answer)
        values = ()
        if state in STATES:
            values = (self.label(question, state),)
        elif state == "answered":
            values = tuple(question.kind.show(question, answer, self))
        return Line(
            question.id,
            question.title(self.staff),
            values,
            state,
            question.kind.direction,
            question.kind.free_text,
        )

    def row_title(self, group, row, number):
        """Return a short title of a row: the members the form names, or its number."""
        names = group.own.get("row_title") or [member.name for member in group.members[:2]]
        lines = [self.line(group.member(name), row.get(name)) for name in names]
        title = together(" · ", (line.value for line in lines if line.state == "answered"))
        return title or self.say(_(ENTRY, mapping={"number": number}))


def section_lines(catalogue, form, record, staff=False):
    """Return the SectionLines of what is asked in *form* today, unanswered questions too."""
    reader = Reader(catalogue, staff)
    lines = [
        question_line(reader, form, question, record)
        for question in record.asked(form)
        if question.kind.name != "note"
    ]
    return SectionLines(form.id, form.title, tuple(lines))


def question_line(reader, form, question, record):
    """Return the line of a question, with its rows if it is a group."""
    answer = record.stored(form.id, question.id)
    if not question.members:
        return reader.line(question, answer)
    rows = tuple(
        _row(reader, form, question, row, record, number)
        for number, row in enumerate(in_order(question, answer), 1)
    )
    state = "answered" if rows else "empty"
    return Line(question.id, question.title(reader.staff), (), state, rows=rows)


def _row(reader, form, group, row, record, number):
    lines = row_lines(reader, form, group, row, record)
    asked = {line.id.rpartition(".")[2] for line in lines}
    known = {name: answer for name, answer in row.items() if name in asked}
    return RowLines(row[ROW], reader.row_title(group, known, number), lines)


def row_lines(reader, form, group, row, record):
    """Return the lines of the members that are asked in *row*."""
    return tuple(
        reader.line(member, row.get(member.name))
        for member in group.members
        if member.kind.name != "note" and record.is_visible_in_row(form, member, group, row)
    )
