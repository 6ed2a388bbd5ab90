"""The widget of a repeating group, and the renderer that knows our own templates only."""

import functools
from pathlib import Path

import colander
import deform
from deform.template import ZPTTemplateLoader
from deform.widget import Widget

from mobio.engine.answers import ROW
from mobio.engine.words import ENTRY, _

TEMPLATES = Path(__file__).parent / "templates"
BOOLEAN = frozenset(
    [
        "checked",
        "disabled",
        "readonly",
        "multiple",
        "selected",
        "required",
        "autofocus",
        "open",
        "hidden",
        "novalidate",
    ]
)
# Only our own folder is searched: a forgotten template must raise, never show stock markup.
LOADER = ZPTTemplateLoader(
    search_path=(str(TEMPLATES),), auto_reload=False, boolean_attributes=BOOLEAN
)


class Renderer:
    """Render the templates of one reader; *words* are handed to every template."""

    def __init__(self, say, **words):
        self.say = say
        self.words = words

    def __call__(self, name, **values):
        return LOADER.load(name)(**{"say": self.say, **self.words, **values})

    @staticmethod
    def translate(message):
        """Return *message* as it is: deform's own words are never shown."""
        return message


class RowsWidget(Widget):
    """Ask the questions of a group row by row, or show its rows as cards with pages of their own.

    The cstruct is a list of rows, ``{"_row": id, member: cstruct}``.
    """

    template = "rows"
    asked = None
    question = None
    members = ()
    """The members that rows may ask this reader for."""
    shown = ()
    gone = ()
    cards = ()
    """The rows as people read them, where each has a page of its own."""
    notes = {}
    ready = None
    """The markup of the members that is there already: {row id: [markup of each]}."""

    def serialize(self, field, cstruct, **kw):
        rows = [] if cstruct is colander.null else cstruct
        template = "row_cards" if self.question.has_row_pages else "rows"
        forms = [] if self.question.has_row_pages else self.row_forms(field, rows)
        values = self.get_template_values(field, rows, {**kw, "rows": rows, "forms": forms})
        return field.renderer(template, **values)

    def row_forms(self, field, rows):
        """Return one deform field for each row, its members with ids told by the row's id."""
        return [self.row_form(field.renderer, row) for row in rows]

    def row_form(self, renderer, row):
        """Return the field of one row."""
        asked = self.asked.in_row(row[ROW])
        node = row_node(self.question, asked, self.members)
        form = deform.Field(node, renderer=renderer)
        for child in form.children:
            place = (self.question.id, row[ROW], child.name)
            dress(child, row.get(child.name, colander.null), self.notes.get(place), asked)
        form.row_id = row[ROW]
        if self.ready is not None:
            make_ready(form, self.ready[row[ROW]])
        return form

    def row_ids(self, rows):
        """Return the ids of the rows on the page, then of those that were there before."""
        here = [row[ROW] for row in rows]
        return here + sorted({*self.shown} - {*here})

    @staticmethod
    def entry(number):
        """Return the words that name a row by its number."""
        return _(ENTRY, mapping={"number": number})


def make_ready(form, markups):
    """Let each child of *form* be rendered as the one of *markups* that was made for it."""
    for child, markup in zip(form.children, markups, strict=True):
        child.render_template = functools.partial(_ready, markup)


def _ready(markup, _template, **_values):
    return markup


def row_node(group, asked, members):
    """Return the colander node of one row."""
    node = colander.SchemaNode(colander.Mapping(), name="row", oid=f"{group.id}-{asked.row_id}")
    for member in members:
        node.add(member.kind.node(member, asked))
    return node


def dress(field, cstruct, notes, asked):
    """Give a field what was typed and what is to be said about it: (errors, warnings, conflict).

    An option that is no longer offered stays in the list of those who chose it.
    """
    field.cstruct = cstruct
    field.errors, field.warnings, field.theirs = notes or ((), (), None)
    question = field.schema.question
    codes = [cstruct] if isinstance(cstruct, str) else cstruct
    if question.options and isinstance(codes, (list, tuple)):
        field.widget.values = asked.with_chosen(question, list(field.widget.values), codes)
