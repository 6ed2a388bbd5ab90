"""What each step does to the answers of one section; *work* and *place* come from ``upgrading``."""

from mobio.engine.answers import codes_of, state_of
from mobio.engine.steps import (
    COPY,
    JOIN_ALL,
    JOIN_FIRST,
    Convert,
    Default,
    Map,
    Meaning,
    Merge,
    Restore,
    Retire,
    Split,
    gone,
)


def _retire(work, step, place):
    for answers, name, row in work.places(step.id):
        work.set_aside(step.id, answers.pop(name), place.sequence, row)


def _restore(work, step, place):
    """Bring back what was set aside last; what has no row any more stays where it is."""
    entries = [entry for entry in work.former if entry["question"] == step.id]
    last = _went(step.id, place)
    containers = {row: answers for answers, row in work.containers(step.id)}
    name = step.id.rpartition(".")[2]
    for entry in reversed(entries):  # the newest of them, should there be two
        answers = containers.get(entry["row"])
        if entry["sequence"] != last or answers is None or name in answers:
            continue
        work.former.remove(entry)
        answers[name] = entry["answer"]
    _catch_up(work, step, place, last)


def _went(question_id, place):
    """Return the number of the act that took the question out of the form last."""
    return max(
        act.sequence
        for act in place.catalogue.acts
        for _before, form in act.forms
        if act.sequence <= place.sequence and form.id == place.after.id
        if any(question_id in gone(step) for step in form.steps)
    )


def _catch_up(work, step, place, since):
    """Apply what lists did to the answers of other questions while this one was away."""
    path = place.after.question(step.id).own.get("options")
    for act in place.catalogue.acts:
        if since <= act.sequence < place.sequence:
            for options in act.lists:
                if options.reference.path == path:
                    apply_to_list(work, options, step.id, act.sequence)


def _map(work, step, _place):
    for answers, name, _row in work.places(step.id):
        answers[name] = mapped(answers[name], step.codes)


def mapped(answer, codes):
    """Return *answer* with the codes that *codes* names replaced; each code once."""
    if isinstance(answer, list):
        new = [codes.get(code, code) if isinstance(code, str) else code for code in answer]
        return list(dict.fromkeys(new)) if all(isinstance(code, str) for code in new) else new
    return codes.get(answer, answer) if isinstance(answer, str) else answer


def _split(work, step, place):
    for answers, name, row in work.places(step.id):
        answer = answers.pop(name)
        for part, codes in step.parts.items():
            piece = _piece(answer, codes, place.after.question(part).kind.many)
            if piece is not None:
                answers[part.rpartition(".")[2]] = piece
        if COPY not in step.parts.values():
            work.set_aside(step.id, answer, place.sequence, row)


def _piece(answer, codes, many):
    """Return what a part takes of *answer*, or None."""
    if codes is COPY or state_of(answer) != "answered":
        return answer
    found = list(dict.fromkeys(codes[code] for code in codes_of(answer) if code in codes))
    if not found:
        return None
    return found if many else found[0]


def _merge(work, step, place):
    target = place.after.question(step.id)
    name = target.name
    sources = list(dict.fromkeys(step.of))
    for answers, row in work.containers(step.id):
        given = []
        for source in sources:
            found = answers.pop(source.rpartition(".")[2], None)
            if found is not None:
                given.append((source, found))
        if not given:
            continue
        answers[name], used = _joined(given, step.join, target.kind.many)
        for source, answer in given:
            if source not in used:
                work.set_aside(source, answer, place.sequence, row)


def _joined(given, join, many):
    """Return (the answer made of *given* pairs, the ids whose answers it holds)."""
    answered = [(source, answer) for source, answer in given if state_of(answer) == "answered"]
    if not answered or len(given) == 1:
        return given[0][1], (given[0][0],)
    if any(isinstance(answer[0], dict) for _source, answer in answered if answer and many):
        return _rows(answered, join)
    if many and join == JOIN_ALL:
        codes = dict.fromkeys(code for _source, answer in answered for code in codes_of(answer))
        return list(codes), [source for source, _answer in answered]
    if join not in (JOIN_FIRST, JOIN_ALL):
        text = join.join(str(answer) for _source, answer in answered)
        return text, [source for source, _answer in answered]
    return answered[0][1], (answered[0][0],)


def _rows(answered, join):
    """Return the rows of all groups, or of the first, and the ids of those groups."""
    if join != JOIN_ALL:
        return answered[0][1], (answered[0][0],)
    rows = [row for _source, answer in answered for row in answer]
    return rows, [source for source, _answer in answered]


def _convert(work, step, place):
    before, after = place.before.question(step.id), place.after.question(step.id)
    take_over = after.kind.converts[before.kind.name]
    for answers, name, _row in work.places(step.id):
        if state_of(answers[name]) == "answered":
            answers[name] = take_over(answers[name])


def _default(work, step, place):
    if not work.answers:
        return
    question = place.after.question(step.id)
    answer = [step.code] if question.kind.many else step.code
    for answers, _row in work.containers(step.id):
        answers.setdefault(question.name, answer)


def _nothing(_work, _step, _place):
    """Change no answer: other words are about shares that run, not about what was said."""


EFFECTS = {
    Retire: _retire,
    Restore: _restore,
    Map: _map,
    Split: _split,
    Merge: _merge,
    Convert: _convert,
    Default: _default,
    Meaning: _nothing,
}


def apply_to_list(work, options, question_id, sequence):
    """Apply the steps of the new version *options* of a list to the answers to *question_id*."""
    for step in options.steps:
        if isinstance(step, Map):
            for answers, name, _row in work.places(question_id):
                answers[name] = mapped(answers[name], step.codes)
        elif isinstance(step, Retire):
            _take_out(work, question_id, step.id, sequence)
        elif isinstance(step, Restore):
            _bring_back(work, question_id, step.id)


def _take_out(work, question_id, code, sequence):
    for answers, name, row in work.places(question_id):
        answer = answers[name]
        if answer == code:
            work.set_aside(question_id, answers.pop(name), sequence, row)
        elif isinstance(answer, list) and code in answer:
            left = [each for each in answer if each != code]
            work.set_aside(question_id, [code], sequence, row)
            if left:
                answers[name] = left
            else:
                del answers[name]


def _bring_back(work, question_id, code):
    name = question_id.rpartition(".")[2]
    containers = {row: answers for answers, row in work.containers(question_id)}
    for entry in list(work.former):
        answers = containers.get(entry["row"])
        if entry["question"] != question_id or answers is None or not _is_of(entry, code):
            continue
        now = answers.get(name)
        if isinstance(now, list) and isinstance(entry["answer"], list):
            answers[name] = list(dict.fromkeys([*now, code]))
        elif now is None:
            answers[name] = entry["answer"]
        else:
            continue
        work.former.remove(entry)


def _is_of(entry, code):
    return entry["answer"] in (code, [code])
