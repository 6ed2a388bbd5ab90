"""Check the conditions of a form: names that exist, values that can occur, no circles."""

from mobio.engine.answers import STATES
from mobio.engine.conditions import Contains, Equals, Highest, InList, ListedAt, Ranked, RowCount
from mobio.engine.mistakes import Mistake, guess


class _Place:
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

    def names(self):
        """Return the names that could be meant here, for a guess."""
        own = [member.name for member in self.group.members] if self.group else []
        return own + [question.id for question in self.form.questions]

    def note(self, mistake, line, **words):
        self.files.note(self.form.reference, mistake, line, **words)


def check_conditions(files, form):
    """Note every mistake in the conditions of *form*."""
    edges = {}
    for question in form.every_question():
        group = form.question(question.group) if question.group else None
        place = _Place(files, form, group)
        for condition in conditions_of(question):
            _check(place, condition)
        if question.show_if is not None:
            edges[question.id] = _asked_by(place, question.show_if)
        for bound in (*question.own.get("not_before", ()), *question.own.get("not_after", ())):
            if bound.name:
                _resolve(place, bound.name, bound.line)
    _check_circles(files, form, edges)


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


def _resolve(place, name, line):
    found = place.find(name)
    if found is None:
        hint = guess(name, place.names())
        place.note(Mistake.NO_SUCH_QUESTION, line, id=name, guess=hint)
    return found


def _check(place, condition):
    for part in condition.parts():
        _check(place, part)
    name = getattr(condition, "name", None)
    if name is None:
        return
    found = _resolve(place, name, condition.line)
    if found is None:
        return
    form, question = found
    if isinstance(condition, RowCount):
        _check_rows(place, condition, form, question)
    elif isinstance(condition, Equals):
        _check_codes(place, condition, question)
    elif isinstance(condition, Ranked):
        _check_rank(place, condition, question)
    elif isinstance(condition, InList) and place.files.get(condition.path) is None:
        place.note(Mistake.NO_LIST, condition.line, list=condition.path, guess="")
    elif isinstance(condition, ListedAt):
        _resolve(place, condition.other, condition.line)


def _check_rows(place, condition, form, question):
    if not question.members:
        place.note(Mistake.NEEDS_GROUP, condition.line, id=question.id)
    elif condition.where is not None:
        _check(_Place(place.files, form, question), condition.where)


def _check_codes(place, condition, question):
    if question.kind.many and not isinstance(condition, Contains):
        place.note(Mistake.NEEDS_MULTIPLE, condition.line, id=question.id)
    path = question.own.get("options")
    if path is None or place.files.get(path) is None:
        known = ("yes", "no") if question.kind.name == "yes_no" else None
        wrong = [code for code in condition.codes if known and code not in (*known, *STATES)]
    else:
        known = [option.code for option in place.files.get(path).options]
        wrong = [
            code
            for code in condition.codes
            if code not in STATES and not place.files.has_option(path, code)
        ]
    for code in wrong:
        words = {"code": code, "list": path or "yes/no", "guess": guess(code, known)}
        place.note(Mistake.NO_SUCH_OPTION, condition.line, **words)


def _check_rank(place, condition, question):
    options = place.files.get(question.own.get("options") or "")
    ordered = question.kind.name in ("number", "cefr") or (options and options.ordered)
    if not ordered:
        place.note(Mistake.NEEDS_ORDER, condition.line, id=question.id)
    if isinstance(condition.highest, Highest):
        group = condition.highest.name.rpartition(".")[0]
        found = _resolve(place, condition.highest.name, condition.line)
        if found is not None and condition.highest.where is not None:
            form = found[0]
            _check(_Place(place.files, form, form.question(group)), condition.highest.where)


def _asked_by(place, condition):
    """Return the ids of the questions of the same form that *condition* looks at."""
    found = (place.find(name) for _condition, name in condition.names())
    return {question.id for form, question in filter(None, found) if form is place.form}


def _check_circles(files, form, edges):
    for start in edges:
        path = _circle(edges, start, (start,))
        if path and start == min(path):
            words = {"path": " → ".join((*path, path[0]))}
            files.note(form.reference, Mistake.CYCLE, form.question(start).line, **words)


def _circle(edges, start, path):
    for following in sorted(edges.get(path[-1], ())):
        if following == start:
            return path
        if following not in path:
            found = _circle(edges, start, (*path, following))
            if found:
                return found
    return None
