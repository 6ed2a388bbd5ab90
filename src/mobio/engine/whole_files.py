"""What the readers of all kinds of file share: the keys at the top, and the accepted warnings."""

from dataclasses import replace

from mobio.engine import shapes
from mobio.engine.definitions import Accepted
from mobio.engine.mistakes import WARNINGS

ACCEPTED = {
    "rule": shapes.one_of(*(warning.rule for warning in WARNINGS)),
    "at": shapes.text,
    "reason": shapes.text,
}


def _accepted(given, value, _notebook):
    if not given.get("rule") or not given.get("reason"):
        return None
    return Accepted(given["rule"], given["reason"], given.get("at") or "", value.line)


accepted = shapes.list_of(shapes.record(ACCEPTED, _accepted, required=("rule", "reason")))


def whole_file(keys, required=()):
    """Return the decorator of a reader of whole files.

    The reader is called with the reference, what its *keys* gave, the tree and the notebook.
    """
    keys = {**keys, "accepted": accepted}

    def mark(make):
        @shapes.says(shapes.mapping_of(keys, required))
        def read(reference, tree, notebook):
            given = shapes.entries(tree, keys, notebook, required)
            found = make(reference, given, tree, notebook)
            lines = {name.value: name.line for name, _value in getattr(tree, "pairs", ())}
            return replace(found, accepted=given.get("accepted") or (), lines=lines)

        read.__doc__ = make.__doc__
        return read

    return mark
