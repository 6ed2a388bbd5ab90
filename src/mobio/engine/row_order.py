"""The order in which the rows of a group are shown; how they are stored stays as it is."""

from mobio.engine.answers import state_of


def in_order(group, rows):
    """Return the list of *rows* as the group's ``sort_by`` wants them: the newest or highest last.

    Rows without an answer to that member come at the end, in the order they were made.
    """
    rows = list(rows or ())
    name = group.own.get("sort_by")
    if not name:
        return rows
    member = group.member(name)
    ranked = [(_rank(member, row.get(name)), row) for row in rows]
    known = sorted(
        ((rank, row) for rank, row in ranked if rank is not None), key=lambda one: one[0]
    )
    return [row for _rank, row in known] + [row for rank, row in ranked if rank is None]


def _rank(member, answer):
    is_answered = state_of(answer) == "answered"
    return member.kind.place(member, answer) if is_answered else None
