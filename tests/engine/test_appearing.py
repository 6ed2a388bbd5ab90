"""Questions that wait for an answer: on the page, in a row, on another page, in another section."""

import pytest

from mobio.engine.reveal import stylesheet
from tests.engine.asked import OWN, Asked
from tests.engine.test_reveal import RULE, hidden, selected

OTHER = """
    - {id: last, type: yes_no, label: Ja?}
    - {id: first, type: text, label: Vorname}
    """
ROWS = """
    - {id: top, type: yes_no, label: Oben?}
    - {id: number, type: number, label: Zahl}
    - id: rows
      type: group
      label: G
      rows: ROWS
      questions:
        - {id: a, type: yes_no, label: A}
        - {id: b, type: text, label: B, show_if: CONDITION}
        - {id: c, type: text, label: C}
    """
A, B = "raaaaaaaa", "rbbbbbbbb"


def asked_with(condition, rows="on_page"):
    text = ROWS.replace("CONDITION", condition).replace("ROWS", rows)
    return Asked({OWN: text, "biography/other": OTHER})


def members(page):
    """Return the ids of the members in the markup of *page*."""
    return {each["data-question"] for each in page.html.select('[data-question^="rows."]')}


def test_a_member_waits_for_the_page_its_row_stands_on():
    asked = asked_with("{top: yes}")
    page = asked.page().fill({"rows": [{"a": "yes"}, {"a": "no"}]}).send().shown_again()
    assert hidden(page, asked.form) == {"rows.b"}
    page = asked.page().fill({"top": "yes", "rows": [{"a": "yes"}]}).send().shown_again()
    assert hidden(page, asked.form) == set()


@pytest.mark.parametrize(
    ("top", "expected"), [("yes", {f"rows-{B}"}), ("no", {f"rows-{A}", f"rows-{B}"})]
)
def test_a_member_waits_for_its_row_and_its_page_together(top, expected):
    asked = asked_with("{all: [{top: yes}, {a: yes}]}")
    rows = [{"_row": A, "a": "yes"}, {"_row": B, "a": "no"}]
    page = asked.page({"top": top, "rows": rows})
    blocks = {
        block.find_parent("fieldset", class_="row")["id"]
        for selector in RULE.findall(stylesheet(asked.form))
        for block in selected(selector, page)
    }
    assert blocks == expected


@pytest.mark.parametrize("top", ["yes", "no"])
def test_on_the_page_of_one_row_the_server_knows_what_the_other_page_says(top):
    asked = asked_with("{top: yes}", rows="own_page")
    page = asked.row("rows", A, {"top": top, "rows": [{"_row": A, "a": "no"}]})
    assert ("rows.b" in members(page)) == (top == "yes")
    assert hidden(page, asked.form) == set()


@pytest.mark.parametrize("rows", ["on_page", "own_page"])
@pytest.mark.parametrize("there", ["yes", "no", None])
def test_what_another_section_decides_is_decided_by_the_server(rows, there):
    asked = asked_with("{all: [{a: yes}, {other.last: yes}]}", rows)
    options = {"others": {"other": {"last": there} if there else {}}}
    before = {"rows": [{"_row": A, "a": "yes"}]}
    page = (
        asked.page(before, **options)
        if rows == "on_page"
        else asked.row("rows", A, before, **options)
    )
    assert ("rows.b" in members(page)) == (there == "yes")
    assert {"rows.a", "rows.c"} <= members(page)


@pytest.mark.parametrize(("there", "is_there"), [("yes", True), ("no", False), (None, False)])
def test_a_question_that_waits_for_both_is_there_only_if_the_other_place_agrees(there, is_there):
    asked = Asked(
        {
            OWN: """
                - {id: a, type: yes_no, label: A}
                - {id: b, type: text, label: B, show_if: {all: [{a: yes}, {other.last: yes}]}}
                """,
            "biography/other": OTHER,
        }
    )
    others = {"other": {"last": there} if there else {}}
    page = asked.page(others=others)
    assert bool(page.html.find(id="f-b")) == is_there
    if is_there:
        assert hidden(page, asked.form) == {"b"}


def test_a_question_that_waits_for_a_question_nobody_is_asked_is_not_there():
    asked = Asked(
        {
            OWN: """
                - {id: a, type: yes_no, label: A, show_if: {other.last: yes}}
                - {id: b, type: yes_no, label: B, show_if: {a: yes}}
                - {id: c, type: text, label: C, show_if: {not: {a: yes}}}
                """,
            "biography/other": OTHER,
        }
    )
    page = asked.page(others={"other": {"last": "no"}})
    assert [bool(page.html.find(id=f"f-{name}")) for name in "bc"] == [False, True]


def test_a_number_in_a_row_shows_its_question_until_it_is_saved_otherwise():
    asked = Asked(
        {
            OWN: """
                - id: rows
                  type: group
                  label: G
                  rows: own_page
                  questions:
                    - {id: a, type: number, label: A}
                    - {id: b, type: text, label: B, show_if: {a: {at_least: 3}}}
                """
        }
    )
    row = {"_row": A}
    assert members(asked.row("rows", A)) == {"rows.a", "rows.b"}
    assert members(asked.row("rows", A, {"rows": [{**row, "a": 1}]})) == {"rows.a"}
    assert members(asked.row("rows", A, {"rows": [{**row, "a": 3}]})) == {"rows.a", "rows.b"}


class TestContexts:
    """What a browser that hides nothing says before a question that waits."""

    @pytest.fixture
    def page(self):
        return Asked(
            {
                OWN: """
                    - {id: a, type: yes_no, label: Arbeiten Sie?}
                    - {id: b, type: text, label: B, show_if: {a: yes}}
                    - {id: c, type: text, label: C, show_if: {not: {a: yes}}}
                    - {id: d, type: text, label: D, show_if: {other.last: yes}}
                    - {id: e, type: text, label: E}
                    """,
                "biography/other": OTHER,
            }
        ).page(others={"other": {"last": "yes"}})

    def test_it_names_the_question_and_the_answer(self, page):
        words = "Wenn Sie bei „Arbeiten Sie?“ „Ja“ wählen:"
        assert page.html.find(id="f-b-if").text == words
        assert "f-b-if" in page.html.find(id="f-b")["aria-describedby"]

    def test_of_another_condition_it_names_the_question(self, page):
        words = "Je nachdem, was Sie bei „Arbeiten Sie?“ antworten:"
        assert page.html.find(id="f-c-if").text == words

    def test_what_the_server_decides_needs_no_words(self, page):
        assert page.html.find(id="f-d-if") is None
        assert page.html.find(id="f-e-if") is None
