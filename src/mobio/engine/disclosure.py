"""What an actor reads: the package's questions, nothing else, masked where the list says so.

Empty, unknown, refused and hidden all read the same: the actor must not learn that somebody
preferred not to say. Rule of the district's consent: only what was named is shown.
"""

from dataclasses import dataclass

from mobio.engine.answers import ROW, STATES, state_of
from mobio.engine.definitions import Question
from mobio.engine.lineage import changed_codes, sources
from mobio.engine.lines import Line, Reader, RowLines, SectionLines
from mobio.engine.partial_dates import age_range
from mobio.engine.row_order import in_order
from mobio.engine.words import ENTRY, NO_ANSWER, OTHER, _

YEARS = _("${age} Jahre")


class _Masked(Reader):
    """Read options as an actor may: a protected one by the words of the one that masks it.

    What the person could not choose when the share began reads like any other: consent was given
    to the options of that time. What was protected then stays protected.
    """

    def __init__(self, catalogue, then):
        super().__init__(catalogue, staff=True)
        self.then = then
        self._known = {}

    def label(self, question, code):
        if not question.options or code in STATES:
            return super().label(question, code)
        option, before = question.options.get(code), self._before(question, code)
        if option is None or before is None:
            return self.say(OTHER)
        for each in (option, before):
            if each.sensitive or each.masked_as:
                mask = question.options.get(each.masked_as) if each.masked_as else None
                return super().label(question, mask.code) if mask else self.say(OTHER)
        return super().label(question, code)

    def _before(self, question, code):
        """Return the option as it was when the share began, or None."""
        path = question.own.get("options")
        if path not in self._known:
            self._known[path] = self._options_then(path)
        return self._known[path].get(code)

    def _options_then(self, path):
        if self.then is self.catalogue:
            known = self.catalogue.option_list(path).options
        elif path in self.then.in_force:
            known = self.then.option_list(path).options
        else:
            known = ()
        changed = changed_codes(self.catalogue, path, self.then.sequence)
        return {option.code: option for option in known if option.code not in changed}


@dataclass(frozen=True)
class _Item:
    """A question of the package together with how it is shown."""

    question: Question
    show_as: str


def disclose(catalogue, package, record, since=None):
    """Return the SectionLines of *package* for *record*, sections in the order of the menu.

    *package* is the consented version, *since* the act of publishing that was the newest then (by
    default the one that published the package). A question is shown only if the package in force
    still names it, and if every question its answer may stem from was in the consented version.
    """
    since = catalogue.published(package.reference) if since is None else since
    reader = _Masked(catalogue, catalogue.at(since))
    named = pinned(catalogue, package, since)
    found = []
    for form in catalogue.sections:
        items = {
            name: _Item(form.question(name), show_as)
            for (section, name), show_as in named.items()
            if section == form.id and name in form
        }
        lines = tuple(_lines(reader, form, items, record))
        if lines:
            found.append(SectionLines(form.id, form.title, lines))
    return tuple(found)


def headings(catalogue, package):
    """Return the titles of the sections the package has questions from."""
    wanted = {item.section for item in package.questions}
    return tuple(form.title for form in catalogue.sections if form.id in wanted)


def pinned(catalogue, package, since):
    """Return {(section, question): how it is shown} of what a share of *package* may tell.

    What the package in force shows less of is shown less of at once, never the other way.
    """
    try:
        now = catalogue.package(package.id)
    except KeyError:
        return {}
    consented = {(item.section, item.id): item.show_as for item in package.questions}
    origins = sources(catalogue, since)
    found = {}
    for item in now.questions:
        origin = origins.get((item.section, item.id), ())
        if origin and all(place in consented for place in origin):
            shown = [item.show_as, *(consented[place] for place in sorted(origin))]
            found[item.section, item.id] = next(filter(None, shown), "")
    return found


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
