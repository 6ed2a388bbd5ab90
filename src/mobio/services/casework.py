"""Begin and fill in what staff keep about a person; see decision 0032."""

from dataclasses import dataclass, field

from mobio.engine.casework import (
    CaseRecord,
    readers_by_question,
    readers_of,
    said,
    taken_over,
    unsaid,
    with_reworded_goals,
    words_of_goals,
)
from mobio.engine.incoming import Malformed, opened_at
from mobio.engine.lines import Reader, question_line, section_lines
from mobio.engine.merging import merge, undone
from mobio.engine.pages import PageForm
from mobio.engine.words import _
from mobio.resources.casework import CaseEntry, Casework
from mobio.resources.folder import new_id
from mobio.resources.history import Entry
from mobio.services.answering import Outcome, tell_conflicts
from mobio.services.clock import today
from mobio.services.reading import record_of
from mobio.services.storing import applied

ROW_PREFIX = "r"
FOR_THE_AUTHOR = _(
    "Das kann nur wählen, wer diesen Eintrag begonnen hat. "
    "Schreiben Sie dafür einen eigenen Eintrag."
)


def begin_agreement(person, catalogue, form, goal_ids, *, author, now):
    """Return a new agreement of *person* with the goals of some templates and today's facts.

    Raises KeyError for a template that is not in force.
    """
    german, day = catalogue.in_language("de"), today(now)
    record = record_of(person, german, day)
    goals = [german.goal(goal_id) for goal_id in goal_ids]
    wish = record.role("personal_goals")
    wish = wish if isinstance(wish, str) else ""
    plain = german.casework(form.id)
    answers = taken_over(plain, goals, day, wish, lambda: new_id(ROW_PREFIX))
    entry = _new_entry(catalogue, form, author, now)
    entry.facts, entry.facts_on = _facts(record, plain), day
    person["agreements"].add_entry(entry)
    _keep(entry, form, answers, author, now)
    return entry


def _new_entry(catalogue, form, author, now):
    return CaseEntry(form.id, form.version, author.account_id, now, catalogue.sequence)


def _facts(record, form):
    """Return the answers of the biography that stand on the first page of an agreement."""
    found = []
    for name in form.facts:
        section, _dot, question = name.partition(".")
        asked = record.catalogue.get(f"biography/{section}")
        answer = record.answer(section, question) if asked and question in asked else None
        if answer not in (None, []):
            found.append(
                {
                    "section": section,
                    "version": asked.version,
                    "question": question,
                    "answer": answer,
                }
            )
    return tuple(found)


def then(entry, catalogue):
    """Return *catalogue* as it was when *entry* was begun: with the lists of that time."""
    return catalogue.at(entry.sequence)


def form_of(entry, catalogue):
    """Return the form of *entry*, in the version and thus the words it was begun with."""
    return then(entry, catalogue).casework(entry.form_id, entry.version)


def reader_of_entry(entry, catalogue):
    """Return who may read *entry* because of its options: author, person or ""."""
    return readers_of(form_of(entry, catalogue), entry.answers)


def acts_for_the_person(entry, catalogue):
    """Return the acts of the history of *entry*, the newest first, since the person may read it.

    An act tells what stood there before; so the one that opened the entry is not among them.
    """
    acts = entry.log.entries()
    if not isinstance(entry.__parent__, Casework):
        return acts
    form, before, found = form_of(entry, catalogue), entry.answers, []
    for act in acts:
        before = undone(before, act.changes)
        if before and readers_of(form, before) != "person":
            break
        found.append(act)
    return found


def record_of_entry(entry, catalogue, day):
    """Return the CaseRecord of *entry* in the words of *catalogue*."""
    form, answers = form_of(entry, catalogue), entry.answers
    shown = said(form, answers, words_of_goals(catalogue))
    return CaseRecord(then(entry, catalogue), form, shown, day)


def fact_lines(entry, catalogue, staff):
    """Return the Lines of the facts of *entry*, as they were on its day."""
    catalogue = then(entry, catalogue)
    reader, found = Reader(catalogue, staff), []
    for fact in entry.facts:
        form = catalogue.section(fact["section"], fact["version"])
        question = form.question(fact["question"])
        if not question.members:
            found.append(reader.line(question, fact["answer"]))
    return tuple(found)


def lines_of(entry, catalogue, day, staff):
    """Return the SectionLines of *entry*."""
    record = record_of_entry(entry, catalogue, day)
    return section_lines(record.catalogue, record.form, record, staff)


def summary_of(entry, catalogue, day, staff):
    """Return what a list shows of *entry*: the lines with an answer, in the order of the form."""
    record = record_of_entry(entry, catalogue, day)
    reader = Reader(record.catalogue, staff)
    lines = [
        question_line(reader, record.form, question, record)
        for question in record.asked(record.form)
        if question.kind.name != "note"
    ]
    return [line for line in lines if line.values or line.rows]


@dataclass
class CaseOutcome(Outcome):
    """What became of a page of an entry; *kept* are its answers as they are stored.

    They are in German where they say what a template says; *merged* are those in the words of the
    reader.
    """

    kept: dict = field(default_factory=dict)


def judge_entry(entry, catalogue, page_id, pairs, *, day, staff):
    """Return the CaseOutcome a page of *entry* would have; nothing is written. Raises Malformed."""
    form, words = form_of(entry, catalogue), words_of_goals(catalogue)
    catalogue = then(entry, catalogue)
    revision, _sequence = opened_at(pairs)
    newest = entry.log.newest
    if revision > newest:
        raise Malformed("a state that never was")
    base = entry.answers
    for each in entry.log.after(revision):
        base = undone(base, each.changes)
    shown = said(form, base, words)
    page_form = PageForm(catalogue, form, page_id, CaseRecord(catalogue, form, shown, day), staff)
    incoming = page_form.read(pairs)
    checked = page_form.check(incoming)
    mine = unsaid(form, checked.answers, base, words)
    kept, conflicts = merge(base, mine, entry.answers)
    checked.answers = said(form, mine, words)
    outcome = CaseOutcome(incoming, checked, (), said(form, conflicts, words), newest, kept=kept)
    outcome.page_form, outcome.merged = page_form, said(form, kept, words)
    outcome.record = CaseRecord(catalogue, form, said(form, entry.answers, words), day)
    tell_conflicts(page_form, outcome, shown)
    return outcome


def save_entry(entry, catalogue, page_id, pairs, *, author, now, staff):
    """Store what is valid on a page of *entry*; return the Outcome. Raises Malformed."""
    outcome = judge_entry(entry, catalogue, page_id, pairs, day=today(now), staff=staff)
    form = outcome.page_form.form
    answers = with_reworded_goals(form, entry.answers, {**entry.answers, **outcome.kept})
    closing = _closing(entry, form, answers, author)
    if closing:
        # Nothing of the page is kept: it was written for nobody else's eyes.
        outcome.checked.note((closing,), catalogue.say(FOR_THE_AUTHOR))
        return outcome
    outcome.saved = _keep(entry, form, answers, author, now)
    outcome.revision = entry.log.newest
    return outcome


def _closing(entry, form, answers, author):
    """Return the question by which *author* would close another's entry for all, or None.

    It would be closed for who does it, too.
    """
    if author.account_id == entry.author_id or entry.read_by == "author":
        return None
    readers = readers_by_question(form, answers)
    return next((name for name, reader in readers.items() if reader == "author"), None)


def begun_with(form, day):
    """Return the answers that stand on the page of a new entry before anything is typed."""
    return taken_over(form, (), day, "", lambda: new_id(ROW_PREFIX))


def judge_new(catalogue, form, pairs, *, author, now):
    """Return (entry, CaseOutcome) of the first page of a new entry; nothing is stored.

    Raises Malformed.
    """
    entry, page_id = _new_entry(catalogue, form, author, now), form.pages[0].id
    return entry, judge_entry(entry, catalogue, page_id, pairs, day=today(now), staff=True)


def begin_entry(person, catalogue, form, pairs, *, author, now):
    """Check the only page of a new entry and keep it if nothing is wrong.

    Returns (entry or None, Outcome). Raises Malformed.
    """
    entry, outcome = judge_new(catalogue, form, pairs, author=author, now=now)
    answers = {name: each for name, each in outcome.kept.items() if each not in (None, [])}
    if not outcome.is_complete or not answers or answers == begun_with(form, today(now)):
        return None, outcome
    person["casework"].add_entry(entry)
    _keep(entry, form, answers, author, now)
    return entry, outcome


def _keep(entry, form, answers, author, now):
    """Write *answers* into *entry*, note in its history what stood there, and who may read it."""
    changes, kept = applied(entry.answers, answers)
    if not changes:
        return ()
    entry.answers, entry.changed = kept, now
    entry.read_by = readers_of(form, kept)
    act = Entry(
        when=now,
        account_id=author.account_id,
        role=author.role,
        section=form.id,
        version=form.version,
        language=author.language,
        assisted=author.assisted,
        revision=entry.log.newest + 1,
    )
    act.changes = changes
    entry.log.append(act)
    return tuple(change["question"] for change in changes)
