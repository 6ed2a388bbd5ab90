"""Write the style rules that hide a question until the answer it waits for is chosen.

Only equality on a choice of the same page can be said in CSS. What the server knows when it makes
the page (an age, an answer of another page) stands in the attribute ``data-known`` of the form, a
mark for each part of a condition that is certain; so ``any`` and ``all`` may join both. What
nobody knows before the page is saved, like a number that is being typed, is shown until then. Old
browsers without ``:has()`` show everything; the server decides in any case.

A member of a group waits for answers of its own row, and for those of the page the row stands on. A
row that has a page of its own is alone there: what the rest of the form says, the server knows.
"""

import re
from dataclasses import dataclass

from mobio.engine.conditions import Answered, Equals, Several

NOT_EMPTY = ':not([value=""], [value="unknown"], [value="prefer_not_to_say"])'
SAFE = re.compile(r"[A-Za-z0-9_-]+\Z")
YES, NO = "-yes", "-no"
MARK = re.compile(r'\[data-known~="([^"]+)"\]')
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
    return _Sayer(form, form.page_of(question.id), group, question)


def _rules(form, question):
    if question.show_if is None:
        return []
    hidden = f'[data-question="{question.id}"] {{ display: none; }}'
    sayer = _sayer(form, question)
    suffixes = _unless(sayer, question.show_if, wanted=False)
    # A question that is hidden by nothing but what the server knows is not on the page at all.
    said = [pair for pair in suffixes if ":has(" in "".join(pair)]
    return [f"{_scope(*pair, sayer.group)} {hidden}" for pair in said]


def _scope(page, row, group):
    """Return the selector of the page, of the row, or of the row on the page."""
    if group is None:
        return f".page{page}"
    if group.has_row_pages:
        return f".page.row{page}{row}"
    return f".page{page} .row{row}" if page else f".row{row}"


def known(catalogue, form, questions, verdict):
    """Return what ``data-known`` says of *questions*: a mark for each part that is certain.

    *verdict* (question, condition) returns True, False or None where nobody knows yet.
    """

    def find():
        return frozenset(MARK.findall(stylesheet(form)))

    needed, found = catalogue.once((known, form.reference), find), []
    for question in questions if needed else ():
        if question.show_if is not None:
            for condition, mark in _sayer(form, question).marks.items():
                holds = verdict(question, condition)
                said = mark + (YES if holds else NO)
                found += [said] if holds is not None and said in needed else []
    return " ".join(found)


def _leaves(condition):
    """Yield the conditions inside of *condition* that join no others."""
    if isinstance(condition, Several):
        for part in condition.conditions:
            yield from _leaves(part)
    elif condition is not None:
        yield condition


def _unless(sayer, condition, wanted):
    """Return pairs of suffixes (page, row), any of which says that *condition* is *wanted*."""
    if isinstance(condition, Several):
        return _joined(sayer, condition, wanted)
    chosen = sayer.chosen(condition)
    if chosen is None:
        return [sayer.known(condition, wanted)]
    positive = wanted if not isinstance(condition, Answered) else wanted == condition.wanted
    # What is chosen in a question that is itself hidden is no answer.
    if not positive:
        return [sayer.at(condition, f":not(:has({chosen}))"), *sayer.hides(condition)]
    seen = sayer.at(condition, f":has({chosen})")
    return [_both(seen, pair) for pair in sayer.shows(condition)]


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
    question: object

    @property
    def marks(self):
        """Return {condition: mark} of the parts of the condition that style rules cannot see."""
        leaves = dict.fromkeys(_leaves(self.question.show_if))
        unseen = (leaf for leaf in leaves if self.chosen(leaf) is None)
        return {leaf: f"{self.question.id}-{number}" for number, leaf in enumerate(unseen)}

    def known(self, condition, wanted):
        """Return the suffixes of a page on which the server knows that *condition* is *wanted*."""
        mark = self.marks.get(condition)
        return (f'[data-known~="{mark}{YES if wanted else NO}"]', "")

    def chosen(self, condition):
        """Return the selector of the chosen options *condition* asks for, or None."""
        full = self._full(condition)
        if full not in self.form or self.form.page_of(full) != self.page:
            return None
        if self.group is not None and self.group.has_row_pages and "." not in full:
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

    def shows(self, condition):
        """Return pairs of suffixes, any of which shows the question *condition* asks for."""
        asked = self.form.question(self._full(condition))
        if asked.show_if is None:
            return [NOWHERE]
        return _unless(_sayer(self.form, asked), asked.show_if, wanted=True)

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
