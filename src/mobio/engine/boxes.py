"""Read what was typed in the boxes of one question, as colander and deform read it."""

import deform

from mobio.engine.answers import codes_of
from mobio.engine.kinds.choices import ChoiceType


class Boxes:
    """The node and the widget of one question, in whatever row it is asked.

    They are kept for a day and shared by all requests, so reading changes nothing of them.
    """

    def __init__(self, question, asking):
        self.question = question
        self._node = question.kind.node(question, asking)
        self._field = deform.Field(self._node)
        self._widget = self._field.widget

    def read(self, typed):
        """Return the answer that was *typed*, ``colander.null`` for none; may raise Invalid."""
        return self._node.deserialize(self._widget.deserialize(self._field, typed))

    def allowing(self, codes, asking):
        """Return boxes that take *codes* too: what is stored may stay, though it is not offered."""
        if not isinstance(self._node.typ, ChoiceType) or self._node.typ.codes.issuperset(codes):
            return self
        boxes = Boxes(self.question, asking)
        boxes._node.typ.allow(codes)
        return boxes


def boxes_of(question, asking, stored=None):
    """Return the Boxes of *question*, in which *stored* may stay."""
    key = (Boxes, id(question), asking.staff)
    # The question is kept with its boxes: so no other one can get its id.
    boxes = asking.catalogue.daily(key, asking.today, lambda: Boxes(question, asking))
    if boxes.question is not question:
        boxes = Boxes(question, asking)
    return boxes.allowing(codes_of(stored), asking)
