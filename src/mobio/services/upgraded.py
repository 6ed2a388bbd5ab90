"""What reading a person's old answers as answers to the forms in force changes: counts only."""

from mobio.engine.upgrading import State, upgrade
from mobio.services.reading import states_of

NOTHING = State(0, {})


def changes_at_reading(person, catalogue):
    """Return {section: names} of what becomes of the stored answers of *person*.

    The names are ``old`` (an older act was the newest when they were given), ``mapped`` (an answer
    reads otherwise), ``moved`` (it is read under another name or in another section) and
    ``former`` (it is read as one that is not asked any more).
    """
    stored = states_of(person)
    if all(state.sequence >= catalogue.sequence for state in stored.values()):
        return {}
    found = {}
    for section, after in upgrade(catalogue, stored).items():
        names = _changes(stored.get(section, NOTHING), after)
        if names:
            found[section] = names
    return found


def _changes(before, after):
    names = set()
    if before.sequence < after.sequence and before.answers:
        names.add("old")
    both = before.answers.keys() & after.answers.keys()
    if any(before.answers[name] != after.answers[name] for name in both):
        names.add("mapped")
    if after.answers.keys() - before.answers.keys():
        names.add("moved")
    if len(after.former) > len(before.former):
        names.add("former")
    return names
