"""Write the style rules that hide a question until the answer it waits for is chosen.

Only equality on a choice of the same page can be said in CSS; all else is shown until it is saved.
Old browsers without ``:has()`` show everything; the server decides in any case.
"""

import re
from dataclasses import dataclass

from mobio.engine.conditions import Answered, Equals, Several

NOT_EMPTY = ':not([value=""], [value="unknown"], [value="prefer_not_to_say"])'
SAFE = re.compile(r"[A-Za-z0-9_-]+\Z")


def stylesheet(form):
    """Return the rules of all pages of *form* as one stylesheet."""
    rules = []
    for question in form.questions:
        rules += _rules(form, question, None)
        for member in question.members:
            rules += _rules(form, member, question)
    if not rules:
        return ""
    return "@supports selector(:has(*)) {\n" + "\n".join(rules) + "\n}\n"


def stylesheet_of(catalogue, form):
    """Return the ``stylesheet`` of a *form* of *catalogue*, made once."""
    return catalogue.once((stylesheet, form.reference), lambda: stylesheet(form))


def revealed(catalogue, form):
    """Return the ids of the questions that a style rule shows when their answer is chosen."""

    def find():
        return frozenset(each.id for each in form.questions if _rules(form, each, None))

    return catalogue.once((revealed, form.reference), find)


def _rules(form, question, group):
    if question.show_if is None:
        return []
    page = form.page_of(question.id)
    scope, hidden = (".page", question.id) if group is None else (".row", question.id)
    return [
        f'{scope}{suffix} [data-question="{hidden}"] {{ display: none; }}'
        for suffix in _unless(_Sayer(form, page, group), question.show_if, wanted=False)
    ]


def _unless(sayer, condition, wanted):
    """Return selector suffixes, any of which says that *condition* is *wanted*; or none."""
    if isinstance(condition, Several):
        return _joined(sayer, condition, wanted)
    chosen = sayer.chosen(condition)
    if chosen is None:
        return []
    positive = wanted if not isinstance(condition, Answered) else wanted == condition.wanted
    # What is chosen in a question that is itself hidden is no answer.
    hidden = sayer.hides(condition)
    if not positive:
        return [f":not(:has({chosen}))", *hidden]
    return [f":has({chosen})" + "".join(f":not({suffix})" for suffix in hidden)]


def _joined(sayer, condition, wanted):
    if condition.word == "not":
        return _unless(sayer, condition.conditions[0], not wanted)
    parts = [_unless(sayer, part, wanted) for part in condition.conditions]
    if (condition.word == "any") == wanted:
        return [suffix for part in parts for suffix in part]
    if not all(parts):
        return []
    joined = [""]
    for part in parts:
        joined = [before + suffix for before in joined for suffix in part]
    return joined


@dataclass(frozen=True)
class _Sayer:
    """Say conditions as selectors, for one page of a form or one row of a group on it."""

    form: object
    page: object
    group: object

    def chosen(self, condition):
        """Return the selector of the chosen options *condition* asks for, or None."""
        name = condition.name if isinstance(condition, (Equals, Answered)) else ""
        full = f"{self.group.id}.{name}" if self.group else name
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
        """Return selector suffixes, any of which hides the question *condition* asks for."""
        full = f"{self.group.id}.{condition.name}" if self.group else condition.name
        waits_for = self.form.question(full).show_if
        return _unless(self, waits_for, wanted=False) if waits_for is not None else []


def _one_of(question_id, values):
    """Return the selector of a chosen radio, box or option that has one of *values*."""
    answers = f'[data-answers="{question_id}"]'
    return ", ".join(
        selector
        for value in values
        for selector in (f"{answers}{value}:checked", f"{answers} option{value}:checked")
    )
