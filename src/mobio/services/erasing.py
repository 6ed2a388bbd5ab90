"""Forget answers for good: what is stored, parked, set aside, typed and remembered of them.

This is no change like others, which could be undone: afterwards nobody can tell what stood there.
What every place that repeats answers holds is listed in docs/decisions/0031.
"""

from mobio.engine.attached import files_in
from mobio.engine.behind_consents import guarded
from mobio.resources.history import Entry
from mobio.services.attaching import files_named, tidy_files


def erase_behind(person, catalogue, consent_id, author, now):
    """Delete all that *person* ever answered behind the consent; return pairs (section, question).

    The history keeps that there was something, and gets a line that says it was deleted.
    """
    questions, pages = guarded(catalogue, consent_id)
    return _erase(person, questions, pages, author, now)


def erase_answers(person, questions, author, now):
    """Delete all that was ever answered to *questions* {section: names}; as `erase_behind`."""
    return _erase(person, questions, {}, author, now)


def _erase(person, questions, pages, author, now):
    erased, files = [], set()
    for section, names in questions.items():
        person["typed"].forget(section, pages.get(section, frozenset()), names)
        person["attachments"].forget(section, names)
        stored = person["biography"].get(section)
        files.update(_files_of(person["log"], stored, section, names))
        _forget_history(person["log"], section, names)
        found = sorted(stored.forget(names)) if stored is not None else []
        if found:
            person["log"].append(_told(stored, found, author, now))
        erased += [(section, name) for name in found]
    person["attachments"].let_go(files - files_named(person))
    tidy_files(person, now)
    _forget_facts(person, questions)
    return tuple(erased)


def _files_of(log, stored, section, names):
    """Return the ids of the files that answers to these questions name, or ever named."""
    told = [each for entry in log.entries() if entry.section == section for each in _told_by(entry)]
    former = [] if stored is None else stored.former
    answers = {} if stored is None else stored.answers
    told += [{"question": name, "answer": answer} for name, answer in answers.items()]
    return files_in([each for each in (*told, *former) if _top(each["question"]) in names])


def _told_by(entry):
    """Return all that an entry of the history repeats of answers."""
    rewritten = entry.rewritten or {"former": (), "changes": ()}
    return [*entry.changes, *rewritten["former"], *rewritten["changes"]]


def _top(question):
    return question.partition(".")[0]


def _forget_facts(person, questions):
    """Take out of agreements what was copied while no consent was needed for it yet."""
    for entry in person["agreements"].values():
        left = tuple(
            fact
            for fact in entry.facts
            if fact["question"].partition(".")[0] not in questions.get(fact["section"], ())
        )
        if left != tuple(entry.facts):
            entry.facts = left


def _forget_history(log, section, names):
    for entry in log.entries():
        if entry.section == section:
            entry.forget(names)


def _told(section, names, author, now):
    """Return the line of the history that tells what was deleted, without any value."""
    entry = Entry(
        when=now,
        account_id=author.account_id,
        role=author.role,
        section=section.__name__,
        version=section.version,
        language=author.language,
        assisted=author.assisted,
        revision=section.revision,
        sequence=section.sequence,
    )
    entry.changes = [{"question": name, "deleted": True} for name in names]
    return entry
