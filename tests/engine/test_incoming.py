"""The shape of a POST: nothing is taken that the page did not ask for."""

import peppercorn
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.incoming import DEEPEST, MOST_PAIRS, Malformed, read_pairs, without_questions
from tests.engine.asked import OWN, Asked

A, B = "raaaaaaaa", "rbbbbbbbb"
START, END = "__start__", "__end__"
LAST = ("_end", "1")
QUESTIONS = """
    - {id: name, type: text, label: N}
    - {id: one, type: choice, label: F, options: lists/colour}
    - {id: some, type: choices, label: F, options: lists/colour}
    - {id: day, type: date, label: D}
    - {id: staff, type: text, label: P, staff_only: yes}
    - {id: note, type: note, label: Hinweis}
    - id: rows
      type: group
      label: Z
      repeat: {max: 2}
      questions:
        - {id: a, type: text, label: A}
        - {id: b, type: choice, label: B, options: lists/colour}
    - id: cards
      type: group
      label: K
      rows: own_page
      questions: [{id: a, type: text, label: A}]
    """


@pytest.fixture
def asked(form):
    return form(QUESTIONS)


@pytest.fixture
def read(asked):
    """Return a function that reads raw pairs as this page would; the last one is added."""
    return lambda *pairs: asked.page_form().read([*pairs, LAST])


def rows(*inside):
    return ((START, "rows:sequence"), *inside, (END, "rows:sequence"))


def row(row_id, *inside):
    return ((START, "row:mapping"), ("_row", row_id), *inside, (END, "row:mapping"))


def test_what_a_browser_sends_is_read(asked):
    page = asked.page().fill({"name": "x", "one": "red", "some": ["red"], "day": "1.2.2020"})
    incoming = page.page_form.read(page.pairs())
    assert incoming.typed == {
        "name": "x",
        "one": "red",
        "some": ["red"],
        "day": {"day": "1", "month": "2", "year": "2020", "calendar": ""},
        "rows": [],
    }
    assert (incoming.action, incoming.revision) == ("save", 0)


def test_rows_that_were_on_the_page_are_told(asked):
    page = asked.page({"rows": [{"_row": A, "a": "x"}]}).press(f"remove:rows:{A}")
    incoming = page.page_form.read(page.pairs("add:rows"))
    assert incoming.shown_rows == (("rows", A),)
    assert incoming.typed["rows"] == []
    assert incoming.action == "add:rows"


def test_the_revision_the_page_was_opened_with_is_read(asked):
    page_form = asked.page_form()
    markup = page_form.render(page_form.stored(), revision=12)
    assert 'name="_revision" value="12"' in markup
    assert page_form.read([("_revision", "12"), LAST]).revision == 12


def test_a_page_that_was_cut_off_is_refused(asked):
    pairs = asked.page({"name": "x"}).pairs()
    for length in range(len(pairs)):
        with pytest.raises(Malformed):
            asked.page_form().read(pairs[:length])


@pytest.mark.parametrize(
    "pairs",
    [
        [(END, "rows")],
        [(START, "rows")],
        [(START, "rows:")],
        [(START, "rows:bogus"), (END, "rows")],
        [(START, "rows:ignore"), (END, "rows")],
        [(START, "rows:sequence")],
        [(START, "rows:sequence"), (END, "rows"), (END, "rows")],
        [(START, "rows:sequence")] * 50 + [(END, "rows:sequence")] * 50,
        [(START, "name:rename"), (START, "x:mapping"), (END, "x"), (END, "name")],
        [(START, "name:rename"), (START, "x:sequence"), (END, "x"), (END, "name")],
        [(START, "<script>:mapping"), (END, "x")],
        [(START, "Name:rename"), (END, "x")],
        [(START, "name:sequence"), ("x", "1"), (END, "name")],
        [(START, "name:mapping"), ("x", "1"), (END, "name")],
        [("some", "red")],
        [(START, "some:mapping"), ("x", "red"), (END, "some")],
        [(START, "some:sequence"), (START, "x:mapping"), (END, "x"), (END, "some")],
        [("day", "2020-01-01")],
        [(START, "day:sequence"), ("x", "1"), (END, "day")],
        [(START, "day:mapping"), ("hour", "1"), (END, "day")],
        [(START, "day:mapping"), (START, "day:sequence"), (END, "day"), (END, "day")],
        [("rows", "x")],
        [(START, "rows:mapping"), (END, "rows")],
        rows(("row", "x")),
        rows((START, "row:mapping"), ("a", "x"), (END, "row")),
        rows(*row("r1")),
        rows(*row("../../etc")),
        rows(*row("raaaaaaaa\n")),
        rows(*row(A, ("__class__", "x"))),
        rows(*row(A, ("c", "x"))),
        rows(*row(A), *row(A)),
        rows(*row(A), *row(B), *row("rcccccccc")),
        rows(*row(A, (START, "a:sequence"), (END, "a"))),
        [("role", "admin")],
        [("worker", "me")],
        [("_p_oid", "x")],
        [("__class__", "x")],
        [("nobody", "x")],
        [("note", "x")],
        [("staff", "x")],
        [("cards", "x")],
        [(START, "cards:sequence"), *row(A), (END, "cards")],
        [("", "x")],
        [("name\0", "x")],
        [("na\ud800me", "x")],
        [("_revision", "-1")],
        [("_revision", "١")],
        [("_revision", "1e5")],
        [("_revision", "1" * 5000)],
        [("_rows", "rows")],
        [("_rows", "rows:x")],
        [("_rows", f"name:{A}")],
        [("_rows", f"cards:{A}")],
        [("name", "x")] * (MOST_PAIRS + 1),
        [("name", b"x")],
        [("name", None)],
    ],
)
def test_what_no_page_of_ours_sends_is_refused(read, pairs):
    with pytest.raises(Malformed):
        read(*pairs)


def test_the_last_field_must_be_the_last(asked):
    with pytest.raises(Malformed):
        asked.page_form().read([LAST, ("name", "x")])


def test_staff_may_send_what_they_are_asked(asked):
    page_form = asked.page_form(staff=True)
    assert page_form.read([("staff", "x"), LAST]).typed == {"staff": "x"}


def test_a_hidden_question_may_be_sent(form):
    asked = form("""
        - {id: a, type: yes_no, label: A}
        - {id: b, type: text, label: B, show_if: {person.last: x}}
        """)
    assert asked.page_form().read([("b", "typed"), LAST]).typed == {"b": "typed"}


def test_of_two_buttons_the_last_one_counts(read):
    assert read(("_do", "save"), ("_do", "add:rows")).action == "add:rows"


def test_the_token_of_the_form_is_no_answer(read):
    assert read(("csrf_token", "x"), ("_charset_", "utf-8"), ("name", "y")).typed == {"name": "y"}


def test_what_is_refused_is_not_repeated(read):
    with pytest.raises(Malformed) as refused:
        read(("secret", "Amina Haddad"))
    assert "Amina" not in str(refused.value) and "secret" not in str(refused.value)


def test_a_foreign_date_inside_a_row_is_only_a_wrong_answer(asked):
    sent = asked.page().send([(START, "day:mapping"), ("year", "x"), (END, "day"), LAST])
    assert sent.errors.keys() == {"day"}


PAGE = Asked({OWN: QUESTIONS}).page_form()
NAMES = st.sampled_from(
    [START, END, "name", "some", "rows", "row", "_row", "_rows", "a", "day", "_do"]
)
VALUES = st.one_of(
    st.sampled_from(
        ["rows:sequence", "row:mapping", "a:rename", "day:mapping", "some:sequence", A]
    ),
    st.text(max_size=5),
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=12))
def test_any_pairs_are_read_or_refused(pairs):
    try:
        incoming = PAGE.read([*pairs, LAST])
    except Malformed:
        return
    assert set(incoming.typed) <= set(PAGE.answerable)


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9))))
def test_any_text_is_read_or_refused(pairs):
    try:
        read_pairs(pairs)
    except Malformed:
        return
    assert pairs[-1][0] == "_end"


NAMES = st.sampled_from(["a", "b", "rows"])
VALUES = st.tuples(NAMES, st.text("xy", max_size=2))
WHOLE = st.recursive(
    st.lists(VALUES, max_size=4),
    lambda inside: st.lists(
        st.one_of(
            VALUES.map(lambda pair: [pair]),
            st.tuples(NAMES, st.sampled_from(["mapping", "sequence", "rename"]), inside).map(
                lambda mark: [(START, f"{mark[0]}:{mark[1]}"), *mark[2], (END, mark[0])]
            ),
        ),
        max_size=4,
    ).map(lambda parts: [pair for part in parts for pair in part]),
    max_leaves=8,
)


@given(WHOLE)
def test_marks_mean_what_they_mean_to_peppercorn(pairs):
    depth = deepest = 0
    for name, _value in pairs:
        depth += {START: 1, END: -1}.get(name, 0)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        with pytest.raises(Malformed):
            read_pairs([*pairs, LAST])
    else:
        assert read_pairs([*pairs, LAST]).typed == peppercorn.parse(pairs)


@given(WHOLE, st.data())
def test_a_mark_taken_away_is_noticed(pairs, data):
    marks = [number for number, (name, _value) in enumerate(pairs) if name in (START, END)]
    if marks:
        number = data.draw(st.sampled_from(marks))
        with pytest.raises(Malformed):
            read_pairs([*pairs[:number], *pairs[number + 1 :], LAST])


def test_what_was_sent_for_some_questions_is_taken_out_with_rows_and_marks():
    rows = [
        ("__start__", "papers:sequence"),
        ("__start__", "row:mapping"),
        ("secret", "of a row"),
        ("__end__", "row:mapping"),
        ("__end__", "papers:sequence"),
    ]
    sent = [("_rows", "papers:raaaaaaaa"), ("secret", "x"), *rows, ("name", "A"), ("_end", "")]
    others = [("name", "A"), ("_end", "")]
    assert without_questions(sent, ["secret"]) == [sent[0], *rows, *others]
    assert without_questions(sent, ["secret", "papers"]) == others
    assert without_questions(sent, []) == sent
