"""Write the style rules that hide a question until the answer it waits for is chosen.

Only equality on a choice of the same page can be said in CSS; all else is shown until it is saved.
Old browsers without ``:has()`` show everything; the server decides in any case.

A member of a group waits for answers of its own row, and for those of the page the row stands on. A
row that has a page of its own is alone there: what the rest of the form says, the server knows.
"""

import re
from dataclasses import dataclass

from mobio.engine.conditions import Answered, Equals, Several

NOT_EMPTY = ':not([value=""], [value="unknown"], [value="prefer_not_to_say"])'
SAFE = re.compile(r"[A-Za-z0-9_-]+\Z")
NOWHERE = ("", "")
"""No suffix for the page and none for the row."""


def stylesheet(form):
    """Return the rules of all pages of *form* as one stylesheet."""
    rules = []
    for question in form.every_question():
        rules += _rules(form, question)
    if not rules:
        return ""
    return "@supports selector(:has(*)) {\n" + "\n".join(rules) + "\n}\n"


def stylesheet_of(catalogue, form):
    """Return the ``stylesheet`` of a *form* of *catalogue*, made once."""
    return catalogue.once((stylesheet, form.reference), lambda: stylesheet(form))


def revealed(catalogue, form):
    """Return the ids of the questions that a style rule shows when their answer is chosen."""

    def find():
        return frozenset(each.id for each in form.every_question() if _rules(form, each))

    return catalogue.once((revealed, form.reference), find)


def is_said(form, question, condition):
    """Tell whether style rules can say *condition*, a part of what *question* waits for."""
    return _sayer(form, question).chosen(condition) is not None


def _sayer(form, question):
    group = form.question(question.group) if question.group else None
    return _Sayer(form, form.page_of(question.id), group)


def _rules(form, question):
    if question.show_if is None:
        return []
    hidden = f'[data-question="{question.id}"] {{ display: none; }}'
    suffixes = _unless(_sayer(form, question), question.show_if, wanted=False)
    return [f"{_scope(*pair, question.group)} {hidden}" for pair in suffixes]


def _scope(page, row, group):
    """Return the selector of the page, of the row, or of the row on the page."""
    if not group:
        return f".page{page}"
    # The page of a single row is both; there the page around the rows is not to be seen.
    return f".page:not(.row){page} .row{row}" if page else f".row{row}"


def _unless(sayer, condition, wanted):
    """Return pairs of suffixes (page, row), any of which says that *condition* is *wanted*."""
    if isinstance(condition, Several):
        return _joined(sayer, condition, wanted)
    chosen = sayer.chosen(condition)
    if chosen is None:
        return []
    positive = wanted if not isinstance(condition, Answered) else wanted == condition.wanted
    # What is chosen in a question that is itself hidden is no answer.
    hidden = sayer.hides(condition)
    if not positive:
        return [sayer.at(condition, f":not(:has({chosen}))"), *hidden]
    seen = sayer.at(condition, f":has({chosen})")
    for page, row in hidden:
        if page and row:
            # Hidden by both together: that it is not so, no single rule can say.
            return []
        seen = _both(seen, (f":not({page})" if page else "", f":not({row})" if row else ""))
    return [seen]


def _joined(sayer, condition, wanted):
    if condition.word == "not":
        return _unless(sayer, condition.conditions[0], not wanted)
    parts = [_unless(sayer, part, wanted) for part in condition.conditions]
    if (condition.word == "any") == wanted:
        return [pair for part in parts for pair in part]
    if not all(parts):
        return []
    joined = [NOWHERE]
    for part in parts:
        joined = [_both(before, pair) for before in joined for pair in part]
    return joined


def _both(one, other):
    return one[0] + other[0], one[1] + other[1]


@dataclass(frozen=True)
class _Sayer:
    """Say conditions as selectors, for one page of a form or one row of a group on it."""

    form: object
    page: object
    group: object

    def chosen(self, condition):
        """Return the selector of the chosen options *condition* asks for, or None."""
        full = self._full(condition)
        if full not in self.form or self.form.page_of(full) != self.page:
            return None
        if not hasattr(self.form.question(full).kind, "pairs"):
            return None
        if isinstance(condition, Answered):
            return _one_of(full, (NOT_EMPTY,))
        if not all(SAFE.match(code) for code in condition.codes):
            return None
        return _one_of(full, [f'[value="{code}"]' for code in condition.codes])

    def hides(self, condition):
        """Return pairs of suffixes, any of which hides the question *condition* asks for."""
        asked = self.form.question(self._full(condition))
        if asked.show_if is None:
            return []
        return _unless(_sayer(self.form, asked), asked.show_if, wanted=False)

    def at(self, condition, suffix):
        """Return *suffix* as that of the row if *condition* looks at the row, else of the page."""
        is_of_row = "." in self._full(condition)
        return ("", suffix) if is_of_row else (suffix, "")

    def _full(self, condition):
        """Return the id of the question that *condition* looks at, or "" if it is none of ours."""
        name = condition.name if isinstance(condition, (Equals, Answered)) else ""
        if self.group is not None and f"{self.group.id}.{name}" in self.form:
            return f"{self.group.id}.{name}"
        return name if "." not in name else ""


def _one_of(question_id, values):
    """Return the selector of a chosen radio, box or option that has one of *values*."""
    answers = f'[data-answers="{question_id}"]'
    return ", ".join(
        selector
        for value in values
        for selector in (f"{answers}{value}:checked", f"{answers} option{value}:checked")
    )
