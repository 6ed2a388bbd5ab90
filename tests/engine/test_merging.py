"""Two people change the same section at the same time."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.merging import merge, merge_rows, undo
from mobio.engine.upgrading import State

A, B, C = ({"_row": f"r{letter * 8}"} for letter in "abc")


def entry(**old):
    """Return an entry of the history in which each question had its *old* answer."""
    changes = [
        {"question": question} if answer is None else {"question": question, "old": answer}
        for question, answer in old.items()
    ]
    return SimpleNamespace(section="own", changes=changes, rewritten=None)


def test_different_questions_are_both_kept():
    base = {"a": 1, "b": 1}
    assert merge(base, {"a": 2, "b": 1}, {"a": 1, "b": 2}) == ({"a": 2, "b": 2}, {})


def test_the_same_question_changed_twice_keeps_theirs_and_is_told():
    assert merge({"a": 1}, {"a": 2}, {"a": 3}) == ({"a": 3}, {"a": 3})


def test_the_same_change_made_twice_is_no_conflict():
    assert merge({"a": 1}, {"a": 2}, {"a": 2}) == ({"a": 2}, {})


def test_an_answer_emptied_here_and_left_there_is_gone():
    assert merge({"a": 1}, {"a": None}, {"a": 1}) == ({"a": None}, {})


def test_an_answer_emptied_here_and_changed_there_is_told():
    assert merge({"a": 1}, {"a": None}, {"a": 2}) == ({"a": 2}, {"a": 2})


def test_an_answer_changed_here_and_emptied_there_is_told():
    assert merge({"a": 1}, {"a": 2}, {}) == ({"a": None}, {"a": None})


def test_a_question_that_was_not_on_the_page_is_not_looked_at():
    assert merge({"a": 1}, {}, {"a": 2}) == ({}, {})


def test_an_untouched_page_takes_what_is_stored():
    assert merge({"a": 1}, {"a": 1}, {"a": 2}) == ({"a": 2}, {})


def test_boxes_are_no_rows():
    assert merge({"a": ["x"]}, {"a": ["x", "y"]}, {"a": ["x", "z"]})[1] == {"a": ["x", "z"]}
    assert merge({}, {"a": None}, {"a": ["x"]}) == ({"a": ["x"]}, {})


class TestRows:
    """Rows of a group are merged one by one, and member by member."""

    def test_new_rows_of_both_are_kept(self):
        merged, conflicts = merge({}, {"g": [{**A, "m": 1}]}, {"g": [{**B, "m": 2}]})
        assert (merged, conflicts) == ({"g": [{**B, "m": 2}, {**A, "m": 1}]}, {})

    def test_the_first_new_row_here_and_the_last_one_removed_there(self):
        base = {"g": [{**A, "m": 1}]}
        merged, conflicts = merge(base, {"g": [{**A, "m": 1}, {**B, "m": 2}]}, {})
        assert (merged, conflicts) == ({"g": [{**B, "m": 2}]}, {})

    def test_a_row_changed_here_and_removed_there_stays_and_is_told(self):
        base = {"g": [{**A, "m": 1}]}
        merged, conflicts = merge(base, {"g": [{**A, "m": 2}]}, {})
        assert (merged, conflicts.keys()) == ({"g": [{**A, "m": 2}]}, {"g"})

    def test_a_row_removed_here_and_changed_there_stays_and_is_told(self):
        base = {"g": [{**A, "m": 1}]}
        merged, conflicts = merge(base, {"g": []}, {"g": [{**A, "m": 2}]})
        assert (merged, conflicts.keys()) == ({"g": [{**A, "m": 2}]}, {"g"})

    def test_a_row_removed_on_one_side_is_gone(self):
        rows = [{**A, "m": 1}, {**B, "m": 2}]
        assert merge({"g": rows}, {"g": rows[:1]}, {"g": rows}) == ({"g": rows[:1]}, {})
        assert merge({"g": rows}, {"g": rows}, {"g": rows[1:]}) == ({"g": rows[1:]}, {})

    def test_all_rows_removed_on_both_sides_are_gone(self):
        assert merge({"g": [{**A, "m": 1}]}, {"g": []}, {}) == ({"g": []}, {})

    def test_different_members_of_one_row_are_both_kept(self):
        base = [{**A, "m": 1, "n": 1}]
        merged = merge_rows(base, [{**A, "m": 2, "n": 1}], [{**A, "m": 1, "n": 2}])
        assert merged == ([{**A, "m": 2, "n": 2}], False)

    def test_the_same_member_changed_twice_keeps_theirs_and_is_told(self):
        merged = merge_rows([{**A, "m": 1}], [{**A, "m": 2, "n": 2}], [{**A, "m": 3}])
        assert merged == ([{**A, "m": 3, "n": 2}], True)

    def test_an_emptied_member_is_merged_too(self):
        assert merge_rows([{**A, "m": 1}], [{**A}], [{**A, "m": 1, "n": 2}]) == (
            [{**A, "n": 2}],
            False,
        )

    def test_the_same_new_row_twice_is_one(self):
        assert merge_rows([], [{**C, "m": 1}], [{**C, "m": 1}]) == ([{**C, "m": 1}], False)

    def test_a_new_order_is_kept_although_somebody_else_changed_a_row(self):
        there = [{**A, "m": 1}, {**B, "m": 1}]
        changed = [{**A, "m": 2}, {**B, "m": 1}]
        assert merge_rows(there, there[::-1], changed) == (changed[::-1], False)
        assert merge_rows(there, changed, there[::-1]) == (changed[::-1], False)

    def test_a_row_added_elsewhere_stands_behind_those_that_were_put_in_order(self):
        there = [{**A, "m": 1}, {**B, "m": 1}]
        rows, clashed = merge_rows(there, there[::-1], [*there, {**C, "m": 1}])
        assert ([row["_row"] for row in rows], clashed) == (
            [B["_row"], A["_row"], C["_row"]],
            False,
        )


def test_later_entries_are_undone():
    now = State(1, {"a": 3, "b": 1})
    entries = [entry(a=2), entry(a=1, b=None)]
    assert undo({"own": now}, entries) == {"own": State(1, {"a": 1})}
    assert now.answers == {"a": 3, "b": 1}


def test_what_a_newer_form_did_is_undone_too():
    former = ({"question": "a", "row": None, "answer": 1, "sequence": 2},)
    later = entry(b=None)
    later.rewritten = {"sequence": 1, "former": (), "changes": ({"question": "a", "old": 1},)}
    before = undo({"own": State(2, {"b": 5}, former)}, [later])
    assert before == {"own": State(1, {"a": 1})}


VALUES = st.sampled_from([1, 2, 3, None])
ANSWERS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([1, 2, 3]))
ROWS = st.dictionaries(
    st.sampled_from(["raaaaaaaa", "rbbbbbbbb", "rcccccccc"]),
    st.dictionaries(st.sampled_from("mn"), st.sampled_from([1, 2, 3]), min_size=1),
).map(lambda rows: [{"_row": row_id, **row} for row_id, row in rows.items()])


def applied(base, change):
    """Return *base* with *change*: emptied answers are gone."""
    after = {**base, **change}
    return {name: answer for name, answer in after.items() if answer not in (None, [])}


def both(base, one, other):
    """Return what is stored when *other* was saved first and then the page of *one*."""
    theirs = applied(base, other)
    merged, conflicts = merge(base, {**base, **one}, theirs)
    return applied(theirs, merged), conflicts


@given(
    ANSWERS,
    st.dictionaries(st.sampled_from("ab"), VALUES),
    st.dictionaries(st.sampled_from("cd"), VALUES),
)
def test_changes_of_different_questions_meet_in_any_order(base, one, other):
    expected = applied(base, {**one, **other})
    assert both(base, one, other) == (expected, {}) == both(base, other, one)


@given(ANSWERS, ANSWERS, ANSWERS)
def test_nothing_is_there_that_nobody_wrote(base, one, other):
    merged, conflicts = both(base, one, other)
    for name, answer in merged.items():
        assert answer in (base.get(name), one.get(name), other.get(name))
    for name, theirs in conflicts.items():
        assert merged.get(name) == theirs != one.get(name)


@given(ROWS, ROWS)
def test_a_page_alone_stores_what_it_says(base, mine):
    assert merge({"g": base}, {"g": mine}, {"g": base})[0]["g"] == mine
    assert merge({"g": base}, {"g": base}, {"g": mine})[0]["g"] == mine


@given(ROWS, ROWS, ROWS)
def test_rows_meet_in_any_order_unless_they_clash(base, one, other):
    there, told = merge_rows(base, one, other)
    back, told_back = merge_rows(base, other, one)
    assert told == told_back
    if not told:
        assert sorted(map(sorted_row, there)) == sorted(map(sorted_row, back))


@given(ROWS, ROWS, ROWS)
def test_a_row_that_was_changed_is_never_lost(base, one, other):
    rows, _told = merge_rows(base, one, other)
    kept = {row["_row"] for row in rows}
    for changed in (one, other):
        assert {row["_row"] for row in changed if row not in base} <= kept


def sorted_row(row):
    return sorted((name, str(value)) for name, value in row.items())
