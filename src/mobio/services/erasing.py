"""Forget answers for good: what is stored, parked, set aside, typed and remembered of them.

This is no change like others, which could be undone: afterwards nobody can tell what stood there.
What every place that repeats answers holds is listed in docs/decisions/0031.
"""

from mobio.engine.behind_consents import guarded
from mobio.resources.history import Entry


def erase_behind(person, catalogue, consent_id, author, now):
    """Delete all that *person* ever answered behind the consent; return pairs (section, question).

    The history keeps that there was something, and gets a line that says it was deleted.
    """
    questions, pages = guarded(catalogue, consent_id)
    erased = []
    for section, names in questions.items():
        person["typed"].forget(section, pages.get(section, frozenset()), names)
        person["attachments"].forget(section, names)
        _forget_history(person["log"], section, names)
        stored = person["biography"].get(section)
        found = sorted(stored.forget(names)) if stored is not None else []
        if found:
            person["log"].append(_told(stored, found, author, now))
        erased += [(section, name) for name in found]
    _forget_facts(person, questions)
    return tuple(erased)


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
