"""What an actor reads: the package's questions, nothing else, masked where the list says so.

Empty, unknown, refused and hidden all read the same: the actor must not learn that somebody
preferred not to say. Rule of the district's consent: only what was named is shown.
"""

from dataclasses import dataclass

from mobio.engine.answers import ROW, STATES, state_of
from mobio.engine.definitions import Question
from mobio.engine.lineage import changed_codes, sources
from mobio.engine.lines import Line, Reader, RowLines, SectionLines
from mobio.engine.partial_dates import age_range, years_of
from mobio.engine.row_order import in_order
from mobio.engine.words import ENTRY, NO_ANSWER, OTHER, _, pluralize


class _Masked(Reader):
    """Read options as an actor may: a protected one by the words of the one that masks it.

    What the person could not choose when the share began reads like any other: consent was given
    to the options of that time. What was protected then stays protected.
    """

    def __init__(self, catalogue, then):
        super().__init__(catalogue, staff=True)
        self.then = then
        self._known = {}
        self._labels = {}

    def label(self, question, code):
        key = (question.own.get("options"), code)
        if key not in self._labels:
            label = self._label(question, code)
            if not question.options or question.options.get(code) is None:
                return label  # what no list knows is no word of ours, and is not kept
            self._labels[key] = label
        return self._labels[key]

    def _label(self, question, code):
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
    """A question of the package, how it is shown, and its line for everybody who has no answer."""

    question: Question
    show_as: str
    nothing: Line


@dataclass(frozen=True)
class _Group:
    """A group and its members in the package; *is_sorted* if these may tell the order of rows."""

    question: Question
    members: tuple
    is_sorted: bool
    nothing: Line


class _Plan:
    """What a package shows of anybody: it depends on the forms alone, and on the consented time.

    *named* is {(section, question): how it is shown}.
    """

    def __init__(self, catalogue, named, since):
        self.reader = _Masked(catalogue, catalogue.at(since))
        self.nothing = (self.reader.say(NO_ANSWER),)
        self.sections = [
            (form, tuple(self._entries(form, named)))
            for form in catalogue.sections
            if any(section == form.id and name in form for section, name in named)
        ]
        self._titles = {}

    def _entries(self, form, named):
        """Yield what is shown of *form* in its order, groups with the named members."""
        shown = {name: how for (section, name), how in named.items() if section == form.id}
        for question in form.questions:
            prefix = f"{question.id}."
            members = tuple(
                self._item(form.question(name), how)
                for name, how in shown.items()
                if name.startswith(prefix) and name in form
            )
            if members:
                names = [item.question.name for item in members]
                # The order of rows tells of the member they are sorted by.
                is_sorted = question.own.get("sort_by") in names
                yield _Group(question, members, is_sorted, self._nothing(question))
            elif question.id in shown:
                yield self._item(question, shown[question.id])

    def _item(self, question, show_as):
        return _Item(question, show_as, self._nothing(question))

    def _nothing(self, question):
        return Line(question.id, question.title(True), self.nothing, "empty")

    def title(self, number):
        """Return the words that name a row by its number."""
        if number not in self._titles:
            self._titles[number] = self.reader.say(_(ENTRY, mapping={"number": number}))
        return self._titles[number]


def disclose(catalogue, package, record, since=None):
    """Return the SectionLines of *package* for *record*, sections in the order of the menu.

    *package* is the consented version, *since* the act of publishing that was the newest then (by
    default the one that published the package). A question is shown only if the package in force
    still names it, and if every question its answer may stem from was in the consented version.
    """
    since = catalogue.published(package.reference) if since is None else since
    return _told(_plan(catalogue, package, since), record)


def listed(catalogue, roster, record):
    """Return the SectionLines of *roster* for *record*; options are masked as in packages.

    There is no consent that could be pinned: the list in force is what is shown.
    """

    def make():
        named = {(item.section, item.id): item.show_as for item in roster.questions}
        return _Plan(catalogue, named, catalogue.sequence)

    return _told(catalogue.once((listed, roster.reference), make), record)


def _told(plan, record):
    found = []
    for form, entries in plan.sections:
        lines = tuple(
            _group(plan, form, entry, record)
            if isinstance(entry, _Group)
            else _line(plan, entry, record.answer(form.id, entry.question.id), record)
            for entry in entries
        )
        if lines:
            found.append(SectionLines(form.id, form.title, lines))
    return tuple(found)


def _plan(catalogue, package, since):
    """Return the _Plan of a package; that of a draft, which may change, is made anew."""
    key = (_plan, package.reference, since)

    def make():
        return package, _Plan(catalogue, pinned(catalogue, package, since), since)

    kept, plan = catalogue.once(key, make)
    return plan if kept is package else make()[1]


def headings(catalogue, package):
    """Return a title for each section the package has questions from.

    It is that of the only page of several these questions lie on, else that of the section.
    """
    wanted = {item.section for item in package.questions}
    # Consents exist in more languages than forms; of these only the titles are translated.
    forms = [form for form in catalogue.in_language("de").sections if form.id in wanted]
    return tuple(catalogue.section_title(form.id, only_page(form, package)) for form in forms)


def only_page(form, package):
    """Return the id of the page of *form* on which all questions of *package* lie, or "".

    A form without another page is named by its own title.
    """
    named = {item.id.partition(".")[0] for item in package.questions if item.section == form.id}
    pages = [page.id for page in form.pages if named.intersection(page.questions)]
    return pages[0] if len(pages) == 1 < len(form.pages) else ""


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


def _line(plan, item, answer, record):
    question = item.question
    if state_of(answer) != "answered":
        return item.nothing
    values = _values(plan.reader, item, answer, record)
    if not values:
        return item.nothing
    kind = question.kind
    return Line(question.id, item.nothing.label, values, "answered", kind.direction, kind.free_text)


def _values(reader, item, answer, record):
    if item.show_as == "age":
        ages = age_range(answer, record.today)
        return (reader.say(pluralize("${count} Jahr", "${count} Jahre", ages[0])),) if ages else ()
    if item.show_as == "year":
        return years_of(answer)
    shown = item.question.kind.show(item.question, answer, reader)
    # Two options may read the same where both are masked.
    return tuple(dict.fromkeys(shown)) if item.question.options else tuple(shown)


def _group(plan, form, group, record):
    rows = []
    question = group.question
    answer = record.answer(form.id, question.id)
    for number, row in enumerate(
        in_order(question, answer) if group.is_sorted else answer or (), 1
    ):
        lines = tuple(
            _line(plan, item, record.answer_in_row(form, item.question, question, row), record)
            for item in group.members
        )
        rows.append(RowLines(row[ROW], plan.title(number), lines))
    if not rows:
        return group.nothing
    return Line(question.id, group.nothing.label, (), "answered", rows=tuple(rows))
