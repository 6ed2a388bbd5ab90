"""What the markup of a question has to say of an answer: its slots.

A widget tells them in its attribute ``slots``; those of deform itself are known here. From them
``cutting`` learns where a markup changes, and ``skeletons`` what to put there. A widget without
slots is dynamic: its questions are always rendered by deform.

=============  ====================================================================
``Text``       any text, in an attribute or between tags
``Choice``     one code; the option that equals it has a mark (``checked``, ``selected``)
``Choices``    several codes; the options they contain have marks
``Mark``       something said or not, like a single box
``Parts``      a mapping of the above by name
``Repeated``   a list of the above, one after the other
``Nothing``    no answer at all: words between questions
=============  ====================================================================

Each of them takes a cstruct apart into (shape, values) and puts it together again. Of one shape are
the cstructs whose markup differs in nothing but these values.
"""

import functools
import operator

from colander import null
from deform.widget import (
    CheckboxChoiceWidget,
    RadioChoiceWidget,
    SelectWidget,
    TextAreaWidget,
    TextInputWidget,
    Widget,
)

NO_SHAPE = ()
MOST_REPEATED = 12
"""Longer lists are rare enough to be rendered by deform."""


class Text:
    """Any text that is typed."""

    is_escaped = True

    def apart(self, cstruct):
        """Return (shape, values) of *cstruct*, or None if it is nothing that stands here."""
        if cstruct is null:
            return NO_SHAPE, ("",)
        # A text of another class may bring its own way of being escaped.
        return (NO_SHAPE, (cstruct,)) if type(cstruct) is str else None

    def leaves(self, shape):
        """Return the slots of the values of *shape*, in their order."""
        return (self,)

    def together(self, shape, values):
        """Return the cstruct of *values*."""
        return values[0]


class Said(Text):
    """A text that is never empty: where there is none, the markup is of another shape."""


class Name(Text):
    """The id of a row: letters and digits, which stand as they are."""

    is_escaped = False


class Markup(Text):
    """What another template made; it stands as it is."""

    is_escaped = False


class Choice(Text):
    """One code of several."""


class Mark(Text):
    """Something said (any text) or not (none)."""


class Choices(Text):
    """Several codes."""

    def apart(self, cstruct):
        if cstruct is null:
            return NO_SHAPE, ((),)
        if not isinstance(cstruct, list) or not all(type(code) is str for code in cstruct):
            return None
        return NO_SHAPE, (cstruct,)


class Nothing(Text):
    """No answer."""

    def apart(self, cstruct):
        return (NO_SHAPE, ()) if cstruct is null else None

    def leaves(self, shape):
        return ()

    def together(self, shape, values):
        return null


class Parts:
    """A mapping of texts, choices and marks; *fixed* maps parts to the few values they can have.

    The others depend on those, so each value is a shape of its own: a calendar has its own months.
    """

    def __init__(self, parts, fixed=None):
        self.parts = dict(parts)
        self.fixed = dict(fixed or {})

    def apart(self, cstruct):
        given = {} if cstruct is null else cstruct
        if not isinstance(given, dict) or not all(type(one) is str for one in given.values()):
            return None
        shape = tuple(given.get(name, "") for name in self.fixed)
        known = all(map(operator.contains, self.fixed.values(), shape))
        if not known or not given.keys() <= self.parts.keys() | self.fixed.keys():
            return None
        return shape, tuple(given.get(name, "") for name in self.parts)

    def leaves(self, shape):
        return tuple(self.parts.values())

    def together(self, shape, values):
        return dict(zip((*self.parts, *self.fixed), (*values, *shape), strict=True))


class Repeated:
    """A list of *one* after the other."""

    def __init__(self, one):
        self.one = one

    def apart(self, cstruct):
        items = [] if cstruct is null else cstruct
        if not isinstance(items, list) or len(items) > MOST_REPEATED:
            return None
        if not all(type(item) is str for item in items):
            return None
        return (len(items),), tuple(items)

    def leaves(self, shape):
        return (self.one,) * shape[0]

    def together(self, shape, values):
        return list(values)


class Joined:
    """Several of the above side by side: a tuple of cstructs."""

    def __init__(self, *slots):
        self.slots = slots

    def apart(self, cstruct):
        found = [slots.apart(one) for slots, one in zip(self.slots, cstruct, strict=True)]
        if None in found:
            return None
        values = tuple(value for _shape, values in found for value in values)
        return tuple(shape for shape, _values in found), values

    def leaves(self, shape):
        pairs = zip(self.slots, shape, strict=True)
        return tuple(leaf for slots, one in pairs for leaf in slots.leaves(one))

    def together(self, shape, values):
        found, rest = [], list(values)
        for slots, one in zip(self.slots, shape, strict=True):
            count = len(slots.leaves(one))
            found.append(slots.together(one, rest[:count]))
            rest = rest[count:]
        return tuple(found)


class InRow:
    """Something of the above in a row: a pair (row id, cstruct)."""

    def __init__(self, own):
        self.own = own

    def apart(self, pair):
        found = self.own.apart(pair[1])
        return None if found is None else (found[0], (pair[0], *found[1]))

    def leaves(self, shape):
        return (Name(), *self.own.leaves(shape))

    def together(self, shape, values):
        return values[0], self.own.together(shape, values[1:])


class Named:
    """What a template is told by name: texts and numbers; what is so or not so is a shape."""

    def apart(self, values):
        said, rest = {}, []
        for name, value in values.items():
            if value and type(value) in (str, int):
                said[name] = str(value)
            elif value is None or type(value) is bool or value in ("", 0, ()):
                # With its type, since False equals 0 and is written otherwise.
                rest.append((name, type(value), value))
            else:
                return None
        return (tuple(said), tuple(rest)), tuple(said.values())

    def leaves(self, shape):
        return tuple(Said() for _name in shape[0])

    def together(self, shape, values):
        rest = {name: value for name, _type, value in shape[1]}
        return {**dict(zip(shape[0], values, strict=True)), **rest}


def slots_of(widget):
    """Return the slots of *widget*, or None if it is dynamic."""
    own = getattr(widget, "slots", None)
    return _stock(widget) if own is None else own


@functools.singledispatch
def _stock(widget: Widget):
    return None


@_stock.register(TextInputWidget)
@_stock.register(TextAreaWidget)
def _text(widget):
    return Text()


@_stock.register(SelectWidget)
@_stock.register(RadioChoiceWidget)
def _choice(widget):
    return None if widget.multiple else Choice()


@_stock.register(CheckboxChoiceWidget)
def _choices(widget):
    return Choices()
