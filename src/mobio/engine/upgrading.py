"""Read old answers as answers to the forms in force: apply every step they have not seen yet.

Pure functions over a person's whole record: a question may move from one section to another. What a
step takes out is kept as *former*: it stays readable to the person and the worker. Reading an
upgraded record again changes nothing, and reading act by act gives the same as reading at once.
"""

from dataclasses import dataclass

from mobio.engine.answers import ROW
from mobio.engine.step_effects import EFFECTS, apply_to_list
from mobio.engine.steps import Move


@dataclass(frozen=True)
class State:
    """The answers of one section as they were when the act *sequence* was the newest.

    *former* are mappings ``{"question", "row", "answer", "sequence"}``: what the act *sequence*
    took out, with the id of its row or None.
    """

    sequence: int
    answers: dict
    former: tuple = ()


class Work:
    """One section while it is upgraded; may be changed, shares nothing with the stored answers."""

    def __init__(self, state):
        self.sequence = state.sequence
        self.answers = {name: _loose(answer) for name, answer in state.answers.items()}
        self.former = list(state.former)

    def set_aside(self, question, answer, sequence, row=None):
        """Keep what the act *sequence* takes out of the form."""
        entry = {"question": question, "row": row, "answer": answer, "sequence": sequence}
        self.former.append(entry)

    def places(self, question_id):
        """Return (mapping, key, row id or None) of each answer to *question_id*."""
        group, _dot, member = question_id.rpartition(".")
        if not group:
            return [(self.answers, question_id, None)] if question_id in self.answers else []
        return [(row, member, row[ROW]) for row in self.rows(group) if member in row]

    def containers(self, question_id):
        """Return (mapping, row id or None) of each place that can hold such an answer."""
        group = question_id.rpartition(".")[0]
        return [(row, row[ROW]) for row in self.rows(group)] if group else [(self.answers, None)]

    def rows(self, group):
        """Return the rows of *group*."""
        found = self.answers.get(group)
        return found if isinstance(found, list) else []


def _loose(answer):
    """Return a copy of *answer* whose rows may be changed."""
    if isinstance(answer, list):
        return [dict(item) if isinstance(item, dict) else item for item in answer]
    return answer


def upgrade(catalogue, states):
    """Return {section: State} of *states* as answers to what is in force in *catalogue*."""
    oldest = min((state.sequence for state in states.values()), default=catalogue.sequence)
    newest = catalogue.sequence
    if oldest >= newest:
        return dict(states)
    acts = [act for act in catalogue.acts if oldest < act.sequence <= newest and act.has_steps]
    if not acts:
        return dict(states)
    work = {section: Work(state) for section, state in states.items()}
    for act in acts:
        _apply(catalogue, act, work)
    return {
        section: State(max(each.sequence, newest), each.answers, tuple(each.former))
        for section, each in work.items()
    }


def _apply(catalogue, act, work):
    """Apply the steps of *act*: forms first, then what goes to other sections, then lists."""
    moves = []
    for before, after in act.forms:
        section = work.get(after.id)
        if section is None or section.sequence >= act.sequence:
            continue
        for step in after.steps:
            if isinstance(step, Move):
                moves.append((before, step, section))
            else:
                EFFECTS[type(step)](section, step, Place(catalogue, act, before, after))
    for before, step, section in moves:
        _move(catalogue, act, work, (before, step, section))
    for options in act.lists:
        for section, question_id in act.uses.get(options.reference.path, ()):
            found = work.get(section)
            if found is not None and found.sequence < act.sequence:
                apply_to_list(found, options, question_id, act.sequence)


@dataclass(frozen=True)
class Place:
    """Where a step is applied: the act, and the form before and after it."""

    catalogue: object
    act: object
    before: object
    after: object

    @property
    def sequence(self):
        """Return the number of the act."""
        return self.act.sequence


def _move(catalogue, act, work, what):
    before, step, source = what
    if step.id not in source.answers:
        return
    answer = source.answers.pop(step.id)
    target = work.get(step.section)
    if target is None:
        target = work[step.section] = Work(State(act.sequence - 1, {}))
    form = catalogue.at(act.sequence).plain_form(step.section)
    if step.to in target.answers or step.to not in form:
        source.set_aside(step.id, answer, act.sequence)
        return
    target.answers[step.to] = converted(before.question(step.id), form.question(step.to), answer)


def converted(before, after, answer):
    """Return *answer* to the question *before* as one to the question *after*."""
    if before.kind.name == after.kind.name or (isinstance(answer, dict) and "state" in answer):
        return answer
    return after.kind.converts[before.kind.name](answer)
