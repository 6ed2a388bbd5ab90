"""Two people change the same section: what is kept, what is asked."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.answers import ROW
from mobio.engine.merging import merge, merge_rows, undo

NAMES = ("a", "b", "c", "d")
ANSWERS = st.one_of(st.none(), st.integers(0, 3), st.text("xy", max_size=2))
SECTIONS = st.dictionaries(st.sampled_from(NAMES), ANSWERS)
ROWS = st.lists(st.sampled_from(("r1", "r2", "r3")), unique=True).flatmap(
    lambda ids: st.tuples(*(st.fixed_dictionaries({ROW: st.just(i), "m": ANSWERS}) for i in ids))
)


def entry(**changes):
    return SimpleNamespace(
        changes=[
            {"question": name, **({} if old is None else {"old": old})}
            for name, old in changes.items()
        ]
    )


def test_different_questions_of_one_section_are_both_kept():
    merged, conflicts = merge({"a": 1}, {"a": 2, "b": None}, {"a": 1, "b": 5})
    assert (merged, conflicts) == ({"a": 2, "b": 5}, {})


def test_the_same_question_changed_twice_keeps_theirs_and_asks():
    merged, conflicts = merge({"a": 1}, {"a": 2}, {"a": 3})
    assert (merged, conflicts) == ({"a": 3}, {"a": 3})


def test_the_same_change_made_twice_is_no_conflict():
    assert merge({"a": 1}, {"a": 2}, {"a": 2}) == ({"a": 2}, {})


def test_an_answer_that_was_emptied_stays_empty():
    assert merge({"a": 1}, {"a": None}, {"a": 1}) == ({"a": None}, {})


def test_two_rows_added_on_two_phones_are_both_there():
    rows, clashed = merge_rows([], [{ROW: "r1", "m": 1}], [{ROW: "r2", "m": 2}])
    assert ({row[ROW] for row in rows}, clashed) == ({"r1", "r2"}, False)


def test_two_members_of_one_row_changed_by_two_people_are_both_kept():
    base = [{ROW: "r1", "m": 1, "n": 1}]
    rows, clashed = merge_rows(base, [{ROW: "r1", "m": 2, "n": 1}], [{ROW: "r1", "m": 1, "n": 3}])
    assert (rows, clashed) == ([{ROW: "r1", "m": 2, "n": 3}], False)


def test_a_row_deleted_here_and_untouched_there_is_gone():
    base = [{ROW: "r1", "m": 1}]
    assert merge_rows(base, [], base) == ([], False)


def test_a_row_deleted_here_and_changed_there_stays_and_asks():
    rows, clashed = merge_rows([{ROW: "r1", "m": 1}], [], [{ROW: "r1", "m": 2}])
    assert (rows, clashed) == ([{ROW: "r1", "m": 2}], True)


def test_undoing_the_later_entries_gives_what_the_page_was_opened_with():
    now = {"a": 3, "b": 1}
    assert undo(now, [entry(a=2), entry(a=1, b=None)]) == {"a": 1}


@given(SECTIONS, SECTIONS, SECTIONS)
def test_a_merge_never_invents_an_answer(base, mine, theirs):
    merged, conflicts = merge(base, mine, theirs)
    for name, answer in merged.items():
        assert answer in (mine.get(name), theirs.get(name))
    assert all(theirs.get(name) != mine[name] for name in conflicts)


@given(SECTIONS, SECTIONS, SECTIONS)
def test_both_orders_conflict_at_the_same_questions(base, mine, theirs):
    everywhere = set(mine) | set(theirs) | set(base)
    full = [{name: side.get(name) for name in everywhere} for side in (base, mine, theirs)]
    one, clash = merge(full[0], full[1], full[2])
    other, same_clash = merge(full[0], full[2], full[1])
    assert set(clash) == set(same_clash)
    assert {n: one[n] for n in one if n not in clash} == {
        n: other[n] for n in other if n not in clash
    }


@given(ROWS, ROWS, ROWS)
def test_no_row_disappears_that_somebody_changed(base, mine, theirs):
    rows, _clashed = merge_rows(list(base), list(mine), list(theirs))
    left = {row[ROW] for row in rows}
    old = {row[ROW]: row for row in base}
    for row in (*mine, *theirs):
        if row != old.get(row[ROW]):
            assert row[ROW] in left
