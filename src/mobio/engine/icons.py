"""The pictures beside words: their names, in the order in which they stand in the strip."""

from mobio.engine import shapes
from mobio.engine.mistakes import Mistake, guess

ICONS = (
    "person people child family home house school study book certificate language speech ear "
    "message mail phone work tools money number calendar clock map globe document card pen target "
    "stop health heart share check cross sound star computer bus car life ball hands wheelchair "
    "plus bin"
).split()


@shapes.says(shapes.SCALAR)
def icon(value, key, notebook):
    """Return the name of a picture; one that does not exist is told, and nothing is shown."""
    name = shapes.text(value, key, notebook)
    if name and name not in ICONS:
        words = {"icon": name, "guess": guess(name, ICONS), "known": ", ".join(ICONS)}
        notebook.note(Mistake.NO_SUCH_ICON, value.line, severity="warning", **words)
        return ""
    return name
