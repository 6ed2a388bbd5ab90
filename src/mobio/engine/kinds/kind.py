"""What every kind of question can be asked."""

import unicodedata

import colander

from mobio.engine import shapes
from mobio.engine.answers import STATES, state_of
from mobio.engine.words import _

UNSEEN = "CZ"
"""Categories of letters that leave no mark; an answer made of them alone is none."""
FORBIDDEN = {"Cc", "Cs", "Co"}
ALLOWED = "\n\r\t"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"


class Kind:
    """Say all about one kind of question: its keys, how it is checked, asked and shown."""

    name = ""
    keys = {}
    required = ()
    states = ()
    """What may be said instead of an answer, where a file names nothing else."""
    allows = STATES
    """What a file may name."""
    is_typed = False
    many = False
    direction = "auto"
    free_text = False
    takes_files = False
    on_paper = "line"
    """How it stands on a printed form: line, lines, boxes, date, rows or note."""
    example = "Amina"
    """How an answer may be written in a file of test persons."""
    converts = {}
    """Kinds whose answers this one takes over: name to one of ``conversions``."""

    def verify(self, own, line, notebook):
        """Note what is wrong with the kind's own keys *own* when they are seen together."""

    def schema(self, keys):
        """Return the JSON Schema of a question of this kind; *keys* are what each may have."""
        required = ("id", "type", "label", *self.required)
        schema = shapes.mapping_of({**keys, **self.keys}, required)
        schema["properties"]["type"] = {"const": self.name}
        states = {"type": "array", "items": {"enum": list(self.allows)}}
        schema["properties"]["states"] = states if self.allows else {"type": "array", "maxItems": 0}
        return schema

    def first_box(self, question, asked):
        """Return the id of the box that a message about the question leads to."""
        return asked.oid(question)

    def sends_files(self, question):
        """Tell whether files are sent by the form that asks *question*."""
        return self.takes_files

    def node(self, question, asked):
        """Return a new colander node with its deform widget; *asked* knows reader and day."""
        raise LookupError(f"{self.name} has no field of its own")

    def show(self, question, answer, reader):
        """Return the answer as a tuple of lines for *reader*."""
        return (str(answer),)

    def rank(self, question, answer):
        """Return something comparable for at_least and at_most, or None."""
        return

    def typed(self, written):
        """Return what a person types for an answer as it is *written* in a file of test persons.

        It is a text, a list or a mapping of texts; raises ValueError if it is the wrong one.
        """
        if isinstance(written, str):
            return written
        raise ValueError(self.example)

    def written(self, typed):
        """Return how an answer is written in a file of test persons, from what was *typed*."""
        return typed

    def place(self, question, answer):
        """Return what rows are sorted by where their group names this question, or None."""
        return self.rank(question, answer)


class AnswerType(colander.SchemaType):
    """Turn what was typed (cstruct) into the stored answer and back.

    Subclasses write ``read(node, cstruct)`` and ``write(answer)``. Nothing typed is no answer:
    ``colander.null``.
    """

    def serialize(self, node, answer):
        if answer is colander.null or state_of(answer) == "empty":
            return colander.null
        if state_of(answer) in STATES:
            return self.write_state(answer["state"])
        return self.write(answer)

    def deserialize(self, node, cstruct):
        if cstruct in (colander.null, None, "", [], {}):
            return colander.null
        return self.read(node, cstruct)

    def write(self, answer):
        return answer

    def write_state(self, state):
        return state

    def read(self, node, cstruct):
        return cstruct

    def cstruct_children(self, node, cstruct):
        return []


class TextType(AnswerType):
    """Read text as a person types it: trimmed, in one normal form, without invisible controls."""

    def __init__(self, lines=False):
        self.lines = lines

    def write_state(self, state):
        # The file allowed it once; it is no text that could stand in the box.
        return ""

    def read(self, node, cstruct):
        if not isinstance(cstruct, str):
            raise colander.Invalid(node, _("Diese Angabe kam nicht richtig an."))
        text = _in_one_form(cstruct)
        if not text.isprintable() and any(map(_is_forbidden, text)):
            message = _("Der Text enthält unsichtbare Zeichen. Bitte tippen Sie ihn neu.")
            raise colander.Invalid(node, message)
        is_seen = any(unicodedata.category(c)[0] not in UNSEEN for c in text)
        return as_read(text, self.lines) if is_seen else colander.null


def as_read(text, lines=False):
    """Return *text* as it is kept when it stood in a box and was sent; *lines* keeps its lines."""
    text = _in_one_form(text)
    return text.strip() if lines else " ".join(text.split())


def _in_one_form(text):
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_forbidden(c):
    return (unicodedata.category(c) in FORBIDDEN and c not in ALLOWED) or c in OVERRIDES


def figures(text):
    """Return *text* with the digits of any script as 0-9 and Arabic separators as point."""
    if text.isascii():
        return text.strip()
    digits = (
        str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text.strip()
    )
    return "".join(digits).replace("٫", ".").replace("،", ",")


def new_node(question, asked, typ, widget, validator=None):
    """Return a node that carries the question's words, its oid and nothing else."""
    return colander.SchemaNode(
        typ,
        name=question.name,
        title=question.title(asked.staff),
        description=question.help,
        widget=widget,
        validator=validator,
        missing=colander.null,
        question=question,
        oid=asked.oid(question),
        # Asked by its template alone, not by those who check what was typed.
        context=lambda: asked.context(question),
    )


TEXT_LENGTH = {"max_length": shapes.positive, "min_length": shapes.whole}
