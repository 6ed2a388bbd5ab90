"""Which hidden questions must be on a page, since an answer that is given there may show them.

What other pages and sections say is known when a page is made: a question that waits for them is
there or not. What the page itself asks is not known before it is saved; then the question is there,
and style rules hide it where they can.
"""

from mobio.engine.conditions import Several
from mobio.engine.records import View
from mobio.engine.reveal import is_said, known, revealed


def may_hold(condition, view, is_open):
    """Return True or False where that is certain, None where the page that is open decides.

    *is_open* (condition, name) tells whether the answer called *name* can still be given.
    """
    if isinstance(condition, Several):
        return _joined(condition, [may_hold(part, view, is_open) for part in condition.conditions])
    if any(is_open(part, name) for part, name in condition.names()):
        return None
    return condition.holds(view)


def _joined(condition, found):
    if condition.word == "any":
        return True if True in found else None if None in found else False
    every = False if False in found else None if None in found else True
    if condition.word == "all" or every is None:
        return every
    return not every


class Appearing:
    """Tell of one page of a person's record which hidden questions may appear on it.

    On the page of a single row, *group* and *row* say which one.
    """

    def __init__(self, record, form, page, group=None, row=None):
        self.record = record
        self.form = form
        self.page = page
        self.group = group
        self.row = row
        self.revealed = revealed(record.catalogue, form)

    def may_appear(self, question):
        """Tell whether *question*, which is hidden now, may be asked before the page is saved."""
        view = View(self.record, self.form)
        return self._verdict(question, view, self._is_open_on_page) is None

    def may_appear_in_row(self, member):
        """Tell whether the hidden *member* may be asked in the row that the page is about."""
        view = View(self.record, self.form, self.group, self.row)
        return self._verdict(member, view, self._is_open_in_row) is None

    def may_be_in_rows(self, member, group):
        """Tell whether any row of *group* on this page may ask for *member*."""
        if member.show_if is None:
            return True

        view = View(self.record, self.form, group, {})
        return self._verdict(member, view, self._is_open_in(group)) is not False

    def known(self, questions):
        """Return the marks of what is certain of the conditions of *questions* and their members.

        Style rules join them with what is chosen on the page.
        """
        every = [one for question in questions for one in (question, *question.members)]
        return known(self.record.catalogue, self.form, every, self._certain)

    def _certain(self, question, condition):
        """Return whether *condition*, a part of what *question* waits for, holds; None if open."""
        if not question.group:
            view, is_open = View(self.record, self.form), self._is_open_on_page
        elif self.row is not None:
            view = View(self.record, self.form, self.group, self.row)
            is_open = self._is_open_in_row
        else:
            group = self.form.question(question.group)
            view, is_open = View(self.record, self.form, group, {}), self._is_open_in(group)
        return may_hold(condition, view, lambda part, name: is_open(question, part, name))

    def _is_open_in(self, group):
        """Return the function that tells whether an answer is open in some row of *group*."""

        def is_open(question, condition, name):
            in_row = f"{group.id}.{name}" in self.form
            return in_row or self._is_open_on_page(question, condition, name)

        return is_open

    def _verdict(self, question, view, is_open):
        def here(condition, name):
            return is_open(question, condition, name)

        return may_hold(question.show_if, view, here)

    def _is_open_on_page(self, question, condition, name):
        """Tell whether the answer can be chosen on this page, or was not given there yet."""
        if name not in self.page.questions:
            return False
        asked = self.form.question(name)
        if asked.members:
            return False
        section = self.form.id
        if not self.record.is_visible(section, name) and not self.may_appear(asked):
            return False
        if self._is_told(question, condition):
            return True
        return self.record.stored(section, name) is None

    def _is_open_in_row(self, question, condition, name):
        member = f"{self.group.id}.{name}"
        if member not in self.form:
            return False
        asked = self.form.question(member)
        place = (self.form, asked, self.group, self.row)
        if not self.record.is_visible_in_row(*place) and not self.may_appear_in_row(asked):
            return False
        return self._is_told(question, condition) or self.row.get(name) is None

    def _is_told(self, question, condition):
        """Tell whether style rules hide and show *question* for *condition*."""
        return question.id in self.revealed and is_said(self.form, question, condition)
