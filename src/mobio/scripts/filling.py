"""Fill in the pages of a form as a person does: what is typed becomes the fields of a POST.

So what a demo or an import brings goes through the same checks, merges and history as a page.
"""

from mobio.engine.answers import ROW
from mobio.engine.incoming import END, REVISION
from mobio.engine.pages import PageForm, RowForm
from mobio.resources.folder import new_id
from mobio.scripts.failures import Failure
from mobio.services.answering import save_page
from mobio.services.clock import today
from mobio.services.reading import record_of

DATES = ("date", "partial_date")


class Hand:
    """One who fills in pages of *person*: *author*, who reads *catalogue* at the moment *now*."""

    def __init__(self, person, catalogue, author, now):
        self.person = person
        self.catalogue = catalogue
        self.author = author
        self.now = now

    def fill_section(self, section_id, answers):
        """Type *answers*, {question: what is typed}, page by page; a refused one is a Failure."""
        form = self.catalogue.section(section_id)
        for page in form.pages:
            typed = {name: answers[name] for name in page.questions if name in answers}
            rows = {name: typed.pop(name) for name in list(typed) if has_pages(form, name)}
            self._fill_page(form, page.id, typed)
            for group_id, entries in rows.items():
                for entry in entries:
                    self._save(self._row_maker(form, group_id), form, entry)
            if rows:  # some questions are asked only when there is a row
                self._fill_page(form, page.id, typed)
        left = sorted(set(answers) - set(self.person["biography"][section_id].answers))
        if left:
            raise Failure(f"{section_id} does not ask {', '.join(left)}.")

    def _fill_page(self, form, page_id, typed):
        maker = self._page_maker(form, page_id)
        asked = maker(None).answerable
        shown = {name: value for name, value in typed.items() if name in asked}
        if shown:
            self._save(maker, form, shown)

    def _save(self, maker, form, typed):
        revision = self.person["log"].newest
        pairs = [*pairs_of(typed, maker(None).answerable), (REVISION, str(revision)), (END, "")]
        words = {"author": self.author, "now": self.now}
        outcome = save_page(self.person, self.catalogue, maker, pairs, **words)
        if not outcome.is_complete:
            raise Failure(f"{form.id} refuses {sorted(outcome.checked.notes)}.")

    def _record(self):
        return record_of(self.person, self.catalogue, today(self.now))

    def _page_maker(self, form, page_id):
        def make(record):
            known = record or self._record()
            return PageForm(self.catalogue, form, page_id, known, self._is_staff)

        return make

    def _row_maker(self, form, group_id):
        row_id = new_id("r")

        def make(record):
            known = record or self._record()
            return RowForm(self.catalogue, form, group_id, row_id, known, self._is_staff)

        return make

    @property
    def _is_staff(self):
        return self.author.role != "refugee"


def has_pages(form, question_id):
    """Tell whether the question is a group whose rows are asked on pages of their own."""
    question = form.question(question_id)
    return bool(question.members) and question.has_row_pages


def pairs_of(typed, questions):
    """Return the fields of a POST in which *typed*, {name: what is typed}, was filled in."""
    pairs = []
    for name, value in typed.items():
        if name not in questions:
            raise Failure(f"The page does not ask {name}.")
        pairs.extend(field(name, value, questions[name]))
    return pairs


def field(name, value, question):
    """Return the pairs of one question: a text, codes, the parts of a date, or rows."""
    if question.members:
        rows = [row(name, entry, question) for entry in value]
        return wrapped(name, "sequence", [pair for each in rows for pair in each])
    if question.kind.many:
        return wrapped(name, "sequence", [(name, code) for code in value])
    if question.kind.name in DATES:
        parts = dict(zip(("year", "month", "day"), value.split("-"), strict=False))
        return wrapped(name, "mapping", [(part, str(int(text))) for part, text in parts.items()])
    return [(name, value)]


def row(name, entry, question):
    """Return the pairs of one row of the group *question*."""
    members = {member.name: member for member in question.members}
    return wrapped(name, "mapping", [(ROW, new_id("r")), *pairs_of(entry, members)])


def wrapped(name, shape, pairs):
    """Return *pairs* between the marks that keep them together."""
    return [("__start__", f"{name}:{shape}"), *pairs, ("__end__", f"{name}:{shape}")]
