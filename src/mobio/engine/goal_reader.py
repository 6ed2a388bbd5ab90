"""Read a goal template: what a person may want to reach, and who does what for it until when."""

from mobio.engine import shapes
from mobio.engine.definitions import Goal, Measure
from mobio.engine.mistakes import Mistake
from mobio.engine.whole_files import whole_file

WHO = ("person", "worker", "actor", "volunteer")
"""Who can do something for a goal; forms of staff offer the same codes."""


def _measure(given, value, _notebook):
    if not given.get("what") or not given.get("who"):
        return None
    return Measure(given["what"], given["who"], given.get("within"), value.line)


MEASURE_KEYS = {"what": shapes.text, "who": shapes.one_of(*WHO), "within": shapes.span}
GOAL_KEYS = {
    "title": shapes.text,
    "area": shapes.text,
    "goal": shapes.text,
    "indicator": shapes.text,
    "measures": shapes.list_of(shapes.record(MEASURE_KEYS, _measure, required=("what", "who"))),
    "review": shapes.span,
}


@whole_file(GOAL_KEYS, required=("area", "goal", "indicator", "measures", "review"))
def read_goal(reference, given, tree, notebook):
    """Return the Goal in *tree*."""
    written = given.get("measures") is not None and tree.get("measures")
    if written and not written.items:
        notebook.note(Mistake.MISSING_KEY, tree.key_line("measures"), key="what")
    return Goal(
        reference,
        given.get("area") or "",
        given.get("goal") or "",
        given.get("indicator") or "",
        given.get("measures") or (),
        given.get("review"),
        given.get("title") or "",
    )
