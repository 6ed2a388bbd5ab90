"""Kinds that are typed as text: text, long_text, email, phone."""

import re

import colander
import phonenumbers

from mobio.engine import conversions, shapes
from mobio.engine.kinds.kind import TEXT_LENGTH, Kind, TextType, figures
from mobio.engine.kinds.stated import BoxWidget, Typed, typed_node
from mobio.engine.mistakes import Mistake
from mobio.engine.words import _

PATTERNS = {
    "postal_code": (
        re.compile(r"[0-9]{5}\Z"),
        _("Eine Postleitzahl hat fünf Ziffern, zum Beispiel 69168."),
    ),
    "customer_number": (
        re.compile(r"[0-9A-Za-z/-]{5,20}\Z"),
        _("Eine Kundennummer hat 5 bis 20 Buchstaben, Ziffern, / oder -."),
    ),
}
ADDRESS = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+\Z"
)
LONGEST_ADDRESS = 254
SHORTEST_NUMBER = 5


def too_long(limit):
    """Return a validator that refuses text longer than *limit* without repeating it."""

    def check(node, text):
        if len(text) > limit:
            values = {"limit": limit, "length": len(text)}
            message = _("Der Text ist zu lang: ${length} Zeichen, erlaubt sind ${limit}.", values)
            raise colander.Invalid(node, message)

    return check


def too_short(limit):
    """Return a validator that refuses text shorter than *limit*."""

    def check(node, text):
        if len(text) < limit:
            values = {"limit": limit}
            message = _("Der Text ist zu kurz. Nötig sind mindestens ${limit} Zeichen.", values)
            raise colander.Invalid(node, message)

    return check


class FiguresType(TextType):
    """Read text that is made of figures; it is kept in 0-9 whatever script it was typed in."""

    def read(self, node, cstruct):
        text = super().read(node, cstruct)
        return text if text is colander.null else figures(text)


class Text(Typed, Kind):
    """One line of free text."""

    name = "text"
    keys = {**TEXT_LENGTH, "pattern": shapes.one_of(*PATTERNS)}
    free_text = True
    longest = 200
    converts = {
        "email": conversions.same,
        "phone": conversions.same,
        "number": conversions.as_text,
    }

    def verify(self, own, line, notebook):
        least, most = own.get("min_length"), own.get("max_length") or self.longest
        if least is not None and least > most:
            notebook.note(Mistake.BOUNDS, line, low=least, high=most)

    def node(self, question, asked):
        limit = question.own.get("max_length") or self.longest
        checks = [too_long(limit), too_short(question.own.get("min_length") or 0)]
        pattern = question.own.get("pattern")
        if pattern:
            checks.append(self._fits(pattern))
        typ = FiguresType() if pattern else TextType()
        widget = BoxWidget(direction=self.box_direction(question), is_prose=not pattern)
        widget.input_mode = "numeric" if pattern == "postal_code" else None
        widget.css_class = "short" if pattern == "postal_code" else None
        widget.autocomplete = question.autocomplete or None
        return typed_node(question, asked, typ, widget, colander.All(*checks))

    def place(self, question, answer):
        return answer.casefold()

    def box_direction(self, question):
        """Return the direction of the box that is typed into."""
        return "ltr" if question.own.get("pattern") else "auto"

    def _fits(self, pattern):
        expression, message = PATTERNS[pattern]

        def check(node, text):
            if not expression.match(text):
                raise colander.Invalid(node, message)

        return check


class LongText(Typed, Kind):
    """Several lines of free text."""

    name = "long_text"
    on_paper = "lines"
    keys = {"max_length": shapes.positive}
    free_text = True
    longest = 1000
    converts = {"text": conversions.same, **Text.converts}

    def node(self, question, asked):
        limit = question.own.get("max_length") or self.longest
        # A limit nobody named is so far away that to tell it would only frighten.
        told = question.own.get("max_length")
        widget = BoxWidget(template="textarea", rows=5, limit=told, direction="auto")
        return typed_node(question, asked, TextType(lines=True), widget, too_long(limit))

    def show(self, question, answer, reader):
        return tuple(line for line in answer.split("\n") if line.strip())


class Email(Typed, Kind):
    """An e-mail address, as it will be written to."""

    name = "email"
    direction = "ltr"
    example = "amina@example.org"

    def node(self, question, asked):
        widget = BoxWidget(direction="ltr", input_mode="email", is_prose=False)
        widget.autocomplete = question.autocomplete or "email"
        return typed_node(question, asked, TextType(), widget, self._check)

    @staticmethod
    def _check(node, text):
        if len(text) > LONGEST_ADDRESS or not ADDRESS.match(text):
            message = _("Das ist keine E-Mail-Adresse. Sie sieht so aus: name@beispiel.de")
            raise colander.Invalid(node, message)


class PhoneType(TextType):
    """Read a phone number as people write it and keep it as E.164 (+4917012345678)."""

    def __init__(self, country):
        super().__init__()
        self.country = country

    def write(self, answer):
        return grouped(answer)

    def read(self, node, cstruct):
        text = super().read(node, cstruct)
        if text is colander.null:
            return text
        try:
            number = phonenumbers.parse(figures(text), self.country)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not _may_be_called(number):
            message = _("Das ist keine Telefonnummer. Sie sieht so aus: 0170 1234567")
            raise colander.Invalid(node, message)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _may_be_called(number):
    """Tell whether somebody may have this number; only its length is known for certain.

    E.164 has no place for an extension, and what is typed must not get lost.
    """
    is_short = len(str(number.national_number)) < SHORTEST_NUMBER
    return not number.extension and not is_short and phonenumbers.is_possible_number(number)


class Phone(Typed, Kind):
    """A phone number; kept in the international form of ITU-T E.164."""

    name = "phone"
    keys = {"country": shapes.one_of(*sorted(phonenumbers.SUPPORTED_REGIONS))}
    direction = "ltr"
    example = "+496222123456"

    def node(self, question, asked):
        widget = BoxWidget(direction="ltr", input_mode="tel", is_prose=False)
        widget.autocomplete = question.autocomplete or "tel"
        country = question.own.get("country") or "DE"
        return typed_node(question, asked, PhoneType(country), widget)

    def show(self, question, answer, reader):
        return (grouped(answer),)


def grouped(number):
    """Return a *number* in the form of E.164 with the gaps by which people read it."""
    parsed = phonenumbers.parse(number, None)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
