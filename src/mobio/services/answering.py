"""Save what a person or a worker typed: check, merge, keep the history. Nothing valid is lost."""

from dataclasses import dataclass, field

from mobio.engine.answers import ROW
from mobio.engine.incoming import Incoming, Malformed, opened_at
from mobio.engine.lines import Reader
from mobio.engine.merging import merge, undo
from mobio.engine.upgrading import upgrade
from mobio.engine.words import NO_ANSWER, _
from mobio.services.clock import today
from mobio.services.late_pages import record_then, save_late
from mobio.services.reading import record_of, states_of
from mobio.services.resuming import record_with_typed
from mobio.services.storing import store

CHANGED_MEANWHILE = _(
    "Inzwischen hat jemand anderes hier etwas geändert. Dort steht jetzt: ${answer}. "
    "Mit „Speichern“ gilt Ihre Angabe."
)


@dataclass(frozen=True)
class Author:
    """Who saves: the account, its role, the language of the page, and whether it helps a person."""

    account_id: str
    role: str
    language: str
    assisted: bool


@dataclass
class Outcome:
    """What became of a page that was sent.

    *late* is the page as it was opened, if the forms have changed since; *set_aside* are the
    questions whose answers could only be kept under the former ones.
    """

    incoming: Incoming
    checked: object
    saved: tuple = ()
    conflicts: dict = field(default_factory=dict)
    revision: int = 0
    appeared: tuple = ()
    page_form: object = None
    record: object = None
    merged: dict = field(default_factory=dict)
    late: object = None
    set_aside: tuple = ()

    @property
    def is_complete(self):
        """Tell whether everything that was typed is stored."""
        return not self.checked.has_errors and not self.conflicts


def save_page(person, catalogue, page_form_for, pairs, *, author, now, record=None):
    """Check the raw *pairs* of a page and store what is valid; return the Outcome.

    Raises Malformed before anything is changed. See ``judge_page``.
    """
    outcome = judge_page(person, catalogue, page_form_for, pairs, now=now, record=record)
    if outcome.late:
        _save_late(person, catalogue, outcome, author, now)
        return outcome
    form = outcome.page_form.form
    saved = store(person, catalogue, {form.id: outcome.merged}, author, now)
    outcome.saved = tuple(question for _section, question in saved)
    outcome.revision = person["log"].newest
    # Compared with the page as it was opened: sent twice, it leads twice to the same place.
    if _may_come(outcome):
        after = page_form_for(record_with_typed(outcome))
        outcome.appeared = _appeared(outcome.page_form, after)
    return outcome


def judge_page(person, catalogue, page_form_for, pairs, *, now, record=None):
    """Return the Outcome a page would have; nothing is written. Raises Malformed.

    *catalogue* is what is in force, *page_form_for* makes the page's form for a record, in the
    record's catalogue: the page is checked against the answers it was opened with, so that only
    what this page changed is merged into what is stored now.
    """
    pairs = list(pairs)
    revision, sequence = opened_at(pairs)
    record = record or record_at(person, catalogue, (revision, sequence), today(now))
    page_form = page_form_for(record)
    incoming = page_form.read(pairs)
    if record.catalogue is not catalogue:
        outcome = Outcome(incoming, page_form.check(incoming), revision=revision)
        outcome.late = outcome.page_form = page_form
        return outcome
    section, newest = page_form.form.id, person["log"].newest
    base = theirs = record.answers[section]
    if revision < newest:
        base = _base(person, section, catalogue, revision)
        page_form = page_form_for(record.with_section(section, base))
    checked = page_form.check(incoming)
    merged, conflicts = merge(base, checked.answers, theirs)
    outcome = Outcome(incoming, checked, (), conflicts, newest)
    outcome.page_form, outcome.merged, outcome.record = page_form, merged, record
    tell_conflicts(page_form, outcome, base)
    return outcome


def record_at(person, catalogue, opened, day):
    """Return the Record a page is about that was *opened* at (revision, sequence).

    It is the one of today; for a late page the one of then, in the forms of then.
    """
    if is_late(catalogue, opened[1]):
        return record_then(person, catalogue, *opened, day)
    return record_of(person, catalogue, day)


def is_late(catalogue, sequence):
    """Tell whether a page opened at the act *sequence* was opened before what is in force now.

    Raises Malformed for an act that never was.
    """
    if sequence > catalogue.sequence:
        raise Malformed("an act of publishing that never was")
    if sequence in (0, catalogue.sequence):
        return False
    acts = (act.sequence for act in catalogue.acts)
    return any(0 < sequence < act <= catalogue.sequence for act in acts)


def _base(person, section, catalogue, revision):
    """Return the answers of the section as they were at *revision*, upgraded."""
    states = undo(states_of(person), person["log"].after(revision))
    state = upgrade(catalogue, states).get(section)
    return state.answers if state else {}


def _save_late(person, catalogue, outcome, author, now):
    """Store what is valid on a page that was opened before the forms changed."""
    words = {"author": author, "now": now}
    saved, aside = save_late(person, catalogue, outcome.page_form, outcome.checked, **words)
    outcome.saved = tuple(question for _section, question in saved)
    outcome.set_aside = aside


def _may_come(outcome):
    """Tell whether questions were hidden when the page was opened: those could be asked now.

    What a page has sent, it has held; a browser sends every question, answered or not.
    """
    form, names = outcome.page_form.form, outcome.page_form.page.questions
    waiting = (name for name in names if form.question(name).show_if is not None)
    return any(name not in outcome.incoming.typed for name in waiting)


def _appeared(before, after):
    """Return the questions that are on the page now and were not when it was opened."""
    known = {question.id for question in before.questions}
    return tuple(question.id for question in after.questions if question.id not in known)


def tell_conflicts(page_form, outcome, base):
    """Note at each place that was changed twice what stands there now."""
    reader = Reader(page_form.catalogue, page_form.staff)
    say = page_form.catalogue.say
    for name, theirs in outcome.conflicts.items():
        question, mine = page_form.form.question(name), outcome.checked.answers[name]
        for place, text in _clashes(reader, question, base.get(name), mine, theirs):
            values = {"answer": text or say(NO_ANSWER)}
            outcome.checked.note(place, say(_(CHANGED_MEANWHILE, mapping=values)))


def _clashes(reader, question, base, mine, theirs):
    """Return the pairs (place, words of their answer); in rows the places are their members."""
    if not question.members:
        return [((question.id,), reader.line(question, theirs).value)]
    old, my, their = ({row[ROW]: row for row in rows or ()} for rows in (base, mine, theirs))
    found = [
        ((question.id, row_id, member.name), reader.line(member, row.get(member.name)).value)
        for row_id, row in their.items()
        for member in question.members
        if row_id in my and _differ(member.name, old.get(row_id, {}), my[row_id], row)
    ]
    titles = [reader.row_title(question, row, n) for n, row in enumerate(their.values(), 1)]
    return found or [((question.id,), "; ".join(titles))]


def _differ(name, base, mine, theirs):
    """Tell whether both sides changed the member *name*, and not alike."""
    before, my, their = base.get(name), mine.get(name), theirs.get(name)
    return my not in (before, their) and their != before
