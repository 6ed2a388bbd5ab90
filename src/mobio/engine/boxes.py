"""Read what was typed in the boxes of one question, as colander and deform read it."""

import deform
from colander import null

from mobio.engine.answers import STATES, codes_of
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
        self._codes, self._offered = None, frozenset()
        typ = self._node.typ
        if isinstance(typ, ChoiceType):
            typ.allow(codes)
            self._codes = typ.codes
        if type(typ) is ChoiceType:
            # The code of an option is its own answer: deform and colander would hand it through.
            self._offered = frozenset(typ.codes) - {*STATES}

    def read(self, typed):
        """Return the answer that was *typed*, ``colander.null`` for none; may raise Invalid."""
        if isinstance(typed, str) and typed in self._offered:
            return typed
        cstruct = self._widget.deserialize(self._field, typed)
        return null if cstruct is null else self._node.deserialize(cstruct)

    def allowing(self, stored, asking):
        """Return boxes in which what is *stored* may stay, though it is no longer offered."""
        if self._codes is None or stored is None:
            return self
        if isinstance(stored, str) and stored in self._codes:
            return self
        codes = codes_of(stored)
        return self if self._codes.issuperset(codes) else Boxes(self.question, asking, codes)


def boxes_of(form, asking):
    """Return {question id: Boxes} of *form*, to be filled by whoever needs them; kept for a day."""
    key = (Boxes, form.reference, asking.staff)
    return asking.catalogue.daily(key, asking.today, dict)
