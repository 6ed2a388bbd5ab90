"""Save what a person or a worker typed: check, merge, keep the history. Nothing valid is lost."""

from dataclasses import dataclass, field

from mobio.engine.answers import ROW
from mobio.engine.incoming import Incoming
from mobio.engine.lines import Reader
from mobio.engine.merging import merge, undo
from mobio.engine.words import NO_ANSWER, _
from mobio.resources.history import Entry

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
    """What became of a page that was sent."""

    incoming: Incoming
    checked: object
    saved: tuple = ()
    conflicts: dict = field(default_factory=dict)
    revision: int = 0
    appeared: tuple = ()

    @property
    def is_complete(self):
        """Tell whether everything that was typed is stored."""
        return not self.checked.has_errors and not self.conflicts


def save_page(person, page_form_for, pairs, *, author, now):
    """Check the raw *pairs* of a page and store what is valid; return the Outcome.

    *page_form_for* makes the page's form for a record: the page is checked against the answers it
    was opened with, so that only what this page changed is merged into what is stored now. Raises
    Malformed before anything is changed.
    """
    form = page_form_for(None).form
    section = person["biography"][form.id]
    incoming = page_form_for(None).read(pairs)
    base = undo(section.answers, person["log"].after(form.id, incoming.revision))
    record = page_form_for(None).record
    page_form = page_form_for(record.with_section(form.id, base))
    checked = page_form.check(incoming)
    merged, conflicts = merge(base, checked.answers, section.answers)
    saved = _store(person, section, form, merged, author, now)
    outcome = Outcome(incoming, checked, saved, conflicts, section.revision)
    _tell_conflicts(page_form, outcome, base)
    after = record.with_section(form.id, section.answers)
    outcome.appeared = _appeared(page_form_for(record), page_form_for(after))
    return outcome


def _appeared(before, after):
    """Return the questions that are on the page now and were not when it was opened."""
    known = {question.id for question in before.questions}
    return tuple(question.id for question in after.questions if question.id not in known)


def _store(person, section, form, merged, author, now):
    """Write the changed answers and their history; return the ids of the changed questions."""
    answers = dict(section.answers)
    changes = []
    for question, answer in merged.items():
        is_empty = answer in (None, [])  # 0 is an answer
        if answer == answers.get(question) or (is_empty and question not in answers):
            continue
        old = {"old": answers[question]} if question in answers else {}
        changes.append({"question": question, **old})
        answers.pop(question, None)
        if not is_empty:
            answers[question] = answer
    if not changes:
        return ()
    names = tuple(change["question"] for change in changes)
    origin = {
        "account": author.account_id,
        "when": now,
        "language": author.language,
        "assisted": author.assisted,
    }
    person["biography"].attach(section)
    section.replace(answers, form.version, dict.fromkeys(names, origin))
    person["log"].append(_entry(section, author, now, changes))
    return names


def _entry(section, author, now, changes):
    entry = Entry(
        when=now,
        account_id=author.account_id,
        role=author.role,
        section=section.__name__,
        version=section.version,
        language=author.language,
        assisted=author.assisted,
        revision=section.revision,
    )
    entry.changes = changes
    return entry


def _tell_conflicts(page_form, outcome, base):
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


def remove_row(person, form, group_id, row_id, *, author, now):
    """Take one row out of a group, as the person asked; return whether there was such a row."""
    section = person["biography"][form.id]
    rows = section.answers.get(group_id) or []
    left = [row for row in rows if row[ROW] != row_id]
    if len(left) == len(rows):
        return False
    _store(person, section, form, {group_id: left}, author, now)
    return True
