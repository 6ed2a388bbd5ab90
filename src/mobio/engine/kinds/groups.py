"""Kinds that hold no answer of their own: group (rows of questions) and note (text only)."""

import colander
from deform.widget import Widget

from mobio.engine import shapes
from mobio.engine.kinds.kind import AnswerType, Kind, new_node
from mobio.engine.mistakes import Mistake
from mobio.engine.slots import Nothing

ROWS_AT_MOST = 30


REPEAT = {"min": shapes.whole, "max": shapes.positive}


@shapes.says({"type": "array", "items": {"$ref": "#/$defs/member"}, "minItems": 1})
def _members(value, _key, _notebook):
    """Return the tree itself: the members are read as questions are."""
    return value


def _repeat(given, _value, _notebook):
    return given


class RowsType(AnswerType):
    """Carry the rows of a group to its widget; rows are read member by member, not here."""


class NoteWidget(Widget):
    """Show the words of a note; nothing is typed."""

    template = "note"
    slots = Nothing()

    def serialize(self, field, cstruct, **kw):
        return field.renderer(self.template, **self.get_template_values(field, cstruct, kw))

    def deserialize(self, field, pstruct):
        return colander.null


class Group(Kind):
    """Questions that are asked several times, row by row; a row keeps its generated id."""

    name = "group"
    allows = ()
    on_paper = "rows"
    keys = {
        "questions": _members,
        "repeat": shapes.record(REPEAT, _repeat),
        "unique_by": shapes.text,
        "sort_by": shapes.text,
        "rows": shapes.one_of("on_page", "own_page"),
        "row_title": shapes.list_of(shapes.text),
    }
    required = ("questions",)
    many = True
    example = "- {frage: code}"

    def verify(self, own, line, notebook):
        repeat = own.get("repeat") or {}
        low, high = repeat.get("min") or 0, repeat.get("max") or ROWS_AT_MOST
        if low > high:
            notebook.note(Mistake.BOUNDS, line, low=low, high=high)

    def node(self, question, asked):
        return new_node(question, asked, RowsType(), asked.rows_widget(question))

    def sends_files(self, question):
        inside = any(member.kind.takes_files for member in question.members)
        return inside and not question.has_row_pages

    @staticmethod
    def least(question):
        """Return how many rows the group should have, once there is one."""
        return (question.own.get("repeat") or {}).get("min") or 0

    @staticmethod
    def most(question):
        """Return how many rows the group may have."""
        return (question.own.get("repeat") or {}).get("max") or ROWS_AT_MOST


class Note(Kind):
    """Words between questions."""

    name = "note"
    allows = ()
    on_paper = "note"

    def node(self, question, asked):
        return new_node(question, asked, AnswerType(), NoteWidget())
