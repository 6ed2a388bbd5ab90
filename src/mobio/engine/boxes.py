"""Read what was typed in the boxes of one question, as colander and deform read it."""

import deform
from colander import null

from mobio.engine.answers import codes_of
from mobio.engine.kinds.choices import ChoiceType


class Boxes:
    """The node and the widget of one question, in whatever row it is asked.

    They are kept for a day and shared by all requests, so reading changes nothing of them.
    """

    def __init__(self, question, asking, codes=()):
        self.question = question
        self._node = question.kind.node(question, asking)
        self._field = deform.Field(self._node)
        self._widget = self._field.widget
        self._codes = None
        if isinstance(self._node.typ, ChoiceType):
            self._node.typ.allow(codes)
            self._codes = self._node.typ.codes

    def read(self, typed):
        """Return the answer that was *typed*, ``colander.null`` for none; may raise Invalid."""
        cstruct = self._widget.deserialize(self._field, typed)
        return null if cstruct is null else self._node.deserialize(cstruct)

    def allowing(self, stored, asking):
        """Return boxes in which what is *stored* may stay, though it is no longer offered."""
        if self._codes is None or stored is None:
            return self
        codes = codes_of(stored)
        return self if self._codes.issuperset(codes) else Boxes(self.question, asking, codes)


def boxes_of(form, asking):
    """Return {question id: Boxes} of *form*, to be filled by whoever needs them; kept for a day."""
    key = (Boxes, form.reference, asking.staff)
    return asking.catalogue.daily(key, asking.today, dict)
