"""Find conditions that wait for each other: no record could ever be read through them."""

from mobio.engine.condition_checks import Place
from mobio.engine.conditions import Age, Ranked, RowCount
from mobio.engine.mistakes import Mistake


def check_circles(files):
    """Note each circle of conditions, also through several sections, at its first question."""
    edges = {}
    for form in files.all_of("biography"):
        for question in form.every_question():
            if question.show_if is not None:
                group = form.question(question.group) if question.group else None
                place = Place(files, form, group)
                edges[form.id, question.id] = set(_looked_at(place, question.show_if))
    for circle in _circles(edges):
        first = circle.index(min(circle))
        path = [*circle[first:], *circle[:first], circle[first]]
        form = files.get(f"biography/{path[0][0]}")
        is_one = len({section for section, _name in path}) == 1
        words = " → ".join(name if is_one else f"{section}.{name}" for section, name in path)
        line = form.question(path[0][1]).line
        files.note(form.reference, Mistake.CYCLE, line, path=words)


def _looked_at(place, condition):
    """Yield (section, question id) of each question whose being asked decides on *condition*."""
    for part in condition.parts():
        yield from _looked_at(place, part)
    if isinstance(condition, Age):
        yield from _born(place.files)
    for _condition, name in condition.names() if not condition.parts() else ():
        yield from _node(place.find(name))
    if isinstance(condition, RowCount) and condition.where is not None:
        yield from _looked_at_in_rows(place, condition.name, condition.where)
    highest = condition.highest if isinstance(condition, Ranked) else None
    if highest is not None:
        group = highest.name.rpartition(".")[0]
        yield from _node(place.find(highest.name))
        yield from _node(place.find(group))
        if highest.where is not None:
            yield from _looked_at_in_rows(place, group, highest.where)


def _looked_at_in_rows(place, name, where):
    found = place.find(name)
    if found is not None:
        yield from _looked_at(Place(place.files, *found), where)


def _node(found):
    if found is not None:
        form, question = found
        yield form.id, question.id


def _born(files):
    for form in files.all_of("biography"):
        for question in form.questions:
            if question.stands_for == "birth_date":
                yield form.id, question.id


def _circles(edges):
    """Yield one circle of each knot of *edges*: the nodes in their order, without repetition.

    On a stack of its own, since a file may have more questions than Python has frames.
    """
    done = set()
    for start in sorted(edges):
        path, waiting = [], [iter((start,))]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                done.update(path[-1:])
                del path[-1:]
            elif node in path:
                yield path[path.index(node) :]
            elif node not in done:
                path.append(node)
                waiting.append(iter(sorted(edges.get(node, ()))))
