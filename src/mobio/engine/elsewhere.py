"""Questions of other pages and sections that wait for what a page asks."""

from mobio.engine.answers import ROW, state_of
from mobio.engine.dependence import dependents


def waiting_for(catalogue, form, page):
    """Return {(section, question)} beyond *page* that its answers may show or hide; found once."""

    def find():
        places = {(form.id, name) for name in page.questions}
        here = set(page.questions)
        found = dependents(catalogue, catalogue.sections, places)
        return frozenset(
            (section, name)
            for section, name in found
            if section != form.id or name.partition(".")[0] not in here
        )

    return catalogue.once((waiting_for, form.reference, page.id), find)


def came_up(before, after, form, page, staff=False):
    """Tell whether questions beyond *page* are asked in the record *after* and not in *before*."""
    catalogue = after.catalogue
    return any(
        _asked(after, *place, staff) - _asked(before, *place, staff)
        for place in waiting_for(catalogue, form, page)
    )


def still_open(record, form, page, staff=False):
    """Return (form, question, row id or "") of what waits for *page*, is asked and not answered.

    They come in the order of menu and pages.
    """
    waiting = waiting_for(record.catalogue, form, page)
    found = []
    for section in record.catalogue.sections if waiting else ():
        for question in section.every_question():
            if (section.id, question.id) in waiting:
                rows = _asked(record, section.id, question.id, staff)
                found += [
                    (section, question, row_id)
                    for row_id in sorted(rows)
                    if _is_empty(record, section, question, row_id)
                ]
    return found


def _asked(record, section, name, staff):
    """Return the ids of the rows in which the question is asked, {""} for one outside of rows."""
    form = record.catalogue.section(section)
    question = form.question(name)
    if (question.staff_only and not staff) or question.kind.name == "note":
        return set()
    if not question.group:
        return {""} if record.is_visible(section, name) else set()
    group = form.question(question.group)
    return {
        row[ROW]
        for row in record.answer(section, group.id) or ()
        if record.is_visible_in_row(form, question, group, row)
    }


def _is_empty(record, form, question, row_id):
    if not row_id:
        return state_of(record.stored(form.id, question.id)) == "empty"
    row = record.row(form.id, question.group, row_id)
    return state_of(row.get(question.name)) == "empty"
