"""Check that a step can be done: what it names was there before, and fits what is there now.

*one* is the ``Succession`` of a version: its steps, and what the version before had.
"""

from mobio.engine.mistakes import Mistake, guess
from mobio.engine.steps import (
    COPY,
    JOIN_ALL,
    JOIN_FIRST,
    Convert,
    Default,
    Map,
    Meaning,
    Merge,
    Move,
    Restore,
    Retire,
    Split,
)


def _was_there(one, name, line):
    if name in one.old:
        return True
    one.note(Mistake.NOT_BEFORE, line, id=name, guess=guess(name, one.old))
    return False


def _is_there(one, name, line):
    if name in one.new:
        return True
    one.note(Mistake.NOT_THERE, line, id=name, guess=guess(name, one.new))
    return False


def _leaves(one, name, line):
    """Tell whether *name* was there and is not any more; note it otherwise."""
    if not _was_there(one, name, line):
        return False
    if name in one.new:
        one.note(Mistake.STILL_THERE, line, id=name)
        return False
    return True


def _is_new(one, name, line):
    if not _is_there(one, name, line):
        return False
    if name in one.old:
        one.note(Mistake.NOT_NEW, line, id=name)
        return False
    return True


def _group(name):
    return name.rpartition(".")[0]


def _retire(one, step):
    _leaves(one, step.id, step.line)


def _restore(one, step):
    if _is_new(one, step.id, step.line) and step.id not in one.last_seen:
        one.note(Mistake.NEVER_RETIRED, step.line, id=step.id)


def _meaning(one, step):
    if not (_was_there(one, step.id, step.line) and _is_there(one, step.id, step.line)):
        return
    old, new = one.old[step.id], one.new[step.id]
    if step.same and (old.label, old.staff_label) == (new.label, new.staff_label):
        one.note(Mistake.NO_EFFECT, step.line, "warning", id=step.id)


def _map(one, step):
    if not step.id:  # in a list every code is meant; the targets are checked with the list
        for code in step.codes:
            _was_there(one, code, step.line)
        return
    if not (_was_there(one, step.id, step.line) and _is_there(one, step.id, step.line)):
        return
    known = result_codes(one, one.old[step.id])
    for code in step.codes:
        if code not in known:
            words = {"code": code, "list": step.id, "guess": guess(code, known)}
            one.note(Mistake.NO_SUCH_OPTION, step.line, **words)
    _check_targets(one, one.new[step.id], step.codes.values(), step.line)


def _check_targets(one, question, codes, line):
    """Note each of *codes* that can not be the answer to *question*."""
    path = question.own.get("options")
    for code in codes:
        if path and not one.has_code(path, code):
            words = {"code": code, "list": path, "guess": ""}
            one.note(Mistake.NO_SUCH_OPTION, line, **words)
        elif question.kind.name == "yes_no" and code not in ("yes", "no"):
            words = {"code": code, "list": "yes/no", "guess": ""}
            one.note(Mistake.NO_SUCH_OPTION, line, **words)


def _move(one, step):
    if not _leaves(one, step.id, step.line):
        return
    forms = one.candidates(f"biography/{step.section}")
    targets = [form.question(step.to) for form in forms if step.to in form]
    if not targets:
        words = {"id": step.id, "target": f"{step.section}.{step.to}"}
        one.note(Mistake.NO_TARGET, step.line, **words)
    elif _group(step.id) or _group(step.to):
        one.note(Mistake.ACROSS_ROWS, step.line, id=step.id, other=step.to)
    else:
        # In older files the target may have changed since: one of its versions must fit.
        target = next((each for each in targets if not _misfits(one, step, each)), targets[0])
        _check_alike(one, step, one.old[step.id], target)
        _check_members(one, step, one.old[step.id], target)


def _check_members(one, step, old, target):
    """A group that moves takes its rows along; each member must be there."""
    names = {member.name for member in target.members}
    for member in old.members:
        if member.name not in names:
            one.note(Mistake.LOST_QUESTION, step.line, id=member.id)


def _check_alike(one, step, old, new):
    for mistake, words in _unlike(one, old, new):
        one.note(mistake, step.line, **words)


def _misfits(one, step, new):
    return list(_unlike(one, one.old[step.id], new))


def _unlike(one, old, new):
    """Yield what keeps an answer to *old* from being one to *new*: (Mistake, words)."""
    if old.kind.name != new.kind.name and old.kind.name not in new.kind.converts:
        kinds = {"old": old.kind.name, "new": new.kind.name}
        yield Mistake.UNLIKE_KINDS, {"id": old.id, "other": new.id, **kinds}
        return
    path = new.own.get("options")
    if not path or path == old.own.get("options"):
        return
    for code in result_codes(one, old):
        if not one.has_code(path, code):
            yield Mistake.LOST_IN_LIST, {"id": new.id, "list": path, "code": code}


def _split(one, step):
    if not _leaves(one, step.id, step.line):
        return
    old = one.old[step.id]
    for part, codes in step.parts.items():
        if not _is_new(one, part, step.line):
            continue
        if _group(part) != _group(step.id):
            one.note(Mistake.ACROSS_ROWS, step.line, id=step.id, other=part)
        elif codes is COPY:
            if old.kind.name != one.new[part].kind.name:
                kinds = {"old": old.kind.name, "new": one.new[part].kind.name}
                one.note(Mistake.UNLIKE_KINDS, step.line, id=step.id, other=part, **kinds)
            _check_members(one, step, old, one.new[part])
        else:
            _check_targets(one, one.new[part], codes.values(), step.line)


def _merge(one, step):
    if not _is_there(one, step.id, step.line):
        return
    if step.id in one.old and step.id not in step.of:
        one.note(Mistake.NOT_NEW, step.line, id=step.id)
    for name in step.of:
        there = _was_there(one, name, step.line) if name == step.id else _leaves(
            one, name, step.line)  # fmt: skip
        if there and _group(name) != _group(step.id):
            one.note(Mistake.ACROSS_ROWS, step.line, id=name, other=step.id)
        elif there and one.old[name].kind.name != one.new[step.id].kind.name:
            kinds = {"old": one.old[name].kind.name, "new": one.new[step.id].kind.name}
            one.note(Mistake.UNLIKE_KINDS, step.line, id=name, other=step.id, **kinds)
        elif there:
            _check_alike(one, step, one.old[name], one.new[step.id])
            _check_members(one, step, one.old[name], one.new[step.id])
    _check_join(one, step, one.new[step.id].kind)


def _check_join(one, step, kind):
    """Codes are joined as a list, texts with a separator; anything can give way to the first."""
    fits = kind.many if step.join == JOIN_ALL else kind.free_text
    if step.join != JOIN_FIRST and not fits:
        words = {"key": "join", "value": step.join, "guess": "", "known": JOIN_FIRST}
        one.note(Mistake.NOT_ONE_OF, step.line, **words)


def _convert(one, step):
    if not (_was_there(one, step.id, step.line) and _is_there(one, step.id, step.line)):
        return
    if one.old[step.id].kind.name == one.new[step.id].kind.name:
        one.note(Mistake.NO_EFFECT, step.line, id=step.id)


def _default(one, step):
    if _is_new(one, step.id, step.line):
        _check_targets(one, one.new[step.id], (step.code,), step.line)


STEP_CHECKS = {
    Retire: _retire,
    Restore: _restore,
    Meaning: _meaning,
    Map: _map,
    Move: _move,
    Split: _split,
    Merge: _merge,
    Convert: _convert,
    Default: _default,
}


def result_codes(one, question):
    """Return the codes an answer to the old *question* can hold today."""
    if question.kind.name == "yes_no":
        return ("yes", "no")
    path = question.own.get("options")
    lists = one.candidates(path) if path else ()
    return tuple(option.code for options in lists[:1] for option in options.options)
