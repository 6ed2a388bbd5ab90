"""A person's answers as a record the engine can read: as answers to the forms in force."""

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
    return record_from(upgrade(catalogue, states_of(person)), person, catalogue, today)


def record_from(states, person, catalogue, today):
    """Return the Record of upgraded *states*."""
    answers = {form.id: {} for form in catalogue.sections}
    answers.update((name, state.answers) for name, state in states.items() if name in answers)
    former = {name: state.former for name, state in states.items()}
    return Record(catalogue, answers, today, standing_consents(person), former)


def standing_consents(person):
    """Return the ids of the consent texts *person* has agreed to and not withdrawn."""
    given = person["consents"].values()
    return frozenset(consent.text_id for consent in given if consent.withdrawn_at is None)
