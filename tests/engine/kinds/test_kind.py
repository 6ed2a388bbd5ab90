"""What every kind of question has in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.kinds import KINDS
from mobio.engine.kinds.kind import Kind, figures


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("١٩٩٢", "1992"),
        ("۱۳۷۱", "1371"),
        ("１２", "12"),
        ("१२", "12"),
        (" ۱۲٫۵ ", "12.5"),
        ("1،5", "1,5"),
    ],
)
def test_figures_of_any_script_become_plain(typed, plain):
    assert figures(typed) == plain


@pytest.mark.parametrize("typed", ["²", "½", "Ⅷ", "八", "abc"])
def test_what_only_looks_like_a_figure_stays(typed):
    assert figures(typed) == typed


@given(st.text())
def test_reading_figures_never_fails(typed):
    assert len(figures(typed)) == len(typed.strip())


def test_every_kind_says_its_own_name():
    assert [kind.name for kind in KINDS.values()] == list(KINDS)


def test_every_key_a_kind_needs_is_one_it_knows():
    assert all(set(kind.required) <= set(kind.keys) for kind in KINDS.values())


def test_a_kind_without_a_field_says_so():
    with pytest.raises(LookupError):
        Kind().node(None, None)


def test_answers_without_order_have_no_rank():
    assert Kind().rank(None, "x") is None
