"""Rows of a page that is not saved yet: what was typed goes with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.incoming import GONE, Malformed, read_gone, read_pairs
from mobio.engine.row_changes import changed_rows

IDS = ["raaaaaaaa", "rbbbbbbbb", "rcccccccc"]
GROUP = "schools"


def row(row_id, *typed):
    return [("__start__", "row:mapping"), ("_row", row_id), *typed, ("__end__", "row:mapping")]


def page(*rows, before=(), after=()):
    """Return the pairs of a page with *rows*, as a browser sends them."""
    inside = [pair for each in rows for pair in each]
    return [
        ("_revision", "3"),
        *before,
        ("__start__", f"{GROUP}:sequence"),
        *inside,
        ("__end__", f"{GROUP}:sequence"),
        *after,
        ("_end", "1"),
    ]


def ids(pairs):
    """Return the ids of the rows on the page."""
    return [each["_row"] for each in read_pairs(pairs, [GROUP]).typed.get(GROUP, [])]


A, B, C = (row(row_id, ("name", f"Schule {row_id}")) for row_id in IDS)
NESTED = row(
    IDS[0],
    ("name", "مدرسة & 100 % + ~"),
    ("__start__", "years:mapping"),
    ("year", "19:92"),
    ("__end__", "years:mapping"),
)


def test_an_empty_row_is_added_at_the_end():
    assert changed_rows(page(A), "add", GROUP, IDS[1]) == page(A, row(IDS[1]))


def test_a_removed_row_comes_back_to_its_place_with_all_that_was_typed():
    before = page(B, NESTED, C)
    without = changed_rows(before, "remove", GROUP, IDS[0])
    assert ids(without) == [IDS[1], IDS[2]]
    assert changed_rows(without, "restore", GROUP, IDS[0]) == before


def test_the_button_between_the_rows_is_no_row():
    pairs = page(A, [("_do", f"remove:{GROUP}:{IDS[0]}")], B)
    assert ids(changed_rows(pairs, "remove", GROUP, IDS[0])) == [IDS[1]]


@pytest.mark.parametrize(
    ("verb", "row_id", "order"),
    [
        ("up", IDS[1], [1, 0, 2]),
        ("down", IDS[1], [0, 2, 1]),
        ("up", IDS[0], [0, 1, 2]),
        ("down", IDS[2], [0, 1, 2]),
    ],
)
def test_a_row_moves_one_step_and_no_further_than_the_end(verb, row_id, order):
    moved = changed_rows(page(A, B, C), verb, GROUP, row_id)
    assert ids(moved) == [IDS[place] for place in order]
    assert sorted(moved) == sorted(page(A, B, C))


def test_what_stands_around_the_rows_stays_where_it_is():
    around = {"before": [("nick", "x")], "after": [("note", "y"), ("_rows", f"{GROUP}:{IDS[0]}")]}
    changed = changed_rows(page(A, **around), "add", GROUP, IDS[1])
    assert changed == page(A, row(IDS[1]), **around)


def test_several_rows_are_brought_back_the_last_one_first():
    pairs = page(A, B, C)
    for row_id in (IDS[0], IDS[2]):
        pairs = changed_rows(pairs, "remove", GROUP, row_id)
    for row_id in (IDS[2], IDS[0]):
        pairs = changed_rows(pairs, "restore", GROUP, row_id)
    assert pairs == page(A, B, C)


@pytest.mark.parametrize("verb", ["remove", "restore", "up", "down"])
def test_a_row_that_is_not_there_is_refused(verb):
    with pytest.raises(Malformed):
        changed_rows(page(A), verb, GROUP, IDS[1])


@pytest.mark.parametrize(
    "pairs",
    [
        [("_end", "1")],
        page([("name", "no row")]),
        page([("__start__", "row:mapping"), ("__end__", "row:mapping")]),
        page(row(IDS[0], ("_row", IDS[1]))),
    ],
)
def test_a_page_without_such_rows_is_refused(pairs):
    with pytest.raises(Malformed):
        changed_rows(pairs, "add", GROUP, IDS[2])


@pytest.mark.parametrize(
    "typed", ["", "_row=rbbbbbbbb", "__start__=row%3Amapping&_row=rbbbbbbbb&__end__=row%3Amapping"]
)
def test_a_row_comes_back_under_its_own_id_only(typed):
    gone = [(GONE, f"{GROUP}:{IDS[0]}:0:{typed}")]
    with pytest.raises(Malformed):
        changed_rows(page(A, before=gone)[:-1], "restore", GROUP, IDS[0])


@pytest.mark.parametrize(
    "value", ["", "x", f"other:{IDS[0]}:0:", f"{GROUP}:x:0:", f"{GROUP}:{IDS[0]}:a:", "a\nb"]
)
def test_a_removed_row_of_a_foreign_page_is_refused(value):
    with pytest.raises(Malformed):
        read_gone(value, [GROUP])


@given(st.lists(st.tuples(st.sampled_from(["name", "note"]), st.text(max_size=30)), max_size=5))
def test_whatever_was_typed_survives_being_removed(typed):
    pairs = page(row(IDS[0], *typed), B)
    without = changed_rows(pairs, "remove", GROUP, IDS[0])
    assert read_pairs(without, [GROUP]).gone[0][:2] == (GROUP, IDS[0])
    assert changed_rows(without, "restore", GROUP, IDS[0]) == pairs
