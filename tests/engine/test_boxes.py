"""Boxes are kept for a day and shared; they read what deform and colander read."""

from datetime import timedelta

import deform
import pytest
from colander import Invalid, null
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.answers import STATES
from mobio.engine.asking import Asking
from mobio.engine.boxes import Boxes, boxes_of
from tests.engine.asked import TODAY, Asked

FORM = """
    - {id: one, type: choice, label: F, options: lists/colour}
    - {id: some, type: choices, label: F, options: lists/colour}
    - {id: level, type: cefr, label: S, options: lists/level}
    - {id: yes, type: yes_no, label: J}
    - {id: home, type: country, label: L, options: lists/country}
    - {id: text, type: text, label: T, max_length: 5}
    - {id: lines, type: long_text, label: T}
    - {id: number, type: number, label: Z, min: 1}
    - {id: day, type: date, label: D}
    - {id: month, type: partial_date, label: D}
    """
NAMES = ("one", "some", "level", "yes", "home", "text", "lines", "number", "day", "month")
CODES = ("", " ", "red", "other", "pink", "A2", "yes", "no", "SY", "XX", "7", "0", *STATES)
TEXTS = st.sampled_from(CODES) | st.text(max_size=7)
DATES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("day", "month", "year", "calendar", "unknown"), TEXTS)
)
TYPED = TEXTS | st.lists(TEXTS, max_size=3) | DATES
ASKED = Asked({"biography/own": FORM})


def asking(today=TODAY, staff=False):
    return Asking(ASKED.catalogue, today, staff)


def outcome(read):
    """Return what *read* returns, or the messages of its refusal."""
    try:
        return read()
    except Invalid as error:
        return [str(message) for message in error.messages()]
    except AttributeError:  # a shape that is refused before anything is read
        return "no shape of ours"


def by_deform(question, typed):
    """Return what a field made for this one answer reads."""
    field = deform.Field(question.kind.node(question, asking()))
    return field.schema.deserialize(field.widget.deserialize(field, typed))


@pytest.mark.parametrize("name", NAMES)
@given(typed=TYPED)
def test_an_answer_is_what_deform_and_colander_make_of_it(name, typed):
    question = ASKED.form.question(name)
    boxes = Boxes(question, asking())
    first = outcome(lambda: boxes.read(typed))
    assert first == outcome(lambda: by_deform(question, typed))
    assert first == outcome(lambda: boxes.read(typed))  # reading has changed nothing


def test_nothing_typed_is_no_answer():
    assert Boxes(ASKED.form.question("text"), asking()).read("  ") is null


def test_what_is_stored_may_stay_and_changes_nothing_for_others():
    boxes = Boxes(ASKED.form.question("one"), asking())
    assert boxes.allowing("pink", asking()).read("pink") == "pink"
    with pytest.raises(Invalid):
        boxes.read("pink")


@pytest.mark.parametrize("stored", [None, "red", {"state": "unknown"}])
def test_for_what_is_offered_the_same_boxes_do(stored):
    boxes = Boxes(ASKED.form.question("one"), asking())
    assert boxes.allowing(stored, asking()) is boxes


def test_boxes_are_made_once_a_day_for_each_reader():
    kept = boxes_of(ASKED.form, asking())
    assert boxes_of(ASKED.form, asking()) is kept
    assert boxes_of(ASKED.form, asking(staff=True)) is not kept
    assert boxes_of(ASKED.form, asking(TODAY + timedelta(days=1))) is not kept
