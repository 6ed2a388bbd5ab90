"""Old answers are read as answers to the forms in force, and none is lost."""

import pytest

from mobio.engine.upgrading import State, upgrade
from tests.engine.asked import OWN
from tests.engine.life import Life, version

UNKNOWN = {"state": "unknown"}
A, B = "raaaaaaaa", "rbbbbbbbb"
BASE = """
    - {id: name, type: text, label: Name}
    - {id: sure, type: yes_no, label: Sicher}
    - {id: colour, type: choice, label: Farbe, options: lists/colour}
    - {id: colours, type: choices, label: Farben, options: lists/colour}
    - {id: day, type: date, label: Tag}
    - id: rows
      type: group
      label: Zeilen
      questions:
        - {id: what, type: text, label: Was}
        - {id: tint, type: choice, label: Farbe, options: lists/colour}
    """


def without(*names, text=BASE):
    """Return the form without the questions of one line called *names*."""
    marks = tuple(f"- {{id: {name}," for name in names)
    return "\n".join(line for line in text.splitlines() if not line.strip().startswith(marks))


def changed(old, new, text=BASE):
    """Return the form with *old* replaced."""
    assert old in text
    return text.replace(old, new)


def reading(text, steps, answers, **more):
    """Publish BASE, then *text* with *steps*; return the state of *answers* given before."""
    life = Life(BASE)
    life.publish({OWN: version(text, steps), **more})
    return life.read(answers)["own"]


def aside(question, answer, row=None, sequence=2):
    return {"question": question, "row": row, "answer": answer, "sequence": sequence}


def test_a_retired_answer_is_set_aside_and_kept():
    state = reading(without("name"), "- retire: name", {"name": "Amina", "sure": "no"})
    assert state.answers == {"sure": "no"}
    assert state.former == (aside("name", "Amina"),)


def test_a_retired_group_keeps_its_rows_together():
    rows = [{"_row": A, "what": "x"}, {"_row": B, "tint": "red"}]
    text = BASE[: BASE.index("- id: rows")]
    state = reading(text, "- retire: rows", {"rows": rows})
    assert (state.answers, state.former) == ({}, (aside("rows", rows),))


def test_a_retired_member_is_set_aside_row_by_row():
    rows = [{"_row": A, "what": "x", "tint": "red"}, {"_row": B, "what": "y"}]
    state = reading(without("what"), "- retire: rows.what", {"rows": rows})
    assert state.answers == {"rows": [{"_row": A, "tint": "red"}, {"_row": B}]}
    assert state.former == (aside("rows.what", "x", A), aside("rows.what", "y", B))
    assert rows[0] == {"_row": A, "what": "x", "tint": "red"}  # what is stored is never touched


@pytest.mark.parametrize(
    ("before", "after"),
    [("red", "green"), ("blue", "blue"), (UNKNOWN, UNKNOWN)],
)
def test_codes_of_a_question_are_mapped(before, after):
    text = changed("label: Farbe, options: lists/colour}\n    - {id: colours",
                   "label: Farbe, options: lists/paint}\n    - {id: colours")  # fmt: skip
    paint = """
        title: P
        options: [{code: green, label: G}, {code: blue, label: B}, {code: other, label: S}]
        """
    steps = "- map: {colour: {red: green}}"
    state = reading(text, steps, {"colour": before}, **{"lists/paint": paint})
    assert (state.answers, state.former) == ({"colour": after}, ())


LESS = """
    title: Farben
    options:
      - {code: green, label: Grün}
      - {code: blue, label: Blau}
      - {code: other, label: Sonstiges}
    upgrade:
      - %s
    """


def test_codes_mapped_in_a_list_are_mapped_wherever_the_list_is_used():
    life = Life(BASE, {"lists/colour": LESS % "map: {red: green}"})
    answers = {
        "colour": "red",
        "colours": ["red", "green", "blue"],
        "rows": [{"_row": A, "tint": "red"}],
        "name": "red",
    }
    assert life.read(answers)["own"].answers == {
        "colour": "green",
        "colours": ["green", "blue"],
        "rows": [{"_row": A, "tint": "green"}],
        "name": "red",
    }


def test_a_retired_option_is_set_aside_and_the_others_stay():
    life = Life(BASE, {"lists/colour": LESS % "retire: red"})
    state = life.read({"colour": "red", "colours": ["blue", "red"]})["own"]
    assert state.answers == {"colours": ["blue"]}
    assert state.former == (aside("colour", "red"), aside("colours", ["red"]))


def test_an_option_that_comes_back_brings_its_answers():
    back = LESS.replace("options:", "options:\n      - {code: red, label: Rot}") % "restore: red"
    life = Life(BASE, {"lists/colour": LESS % "retire: red"}, {"lists/colour": back})
    answers = {"colour": "red", "colours": ["blue", "red"]}
    state = life.read(answers)["own"]
    assert (state.answers, state.former) == (answers, ())


def test_what_was_said_after_the_step_is_not_changed_by_it():
    life = Life(BASE, {OWN: version(without("name"), "- retire: name")})
    life.publish({OWN: version(BASE, "- restore: name")})
    assert life.read({"name": "new"}, given=3)["own"].answers == {"name": "new"}


def test_a_question_that_comes_back_brings_its_answers():
    life = Life(BASE, {OWN: version(without("name"), "- retire: name")})
    life.publish({OWN: version(BASE, "- restore: name")})
    state = life.read({"name": "Amina"})["own"]
    assert (state.answers, state.former) == ({"name": "Amina"}, ())


def test_a_question_that_comes_back_knows_what_its_list_did_meanwhile():
    life = Life(BASE, {OWN: version(without("colour"), "- retire: colour")})
    life.publish({"lists/colour": LESS % "map: {red: green}"})
    life.publish({OWN: version(BASE, "- restore: colour")})
    assert life.read({"colour": "red"})["own"].answers == {"colour": "green"}


def test_members_come_back_into_the_rows_that_are_left():
    life = Life(BASE, {OWN: version(without("what"), "- retire: rows.what")})
    life.publish({OWN: version(BASE, "- restore: rows.what")})
    former = (aside("rows.what", "x", A), aside("rows.what", "y", B))
    state = life.read({"rows": [{"_row": A}]}, given=2, former=former)["own"]
    assert state.answers == {"rows": [{"_row": A, "what": "x"}]}
    assert state.former == (aside("rows.what", "y", B),)


class TestMove:
    """A question that is asked in another section from now on."""

    OTHER = "- {id: note, type: text, label: Notiz}"
    TARGET = "- {id: note, type: text, label: Notiz}\n- {id: name, type: text, label: Name}"

    def life(self):
        life = Life({OWN: BASE, "biography/other": self.OTHER})
        moved = version(without("name"), "- move: {name: other.name}")
        life.publish({OWN: moved, "biography/other": self.TARGET})
        return life

    def test_its_answer_goes_along(self):
        states = self.life().read({"name": "Amina", "sure": "no"})
        assert states["own"].answers == {"sure": "no"}
        assert states["other"].answers == {"name": "Amina"}

    def test_an_answer_there_is_not_overwritten(self):
        life = self.life()
        states = {"own": State(1, {"name": "old"}), "other": State(2, {"name": "new"})}
        read = upgrade(life.catalogue, states)
        assert read["other"].answers == {"name": "new"}
        assert read["own"].former == (aside("name", "old"),)

    def test_later_steps_of_the_other_section_apply_to_it(self):
        life = self.life()
        life.publish({"biography/other": version(self.OTHER, "- retire: name")})
        states = life.read({"name": "Amina"})
        assert states["other"].former == (aside("name", "Amina", sequence=3),)


CODED = """
    - {id: level, type: choice, label: Stufe, options: lists/level}
    - {id: done, type: yes_no, label: Bestanden}
    """


def test_a_question_is_split_by_its_codes():
    text = without("colour") + CODED
    steps = """
        - split: {colour: {level: {red: A1, green: A1, blue: B1}, done: {red: "no", blue: "yes"}}}
        """
    life = Life(BASE)
    life.publish({OWN: version(text, steps)})
    assert life.read({"colour": "blue"})["own"].answers == {"level": "B1", "done": "yes"}
    green = life.read({"colour": "green"})["own"]
    assert (green.answers, green.former) == ({"level": "A1"}, (aside("colour", "green"),))
    assert life.read({"colour": UNKNOWN})["own"].answers == {"level": UNKNOWN, "done": UNKNOWN}


def test_a_split_may_copy_the_whole_answer():
    parts = ("first, type: text, label: Vorname", "last, type: text, label: Nachname")
    text = without("name") + "".join(f"\n    - {{id: {part}}}" for part in parts)
    state = reading(text, "- split: {name: {first: copy}}", {"name": "Amina Haddad"})
    assert (state.answers, state.former) == ({"first": "Amina Haddad"}, ())


TWO = """
    - {id: a, type: text, label: A}
    - {id: b, type: text, label: B}
    """
ONE = "- {id: both, type: text, label: Beide}"


@pytest.mark.parametrize(
    ("join", "answers", "both", "former"),
    [
        ('" "', {"a": "x", "b": "y"}, "x y", ()),
        ("first", {"a": "x", "b": "y"}, "x", (aside("b", "y"),)),
        ('" "', {"b": "y"}, "y", ()),
        ("first", {"a": UNKNOWN, "b": "y"}, "y", (aside("a", UNKNOWN),)),
    ],
)
def test_questions_are_merged(join, answers, both, former):
    life = Life(TWO)
    life.publish({OWN: version(ONE, f"- merge: {{both: {{of: [a, b], join: {join}}}}}")})
    state = life.read(answers)["own"]
    assert (state.answers, state.former) == ({"both": both}, former)


def test_nothing_is_merged_where_nothing_was_said():
    life = Life(TWO)
    life.publish({OWN: version(ONE, "- merge: {both: {of: [a, b], join: first}}")})
    assert life.read({})["own"].answers == {}


def test_rows_of_merged_groups_stand_together():
    group = "- {id: %s, type: group, label: G, questions: [{id: n, type: text, label: N}]}\n"
    life = Life(group % "a" + group % "b")
    life.publish({OWN: version(group % "a", "- merge: {a: {of: [a, b], join: all}}")})
    rows = {"a": [{"_row": A, "n": "x"}], "b": [{"_row": B, "n": "y"}]}
    assert life.read(rows)["own"].answers == {"a": [*rows["a"], *rows["b"]]}


@pytest.mark.parametrize(
    ("before", "after", "answer", "new"),
    [
        ("yes_no", "choice, options: lists/answer", "yes", "yes"),
        ("date", "partial_date", "2020-02-29",
         {"entered": "2020-02-29", "from": "2020-02-29", "to": "2020-02-29"}),
        ("text", "long_text", "x", "x"),
        ("number", "text", 7, "7"),
        ("choice, options: lists/colour", "choices, options: lists/colour", "red", ["red"]),
        ("choice, options: lists/colour", "choices, options: lists/colour", UNKNOWN, UNKNOWN),
        ("country, options: lists/country", "countries, options: lists/country", "SY", ["SY"]),
    ],
)  # fmt: skip
def test_a_question_changes_its_kind_and_keeps_its_answer(before, after, answer, new):
    form = "- {{id: q, type: {}, label: Q}}"
    options = "{title: T, options: [{code: yes, label: Ja}, {code: no, label: Nein}]}"
    life = Life({OWN: form.format(before), "lists/answer": options})
    life.publish({OWN: version(form.format(after), "- convert: q")})
    assert life.read({"q": answer})["own"].answers == {"q": new}


def test_a_new_question_may_begin_with_an_answer():
    text = BASE + "- {id: more, type: yes_no, label: Mehr}\n"
    assert reading(text, "- default: {more: no}", {"name": "x"}).answers["more"] == "no"
    assert reading(text, "- default: {more: no}", {}).answers == {}


def test_steps_of_one_act_are_done_in_the_order_of_the_file():
    form = "- {{id: q, type: {}, label: Q}}"
    options = "{title: T, options: [{code: done, label: D}, {code: other, label: S}]}"
    life = Life({OWN: form.format("yes_no"), "lists/answer": options})
    steps = "- convert: q\n- map: {q: {yes: done, no: other}}"
    life.publish({OWN: version(form.format("choice, options: lists/answer"), steps)})
    assert life.read({"q": "yes"})["own"].answers == {"q": "done"}


def test_an_upgraded_record_is_not_changed_by_reading_it_again():
    life = Life(BASE, {OWN: version(without("name"), "- retire: name")})
    once = life.read({"name": "Amina", "sure": "no"})
    assert upgrade(life.catalogue, once) == once


def test_a_catalogue_of_the_past_reads_the_answers_of_its_time():
    life = Life(BASE, {OWN: version(without("name"), "- retire: name")})
    past = life.catalogue.at(1)
    assert "name" in past.section("own")
    assert upgrade(past, {"own": State(1, {"name": "x"})})["own"].answers == {"name": "x"}


def test_nothing_is_done_where_nothing_changed():
    life = Life(BASE, BASE)
    state = State(1, {"name": "x"})
    assert upgrade(life.catalogue, {"own": state})["own"] is state
