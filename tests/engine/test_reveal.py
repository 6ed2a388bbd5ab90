"""Style rules that show a question when its answer is chosen."""

from mobio.engine.reveal import is_revealed, stylesheet


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
    assert not is_revealed(asked.form, asked.form.question("b"))


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
