"""Bring an earlier text back as the next version: which upgrade steps that needs.

What was published is never undone. The old text becomes a new version, and its steps say what
becomes of the answers that were given meanwhile.
"""

import re

from mobio.engine.acts import FORMS, LISTS
from mobio.engine.steps import Map, Meaning, Merge, Move, Retire, Split, gone

BLOCK = "upgrade:"
CONSENTS = "consents"
ELSEWHERE = "Die Antworten auf '{id}' stehen seit Fassung {version} an einer anderen Stelle."
OTHER_KIND = "'{id}' ist heute von der Art '{now}'. Daraus wird nicht wieder '{old}'."
MIXED = "Die Antworten '{codes}' heißen heute alle '{id}'. Das lässt sich nicht mehr trennen."


class CannotReturn(Exception):
    """Refuse to bring a text back; ``args[0]`` are sentences that say what would be lost."""

    def __str__(self):
        return "\n".join(self.args[0])


def text_again(text, target, chain):
    """Return *text* as the next version, with the steps it needs; raise CannotReturn.

    *target* is the definition of *text*; *chain* are all published definitions of its path in
    their order. The last of them is in force.
    """
    text = without_steps(text)
    if target.reference.folder == CONSENTS:
        return _of_the_same_german(text, target.version, chain[-1].version + 1)
    steps = steps_back(target, chain)
    if not steps:
        return text
    lines = [BLOCK, *(f"  - {step}" for step in steps)]
    return text.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def _of_the_same_german(text, before, number):
    """Return a consent *text* whose translations follow the German to its new number."""
    return re.sub(rf"(\bof_german: *){before}\b", rf"\g<1>{number}", text)


def without_steps(text):
    """Return *text* without its block ``upgrade``."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if inside:
            inside = not line.strip() or line[0] in " -#"
        if line.startswith(BLOCK):
            inside = True
        if not inside:
            kept.append(line)
    return "".join(kept)


def steps_back(target, chain):
    """Return the steps, as YAML in one line each, that lead from what is in force to *target*."""
    if target.reference.folder not in (FORMS, LISTS) or not chain:
        return []
    names = _questions if target.reference.folder == FORMS else _options
    now, then = names(chain[-1]), names(target)
    problems, steps = [], []
    make = _form_steps if target.reference.folder == FORMS else _list_steps
    make(now, then, chain, steps, problems)
    steps += _coming_back(now, then, chain, names, problems)
    steps += _meanings(now, then, target, chain)
    if problems:
        raise CannotReturn(problems)
    return steps


def _questions(form):
    return {each.id: each for each in form.every_question() if each.kind.name != "note"}


def _options(options):
    return {option.code: option for option in options.options}


def _form_steps(now, then, _chain, steps, problems):
    """Write down which questions go again, and which are of another kind."""
    for name in now.keys() - then.keys():
        if name.rpartition(".")[0] not in now.keys() - then.keys():
            steps.append(f"retire: {name}")
    for name in now.keys() & then.keys():
        kinds = {"now": now[name].kind.name, "old": then[name].kind.name}
        if kinds["now"] == kinds["old"]:
            continue
        if kinds["now"] in then[name].kind.converts:
            steps.append(f"convert: {name}")
        else:
            problems.append(OTHER_KIND.format(id=name, **kinds))
    steps.sort()


def _list_steps(now, then, chain, steps, problems):
    """Write down which options go again; a mapped one gets its old code if that is certain."""
    for code in sorted(now.keys() - then.keys()):
        before = sorted(
            old
            for options in chain
            for step in options.steps
            if isinstance(step, Map)
            for old, new in step.codes.items()
            if new == code
        )
        if len(before) > 1:
            problems.append(MIXED.format(codes="', '".join(before), id=code))
        elif before and before[0] in then:
            steps.append(f'map: {{"{code}": "{before[0]}"}}')
        else:
            steps.append(f"retire: {code}")


def _coming_back(now, then, chain, names, problems):
    """Return the steps for what is in *then*, was there before, and is not there now."""
    came = then.keys() - now.keys()
    found = []
    for name in sorted(came):
        if name.rpartition(".")[0] in came or not any(name in names(each) for each in chain):
            continue
        step, version = _left(name, chain)
        if isinstance(step, (Move, Split, Merge)):
            problems.append(ELSEWHERE.format(id=name, version=version))
        else:
            found.append(f"restore: {name}")
    return found


def _left(name, chain):
    """Return (the last step that took *name* out, its version)."""
    for definition in reversed(chain):
        for step in definition.steps:
            is_mapped = isinstance(step, Map) and not step.id and name in step.codes
            is_gone = name in gone(step) or name.rpartition(".")[0] in gone(step)
            if is_mapped or is_gone or (isinstance(step, Retire) and step.id == name):
                return step, definition.version
    return None, 0


def _meanings(now, then, target, chain):
    """Return the steps that say whether the other words mean the same.

    They do if every rewording since did; what nobody said counts as another meaning, so that no
    link that runs shows more.
    """
    since = [each for each in chain if each.version > target.version]
    found = []
    for name in sorted(now.keys() & then.keys()):
        words = [(each.label, each.staff_label) for each in (now[name], then[name])]
        if words[0] == words[1]:
            continue
        said = [
            step.same
            for definition in since
            for step in definition.steps
            if isinstance(step, Meaning) and step.id == name
        ]
        meaning = "same" if said and all(said) else "changed"
        found.append(f"meaning: {{{name}: {meaning}}}")
    return found
