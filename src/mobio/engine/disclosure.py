"""What an actor reads: the package's questions, nothing else, masked where the list says so.

Empty, unknown, refused and hidden all read the same: the actor must not learn that somebody
preferred not to say. Rule of the district's consent: only what was named is shown.
"""

from dataclasses import dataclass

from mobio.engine.answers import ROW, STATES, state_of
from mobio.engine.definitions import Question
from mobio.engine.lines import Line, Reader, RowLines, SectionLines
from mobio.engine.partial_dates import age_range
from mobio.engine.row_order import in_order
from mobio.engine.words import ENTRY, NO_ANSWER, OTHER, _

YEARS = _("${age} Jahre")


class _Masked(Reader):
    """Read options as an actor may: a protected one by the words of the one that masks it."""

    def label(self, question, code):
        option = question.options.get(code) if question.options else None
        if option is None and question.options and code not in STATES:
            return self.say(OTHER)
        if option is None or not (option.sensitive or option.masked_as):
            return super().label(question, code)
        mask = question.options.get(option.masked_as) if option.masked_as else None
        return super().label(question, mask.code) if mask else self.say(OTHER)


@dataclass(frozen=True)
class _Item:
    """A question of the package together with how it is shown."""

    question: Question
    show_as: str


def disclose(catalogue, package, record):
    """Return the SectionLines of *package* for *record*, sections in the order of the menu.

    *package* is the consented version. A question that the package in force no longer names, or
    that the form no longer asks, is left out at once.
    """
    reader = _Masked(catalogue, staff=True)
    found = []
    for form in catalogue.sections:
        items = _items(catalogue, package, form)
        lines = tuple(_lines(reader, form, items, record))
        if lines:
            found.append(SectionLines(form.id, form.title, lines))
    return tuple(found)


def headings(catalogue, package):
    """Return the titles of the sections the package has questions from."""
    wanted = {item.section for item in package.questions}
    return tuple(form.title for form in catalogue.sections if form.id in wanted)


def _items(catalogue, package, form):
    try:
        now = catalogue.package(package.id)
    except KeyError:
        return {}
    # What the package in force shows less of is shown less of at once, never the other way.
    still = {(item.section, item.id): item.show_as for item in now.questions}
    return {
        item.id: _Item(form.question(item.id), item.show_as or still[item.section, item.id])
        for item in package.questions
        if item.section == form.id and item.id in form and (item.section, item.id) in still
    }


def _lines(reader, form, items, record):
    """Yield the lines of one section in the order of the form, groups with the named members."""
    for question in form.questions:
        members = [item for name, item in items.items() if name.startswith(f"{question.id}.")]
        if members:
            yield _group(reader, form, question, members, record)
        elif question.id in items:
            yield _line(reader, items[question.id], record.answer(form.id, question.id), record)


def _line(reader, item, answer, record):
    question = item.question
    values = ()
    if state_of(answer) == "answered":
        values = _values(reader, item, answer, record)
    return Line(
        question.id,
        question.title(True),
        values or (reader.say(NO_ANSWER),),
        "answered" if values else "empty",
        question.kind.direction if values else "auto",
        question.kind.free_text and bool(values),
    )


def _values(reader, item, answer, record):
    if item.show_as == "age":
        ages = age_range(answer, record.today)
        return (reader.say(_(YEARS, mapping={"age": ages[0]})),) if ages else ()
    shown = item.question.kind.show(item.question, answer, reader)
    # Two options may read the same where both are masked.
    return tuple(dict.fromkeys(shown)) if item.question.options else tuple(shown)


def _group(reader, form, group, members, record):
    rows = []
    answer = record.answer(form.id, group.id)
    # The order of rows tells of the member they are sorted by: only what is named may do so.
    is_named = group.own.get("sort_by") in [item.question.name for item in members]
    for number, row in enumerate(in_order(group, answer) if is_named else answer or (), 1):
        lines = tuple(
            _line(reader, item, record.answer_in_row(form, item.question, group, row), record)
            for item in members
        )
        rows.append(RowLines(row[ROW], reader.say(_(ENTRY, mapping={"number": number})), lines))
    if rows:
        return Line(group.id, group.title(True), (), "answered", rows=tuple(rows))
    return Line(group.id, group.title(True), (reader.say(NO_ANSWER),), "empty")
