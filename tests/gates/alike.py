"""Pages that one view shows of many things: each kind of row, chapter, declaration, office, entry.

One of each stands on the list of pages and is looked at like all others. The rest differs in its
words alone: its markup is read at every change, its words are measured on a phone in every language,
and axe looks at it with everything else.
"""

from mobio.engine.handbook import PEOPLE
from tests.gates.pages import FORM_PAGE, PERSON, WORKER, Page, own

AT_AMINA = "/people/{amina}"


def alike(catalogue, records):
    """Yield a Page for everything in *catalogue* that a view shows and no list names.

    *records* are those of the people who look, by login: a row is looked at by whom it is asked of.
    """
    yield from _chapters(catalogue)
    yield from _offices(catalogue)
    yield from _casework(catalogue)
    for form in catalogue.sections:
        yield from _rows(form, records)
        yield from _pages_of_staff(form)


def _chapters(catalogue):
    for chapter in catalogue.all_of("handbook"):
        login = PERSON if chapter.audience == PEOPLE else WORKER
        yield _page(f"chapter-{chapter.id}", ("ChapterPlace", ""), login, f"/handbook/{chapter.id}",
                    of_refugees=login == PERSON)  # fmt: skip


def _offices(catalogue):
    for package in catalogue.packages:
        name = f"office-{package.id}"
        yield own(name, ("Shares", "new"), f"/shares/new?kind={package.id}", alike=True)


def _casework(catalogue):
    for form in catalogue.all_of("casework"):
        if form.id != "goal_agreement":
            path = f"{AT_AMINA}/casework/new?form={form.id}"
            yield _page(f"new-{form.id}", ("Casework", "new"), WORKER, path)


def _rows(form, records):
    for page in form.pages:
        for group in (form.question(name) for name in page.questions):
            asked = [who for who, record in records.items() if record.is_visible(form.id, group.id)]
            if group.members and group.has_row_pages and asked:
                path = f"/people/{{{asked[0]}}}/biography/{form.id}/{page.id}/{group.id}/new"
                name = f"row-{form.id}-{group.id}"
                yield _page(name, ("Row", ""), asked[0], path, of_refugees=True)


def _pages_of_staff(form):
    for page in form.pages:
        asked = [form.question(name) for name in page.questions]
        if any(each.staff_only for question in asked for each in (question, *question.members)):
            path = f"{AT_AMINA}/biography/{form.id}/{page.id}"
            yield _page(f"staff-{form.id}-{page.id}", FORM_PAGE, WORKER, path)


def _page(*facts, **more):
    return Page(*facts, alike=True, **more)
