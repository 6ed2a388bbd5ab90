"""Answers as people read them: one line for each question."""

import pytest

from mobio.engine.lines import section_lines
from mobio.engine.partial_dates import make

UNKNOWN, REFUSED = {"state": "unknown"}, {"state": "prefer_not_to_say"}
A, B = {"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb"}
QUESTIONS = """
    - {id: name, type: text, label: Wie heißen Sie?, staff_label: Name}
    - {id: sure, type: yes_no, label: Sicher?}
    - {id: colour, type: choice, label: Farbe, options: lists/colour}
    - {id: colours, type: choices, label: Farben, options: lists/colour}
    - {id: land, type: country, label: Land, options: lists/country}
    - {id: mail, type: email, label: E-Mail}
    - {id: hidden, type: text, label: Versteckt, show_if: {sure: yes}}
    - {id: note, type: note, label: Ein Hinweis}
    - {id: staff, type: text, label: Vom Personal, staff_only: yes}
    - id: rows
      type: group
      label: Schulen
      row_title: [what, land]
      questions:
        - {id: land, type: country, label: Land, options: lists/country}
        - {id: what, type: text, label: Was}
        - {id: hint, type: note, label: Ein Hinweis}
        - {id: more, type: text, label: Mehr, show_if: {what: more}}
    """
WORDS = {
    "ar": {
        ("lists/colour:red.label", "Rot"): "أحمر",
        ("biography/own:colour.label", "Farbe"): "لون",
    }
}


@pytest.fixture
def lines(form):
    """Return a function that gives the lines of answers by the ids of their questions."""
    asked = form(QUESTIONS, messages=WORDS)

    def read(answers, staff=False, language="de"):
        catalogue = asked.catalogue.in_language(language)
        found = section_lines(catalogue, catalogue.section("own"), asked.record(answers), staff)
        return {line.id: line for line in found.lines}

    return read


@pytest.mark.parametrize(
    ("question", "answer", "value"),
    [
        ("name", "Amina", "Amina"),
        ("name", "<b>${x}</b>", "<b>${x}</b>"),
        ("sure", "yes", "Ja"),
        ("sure", "no", "Nein"),
        ("colour", "red", "Rot"),
        ("colours", ["blue", "red"], "Blau, Rot"),
        ("colours", ["red", "blue"], "Blau, Rot"),
        ("land", "SY", "Syrien"),
        ("land", "gone", "gone"),
        ("mail", "a@example.org", "a@example.org"),
    ],
)
def test_an_answer_is_read_in_words(lines, question, answer, value):
    line = lines({question: answer})[question]
    assert (line.value, line.state) == (value, "answered")


@pytest.mark.parametrize("question", ["sure", "colour", "colours", "land"])
@pytest.mark.parametrize(
    ("answer", "value"), [(UNKNOWN, "Weiß ich nicht"), (REFUSED, "Möchte ich nicht sagen")]
)
def test_a_state_is_read_in_words(lines, question, answer, value):
    line = lines({question: answer})[question]
    assert (line.value, line.state) == (value, answer["state"])


def test_what_is_not_answered_has_a_line_without_value(lines):
    line = lines({})["name"]
    assert (line.value, line.state) == ("", "empty")


def test_what_is_not_asked_has_no_line(lines):
    assert "hidden" not in lines({"sure": "no", "hidden": "parked"})
    assert lines({"sure": "yes", "hidden": "back"})["hidden"].value == "back"
    assert "note" not in lines({})


def test_the_person_reads_what_staff_wrote(lines):
    assert lines({"staff": "x"})["staff"].value == "x"


def test_staff_read_their_own_terms(lines):
    assert lines({})["name"].label == "Wie heißen Sie?"
    assert lines({}, staff=True)["name"].label == "Name"


def test_a_code_is_read_in_the_language_of_the_reader(lines):
    line = lines({"colour": "red"}, language="ar")["colour"]
    assert (line.label, line.value) == ("لون", "أحمر")


def test_addresses_run_from_left_to_right_and_free_text_by_itself(lines):
    found = lines({})
    assert (found["mail"].direction, found["mail"].free_text) == ("ltr", False)
    assert (found["name"].direction, found["name"].free_text) == ("auto", True)


class TestRows:
    """The rows of a group."""

    def test_each_row_has_its_lines_and_a_title(self, lines):
        group = lines({"rows": [{**A, "land": "SY", "what": "Schule"}, {**B}]})["rows"]
        assert [row.title for row in group.rows] == ["Schule · Syrien", "Eintrag 2"]
        assert [line.value for line in group.rows[0].lines] == ["Syrien", "Schule"]
        assert (group.value, group.state, group.rows[0].row_id) == ("", "answered", A["_row"])

    def test_a_group_without_rows_is_empty(self, lines):
        assert (lines({})["rows"].state, lines({})["rows"].rows) == ("empty", ())

    def test_a_hidden_member_has_no_line(self, lines):
        row = {**A, "what": "x", "more": "parked"}
        (found,) = lines({"rows": [row]})["rows"].rows
        assert [line.id for line in found.lines] == ["rows.land", "rows.what"]
        (found,) = lines({"rows": [{**row, "what": "more"}]})["rows"].rows
        assert found.lines[-1].value == "parked"

    def test_not_knowing_is_no_title(self, lines):
        (row,) = lines({"rows": [{**A, "land": UNKNOWN}]})["rows"].rows
        assert row.title == "Eintrag 1"

    def test_a_hidden_answer_is_no_title(self, form):
        asked = form("""
            - id: rows
              type: group
              label: Z
              row_title: [b]
              questions:
                - {id: a, type: yes_no, label: A}
                - {id: b, type: text, label: B, show_if: {a: yes}}
            """)
        record = asked.record({"rows": [{**A, "a": "no", "b": "parked"}]})
        (line,) = section_lines(asked.catalogue, asked.form, record).lines
        assert line.rows[0].title == "Eintrag 1"

    def test_the_first_two_members_are_the_title_if_the_file_names_none(self, form):
        asked = form("""
            - id: rows
              type: group
              label: Z
              questions:
                - {id: a, type: text, label: A}
                - {id: b, type: partial_date, label: B}
                - {id: c, type: text, label: C}
            """)
        record = asked.record({"rows": [{**A, "a": "x", "b": make(1992), "c": "y"}]})
        (line,) = section_lines(asked.catalogue, asked.form, record).lines
        assert line.rows[0].title == "x · 1992"
