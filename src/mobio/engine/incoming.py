"""Read the raw pairs of a POST: no key is taken that the page did not ask for.

A page that was cut off on its way parses as an empty one, so each form ends with the field
``_end``; without it nothing is read.
"""

import re
from dataclasses import dataclass

import peppercorn

from mobio.engine.answers import ROW, STATES

END = "_end"
ACTION = "_do"
REVISION = "_revision"
SEQUENCE = "_sequence"
SHOWN_ROWS = "_rows"
NEW_ROW = "_new"
"""The id of a row that is not stored yet, so that sending its page twice makes one row."""
GONE = "_gone"
"""A row that was taken away on the page and can be brought back until the page is saved."""
LANGUAGE = "_lang"
"""The language to go on in; what is typed comes along."""
CSRF = "csrf_token"
OWN_FIELDS = (
    END,
    ACTION,
    REVISION,
    SEQUENCE,
    SHOWN_ROWS,
    NEW_ROW,
    GONE,
    LANGUAGE,
    CSRF,
    "_charset_",
)
ROW_ID = re.compile(r"r[a-z2-7]{8,16}\Z")
TAKEN_AWAY = re.compile(
    r"(?P<group>[a-z][a-z0-9_]*):(?P<row>r[a-z2-7]{8,16}):(?P<place>[0-9]{1,2}):"
    r"(?P<typed>[A-Za-z0-9%+=&._~-]*)\Z"
)
MARKS = ("__start__", "__end__")
MARK = re.compile(r"([a-z][a-z0-9_-]{0,90})(?::(mapping|sequence|rename))?\Z")
DEEPEST = 4
MOST_PAIRS = 2000


class Malformed(Exception):
    """Refuse a POST that no page of ours can have sent (answered with 400)."""


@dataclass(frozen=True)
class Incoming:
    """What a page sent: the answers as typed (pstruct), the button, and what was on the page."""

    typed: dict
    action: str = ""
    revision: int = 0
    sequence: int = 0
    shown_rows: tuple = ()
    gone: tuple = ()


def read_pairs(pairs, group_names=()):
    """Return the Incoming of the raw *pairs* of a form; raise Malformed for anything else.

    *group_names* are the groups whose rows are on the page. Names are checked later, against the
    form; here it is the shape.
    """
    pairs = list(pairs)
    if len(pairs) > MOST_PAIRS or not all(isinstance(value, str) for _name, value in pairs):
        raise Malformed("too many or foreign values")
    own = [(name, value) for name, value in pairs if name in OWN_FIELDS]
    if [name for name, _value in pairs][-1:] != [END]:
        raise Malformed("cut off on the way")
    rest = [(name, value) for name, value in pairs if name not in OWN_FIELDS]
    _check_marks(rest)
    try:
        typed = peppercorn.parse(rest)
    except (ValueError, StopIteration, RuntimeError) as error:
        raise Malformed("unbalanced") from error
    if not isinstance(typed, dict):
        raise Malformed("no mapping")
    marks = (_number(own, REVISION), _number(own, SEQUENCE))
    gone = tuple(read_gone(value, group_names) for name, value in own if name == GONE)
    return Incoming(typed, _last(own, ACTION), *marks, _shown(own, group_names), gone)


def opened_at(pairs):
    """Return (revision, sequence) a page was opened at; 0 where it does not say so."""
    own = [(name, value) for name, value in pairs if isinstance(value, str)]
    return _number(own, REVISION), _number(own, SEQUENCE)


def _check_marks(pairs):
    """Refuse marks that do not nest, nest too deep or have types of their own."""
    depth = 0
    for name, value in pairs:
        match = MARK.match(value) if name in MARKS else None
        if name in MARKS and match is None:
            raise Malformed("a mark of a foreign form")
        if name == "__start__":
            depth += 1
            if not match[2] or depth > DEEPEST:
                raise Malformed("a mark without type, or nested too deep")
        elif name == "__end__":
            depth -= 1
            if depth < 0:
                raise Malformed("an end without a start")
    if depth:
        raise Malformed("a start without an end")


def _last(own, name):
    return next((value for key, value in reversed(own) if key == name), "")


def _number(own, name):
    value = _last(own, name) or "0"
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise Malformed("no number")
    return int(value)


def _shown(own, group_names):
    """Return the pairs (group, row id) that were on the page."""
    found = []
    for key, value in own:
        if key != SHOWN_ROWS:
            continue
        group, _colon, row_id = value.partition(":")
        if group not in group_names or not ROW_ID.match(row_id):
            raise Malformed("a row of a foreign page")
        found.append((group, row_id))
    return tuple(found)


def read_gone(value, group_names):
    """Return (group, row id, its place, what was typed in it) of a row taken away."""
    match = TAKEN_AWAY.match(value)
    if not match or match["group"] not in group_names:
        raise Malformed("a removed row of a foreign page")
    return match["group"], match["row"], int(match["place"]), match["typed"]


def check_names(typed, nodes):
    """Refuse keys the form has no question for, and values of another shape than it asks for."""
    for name, value in typed.items():
        if name not in nodes:
            raise Malformed("a field this page does not have")
        _check_shape(nodes[name], value)


def _check_shape(question, value):
    if question.members:
        _check_rows(question, value)
    elif question.kind.many:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Malformed("no list of options")
    elif question.kind.name in ("date", "partial_date"):
        known = {"day", "month", "year", "approximate", "unknown"}
        if not isinstance(value, dict) or not set(value) <= known or not _all_text(value):
            raise Malformed("no date")
    elif question.kind.is_typed and question.states:
        if not isinstance(value, dict) or not set(value) <= {"text", *STATES}:
            raise Malformed("no text with its states")
        if not _all_text(value):
            raise Malformed("no text with its states")
    elif not isinstance(value, str):
        raise Malformed("no text")


def _check_rows(group, value):
    if not isinstance(value, list) or len(value) > group.kind.most(group):
        raise Malformed("no rows, or too many")
    members = {member.name: member for member in group.members}
    for row in value:
        if not isinstance(row, dict) or not ROW_ID.match(str(row.get(ROW, ""))):
            raise Malformed("a row without its id")
        check_names({key: item for key, item in row.items() if key != ROW}, members)
    if len({row[ROW] for row in value}) < len(value):
        raise Malformed("the same row twice")


def _all_text(value):
    return all(isinstance(part, str) for part in value.values())
