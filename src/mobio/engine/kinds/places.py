"""Kinds whose options are countries or languages: country, countries, language, languages."""

from deform.widget import SelectWidget

from mobio.engine import conversions, shapes, slots
from mobio.engine.answers import codes_of
from mobio.engine.kinds.choices import Choice, Choices, ChoicesType
from mobio.engine.kinds.kind import new_node
from mobio.engine.words import _

SELECTS_AT_MOST = 4


class Country(Choice):
    """One country; the common ones first, the rest in the order of the reader's language."""

    name = "country"
    keys = {"options": shapes.text, "except": shapes.list_of(shapes.text)}
    converts = {"choice": conversions.same}


class Language(Country):
    """One language."""

    name = "language"


class SelectsWidget(SelectWidget):
    """Ask for a few of many options by a few boxes below each other."""

    template = "selects"
    slots = slots.Repeated(slots.Choice())

    def deserialize(self, field, pstruct):
        if not isinstance(pstruct, list):
            return super().deserialize(field, pstruct)
        return [code for code in pstruct if code != ""]


class Countries(Choices):
    """A few countries."""

    name = "countries"
    converts = {"country": conversions.in_a_list}
    keys = {
        "options": shapes.text,
        "except": shapes.list_of(shapes.text),
        "min_choices": shapes.whole,
        "max_choices": shapes.positive,
    }

    def first_box(self, question, asked):
        return f"{asked.oid(question)}-1"

    def node(self, question, asked):
        pairs = self.pairs(question, asked)
        widget = SelectsWidget(values=[("", asked.say(_("Bitte wählen"))), *pairs])
        widget.groups = asked.groups(question, pairs)
        widget.boxes = question.own.get("max_choices") or SELECTS_AT_MOST
        codes = {code for code, _label in pairs}
        typ = ChoicesType(codes, ranked=True)
        node = new_node(question, asked, typ, widget, self._check(question))
        node.labels = dict(pairs)
        return node

    def show(self, question, answer, reader):
        return tuple(reader.label(question, code) for code in codes_of(answer))


class Languages(Countries):
    """A few languages."""

    name = "languages"
    converts = {"language": conversions.in_a_list}
