"""What a person has still to tell: for each package, and with which question to go on best."""

from dataclasses import dataclass

from mobio.engine.answers import state_of


@dataclass(frozen=True)
class Place:
    """A question of a form, and the page it stands on."""

    form: object
    page: object
    question: object


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
    not everybody has studied.
    """
    asked, missing = 0, []
    for form, question in _questions(record.catalogue, package):
        if question.staff_only or not record.is_visible(form.id, question.id):
            continue
        is_empty = state_of(record.stored(form.id, question.id)) == "empty"
        if is_empty and question.members and not _needs_rows(question):
            continue
        asked += 1
        if is_empty:
            missing.append(place_of(form, question))
    return PackageProgress(package, asked, tuple(missing))


def _needs_rows(group):
    return group.core or group.kind.least(group) > 0


def _questions(catalogue, package):
    """Yield the pairs (form, question) of *package*, groups once, in the order of the menu."""
    wanted = {(item.section, item.id.partition(".")[0]) for item in package.questions}
    for form in catalogue.sections:
        for question in form.questions:
            if (form.id, question.id) in wanted:
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
