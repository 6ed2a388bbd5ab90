"""Find conditions that can never hold, whatever a person answers."""

from decimal import Decimal

from mobio.engine.answers import STATES
from mobio.engine.conditions import Age, Aged, Contains, Equals, Ranked, RowCount, Several
from mobio.engine.definitions import OptionList
from mobio.engine.mistakes import Mistake
from mobio.engine.shapes import NUMBER


def check_possible(place, condition):
    """Note it when *condition* can never hold at this place; its parts are looked at elsewhere."""
    for why in _reasons(place, condition):
        place.note(Mistake.NEVER, condition.line, why=why)


def _reasons(place, condition):
    if isinstance(condition, Several):
        yield from _contradictions(condition)
    elif isinstance(condition, Age):
        yield from _ages(condition)
    else:
        name = getattr(condition, "name", None)
        found = place.find(name) if name else None
        if found is not None:
            yield from _about(place, condition, found[1])


def _about(place, condition, question):
    if question.kind.name == "note":
        yield f"'{question.id}' ist ein Hinweis ohne Antwort"
    elif isinstance(condition, RowCount) and question.members:
        yield from _rows(condition, question)
    elif isinstance(condition, Equals):
        yield from _codes(place, condition, question)
    elif isinstance(condition, Aged):
        yield from _ages(condition)
    elif isinstance(condition, Ranked):
        yield from _ranks(place, condition, question)


def _ages(condition):
    if None not in (condition.least, condition.below) and condition.least >= condition.below:
        yield f"niemand ist mindestens {condition.least} und unter {condition.below}"


def _contradictions(condition):
    """Two conditions that must both hold, on one answer that cannot be both."""
    wanted = {}
    parts = condition.conditions if condition.word == "all" else ()
    for part in parts:
        if isinstance(part, Equals) and not isinstance(part, Contains):
            codes = wanted.setdefault(part.name, set(part.codes))
            codes &= set(part.codes)
            if not codes:
                yield f"'{part.name}' kann nicht beides sein"


def _rows(condition, group):
    most = group.kind.most(group)
    if condition.least is not None and condition.least > most:
        yield f"'{group.id}' hat höchstens {most} Zeilen"
    if None not in (condition.least, condition.most) and condition.least > condition.most:
        yield f"mindestens {condition.least} ist mehr als höchstens {condition.most}"


def _codes(place, condition, question):
    if question.kind.name == "number":
        if not any(_fits(question, code) for code in condition.codes):
            yield f"'{question.id}' liegt in anderen Grenzen"
        return
    if question.kind.free_text:
        return
    for code in condition.codes:
        if code in (question.own.get("except") or ()):
            yield f"'{question.id}' lässt '{code}' weg"
        elif code in STATES and code not in states_of(place.files, question):
            yield f"'{question.id}' bietet '{code}' nicht an"


def states_of(files, question):
    """Return the states that *question* offers, as the catalogue will work them out."""
    options = files.get(question.own.get("options") or "")
    if not isinstance(options, OptionList):
        return question.states
    listed = tuple(state for state in STATES if options.get(state))
    is_closed = options.closed and not question.names_states
    return listed if is_closed else (*question.states, *listed)


def _fits(question, code):
    """Tell whether the number may be the answer; what is no number is told elsewhere."""
    if not NUMBER.match(code):
        return True
    low, high = question.own.get("min"), question.own.get("max")
    number = Decimal(code)
    return (low is None or number >= low) and (high is None or number <= high)


def _ranks(place, condition, question):
    least, most = (_rank(place, question, bound) for bound in (condition.least, condition.most))
    if least is not None and most is not None and least > most:
        yield f"mindestens {condition.least} ist mehr als höchstens {condition.most}"
    low, high = question.own.get("min"), question.own.get("max")
    if question.kind.name == "number" and (
        (least is not None and high is not None and least > high)
        or (most is not None and low is not None and most < low)
    ):
        yield f"'{question.id}' liegt in anderen Grenzen"


def _rank(place, question, bound):
    if bound is None:
        return None
    if question.kind.name == "number":
        return Decimal(bound) if NUMBER.match(bound) else None
    options = place.files.get(question.own.get("options") or "")
    return options.rank(bound) if isinstance(options, OptionList) else None
