"""Style rules that show a question when its answer is chosen."""

import re

import pytest
import soupsieve
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.partial_dates import make
from mobio.engine.reveal import revealed, stylesheet
from tests.engine.asked import FEWER, OWN, Asked

RULE = re.compile(r"^(.+) \{ display: none; \}$", re.MULTILINE)


def rules(form, condition, first="{id: a, type: choice, label: A, options: lists/colour}"):
    asked = form(f"- {first}\n- {{id: b, type: text, label: B, show_if: {condition}}}")
    return stylesheet(asked.form)


def test_equality_on_a_choice_of_the_page_is_said(form):
    css = rules(form, "{a: red}")
    assert '[data-answers="a"][value="red"]:checked' in css
    assert 'option[value="red"]:checked' in css
    assert '[data-question="b"] { display: none; }' in css


def test_old_browsers_see_everything(form):
    assert rules(form, "{a: red}").startswith("@supports selector(:has(*))")


def test_one_of_several_codes_is_one_rule(form):
    assert rules(form, "{a: [red, blue]}").count("display: none") == 1


def test_not_turns_the_rule_round(form):
    assert ".page:has(" in rules(form, "{not: {a: red}}")
    assert ".page:not(:has(" in rules(form, "{a: red}")


def test_all_hides_when_either_fails(form):
    assert rules(form, "{all: [{a: [red, blue]}, {not: {a: blue}}]}").count("display: none") == 2


def test_any_hides_only_when_each_fails(form):
    assert rules(form, "{any: [{a: red}, {a: blue}]}").count("display: none") == 1


def test_a_number_cannot_be_said_and_the_question_is_shown(form):
    css = rules(form, "{a: {at_least: 3}}", "{id: a, type: number, label: A, max: 9}")
    assert css == ""


def test_an_answer_of_another_page_is_left_to_the_server(form):
    asked = form(
        """
        title: T
        pages:
          - {id: one, title: Eins, questions: [a]}
          - {id: two, title: Zwei, questions: [b]}
        questions:
          - {id: a, type: yes_no, label: A}
          - {id: b, type: text, label: B, show_if: {a: "yes"}}
        """
    )
    assert stylesheet(asked.form) == ""
    assert revealed(asked.catalogue, asked.form) == set()


def test_a_member_waits_for_its_own_row(form):
    asked = form(
        """
        - id: g
          type: group
          label: G
          questions:
            - {id: a, type: yes_no, label: A}
            - {id: b, type: text, label: B, show_if: {a: "yes"}}
        """
    )
    css = stylesheet(asked.form)
    assert '.row:not(:has([data-answers="g.a"][value="yes"]:checked' in css


@pytest.mark.parametrize("code", ["a b", 'x"] *', "a'b", "a{b", "}", "\\31", "ä"])
def test_a_code_that_is_no_plain_word_is_never_said(form, code):
    quoted = code.replace("'", "''")
    asked = form(
        f"""
        - {{id: a, type: choice, label: A, options: lists/odd}}
        - {{id: b, type: text, label: B, show_if: {{a: '{quoted}'}}}}
        """,
        {"lists/odd": f"title: L\noptions: [{{code: '{quoted}', label: L}}]"},
    )
    assert stylesheet(asked.form) == ""


def test_an_answer_of_another_section_is_left_to_the_server(form):
    asked = form("- {id: b, type: text, label: B, show_if: {person.last: x}}")
    assert stylesheet(asked.form) == ""


def test_a_part_that_can_be_said_is_said(form):
    css = rules(form, "{all: [{a: red}, {person.last: x}]}")
    assert css.count("display: none") == 1
    (css,) = RULE.findall(rules(form, "{any: [{a: red}, {person.last: x}]}"))
    assert ":not(:has(" in css and '[data-known~="b-0-no"]' in css


def test_nothing_but_what_the_server_knows_needs_no_rule(form):
    assert rules(form, "{any: [{age: {below: 18}}, {person.last: x}]}") == ""
    assert rules(form, "{all: [{age: {below: 18}}, {person.last: x}]}") == ""


def hidden(page, form):
    """Return the ids of the questions that the style rules hide on *page*."""
    found = set()
    for selector in RULE.findall(stylesheet(form)):
        found |= {each["data-question"] for each in selected(selector, page)}
    return found


def selected(selector, page):
    """Return what a browser selects; the strict rules know no descendants inside of has()."""
    return soupsieve.select(selector, page.html, flags=soupsieve.NOSTRICT)


CONDITIONS = st.recursive(
    st.sampled_from(
        [
            "{one: red}",
            "{one: [red, blue, unknown]}",
            "{one: {answered: yes}}",
            "{one: {answered: no}}",
            "{some: {contains: red}}",
            "{some: {contains: [blue, prefer_not_to_say]}}",
            "{some: {answered: yes}}",
            "{box: SY}",
            "{box: {answered: no}}",
            "{boxes: {contains: DE}}",
            "{yes: no}",
        ]
    ),
    lambda inner: st.one_of(
        st.builds("{{not: {}}}".format, inner),
        st.builds("{{all: [{}, {}]}}".format, inner, inner),
        st.builds("{{any: [{}, {}]}}".format, inner, inner),
    ),
    max_leaves=4,
)
CHOSEN = st.sampled_from(["red", "blue", "unknown", "prefer_not_to_say", None])
SEVERAL = st.sampled_from([[], ["red"], ["blue", "red"], ["unknown"], ["prefer_not_to_say"]])
PLACES = st.sampled_from(["SY", "DE", "unknown", ""])
TYPED = st.fixed_dictionaries(
    {
        "one": CHOSEN,
        "some": SEVERAL,
        "box": PLACES,
        "boxes": st.lists(st.sampled_from(["SY", "DE"]), max_size=2, unique=True),
        "yes": st.sampled_from(["yes", "no", None]),
    }
)
QUESTIONS = """
    - {{id: yes, type: yes_no, label: Y}}
    - {{id: one, type: choice, label: A, options: lists/colour, show_if: {{not: {{yes: no}}}}}}
    - {{id: some, type: choices, label: B, options: lists/colour, show_if: {{yes: yes}}}}
    - {{id: box, type: choice, label: C, options: lists/few}}
    - {{id: boxes, type: countries, label: D, options: lists/few, show_if: {{box: SY}}}}
    - {{id: asked, type: text, label: E, show_if: {condition}}}
    """
FEW = "title: L\noptions:\n  - {code: SY, label: S}\n  - {code: DE, label: D}\n" + "".join(
    f"  - {{code: c{number}, label: L}}\n" for number in range(9)
)


@FEWER
@given(CONDITIONS, TYPED)
def test_style_rules_hide_exactly_what_the_server_does_not_ask(condition, typed):
    asked = Asked({OWN: QUESTIONS.format(condition=condition), "lists/few": FEW})
    page = asked.page().fill({name: value for name, value in typed.items() if value is not None})
    shown = page.send().shown_again()
    record = page.send().checked.record
    expected = {
        question.id
        for question in asked.form.questions
        if not record.is_visible("own", question.id)
    }
    assert hidden(shown, asked.form) == expected


MIXED = st.recursive(
    st.sampled_from(
        [
            "{yes: yes}",
            "{one: red}",
            "{person.last: x}",
            "{age: {below: 18}}",
            "{number: {at_least: 3}}",
        ]
    ),
    lambda inner: st.one_of(
        st.builds("{{not: {}}}".format, inner),
        st.builds("{{all: [{}, {}]}}".format, inner, inner),
        st.builds("{{any: [{}, {}]}}".format, inner, inner),
    ),
    max_leaves=4,
)
BEYOND = """
    title: T
    pages:
      - {{id: page, title: Eins, questions: [yes, one, asked]}}
      - {{id: other, title: Zwei, questions: [number]}}
    questions:
      - {{id: yes, type: yes_no, label: Y}}
      - {{id: one, type: choice, label: A, options: lists/colour, show_if: {first}}}
      - {{id: asked, type: text, label: E, show_if: {second}}}
      - {{id: number, type: number, label: N}}
    """


@FEWER
@given(
    MIXED.filter(lambda condition: "one" not in condition),
    MIXED,
    st.sampled_from(["yes", "no", None]),
    CHOSEN,
    st.sampled_from(["x", "y", None]),
    st.sampled_from([1990, 2015, None]),
    st.sampled_from([1, 5, None]),
)
def test_what_the_server_knows_is_joined_with_what_is_chosen(
    first, second, yes, one, last, born, number
):
    asked = Asked({OWN: BEYOND.format(first=first, second=second)})
    person = {"last": last, "born": make(born, 1, 1) if born else None}
    others = {"person": {name: answer for name, answer in person.items() if answer}}
    before = {"number": number} if number else {}
    page = asked.page(before, others=others)
    there = {each["data-question"] for each in page.html.select("[data-question]")}
    typed = {name: value for name, value in (("yes", yes), ("one", one)) if value and name in there}
    sent = page.fill(typed).send()
    record = sent.checked.record
    asked_for = {name for name in ("yes", "one", "asked") if record.is_visible("own", name)}
    assert there - hidden(sent.shown_again(), asked.form) == asked_for


def test_what_nobody_knows_yet_is_shown():
    condition = "{any: [{yes: yes}, {number: {at_least: 3}}]}"
    text = BEYOND.format(first="{yes: yes}", second=condition)
    asked = Asked({OWN: text.replace("[yes, one, asked]", "[yes, number, asked]").replace(
        "questions: [number]", "questions: [one]")})  # fmt: skip
    assert "asked" not in hidden(asked.page(), asked.form)
    assert "asked" in hidden(asked.page({"number": 1}), asked.form)
    assert "asked" not in hidden(asked.page({"number": 5}), asked.form)


@pytest.mark.parametrize("top", ["yes", "no", None])
@pytest.mark.parametrize("a", ["yes", "no"])
def test_on_the_page_of_a_row_what_stands_on_the_other_page_is_known(top, a):
    text = """
        - {id: top, type: yes_no, label: Oben?}
        - id: rows
          type: group
          label: G
          rows: own_page
          questions:
            - {id: a, type: yes_no, label: A}
            - {id: b, type: text, label: B, show_if: {any: [{top: yes}, {a: yes}]}}
        """
    asked = Asked({OWN: text})
    row = {"_row": "raaaaaaaa", "a": a}
    page = asked.row("rows", "raaaaaaaa", {"rows": [row], **({"top": top} if top else {})})
    assert ("rows.b" not in hidden(page, asked.form)) == (top == "yes" or a == "yes")


def test_a_row_hides_its_own_members_only(form):
    asked = form("""
        - id: rows
          type: group
          label: G
          questions:
            - {id: a, type: yes_no, label: A}
            - {id: b, type: text, label: B, show_if: {a: yes}}
        """)
    page = asked.page().fill({"rows": [{"a": "yes"}, {"a": "no"}]}).send().shown_again()
    (selector,) = RULE.findall(stylesheet(asked.form))
    (block,) = selected(selector, page)
    assert block.find_parent("fieldset", class_="row")["id"] == "rows-rnewrowbb"


def test_the_page_of_a_row_follows_the_same_rules(form):
    asked = form("""
        - id: rows
          type: group
          label: G
          rows: own_page
          questions:
            - {id: a, type: yes_no, label: A}
            - {id: b, type: text, label: B, show_if: {a: yes}}
        """)
    page = asked.row("rows", "raaaaaaaa")
    assert hidden(page, asked.form) == {"rows.b"}
    assert hidden(page.fill({"a": "yes"}).send().shown_again(), asked.form) == set()
