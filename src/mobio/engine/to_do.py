"""What a person has still to tell: for each package, and with which question to go on best."""

from dataclasses import dataclass

from mobio.engine.answers import ROW, state_of
from mobio.engine.dated_rows import dates_of


@dataclass(frozen=True)
class Place:
    """A question of a form, and the page it stands on; in a row of a group also which row."""

    form: object
    page: object
    question: object
    row_id: str = ""


@dataclass(frozen=True)
class PackageProgress:
    """How much of what a package would show is told; *missing* are the Places that are empty."""

    package: object
    asked: int
    missing: tuple[Place, ...]

    @property
    def is_complete(self):
        """Tell whether nothing is missing."""
        return not self.missing


def package_progress(record, package):
    """Return the PackageProgress of *package* for the person of *record*.

    Asked is what the person can answer and is asked today. Somebody who does not know or does not
    want to say has answered. A group without rows is missing only where it counts for completeness:
    not everybody has studied. In rows each question counts by itself.
    """
    asked, missing = 0, []
    wanted = {(item.section, item.id) for item in package.questions}
    for form, question in _questions(record.catalogue, wanted):
        if question.staff_only or not record.is_visible(form.id, question.id):
            continue
        rows = record.stored(form.id, question.id) if question.members else None
        if rows:
            places = list(_in_rows(record, form, question, rows, wanted))
        elif question.members and not _needs_rows(question):
            continue
        else:
            is_empty = state_of(record.stored(form.id, question.id)) == "empty"
            places = [(is_empty, place_of(form, question))]
        asked += len(places)
        missing += [place for is_empty, place in places if is_empty]
    return PackageProgress(package, asked, tuple(missing))


def _in_rows(record, form, group, rows, wanted):
    """Yield (whether it is empty, Place) of all that is *wanted* of the rows of *group*."""
    dates = dates_of(group)
    for row in rows:
        for member in group.members:
            if (form.id, member.id) not in wanted or member.staff_only:
                continue
            if not record.is_visible_in_row(form, member, group, row):
                continue
            is_empty = state_of(row.get(member.name)) == "empty"
            if is_empty and dates and member is dates.end and row.get(dates.begin.name):
                continue  # What has begun may still go on.
            yield is_empty, Place(form, form.page_of(group.id), member, row[ROW])


def _needs_rows(group):
    return group.core or group.kind.least(group) > 0


def _questions(catalogue, wanted):
    """Yield (form, question) of what is *wanted*, groups once, in the order of the menu."""
    tops = {(section, name.partition(".")[0]) for section, name in wanted}
    for form in catalogue.sections:
        for question in form.questions:
            if (form.id, question.id) in tops:
                yield form, question


def next_question(record, progresses):
    """Return the Place of the best question to go on with, or None when nothing is missing.

    First what counts for completeness, in the order of the menu; then what a package misses, the
    one that misses least first.
    """
    for form in record.catalogue.sections:
        for question in record.asked(form):
            is_empty = state_of(record.stored(form.id, question.id)) == "empty"
            if is_empty and question.core and not question.staff_only:
                return place_of(form, question)
    begun = [each for each in progresses if each.missing]
    return min(begun, key=lambda each: len(each.missing)).missing[0] if begun else None


def place_of(form, question):
    """Return the Place of *question* in *form*."""
    return Place(form, form.page_of(question.id), question)
