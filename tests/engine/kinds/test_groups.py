"""Groups of questions, and notes between them."""

import pytest

GROUP = """
    - id: rows
      type: group
      label: Z
      {repeat}
      questions:
        - {{id: a, type: text, label: A}}
        - {{id: note, type: note, label: Ein Hinweis}}
    """


@pytest.mark.parametrize(
    ("repeat", "most"), [("", 30), ("repeat: {max: 3}", 3), ("repeat: {min: 1}", 30)]
)
def test_a_group_has_so_many_rows_at_most(form, repeat, most):
    question = form(GROUP.format(repeat=repeat)).form.question("rows")
    assert question.kind.most(question) == most


def test_a_note_is_read_and_never_answered(form):
    asked = form("- {id: note, type: note, label: Bitte lesen}\n- {id: a, type: text, label: A}")
    page = asked.page()
    assert page.html.select_one(".explains p").text == "Bitte lesen"
    assert page.fill({"a": "x"}).send().stored == {"a": "x"}


def test_a_note_in_a_row_is_read_and_never_answered(form):
    asked = form(GROUP.format(repeat=""))
    page = asked.page().fill({"rows": [{"a": "x"}]})
    assert page.html.select_one(".row .explains p").text == "Ein Hinweis"
    assert page.send().stored == {"rows": [{"_row": "rnewrowaa", "a": "x"}]}


def test_an_answer_to_a_note_is_never_kept(form):
    asked = form(GROUP.format(repeat=""))
    page = asked.page().fill({"rows": [{"a": "x"}]})
    pairs = page.pairs()
    pairs.insert(pairs.index(("a", "x")), ("note", "forged"))
    assert page.send(pairs).stored == {"rows": [{"_row": "rnewrowaa", "a": "x"}]}


def test_a_group_that_is_hidden_keeps_its_rows(form):
    asked = form("""
        - {id: some, type: yes_no, label: J}
        - id: rows
          type: group
          label: Z
          show_if: {some: yes}
          questions: [{id: a, type: text, label: A}]
        """)
    before = {"some": "yes", "rows": [{"_row": "raaaaaaaa", "a": "x"}]}
    sent = asked.answers({"some": "no", "rows": [{"a": "y"}]}, before=before)
    assert sent.stored == {**before, "some": "no"}
