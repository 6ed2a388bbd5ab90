"""Add, remove, bring back and move the rows of a page that is not saved yet.

All is done to the raw pairs of the page as it was sent, before anything is checked: so a row keeps
what was typed in it, right or wrong, and the page that comes back is the page that was sent.
"""

from urllib.parse import parse_qsl, urlencode

from mobio.engine.answers import ROW
from mobio.engine.incoming import ACTION, GONE, MARKS, Malformed

ADD, REMOVE, RESTORE, UP, DOWN = "add", "remove", "restore", "up", "down"
STEPS = {UP: -1, DOWN: 1}
ROW_START, ROW_END = ("__start__", "row:mapping"), ("__end__", "row:mapping")


def changed_rows(pairs, verb, group, row_id):
    """Return *pairs* after *verb* was done to the row *row_id* of *group*.

    Adding makes an empty row of that id. Raises Malformed where the page has no such row or group.
    """
    # The button that was pressed stands between the rows; it is done with now.
    before, rows, after = _split([pair for pair in pairs if pair[0] != ACTION], group)
    if verb == ADD:
        rows.append((row_id, [ROW_START, (ROW, row_id), ROW_END]))
    elif verb == RESTORE:
        after, place, row = _taken_back(after, before, group, row_id)
        before = [pair for pair in before if not _is_of(pair, group, row_id)]
        rows.insert(min(place, len(rows)), (row_id, row))
    else:
        place = _place(rows, row_id)
        if verb == REMOVE:
            _row_id, row = rows.pop(place)
            before = [(GONE, f"{group}:{row_id}:{place}:{urlencode(row)}"), *before]
        else:
            rows = moved(rows, place, verb)
    return [*before, *(pair for _row_id, row in rows for pair in row), *after]


def moved(rows, place, verb):
    """Return *rows* with the one at *place* one step up or down; at the end it stays."""
    rows, other = list(rows), min(max(place + STEPS[verb], 0), len(rows) - 1)
    rows[place], rows[other] = rows[other], rows[place]
    return rows


def _split(pairs, group):
    """Return (what stands before the rows, [(row id, its pairs)], what stands behind them)."""
    opening, closing = ("__start__", f"{group}:sequence"), ("__end__", f"{group}:sequence")
    try:
        first, last = pairs.index(opening) + 1, pairs.index(closing)
    except ValueError:
        raise Malformed("a page without that group") from None
    return pairs[:first], _rows(pairs[first:last]), pairs[last:]


def _rows(pairs):
    """Return the rows as (row id, pairs), in their order."""
    rows, depth = [], 0
    for pair in pairs:
        if depth == 0:
            rows.append([])
        rows[-1].append(pair)
        depth += {"__start__": 1, "__end__": -1}.get(pair[0], 0)
    return [(_row_id(row), row) for row in rows]


def _row_id(row):
    if row[0] != ROW_START or row[-1] != ROW_END:
        raise Malformed("a row that is none")
    found = [value for name, value in row if name == ROW]
    if len(found) != 1:
        raise Malformed("a row without its id")
    return found[0]


def _place(rows, row_id):
    for place, (name, _row) in enumerate(rows):
        if name == row_id:
            return place
    raise Malformed("a row that is not on the page")


def _taken_back(after, before, group, row_id):
    """Return (the rest behind the rows, the place, the pairs) of a row that was taken away."""
    found = [value for name, value in (*before, *after) if _is_of((name, value), group, row_id)]
    if not found:
        raise Malformed("a row that was not removed")
    _group, _row, place, typed = found[-1].split(":", 3)
    row = parse_qsl(typed, keep_blank_values=True)
    if _names(row) != row_id:
        raise Malformed("another row than it says")
    rest = [pair for pair in after if not _is_of(pair, group, row_id)]
    return rest, int(place), row


def _names(row):
    """Return the id of the one row in *row*; "" if it is not exactly one row."""
    marks = [name for name, _value in row if name in MARKS]
    rows = _rows(row) if marks else []
    return rows[0][0] if len(rows) == 1 else ""


def _is_of(pair, group, row_id):
    return pair[0] == GONE and pair[1].startswith(f"{group}:{row_id}:")
