"""Choices of one or several options, with the states one may choose as well."""

from datetime import date

import pytest

NOT_AN_OPTION = "Diese Auswahl gibt es nicht. Bitte wählen Sie neu."
UNKNOWN = {"state": "unknown"}
LONG = "title: Lang\noptions:\n" + "".join(
    f"  - {{code: c{number:02}, label: Nummer {number:02}}}\n" for number in range(12)
)
DATED = """
    title: Befristet
    options:
      - {code: old, label: Alt, active_until: 2026-12-31}
      - {code: now, label: Jetzt, active_until: 2027-01-18}
      - {code: always, label: Immer}
      - {code: new, label: Neu, active_from: 2027-01-19}
    """
CLOSED = """
    title: Geschlossen
    closed: yes
    options:
      - {code: one, label: Eins}
      - {code: unknown, label: Das weiß ich nicht}
    """


@pytest.fixture
def asked(form):
    return form(
        """
        - {id: sure, type: yes_no, label: Sicher?}
        - {id: one, type: choice, label: Farbe, options: lists/colour}
        - {id: long, type: choice, label: Lang, options: lists/long}
        - {id: some, type: choices, label: Farben, options: lists/colour, max_choices: 2,
           exclusive: [other]}
        """,
        {"lists/long": LONG},
    )


def offered(page, question):
    """Return the codes of the radios, boxes or options of a question."""
    block = page.html.select_one(f"[data-question={question}]")
    return [box["value"] for box in block.select("[type=radio], [type=checkbox], option")]


def labels(page, question):
    """Return the words beside the radios and boxes of a question."""
    return [label.text for label in page.html.select(f"[data-question={question}] label.option")]


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("sure", "yes"),
        ("sure", "no"),
        ("one", "green"),
        ("long", "c07"),
        ("some", ["blue"]),
        ("some", ["blue", "red"]),
    ],
)
def test_a_choice_is_kept_by_its_code(asked, question, typed):
    stored = asked.answers({question: typed}).stored
    assert stored == {question: typed}
    assert asked.answers({}, before=stored).stored == stored


@pytest.mark.parametrize("question", ["sure", "one", "long"])
@pytest.mark.parametrize("state", ["unknown", "prefer_not_to_say"])
def test_not_knowing_and_not_saying_are_answers(asked, question, state):
    stored = asked.answers({question: state}).stored
    assert stored == {question: {"state": state}}
    assert asked.answers({}, before=stored).stored == stored


def test_a_state_stands_alone_among_several(asked):
    assert asked.answers({"some": ["unknown"]}).stored == {"some": UNKNOWN}
    assert asked.answers({"some": ["unknown", "red"]}).errors == {
        "some": "„Weiß ich nicht“ passt nicht zu einer anderen Auswahl."
    }
    assert asked.answers({}, before={"some": UNKNOWN}).stored == {"some": UNKNOWN}


def test_an_exclusive_option_stands_alone(asked):
    assert asked.answers({"some": ["other"]}).stored == {"some": ["other"]}
    assert asked.answers({"some": ["other", "red"]}).errors == {
        "some": "„Sonstiges“ passt nicht zu einer anderen Auswahl."
    }


def test_there_is_a_limit_to_several(asked):
    sent = asked.answers({"some": ["red", "green", "blue"]}, before={"some": ["red"]})
    assert sent.errors == {"some": "Wählen Sie höchstens 2 aus."}
    assert sent.stored == {"some": ["red"]}


def test_a_few_may_be_wanted_at_least(form):
    asked = form("- {id: a, type: choices, label: A, options: lists/colour, min_choices: 2}")
    assert asked.answers({"a": ["red"]}).errors == {"a": "Wählen Sie mindestens 2 aus."}
    assert asked.answers({"a": []}).errors == {}
    assert asked.answers({"a": ["unknown"]}).errors == {}


def test_an_unticked_box_empties_the_answer(asked):
    assert asked.answers({"some": []}, before={"some": ["red"]}).stored == {}


def test_nothing_ticked_and_nothing_stored_is_no_change(asked):
    assert asked.answers({}).checked.answers["some"] is None


def test_the_order_of_the_boxes_does_not_change_an_answer(form):
    words = {("lists/colour:red.label", "Rot"): "ى", ("lists/colour:blue.label", "Blau"): "ا"}
    asked = form(
        "- {id: a, type: choices, label: A, options: lists/colour}", messages={"ar": words}
    )
    german = asked.answers({"a": ["red", "blue"]}).stored
    assert asked.answers({"a": ["red", "blue"]}, language="ar").stored == german


@pytest.mark.parametrize("code", ["pink", "", "red ", "RED", "r" * 10_000, "<script>", "..", "c07"])
def test_a_foreign_code_is_refused_and_not_repeated(asked, code):
    page = asked.page({"one": "red"})
    page.boxes["f-one"].force_value(code)
    sent = page.send()
    if code:
        assert sent.errors == {"one": NOT_AN_OPTION}
        assert sent.stored == {"one": "red"}
    assert not code or f'value="{code}"' not in sent.shown_again().markup or code == "c07"


def test_a_foreign_code_among_several_is_refused(asked):
    page = asked.page({"some": ["red"]})
    pairs = page.pairs()
    pairs.insert(pairs.index(("checkbox", "red")), ("checkbox", "pink"))
    sent = page.send(pairs)
    assert (sent.errors, sent.stored) == ({"some": NOT_AN_OPTION}, {"some": ["red"]})


def test_short_lists_are_radios_and_long_ones_a_box(asked):
    page = asked.page()
    assert len(page.html.select("[data-question=one] [type=radio]")) == 6
    assert len(page.html.select("[data-question=long] option")) == 15


def test_a_radio_that_was_not_touched_is_sent_as_empty(asked):
    assert asked.page().send().incoming.typed["one"] == ""


def test_options_are_offered_from_their_first_to_their_last_day(form):
    asked = form(
        "- {id: a, type: choice, label: A, options: lists/dated, states: []}",
        {"lists/dated": DATED},
    )
    assert offered(asked.page(), "a") == ["always", "now"]
    assert offered(asked.page(today=date(2027, 1, 19)), "a") == ["always", "new"]
    assert offered(asked.page(today=date(2026, 12, 31)), "a") == ["old", "always", "now"]


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_an_option_that_has_ended_stays_with_those_who_chose_it(form, kind):
    asked = form(
        f"- {{id: a, type: {kind}, label: A, options: lists/dated}}", {"lists/dated": DATED}
    )
    before = {"a": "old" if kind == "choice" else ["old"]}
    assert "old" in offered(asked.page(before), "a")
    sent = asked.answers({}, before=before)
    assert (sent.stored, sent.errors) == (before, {})


def test_an_option_that_has_ended_is_kept_in_a_long_box(form):
    dated = LONG + "  - {code: gone, label: Fort, active_until: 2020-01-01}\n"
    asked = form("- {id: a, type: choice, label: A, options: lists/dated}", {"lists/dated": dated})
    assert asked.answers({}, before={"a": "gone"}).stored == {"a": "gone"}


def test_the_past_may_be_told_with_options_that_have_ended(form):
    asked = form(
        """
        - id: rows
          type: group
          label: Zeilen
          questions:
            - {id: a, type: choice, label: A, options: lists/dated}
        """,
        {"lists/dated": DATED},
    )
    sent = asked.answers({"rows": [{"a": "old"}]})
    assert sent.stored == {"rows": [{"_row": "rnewrowaa", "a": "old"}]}


def test_a_closed_list_has_the_states_it_names(form):
    asked = form(
        "- {id: a, type: choice, label: A, options: lists/closed}", {"lists/closed": CLOSED}
    )
    assert labels(asked.page(), "a") == ["Eins", "Das weiß ich nicht"]
    assert asked.answers({"a": "unknown"}).stored == {"a": UNKNOWN}


def test_a_question_says_which_states_it_has(form):
    asked = form("""
        - {id: none, type: yes_no, label: A, states: []}
        - {id: some, type: choice, label: B, options: lists/colour, states: [unknown]}
        """)
    assert offered(asked.page(), "none") == ["yes", "no"]
    assert offered(asked.page(), "some")[-2:] == ["other", "unknown"]


def test_states_that_a_question_names_count_with_a_closed_list_too(form):
    asked = form(
        "- {id: a, type: choice, label: A, options: lists/closed, states: [prefer_not_to_say]}",
        {"lists/closed": CLOSED},
    )
    assert offered(asked.page(), "a") == ["unknown", "one", "prefer_not_to_say"]


def test_staff_read_the_technical_term(form):
    terms = "title: T\noptions: [{code: a1, label: Ich verstehe wenig, staff_label: A1}]"
    asked = form(
        "- {id: a, type: cefr, label: A, options: lists/terms, states: []}", {"lists/terms": terms}
    )
    assert labels(asked.page(), "a") == ["Ich verstehe wenig"]
    assert labels(asked.page(staff=True), "a") == ["A1"]


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("type: choice", "Hier fehlt 'options'. Ergänzen Sie es."),
        ('type: choice, options: ""', "Hier fehlt 'options'. Ergänzen Sie es."),
        (
            "type: choice, options: lists/color",
            "Die Liste 'lists/color' gibt es nicht. Meinten Sie 'lists/colour'? "
            "Legen Sie sie an oder wählen Sie eine andere.",
        ),
        (
            "type: choice, options: biography/own",
            "Die Liste 'biography/own' gibt es nicht. "
            "Legen Sie sie an oder wählen Sie eine andere.",
        ),
        (
            "type: choices, options: lists/colour, exclusive: [pink]",
            "'pink' gibt es in der Liste 'lists/colour' nicht. Prüfen Sie den Code.",
        ),
        (
            "type: choices, options: lists/colour, min_choices: 3, max_choices: 2",
            "'3' ist größer als '2'. Tauschen Sie die Werte.",
        ),
        (
            "type: yes_no, states: [dont_know]",
            "Bei 'states' ist 'dont_know' nicht möglich. Meinten Sie 'unknown'? "
            "Möglich sind: unknown, prefer_not_to_say.",
        ),
    ],
)
def test_what_the_file_says_wrong_is_told(mistakes, line, mistake):
    assert mistakes(f"- {{id: a, label: A, {line}}}") == [f"2: {mistake}"]
