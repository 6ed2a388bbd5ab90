"""Boxes for what is typed, and below them what may be said instead: "I do not know".

Where a file names such states for a question that is typed, its cstruct is a mapping: the text, and
a mark for each state. Without states it is the text alone.
"""

import colander
from deform.widget import TextInputWidget

from mobio.engine.answers import REFUSED, STATES, UNKNOWN, state_answer, state_of
from mobio.engine.kinds.kind import AnswerType, new_node
from mobio.engine.slots import Mark, Parts, Text
from mobio.engine.words import STATE_WORDS, _

TEXT = "text"
MARKED = "yes"
BOTH = {
    UNKNOWN: _(
        "Sie haben etwas eingetragen und „Weiß ich nicht“ angekreuzt. Löschen Sie eines davon."
    ),
    REFUSED: _(
        "Sie haben etwas eingetragen und „Möchte ich nicht sagen“ angekreuzt. "
        "Löschen Sie eines davon."
    ),
}
TWO_STATES = _("Sie haben zwei Kästchen angekreuzt. Eines davon ist genug.")
NOT_RIGHT = _("Diese Angabe kam nicht richtig an.")


class BoxWidget(TextInputWidget):
    """A box to type in, and a small box for each of the *states*."""

    template = "text"
    states = ()
    unit = ""
    limit = None
    autocomplete = None
    input_mode = None
    autocapitalize = None
    is_prose = True

    @property
    def slots(self):
        """Return what changes with the answer."""
        marks = dict.fromkeys(self.states, Mark())
        return Parts({TEXT: Text(), **marks}) if marks else Text()

    @property
    def limit_words(self):
        """Return how long a text may be, in words."""
        return _("Höchstens ${limit} Zeichen.", mapping={"limit": self.limit})

    @property
    def ways(self):
        """Return the pairs (state, words) of what may be said instead."""
        return [(state, STATE_WORDS[state]) for state in self.states]

    def serialize(self, field, cstruct, **kw):
        given = cstruct if isinstance(cstruct, dict) else {TEXT: cstruct}
        text = given.get(TEXT, "")
        given = {**given, TEXT: "" if text is colander.null else text}
        values = self.get_template_values(field, cstruct, {**kw, "given": given})
        return field.renderer(self.template, **values)

    def deserialize(self, field, pstruct):
        if not isinstance(pstruct, dict):
            return super().deserialize(field, pstruct)
        given = {TEXT: pstruct.get(TEXT, "").strip()}
        given.update((state, pstruct[state]) for state in STATES if pstruct.get(state))
        return given if any(given.values()) else colander.null


class StatedType(AnswerType):
    """Read a text by the type *typed*, or one of the states of the question."""

    def __init__(self, typed):
        self.typed = typed

    def write(self, answer):
        return {TEXT: self.typed.write(answer)}

    def write_state(self, state):
        return {TEXT: "", state: MARKED}

    def read(self, node, cstruct):
        given = cstruct if isinstance(cstruct, dict) else {TEXT: cstruct}
        states = [state for state in STATES if given.get(state)]
        if not set(states) <= set(node.question.states):
            raise colander.Invalid(node, NOT_RIGHT)
        if len(states) > 1:
            raise colander.Invalid(node, TWO_STATES)
        text = given.get(TEXT, "")
        if states and text:
            raise colander.Invalid(node, BOTH[states[0]])
        return state_answer(states[0]) if states else self.typed.deserialize(node, text)


def typed_node(question, asked, typ, widget, validator=None):
    """Return the node of a question that is typed, with the states its file allows."""
    if not question.states:
        return new_node(question, asked, typ, widget, validator)
    widget.states = question.states

    def check(node, answer):
        if validator is not None and state_of(answer) == "answered":
            validator(node, answer)

    return new_node(question, asked, StatedType(typ), widget, check)


class Typed:
    """What kinds that are typed share: how a file of test persons writes their states."""

    is_typed = True

    def typed(self, written):
        if isinstance(written, dict) and set(written) == {"state"} and written["state"] in STATES:
            return {TEXT: "", written["state"]: MARKED}
        return super().typed(written)

    def written(self, typed):
        if not isinstance(typed, dict):
            return super().written(typed)
        states = [state for state in STATES if typed.get(state)]
        return {"state": states[0]} if states else super().written(typed[TEXT])
