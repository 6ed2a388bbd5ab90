"""Check the conditions of a form: names that exist, values that can occur."""

from mobio.engine.answers import STATES
from mobio.engine.conditions import (
    Aged,
    Contains,
    Equals,
    HasConsent,
    Highest,
    InList,
    ListedAt,
    Ranked,
    RowCount,
)
from mobio.engine.definitions import OptionList
from mobio.engine.impossible import check_possible
from mobio.engine.mistakes import Mistake, guess
from mobio.engine.shapes import NUMBER

DATES = ("date", "partial_date")


class Place:
    """Where a condition stands: its form and, for a member, its group."""

    def __init__(self, files, form, group=None):
        self.files = files
        self.form = form
        self.group = group

    def find(self, name):
        """Return (form, question) that *name* means here, or None."""
        if self.group is not None and f"{self.group.id}.{name}" in self.form:
            return self.form, self.form.question(f"{self.group.id}.{name}")
        if name in self.form:
            return self.form, self.form.question(name)
        section, _dot, rest = name.partition(".")
        other = self.files.get(f"biography/{section}") if rest else None
        if other is not None and rest in other:
            return other, other.question(rest)
        return None

    def group_of(self, name):
        """Return the group of this form that has a member called *name*, or None."""
        groups = (question for question in self.form.questions if question.members)
        return next((each for each in groups if f"{each.id}.{name}" in self.form), None)

    def names(self):
        """Return the names that could be meant here, for a guess."""
        own = [member.name for member in self.group.members] if self.group else []
        return own + [question.id for question in self.form.questions]

    def note(self, mistake, line, **words):
        self.files.note(self.form.reference, mistake, line, **words)


def check_conditions(files, form):
    """Note every mistake in the conditions of *form*."""
    for question in form.every_question():
        group = form.question(question.group) if question.group else None
        place = Place(files, form, group)
        for condition in conditions_of(question):
            _check(place, condition)
        for bound in (*question.own.get("not_before", ()), *question.own.get("not_after", ())):
            _check_bound(place, bound)


def conditions_of(question):
    """Yield each condition a question's definition contains."""
    if question.show_if is not None:
        yield question.show_if
    for check in question.checks:
        yield check.require
        if check.only_if is not None:
            yield check.only_if
    for key in ("not_before", "not_after"):
        for bound in question.own.get(key, ()):
            if bound.only_if is not None:
                yield bound.only_if


def _check_bound(place, bound):
    found = _resolve(place, bound.name, bound.line) if bound.name else None
    if found is not None:
        _check_date(place, bound, found[1])


def _check_date(place, asking, question):
    """Note it where *asking*, a bound or a condition, needs a date and *question* asks for none."""
    if question.kind.name not in DATES:
        place.note(Mistake.NEEDS_DATE, asking.line, id=asking.name)


def _find(place, name, line):
    found = place.find(name)
    group = place.group_of(name) if found is None else None
    if group is not None:
        words = {"id": name, "group": group.id, "name": name}
        place.note(Mistake.IS_MEMBER, line, **words)
    elif found is None:
        hint = guess(name, place.names())
        place.note(Mistake.NO_SUCH_QUESTION, line, id=name, guess=hint)
    return found


def _resolve(place, name, line):
    """Return (form, question) with one answer at this place, or None and a note."""
    found = _find(place, name, line)
    # From outside there is a member in each row, and none is meant more than another.
    if found is not None and found[1].group and "." in name:
        question = found[1]
        words = {"id": name, "group": name.rpartition(".")[0], "name": question.name}
        place.note(Mistake.IS_MEMBER, line, **words)
        return None
    return found


def _check(place, condition):
    check_possible(place, condition)
    for part in condition.parts():
        _check(place, part)
    if isinstance(condition, HasConsent):
        path = f"consents/{condition.id}"
        if place.files.get(path) is None:
            place.note(Mistake.NO_SUCH_FILE, condition.line, id=path)
    name = getattr(condition, "name", None)
    found = _resolve(place, name, condition.line) if name is not None else None
    if found is not None:
        _check_answer(place, condition, *found)


def _check_answer(place, condition, form, question):
    """Note it when *condition* does not fit the question whose answer it looks at."""
    if isinstance(condition, RowCount):
        _check_rows(place, condition, form, question)
    elif isinstance(condition, Equals):
        _check_codes(place, condition, question)
    elif isinstance(condition, Ranked):
        _check_rank(place, condition, question)
    elif isinstance(condition, Aged):
        _check_date(place, condition, question)
    elif isinstance(condition, InList) and _list(place, condition.path) is None:
        place.note(Mistake.NO_LIST, condition.line, list=condition.path, guess="")
    elif isinstance(condition, ListedAt):
        _resolve(place, condition.other, condition.line)


def _list(place, path):
    """Return the list called *path*, or None if it is none."""
    found = place.files.get(path) if path else None
    return found if isinstance(found, OptionList) else None


def _check_rows(place, condition, form, question):
    if not question.members:
        place.note(Mistake.NEEDS_GROUP, condition.line, id=question.id)
    elif condition.where is not None:
        _check(Place(place.files, form, question), condition.where)


def _check_codes(place, condition, question):
    if question.kind.name == "group":
        place.note(Mistake.IS_GROUP, condition.line, id=question.id)
        return
    if question.kind.many and not isinstance(condition, Contains):
        place.note(Mistake.NEEDS_MULTIPLE, condition.line, id=question.id)
    _check_values(place, question, condition.codes, condition.line)


def _check_values(place, question, codes, line):
    """Note each of *codes* that can never be the answer."""
    codes = [code for code in codes if code not in STATES]
    path = question.own.get("options")
    options = _list(place, path)
    if options is not None:
        known = [option.code for option in options.options]
        wrong = [code for code in codes if not place.files.has_option(path, code)]
    elif question.kind.name == "yes_no":
        path, known = "yes/no", ("yes", "no")
        wrong = [code for code in codes if code not in known]
    elif question.kind.name == "number":
        for code in codes:
            if not NUMBER.match(code):
                place.note(Mistake.NOT_NUMBER, line, key=question.id, value=code)
        return
    elif codes and question.kind.name in DATES:
        place.note(Mistake.BAD_CONDITION, line)
        return
    else:
        return
    for code in wrong:
        words = {"code": code, "list": path, "guess": guess(code, known)}
        place.note(Mistake.NO_SUCH_OPTION, line, **words)


def _check_rank(place, condition, question):
    options = _list(place, question.own.get("options"))
    if question.kind.many or not (question.kind.name == "number" or (options and options.ordered)):
        place.note(Mistake.NEEDS_ORDER, condition.line, id=question.id)
        return
    bounds = [bound for bound in (condition.least, condition.most) if bound is not None]
    _check_values(place, question, bounds, condition.line)
    if isinstance(condition.highest, Highest):
        _check_highest(place, condition.highest, condition.line)


def _check_highest(place, highest, line):
    found = _find(place, highest.name, line)
    if found is None:
        return
    form, member = found
    if not member.group or "." not in highest.name:
        place.note(Mistake.NEEDS_MEMBER, line, id=highest.name)
    elif highest.where is not None:
        _check(Place(place.files, form, form.question(member.group)), highest.where)
