"""Rows that are stored: take one away, bring it back, and put them into another order.

Each is an answer like any other: it is merged, and it stands in the history.
"""

from mobio.engine.answers import ROW, row_with
from mobio.engine.merging import undo
from mobio.engine.row_changes import moved
from mobio.engine.upgrading import upgrade
from mobio.services.attaching import without_lost_files
from mobio.services.reading import states_of
from mobio.services.storing import store


def remove_row(person, catalogue, form, group_id, row_id, *, author, now):
    """Take one row out of a group, as the person asked; return whether there was such a row."""
    rows = _rows(person, catalogue, form, group_id)
    left = [row for row in rows if row[ROW] != row_id]
    if len(left) == len(rows):
        return False
    store(person, catalogue, {form.id: {group_id: left}}, author, now)
    return True


def removed_row(person, catalogue, form, group_id, row_id):
    """Return (place, row) of a row that was taken away, as answers of today, or None."""
    if row_with(_rows(person, catalogue, form, group_id), row_id):
        return None
    for number, entry in enumerate(person["log"].entries()):
        if _had(entry, form, group_id, row_id):
            earlier = undo(states_of(person), person["log"].entries()[: number + 1])
            state = upgrade(catalogue, earlier).get(form.id)
            rows = (state.answers.get(group_id) if state else None) or []
            places = [place for place, row in enumerate(rows) if row[ROW] == row_id]
            return (places[0], rows[places[0]]) if places else None
    return None


def _had(entry, form, group_id, row_id):
    """Tell whether the row stood in the group before this entry of the history."""
    return entry.section == form.id and any(
        change["question"] == group_id and row_with(change.get("old"), row_id)
        for change in entry.changes
    )


def restore_row(person, catalogue, form, group_id, row_id, *, author, now):
    """Bring a row back with the id it had; return whether it could be brought back."""
    rows = list(_rows(person, catalogue, form, group_id))
    found = removed_row(person, catalogue, form, group_id, row_id)
    group = form.question(group_id)
    if found is None or len(rows) >= group.kind.most(group):
        return False
    place, row = found
    rows.insert(min(place, len(rows)), without_lost_files(person, row))
    store(person, catalogue, {form.id: {group_id: rows}}, author, now)
    return True


def move_row(person, catalogue, form, group_id, row_id, verb, *, author, now):
    """Put a row one place up or down; at the end of the list it stays where it is."""
    rows = _rows(person, catalogue, form, group_id)
    place = next((place for place, row in enumerate(rows) if row[ROW] == row_id), None)
    if place is not None:
        changed = {form.id: {group_id: moved(rows, place, verb)}}
        store(person, catalogue, changed, author, now)


def _rows(person, catalogue, form, group_id):
    """Return the stored rows of a group, as answers of today."""
    state = upgrade(catalogue, states_of(person)).get(form.id)
    return (state.answers.get(group_id) if state else None) or []
