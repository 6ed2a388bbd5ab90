"""Pages that were opened before a form was published anew, and are sent afterwards.

Such a page is read and checked as what it was: by the forms of its time. Then both what it began
with and what it became are upgraded, and the difference is merged into what is stored today. So
nobody loses what was typed while a coordinator published. But what stands behind a consent is told
by the forms and the texts in force alone: such questions are not on a late page either.
"""

from mobio.engine.behind_consents import closed_questions
from mobio.engine.merging import merge, undo
from mobio.engine.upgrading import State, upgrade
from mobio.services.reading import record_from, record_of, standing_consents, states_of
from mobio.services.storing import store


def record_then(person, catalogue, revision, sequence, today):
    """Return the Record as it was when a page was opened, in the words of that time.

    The consents are those that stand now, under what is in force in *catalogue*.
    """
    then = catalogue.at(sequence)
    states = undo(states_of(person), person["log"].after(revision))
    standing = standing_consents(person, catalogue)
    closed = closed_questions(catalogue, sequence, standing)
    return record_from(upgrade(then, states), then, today, standing, closed)


def save_late(person, catalogue, page_form, checked, *, author, now):
    """Store what is valid on a late page; return (saved pairs, set aside questions).

    *page_form* is the page as it was opened. An answer that somebody else changed meanwhile stays
    as it is; the one of this page is set aside, readable under the former answers.
    """
    old = page_form.record
    then, form_id = old.catalogue, page_form.form.id
    opened = {
        name: State(then.sequence, answers, old.former.get(name, ()))
        for name, answers in old.answers.items()
        if answers or old.former.get(name)
    }
    answered = {**old.answers.get(form_id, {}), **checked.answers}
    answered = {name: answer for name, answer in answered.items() if answer not in (None, [])}
    typed = {**opened, form_id: State(then.sequence, answered, old.former.get(form_id, ()))}
    base, mine = upgrade(catalogue, opened), upgrade(catalogue, typed)
    theirs = record_of(person, catalogue, old.today).answers
    changed, clashed = _merged(base, mine, theirs)
    set_aside = _newly_aside(base, mine)
    if clashed:
        lost = _changed_on_page(old.answers.get(form_id, {}), answered)
        entries = [_entry(name, answer, then.sequence + 1) for name, answer in lost.items()]
        set_aside[form_id] = (*set_aside.get(form_id, ()), *entries)
    saved = store(person, catalogue, changed, author, now, set_aside)
    return saved, tuple(entry["question"] for each in set_aside.values() for entry in each)


def _merged(base, mine, theirs):
    """Return ({section: {question: answer}}, whether anything clashed)."""
    nothing = State(0, {})
    changed, clashed = {}, False
    for section in {*base, *mine}:
        before, after = base.get(section, nothing).answers, mine.get(section, nothing).answers
        names = [name for name in {*before, *after} if before.get(name) != after.get(name)]
        mine_here = {name: after.get(name) for name in sorted(names)}
        changed[section], conflicts = merge(before, mine_here, theirs.get(section, {}))
        clashed = clashed or bool(conflicts)
    return changed, clashed


def _newly_aside(base, mine):
    """Return {section: entries} that were typed on the page and that no form asks any more."""
    nothing = State(0, {})
    found = {}
    for section, state in mine.items():
        known = base.get(section, nothing).former
        entries = tuple(entry for entry in state.former if entry not in known)
        if entries:
            found[section] = entries
    return found


def _changed_on_page(before, after):
    return {name: answer for name, answer in after.items() if before.get(name) != answer}


def _entry(question, answer, sequence):
    """Return an answer set aside, readable in the words of the act before *sequence*."""
    return {"question": question, "row": None, "answer": answer, "sequence": sequence}
