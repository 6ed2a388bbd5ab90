"""A person's answers as a record the engine can read: as answers to the forms in force."""

from mobio.engine.behind_consents import holds
from mobio.engine.records import Record
from mobio.engine.upgrading import State, upgrade


def states_of(person):
    """Return {section: State} of all that is stored of *person*, as it is stored."""
    return {
        name: State(section.sequence, section.answers, section.former)
        for name, section in person["biography"].items()
    }


def record_of(person, catalogue, today):
    """Return the Record of all sections of *person* that are in force."""
    standing = standing_consents(person, catalogue)
    return record_from(upgrade(catalogue, states_of(person)), catalogue, today, standing)


def record_from(states, catalogue, today, consents, closed=None):
    """Return the Record of upgraded *states*; *consents* are those that stand now."""
    answers = {form.id: {} for form in catalogue.sections}
    answers.update((name, state.answers) for name, state in states.items() if name in answers)
    former = {name: state.former for name, state in states.items()}
    return Record(catalogue, answers, today, consents, former, closed)


def standing_consents(person, catalogue):
    """Return the ids of the texts *person* has agreed to, not taken back, and not to read anew.

    A consent to a share is for that share alone.
    """
    return frozenset(
        consent.text_id
        for consent in person["consents"].values()
        if consent.share_id is None
        and consent.withdrawn_at is None
        and holds(catalogue, consent.text_id, consent.text_version)
    )
