"""Draw a page: each question, each group and the frame from its fragment, or else by deform.

The outcome is what deform makes of the whole page, letter for letter.
"""

import functools
import itertools
from dataclasses import dataclass

from colander import null

from mobio.engine.answers import ROW
from mobio.engine.incoming import ROW_ID
from mobio.engine.slots import InRow, Joined, Markup, Name, Named, slots_of

_marks = itertools.count(1)
NOTHING_TO_SAY = ((), (), None)


@dataclass
class Drawing:
    """A page being drawn; *form* is its PageForm or RowForm."""

    form: object
    notes: dict
    shown: tuple
    gone: tuple
    skeletons: object

    @functools.cached_property
    def mark(self):
        """Return a number for all that the markup of this page depends on, besides its questions.

        These are the forms in force in one language, the second language of the page, staff or not,
        the day and the form.
        """
        asking = self.form.asking
        other = getattr(asking, "other", None)
        key = (Drawing, self.form.form.reference, asking.staff, other.mark if other else None)
        return asking.catalogue.daily(key, asking.today, lambda: next(_marks))

    def page(self, cstructs, values):
        """Return the markup of the form with *cstructs* in its boxes and *values* in its frame."""
        questions = self.form.questions
        markups = [
            self._question(question, cstructs.get(question.name, null)) for question in questions
        ]
        return self._frame(questions, markups, values)

    def _question(self, question, cstruct):
        place = self.form.place(question)
        if question.members:
            markup = None if place in self.notes else self._group(question, cstruct)
            return markup or self._group_by_deform(question, cstruct)
        return self._one(question, cstruct, self.form.asking, place)

    def _one(self, question, cstruct, asking, place):
        """Return the markup of a question that is no group."""
        markup = None if place in self.notes else self._one_filled(question, cstruct, asking)
        if markup is not None:
            return markup
        notes = self.notes.get(place, NOTHING_TO_SAY)
        return self.form.render_question(question, cstruct, asking, notes)

    def _one_filled(self, question, cstruct, asking):
        row_id = asking.row_id
        if row_id and not ROW_ID.match(row_id):
            return None
        key = (self.mark, question.id)
        entry = self.skeletons.entry(key, lambda: self._slots(question, asking))
        make_render = functools.partial(self._renderer, question, asking)
        return self.skeletons.filled(key, entry, (row_id, cstruct), make_render)

    def _slots(self, question, asking):
        own = slots_of(question.kind.node(question, asking).widget)
        return InRow(own) if own else None

    def _renderer(self, question, asking):
        def render(pair):
            row_id, cstruct = pair
            return self.form.render_question(question, cstruct, asking.in_row(row_id))

        return render

    def _group(self, group, cstruct):
        """Return the markup of a group with its rows on the page, or without any; else None."""
        rows = [] if cstruct is null else cstruct
        # Cards tell what a person said in the words of each question: deform writes them.
        if group.has_row_pages and (rows or self.form.cards(group)):
            return None
        was_shown = any(one[0] == group.id for one in (*self.shown, *self.gone))
        if was_shown or not all(ROW_ID.match(row[ROW]) for row in rows):
            return None
        members = self.form.members(group)
        key = (self.mark, group.id, *(each.name for each in members))
        entry = self.skeletons.entry(key, lambda: _Rows(len(members)))
        drawn = [(row[ROW], self._members(group, members, row)) for row in rows]
        make_render = functools.partial(self._rows_renderer, group)
        return self.skeletons.filled(key, entry, drawn, make_render)

    def _members(self, group, members, row):
        asking = self.form.asking.in_row(row[ROW])
        return [
            self._one(each, row.get(each.name, null), asking, (group.id, row[ROW], each.name))
            for each in members
        ]

    def _rows_renderer(self, group):
        def render(drawn):
            rows = [{ROW: row_id} for row_id, _markups in drawn]
            return self.form.render_group(group, rows, ready=dict(drawn))

        return render

    def _group_by_deform(self, group, cstruct):
        shown = [row_id for name, row_id in self.shown if name == group.id]
        notes = self.notes.get((group.id,), NOTHING_TO_SAY)
        cards = self.form.cards(group) if group.has_row_pages else ()
        gone = [one[1:] for one in self.gone if one[0] == group.id]
        words = {"notes": self.notes, "cards": cards, "shown": shown, "gone": gone}
        return self.form.render_group(group, cstruct, notes, **words)

    def _frame(self, questions, markups, values):
        names = tuple(question.id for question in questions)
        key = (self.mark, names)
        entry = self.skeletons.entry(key, lambda: Joined(Named(), _Markups(len(names))))

        def render(pair):
            return self.form.render_frame(pair[1], pair[0])

        given = (values, markups)
        return self.skeletons.filled(key, entry, given, lambda: render) or render(given)


class _Rows:
    """The rows of a group: pairs (row id, markups of the members)."""

    def __init__(self, members):
        self.members = members

    def apart(self, rows):
        return (len(rows),), tuple(one for row_id, markups in rows for one in (row_id, *markups))

    def leaves(self, shape):
        return (Name(), *(Markup() for _number in range(self.members))) * shape[0]

    def together(self, shape, values):
        step = self.members + 1
        starts = range(0, shape[0] * step, step)
        return [(values[start], values[start + 1 : start + step]) for start in starts]


class _Markups:
    """The markups of the questions of a form."""

    def __init__(self, count):
        self.count = count

    def apart(self, markups):
        return (), tuple(markups)

    def leaves(self, shape):
        return tuple(Markup() for _number in range(self.count))

    def together(self, shape, values):
        return list(values)
