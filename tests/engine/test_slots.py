"""Cstructs are taken apart into a shape and values, and put together again."""

import pytest
from colander import null
from deform.widget import (
    CheckboxChoiceWidget,
    DateInputWidget,
    SelectWidget,
    TextAreaWidget,
    Widget,
)

from mobio.engine.slots import (
    Choice,
    Choices,
    InRow,
    Joined,
    Mark,
    Name,
    Nothing,
    Parts,
    Repeated,
    Text,
    slots_of,
)
from mobio.engine.words import InGerman

DATE = Parts({"day": Text(), "unknown": Mark()}, fixed={"calendar": ("", "islamic")})


@pytest.mark.parametrize(
    ("slots", "cstruct", "shape", "values"),
    [
        (Text(), "x", (), ("x",)),
        (Choice(), "x", (), ("x",)),
        (Choices(), ["x", "y"], (), (["x", "y"],)),
        (Nothing(), null, (), ()),
        (Repeated(Choice()), ["x", "y"], (2,), ("x", "y")),
        (DATE, {"day": "1", "unknown": "", "calendar": ""}, ("",), ("1", "")),
        (
            DATE,
            {"day": "1", "unknown": "yes", "calendar": "islamic"},
            ("islamic",),
            ("1", "yes"),
        ),
        (InRow(Repeated(Text())), ("r", ["x"]), (1,), ("r", "x")),
        (
            Joined(Name(), Repeated(Text()), Text()),
            ("r", ["x"], "y"),
            ((), (1,), ()),
            ("r", "x", "y"),
        ),
    ],
)
def test_apart_and_together_again(slots, cstruct, shape, values):
    assert slots.apart(cstruct) == (shape, values)
    assert len(slots.leaves(shape)) == len(values)
    assert slots.together(shape, values) == cstruct


@pytest.mark.parametrize(
    ("slots", "empty"),
    [(Text(), ("",)), (Choices(), ((),)), (Repeated(Text()), ()), (DATE, ("", ""))],
)
def test_no_answer_is_an_empty_one(slots, empty):
    assert slots.apart(null)[1] == empty


@pytest.mark.parametrize(
    ("slots", "cstruct"),
    [
        (Text(), 1),
        (Text(), InGerman("x")),
        (Choice(), ["x"]),
        (Choices(), "x"),
        (Choices(), [1]),
        (Nothing(), "x"),
        (Repeated(Text()), "x"),
        (Repeated(Text()), [1]),
        (Repeated(Text()), ["x"] * 13),
        (DATE, "x"),
        (DATE, {"day": 1}),
        (DATE, {"hour": "1"}),
        (DATE, {"calendar": "foreign"}),
        (Joined(Text(), Text()), ("x", 1)),
        (InRow(Text()), ("x", 1)),
    ],
)
def test_what_does_not_fit_is_left_to_deform(slots, cstruct):
    assert slots.apart(cstruct) is None


def test_widgets_say_their_slots_and_those_of_deform_are_known():
    assert type(slots_of(TextAreaWidget())) is Text
    assert type(slots_of(SelectWidget())) is Choice
    assert type(slots_of(CheckboxChoiceWidget())) is Choices
    assert slots_of(Widget(slots=DATE)) is DATE


def test_other_widgets_are_dynamic():
    assert slots_of(Widget()) is None
    assert slots_of(SelectWidget(multiple=True)) is None
    assert slots_of(DateInputWidget()) is None
