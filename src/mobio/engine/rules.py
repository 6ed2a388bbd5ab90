"""Apply the rules of a question to an answer: order of dates, checks between answers, reminders.

Order is an error only if it is *impossible*: the latest possible day lies before the earliest
possible one.
"""

import datetime
from dataclasses import dataclass

from mobio.engine import partial_dates
from mobio.engine.answers import state_of
from mobio.engine.words import _

BEFORE = _("Dieses Datum liegt zu früh. Möglich ist es ab ${day}.")
AFTER = _("Dieses Datum liegt zu spät. Möglich ist es bis ${day}.")
END_BEFORE_START = _("Das Ende liegt vor dem Anfang. Prüfen Sie beide Angaben.")
START_AFTER_END = _("Der Anfang liegt nach dem Ende. Prüfen Sie beide Angaben.")
IN_FUTURE = _("Dieses Datum liegt in der Zukunft. Prüfen Sie die Angabe.")
RUNS_OUT = _("Das läuft bald ab: am ${day}.")
TOO_FEW = _("Hier werden mindestens ${least} Einträge erwartet. Ergänzen Sie, was fehlt.")
RAN_OUT = _("Das ist abgelaufen: am ${day}.")


@dataclass(frozen=True)
class Finding:
    """One thing a rule found: the message and whether it is an error or a warning."""

    severity: str
    message: object


def findings(question, answer, view):
    """Return the findings of all rules of *question* about *answer*, seen from *view*."""
    if not question.has_rules or (state_of(answer) != "answered" and not question.members):
        return []
    found = []
    for bound in question.own.get("not_before", ()):
        found += _bound(bound, answer, view, _too_early)
    for bound in question.own.get("not_after", ()):
        found += _bound(bound, answer, view, _too_late)
    for check in question.checks:
        applies = check.only_if is None or check.only_if.holds(view)
        if applies and not check.require.holds(view):
            found.append(Finding(check.severity, check.message))
    return found + _reminder(question, answer, view) + _too_few(question, answer)


def _bound(bound, answer, view, compare):
    mine = partial_dates.interval(answer)
    if mine is None or (bound.only_if is not None and not bound.only_if.holds(view)):
        return []
    theirs = _other_end(bound, view)
    if theirs is None:
        return []
    message = compare(bound, mine, *theirs)
    return [Finding(bound.severity, bound.message or message)] if message else []


def _too_early(bound, mine, first, _last):
    """The latest day I can mean lies before the earliest day the other can mean."""
    first = bound.moved(first)
    if mine[1] >= first:
        return None
    if bound.name and not bound.is_moved:
        return END_BEFORE_START
    return _(BEFORE, mapping=_day(first))


def _too_late(bound, mine, _first, last):
    last = bound.moved(last)
    if mine[0] <= last:
        return None
    if bound.name and not bound.is_moved:
        return START_AFTER_END
    return IN_FUTURE if bound.today and not bound.is_moved else _(AFTER, mapping=_day(last))


def _other_end(bound, view):
    if bound.today:
        return view.record.today, view.record.today
    if bound.day:
        return bound.day, bound.day
    if bound.role:
        return partial_dates.interval(view.record.role(bound.role))
    return partial_dates.interval(view.find(bound.name)[1])


def _reminder(question, answer, view):
    span = question.own.get("remind_before")
    days = partial_dates.interval(answer) if span else None
    if days is None or days[1] > span.after(view.record.today):
        return []
    message = RAN_OUT if days[1] < view.record.today else RUNS_OUT
    return [Finding("warning", _(message, mapping=_day(days[1])))]


def _too_few(question, answer):
    """A group that has been begun should have the rows it asks for; nothing is needed to save."""
    if not question.members or not answer or len(answer) >= question.kind.least(question):
        return []
    least = question.kind.least(question)
    return [Finding("warning", _(TOO_FEW, mapping={"least": least}))]


def _day(day: datetime.date):
    return {"day": day.strftime("%d.%m.%Y")}
