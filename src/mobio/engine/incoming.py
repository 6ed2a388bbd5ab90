"""Read the raw pairs of a POST: no key is taken that the page did not ask for.

A page that was cut off on its way parses as an empty one, so each form ends with the field
``_end``; without it nothing is read.
"""

import functools
import re
from dataclasses import dataclass

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
OPENED = (REVISION, SEQUENCE)
OWN_FIELDS = frozenset(
    (END, ACTION, *OPENED, SHOWN_ROWS, NEW_ROW, GONE, LANGUAGE, CSRF, "_charset_")
)
ROW_ID = re.compile(r"r[a-z2-7]{8,16}\Z")
TAKEN_AWAY = re.compile(
    r"(?P<group>[a-z][a-z0-9_]*):(?P<row>r[a-z2-7]{8,16}):(?P<place>[0-9]{1,2}):"
    r"(?P<typed>[A-Za-z0-9%+=&._~-]*)\Z"
)
MARKS = START_MARK, END_MARK = "__start__", "__end__"
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
    form; here it is the shape. The pairs are read once; what they hold is what peppercorn, whose
    marks they carry, would make of them.
    """
    pairs = list(pairs)
    if len(pairs) > MOST_PAIRS:
        raise Malformed("too many values")
    if not pairs or pairs[-1][0] != END:
        raise Malformed("cut off on the way")
    own, reading = {}, _Reading()
    for name, value in pairs:
        if not isinstance(value, str):
            raise Malformed("a foreign value")
        if name in OWN_FIELDS:
            own.setdefault(name, []).append(value)
        elif name == START_MARK:
            reading.begin(value)
        elif name == END_MARK:
            reading.end(value)
        else:
            reading.found.append((name, value))
    marks = (_number(own, REVISION), _number(own, SEQUENCE))
    gone = tuple(read_gone(value, group_names) for value in own.get(GONE, ()))
    shown = _shown(own.get(SHOWN_ROWS, ()), group_names)
    return Incoming(reading.typed(), _last(own, ACTION), *marks, shown, gone)


class _Reading:
    """Put together what stands between marks; refuse those that do not nest or nest too deep."""

    def __init__(self):
        self.found = []
        self._around = []

    def begin(self, value):
        name, kind = _mark(value)
        if not kind or len(self._around) == DEEPEST:
            raise Malformed("a mark without type, or nested too deep")
        self._around.append((self.found, name, kind))
        self.found = []

    def end(self, value):
        _mark(value)
        if not self._around:
            raise Malformed("an end without a start")
        around, name, kind = self._around.pop()
        around.append((name, _inside(kind, self.found)))
        self.found = around

    def typed(self):
        """Return what all marks hold together; an open one means that something is missing."""
        if self._around:
            raise Malformed("a start without an end")
        return dict(self.found)


@functools.lru_cache(maxsize=1000)  # the same few dozen with every page; a refused one is not kept
def _mark(value):
    """Return (name, type or None) of a mark."""
    match = MARK.match(value)
    if match is None:
        raise Malformed("a mark of a foreign form")
    return match.groups()


def _inside(kind, found):
    """Return the value of the pairs *found* between two marks."""
    if kind == "mapping":
        return dict(found)
    if kind == "sequence":
        return [value for _name, value in found]
    return found[0][1] if found else ""


def without_questions(pairs, names):
    """Return the *pairs* of a page without all that was sent for the questions *names*.

    Nothing else is looked at: what has a wrong shape is refused when the rest is read.
    """
    kept, depth, is_out = [], 0, False
    for name, value in pairs:
        word = value.partition(":")[0] if isinstance(value, str) else ""
        if depth == 0:
            marked = name in (START_MARK, SHOWN_ROWS, GONE)
            is_out = (word if marked else name) in names
        if not is_out:
            kept.append((name, value))
        depth += {START_MARK: 1, END_MARK: -1}.get(name, 0)
    return kept


def opened_at(pairs):
    """Return (revision, sequence) a page was opened at; 0 where it does not say so."""
    own = {name: [value] for name, value in pairs if name in OPENED and isinstance(value, str)}
    return _number(own, REVISION), _number(own, SEQUENCE)


def _last(own, name):
    return own[name][-1] if name in own else ""


def _number(own, name):
    value = _last(own, name) or "0"
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise Malformed("no number")
    return int(value)


def _shown(values, group_names):
    """Return the pairs (group, row id) that were on the page."""
    found = []
    for value in values:
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
        known = {"day", "month", "year", "calendar", "approximate", "unknown"}
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
