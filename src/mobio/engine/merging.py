"""Bring together what two people did to the same section: three-way, per question and per row."""

from mobio.engine.answers import ROW
from mobio.engine.upgrading import State


def undo(states, entries):
    """Return {section: State} as *states* were before *entries* of the history (newest first)."""
    before = dict(states)
    for entry in entries:
        state = before.get(entry.section, State(0, {}))
        answers = undone(state.answers, entry.changes)
        sequence, former = state.sequence, state.former
        if entry.rewritten:
            answers = undone(answers, entry.rewritten["changes"])
            sequence, former = entry.rewritten["sequence"], entry.rewritten["former"]
        before[entry.section] = State(sequence, answers, former)
    return before


def undone(answers, changes):
    """Return *answers* as they were before *changes*."""
    before = dict(answers)
    for change in changes:
        if "old" in change:
            before[change["question"]] = change["old"]
        else:
            before.pop(change["question"], None)
    return before


def merge(base, mine, theirs):
    """Return (merged, conflicts) of {question: answer} mappings.

    *base* is what both started from, *mine* the answers of this page (None: emptied), *theirs*
    what is stored now. A question that both changed to different answers keeps theirs and is a
    conflict, {question: their answer}.
    """
    merged, conflicts = {}, {}
    for question, answer in mine.items():
        before, now = base.get(question), theirs.get(question)
        if answer in (before, now):
            merged[question] = now
        elif now == before:
            merged[question] = answer
        elif _are_rows(answer) and _are_rows(now):
            merged[question], clash = merge_rows(before or [], answer or [], now or [])
            if clash:
                conflicts[question] = now
        else:
            merged[question] = now
            conflicts[question] = now
    return merged, conflicts


def _are_rows(answer):
    """Tell whether the answer may be that of a group; the last row removed leaves no answer."""
    rows = [] if answer is None else answer
    return isinstance(rows, list) and all(isinstance(row, dict) and ROW in row for row in rows)


def merge_rows(base, mine, theirs):
    """Return (rows, whether something clashed).

    A row deleted on one side and untouched on the other is gone; one that was changed there stays.
    """
    old, my, their = ({row[ROW]: row for row in rows} for rows in (base, mine, theirs))
    first, second = (my, their) if _is_moved(old, my) else (their, my)
    merged, clashed = [], False
    for row_id in dict.fromkeys([*first, *second]):
        row, clash = _merge_row(old.get(row_id), my.get(row_id), their.get(row_id))
        clashed = clashed or clash
        if row is not None:
            merged.append(row)
    return merged, clashed


def _is_moved(old, my):
    """Tell whether the rows that were there before stand in another order now."""
    return [name for name in old if name in my] != [name for name in my if name in old]


def _merge_row(base, mine, theirs):
    if mine in (theirs, base):
        return theirs, False
    if theirs == base:
        return mine, False
    if mine is None or theirs is None:
        return mine or theirs, True
    merged, clashed = {ROW: theirs[ROW]}, False
    for member in dict.fromkeys([*theirs, *mine, *(base or {})]):
        before, my, their = (row.get(member) if row else None for row in (base, mine, theirs))
        value = my if their == before else their
        clashed = clashed or (their != before and my != before and my != their)
        if value is not None:
            merged[member] = value
    return merged, clashed
