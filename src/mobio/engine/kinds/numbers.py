"""The kind number."""

import re
from decimal import Decimal

import colander

from mobio.engine import shapes
from mobio.engine.kinds.kind import Kind, TextType, figures
from mobio.engine.kinds.stated import BoxWidget, Typed, typed_node
from mobio.engine.mistakes import Mistake
from mobio.engine.words import _

SMALLEST = Decimal("0.0001")
# "1.000" means one to some and a thousand to others; only a fine step makes it clear.
THOUSANDS = re.compile(r".*[.,][0-9]{3}\Z")
WRITTEN = re.compile(r"[+-]?[0-9]{1,9}([.,][0-9]{1,4})?\Z")


def plain(number):
    """Return a Decimal or float as people write it, with a comma and without empty decimals."""
    text = format(Decimal(str(number)).normalize(), "f")
    return text.replace(".", ",")


class NumberType(TextType):
    """Read a number in the digits of any script; keep it as int or float."""

    def __init__(self, step):
        super().__init__()
        self.is_fine = step.as_tuple().exponent <= -3

    def write(self, answer):
        return plain(answer)

    def read(self, node, cstruct):
        text = super().read(node, cstruct)
        if text is colander.null:
            return text
        written = figures(text)
        if not WRITTEN.match(written) or (THOUSANDS.match(written) and not self.is_fine):
            raise colander.Invalid(node, _("Geben Sie eine Zahl ein, zum Beispiel 8."))
        number = Decimal(written.replace(",", "."))
        return int(number) if number == int(number) else float(number)


class Number(Typed, Kind):
    """A number within bounds."""

    name = "number"
    keys = {
        "min": shapes.number,
        "max": shapes.number,
        "step": shapes.number,
        "unit": shapes.text,
    }
    direction = "ltr"
    example = "8"

    def verify(self, own, line, notebook):
        low, high, step = own.get("min"), own.get("max"), own.get("step")
        if low is not None and high is not None and low > high:
            notebook.note(Mistake.BOUNDS, line, low=low, high=high)
        if step is not None and step <= 0:
            notebook.note(Mistake.TOO_SMALL, line, key="step", least=SMALLEST, value=step)

    def node(self, question, asked):
        step = question.own.get("step") or Decimal(1)
        is_whole = step == int(step)
        widget = BoxWidget(direction="ltr", css_class="short", is_prose=False)
        widget.input_mode = "numeric" if is_whole else "decimal"
        widget.unit = question.own.get("unit", "")
        within = self._within(question.own, step)
        return typed_node(question, asked, NumberType(step), widget, within)

    def _within(self, own, step):
        low, high = own.get("min"), own.get("max")

        def check(node, number):
            value = Decimal(str(number))
            if (low is not None and value < low) or (high is not None and value > high):
                raise colander.Invalid(node, _range_message(low, high))
            if (value - (low or 0)) % step:
                example = plain(step)
                message = _("Möglich sind Schritte von ${step}.", {"step": example})
                raise colander.Invalid(node, message)

        return check

    def show(self, question, answer, reader):
        return (f"{plain(answer)} {question.own.get('unit', '')}".rstrip(),)

    def rank(self, question, answer):
        if isinstance(answer, (int, float)) and not isinstance(answer, bool):
            return Decimal(str(answer))
        return None


def _range_message(low, high):
    values = {"low": plain(low or 0), "high": plain(high or 0)}
    if high is None:
        return _("Die Zahl muss mindestens ${low} sein.", values)
    if low is None:
        return _("Die Zahl darf höchstens ${high} sein.", values)
    return _("Die Zahl muss zwischen ${low} und ${high} liegen.", values)
