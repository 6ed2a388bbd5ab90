"""Answers before one knows the kind of question."""

import pytest

from mobio.engine.answers import codes_of, row_with, state_answer, state_of

UNKNOWN = state_answer("unknown")


@pytest.mark.parametrize("answer", [None, "", []])
def test_nothing_is_empty(answer):
    assert state_of(answer) == "empty"
    assert codes_of(answer) == ()


@pytest.mark.parametrize("state", ["unknown", "prefer_not_to_say"])
def test_a_state_is_an_answer_of_its_own_kind(state):
    assert state_of(state_answer(state)) == state
    assert codes_of(state_answer(state)) == (state,)


@pytest.mark.parametrize("answer", ["red", ["red"], 0, 0.5, {"from": "x"}, {"state": "other"}])
def test_all_else_is_answered(answer):
    assert state_of(answer) == "answered"


def test_codes_are_those_of_one_or_of_several():
    assert codes_of("red") == ("red",)
    assert codes_of(["red", "blue"]) == ("red", "blue")
    assert codes_of([{"_row": "raaaaaaaa"}]) == ()
    assert codes_of(7) == ()


def test_a_row_is_found_by_its_id():
    rows = [{"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb", "a": 1}]
    assert row_with(rows, "rbbbbbbbb") == {"_row": "rbbbbbbbb", "a": 1}
    assert row_with(rows, "rcccccccc") is None
    assert row_with(None, "raaaaaaaa") is None
