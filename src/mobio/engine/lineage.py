"""Where the answer to a question came from: the questions of an earlier time it may repeat.

A share that runs is bound to what was consented to. A question is shown in it only if every
question its answer may stem from was consented to (Art. 7 GDPR: consent covers what was named).
"""

from mobio.engine.steps import Meaning, Merge, Move, Split

NEW = "new"
"""The source of a question that was born, or changed its meaning, after the time in question."""


def sources(catalogue, since):
    """Return {(section, question): set of (section, question) at the act *since*}.

    A question that is newer, or asks something else since, has a source that no package names.
    """
    return catalogue.once((sources, since), lambda: _sources(catalogue, since))


def _sources(catalogue, since):
    found = {
        (form.id, question.id): {(form.id, question.id)}
        for form in catalogue.at(since).sections
        for question in form.every_question()
    }
    for act in catalogue.acts:
        if since < act.sequence <= catalogue.sequence:
            found = _after(act, found)
    return found


def _after(act, before):
    """Return the sources after *act*; *before* are those that held until then."""
    found = dict(before)
    for _older, form in act.forms:
        for place in [place for place in found if place[0] == form.id]:
            if place[1] not in form:
                del found[place]
    for older, form in act.forms:
        known = set() if older is None else {question.id for question in older.every_question()}
        for question in form.every_question():
            if question.id not in known:
                found[form.id, question.id] = {(form.id, question.id, NEW)}
    for _older, form in act.forms:
        for step in form.steps:
            _trace(step, form, before, found)
    return found


def _trace(step, form, before, found):
    """Put into *found* where the answers to the questions of one step come from."""
    place = (form.id, step.id)
    if isinstance(step, Meaning) and not step.same:
        found[place] = {(*place, NEW)}
    elif isinstance(step, Split):
        for part in step.parts:
            found[form.id, part] = _from(before, place)
    elif isinstance(step, Merge):
        found[place] = set().union(*(_from(before, (form.id, name)) for name in step.of))
    elif isinstance(step, Move):
        _move(step, place, before, found)


def _move(step, place, before, found):
    """The target may hold the moved answer and those it had; the members of a group go along."""
    section, name = place
    for source in [key for key in before if key[0] == section]:
        member = source[1].removeprefix(name)
        if source[1] == name or (source[1].startswith(f"{name}.") and member):
            target = (step.section, step.to + member)
            own = before.get(target, set())
            found[target] = own | _from(before, source)


def _from(before, place):
    return before.get(place, {(*place, NEW)})


def changed_codes(catalogue, path, since):
    """Return the codes of the list *path* that mean something else since the act *since*."""
    return {
        step.id
        for act in catalogue.acts
        if since < act.sequence <= catalogue.sequence
        for options in act.lists
        if options.reference.path == path
        for step in options.steps
        if isinstance(step, Meaning) and not step.same
    }
