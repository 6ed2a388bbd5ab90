"""What may be said instead of something typed: "I do not know", "I prefer not to say"."""

import pytest

from mobio.engine.incoming import Malformed
from tests.engine.asked import mistakes_in
from tests.engine.markup import faults

STATES = "states: [unknown, prefer_not_to_say]"
TYPED = {
    "text": "Amina",
    "long_text": "eins",
    "email": "a@b.example",
    "phone": "+4962211234567",
    "number": 8,
}


@pytest.fixture(params=TYPED)
def kind(request):
    return request.param


@pytest.fixture
def asked(form, kind):
    return form(f"- {{id: a, type: {kind}, label: Frage, {STATES}}}")


def given(kind, **states):
    return {"text": str(TYPED[kind]), **states}


def test_what_is_typed_is_an_answer_as_without_states(asked, kind):
    assert asked.answers({"a": given(kind)}).stored == {"a": TYPED[kind]}


@pytest.mark.parametrize("state", ["unknown", "prefer_not_to_say"])
def test_a_box_below_is_an_answer_of_its_own_and_stays_ticked(asked, state):
    stored = asked.answers({"a": {state: "yes"}}).stored
    assert stored == {"a": {"state": state}}
    page = asked.page(stored)
    assert page.html.find(id=f"f-a-{state}").has_attr("checked")
    assert page.send().stored == stored


def test_both_is_told_and_nothing_typed_is_lost(asked, kind):
    sent = asked.answers({"a": given(kind, unknown="yes")}, before={"a": TYPED[kind]})
    assert "Weiß ich nicht" in sent.errors["a"]
    again = sent.shown_again()
    assert again.cstructs["a"] == given(kind, unknown="yes")
    assert again.html.find(id="f-a-unknown").has_attr("checked")
    assert str(TYPED[kind]) in again.markup
    assert sent.stored == {"a": TYPED[kind]}


def test_two_boxes_at_once_are_told(asked):
    sent = asked.answers({"a": {"unknown": "yes", "prefer_not_to_say": "yes"}})
    assert "zwei Kästchen" in sent.errors["a"]


def test_the_boxes_are_named_by_the_question_and_the_mistake(asked, kind):
    page = asked.answers({"a": given(kind, unknown="yes")}).shown_again()
    assert faults(page.markup) == []
    box = page.html.find(id="f-a-unknown")
    assert "f-a-error" in box["aria-describedby"]
    assert page.html.find(id=box.find_parent(role="group")["aria-labelledby"]).text == "Frage"


def test_nothing_at_all_is_no_answer(asked):
    assert asked.answers({"a": {"text": "  "}}, before={"a": {"state": "unknown"}}).stored == {}


def test_a_state_the_file_does_not_allow_is_no_answer(form):
    asked = form("- {id: a, type: text, label: A, states: [unknown]}")
    page = asked.page()
    assert page.html.find(id="f-a-prefer_not_to_say") is None
    pairs = [("__start__", "a:mapping"), ("text", ""), ("prefer_not_to_say", "yes"),
             ("__end__", "a:mapping"), ("_end", "1")]  # fmt: skip
    page_form = page.page_form
    notes = page_form.check(page_form.read(pairs)).notes
    assert notes["a",][0] == ("Diese Angabe kam nicht richtig an.",)


@pytest.mark.parametrize(
    "pairs",
    [
        [("a", "Text allein")],
        [("__start__", "a:mapping"), ("other", "x"), ("__end__", "a:mapping")],
        [("__start__", "a:sequence"), ("text", "x"), ("__end__", "a:sequence")],
    ],
)
def test_another_shape_is_refused(asked, pairs):
    with pytest.raises(Malformed):
        asked.page_form().read([*pairs, ("_end", "1")])


@pytest.mark.parametrize("kind", ["note", "date", "group"], indirect=True)
def test_kinds_without_states_refuse_them(kind):
    more = ", questions: [{id: b, type: text, label: B}]" if kind == "group" else ""
    text = f"- {{id: a, type: {kind}, label: A{more}, states: [unknown]}}\n"
    found = mistakes_in({"biography/own": text + "- {id: c, type: text, label: C}"})
    assert len(found) == 1
    assert "Bei 'states' ist 'unknown' nicht möglich" in found[0]


def test_a_date_may_be_unknown_but_not_refused():
    found = mistakes_in({"biography/own": f"- {{id: a, type: partial_date, label: A, {STATES}}}"})
    assert ["'prefer_not_to_say' nicht möglich" in each for each in found] == [True]


def test_an_answer_that_was_a_state_once_leaves_the_box_empty(form):
    asked = form("- {id: a, type: text, label: A}")
    assert asked.page({"a": {"state": "unknown"}}).boxes["a"].value == ""
