"""Write answers and their history. What newer forms did to old answers is written with them."""

from mobio.engine.upgrading import State, upgrade
from mobio.resources.history import Entry
from mobio.services.attaching import tidy_files
from mobio.services.reading import states_of


def store(person, catalogue, changed, author, now, set_aside=None):
    """Write *changed*, {section: {question: answer or None}}; return the pairs really changed.

    *set_aside* are former answers to be added, {section: entries}. If anything is written, every
    section a newer form has changed is rewritten in the same transaction, so that a question that
    moved is never in two places.
    """
    set_aside = set_aside or {}
    stored = states_of(person)
    read = upgrade(catalogue, stored)
    work = {}
    for section in sorted({*changed, *set_aside}):
        state = read.get(section, State(catalogue.sequence, {}))
        changes, answers = applied(state.answers, changed.get(section, {}))
        former = (*state.former, *set_aside.get(section, ()))
        if changes or len(former) > len(state.former):
            work[section] = changes, State(catalogue.sequence, answers, former)
    if not work:
        return ()
    for section, state in read.items():
        if section not in work and _differ(stored.get(section), state):
            work[section] = (), state
    hand = _Hand(person, catalogue, author, now)
    for section, (changes, state) in work.items():
        rewritten = _rewritten(stored.get(section), read.get(section), state.former)
        hand.write(section, state, changes, rewritten)
    tidy_files(person, now)
    return tuple(
        (name, each["question"]) for name, (changes, _) in work.items() for each in changes
    )


def applied(answers, changed):
    """Return (changes with the old values, the new answers)."""
    answers, changes = dict(answers), []
    for question, answer in changed.items():
        is_empty = answer in (None, [])  # 0 is an answer
        if answer == answers.get(question) or (is_empty and question not in answers):
            continue
        old = {"old": answers[question]} if question in answers else {}
        changes.append({"question": question, **old})
        answers.pop(question, None)
        if not is_empty:
            answers[question] = answer
    return tuple(changes), answers


def _differ(stored, state):
    """Tell whether *state* is not what is stored."""
    now = (state.answers, tuple(state.former))
    return stored is None or (stored.answers, tuple(stored.former)) != now


def _rewritten(stored, read, former):
    """Return what must be known to go back from the answers *read* to those *stored*, or None."""
    if read is None or not _differ(stored, State(0, read.answers, former)):
        return None
    stored = stored or State(0, {})
    names = dict.fromkeys([*stored.answers, *read.answers])
    changes = tuple(
        {"question": name, **({"old": stored.answers[name]} if name in stored.answers else {})}
        for name in names
        if stored.answers.get(name) != read.answers.get(name)
    )
    return {"sequence": stored.sequence, "former": tuple(stored.former), "changes": changes}


class _Hand:
    """Who writes, and when."""

    def __init__(self, person, catalogue, author, now):
        self.person = person
        self.catalogue = catalogue
        self.author = author
        self.now = now

    def write(self, name, state, changes, rewritten):
        """Replace one section, and note in the history what stood there before."""
        section = self.person["biography"][name]
        origin = {
            "account": self.author.account_id,
            "when": self.now,
            "language": self.author.language,
            "assisted": self.author.assisted,
        }
        self.person["biography"].attach(section)
        version = self.catalogue.in_force.get(f"biography/{name}", section.version)
        origins = {change["question"]: origin for change in changes}
        section.replace(state.answers, version, origins, state.sequence, state.former)
        entry = Entry(
            when=self.now,
            account_id=self.author.account_id,
            role=self.author.role,
            section=name,
            version=version,
            language=self.author.language,
            assisted=self.author.assisted,
            revision=section.revision,
            sequence=state.sequence,
        )
        entry.changes = changes
        entry.rewritten = rewritten
        self.person["log"].append(entry)
