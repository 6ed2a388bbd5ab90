"""Checking question by question: a wrong answer harms no other one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.asked import FEWER, OWN, Asked, Sent

A, B, C = ({"_row": f"r{letter * 8}"} for letter in "abc")
SCHOOLS = """
    - id: schools
      type: group
      label: Schulen
      unique_by: name
      repeat: {max: 4}
      questions:
        - {id: name, type: text, label: Name}
        - {id: years, type: number, label: Jahre, max: 20}
        - {id: more, type: text, label: Mehr, show_if: {name: other}}
    """
TWICE = "Diese Angabe steht schon in einem anderen Eintrag."


@pytest.fixture
def page(form):
    return form("""
        - {id: work, type: yes_no, label: Arbeiten Sie?}
        - {id: hours, type: number, label: Stunden, min: 1, max: 60, show_if: {work: yes}}
        - {id: mail, type: email, label: E-Mail}
        - {id: note, type: note, label: Ein Hinweis}
        - {id: level, type: text, label: Nur Personal, staff_only: yes}
        """)


@pytest.fixture
def schools(form):
    return form(SCHOOLS)


class TestQuestions:
    """One question after the other."""

    def test_a_wrong_answer_harms_no_other_one(self, page):
        sent = page.answers({"work": "yes", "hours": "99", "mail": "a@example.org"})
        assert sent.errors.keys() == {"hours"}
        assert sent.stored == {"work": "yes", "mail": "a@example.org"}

    def test_a_wrong_answer_does_not_replace_the_right_one(self, page):
        before = {"work": "yes", "hours": 20}
        sent = page.answers({"hours": "99"}, before=before)
        assert (sent.stored, "hours" in sent.checked.answers) == (before, False)

    def test_what_was_typed_wrong_is_shown_again(self, page):
        shown = page.answers({"work": "yes", "hours": "99", "mail": "x"}).shown_again()
        assert (shown.boxes["hours"].value, shown.boxes["mail"].value) == ("99", "x")

    def test_an_emptied_box_empties_the_answer(self, page):
        assert page.answers({"mail": ""}, before={"mail": "a@example.org"}).stored == {}

    def test_a_question_that_was_not_sent_is_not_touched(self, page):
        opened = page.page({"mail": "a@example.org"})
        pairs = [pair for pair in opened.pairs() if pair[0] != "mail"]
        assert opened.send(pairs).stored == {"mail": "a@example.org"}

    def test_an_answer_that_gets_hidden_is_kept_aside(self, page):
        before = {"work": "yes", "hours": 20}
        sent = page.answers({"work": "no"}, before=before)
        assert sent.stored == {"work": "no", "hours": 20}
        assert sent.checked.record.answer("own", "hours") is None

    def test_what_is_typed_into_a_hidden_box_is_ignored(self, page):
        sent = page.answers({"work": "no", "hours": "30"}, before={"work": "yes", "hours": 20})
        assert sent.stored == {"work": "no", "hours": 20}

    def test_a_mistake_in_a_hidden_box_is_no_mistake(self, page):
        sent = page.answers({"work": "no", "hours": "viele"})
        assert (sent.errors, sent.stored) == ({}, {"work": "no"})

    def test_an_answer_comes_back_with_its_question(self, page):
        before = {"work": "no", "hours": 20}
        assert page.page(before).fill({"work": "yes"}).boxes["hours"].value == "20"
        assert page.answers({"work": "yes"}, before=before).stored == {"work": "yes", "hours": 20}

    def test_only_staff_write_what_only_staff_are_asked(self, page):
        assert "level" not in page.page().page_form.answerable
        assert page.answers({"level": "x"}, staff=True).stored == {"level": "x"}

    def test_a_page_without_errors_says_so(self, page):
        assert not page.answers({"mail": "a@example.org"}).checked.has_errors
        assert page.answers({"mail": "x"}).checked.has_errors


class TestRows:
    """The rows of a group on the page."""

    def test_rows_get_ids_that_stay(self, schools):
        sent = schools.answers({"schools": [{"name": "eins"}, {"name": "zwei"}]})
        assert sent.stored == {
            "schools": [
                {"_row": "rnewrowaa", "name": "eins"},
                {"_row": "rnewrowbb", "name": "zwei"},
            ]
        }

    def test_a_changed_row_keeps_its_id_and_its_place(self, schools):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        sent = schools.answers({"schools": [{"name": "neu"}]}, before=before)
        assert sent.stored == {"schools": [{**A, "name": "neu"}, {**B, "name": "zwei"}]}

    def test_a_row_left_empty_is_dropped(self, schools):
        assert schools.answers({"schools": [{}, {"name": "zwei"}, {}]}).stored == {
            "schools": [{"_row": "rnewrowbb", "name": "zwei"}]
        }

    def test_a_row_that_was_emptied_is_gone(self, schools):
        before = {"schools": [{**A, "name": "eins"}]}
        assert schools.answers({"schools": [{"name": ""}]}, before=before).stored == {}

    def test_a_removed_row_is_gone(self, schools):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        page = schools.page(before).press(f"remove:schools:{A['_row']}")
        assert page.send().stored == {"schools": [{**B, "name": "zwei"}]}

    def test_pressing_a_button_for_rows_keeps_what_was_typed(self, schools):
        page = schools.page().fill({"schools": [{"name": "eins", "years": "viele"}]})
        page = page.press("add:schools").press("remove:schools:rnewrowbb")
        assert [box.value for box in page.boxes.fields["name"]] == ["eins"]
        assert [box.value for box in page.boxes.fields["years"]] == ["viele"]

    def test_a_row_that_somebody_else_added_meanwhile_stays(self, schools):
        page = schools.page({"schools": [{**A, "name": "eins"}]})
        pairs = page.fill({"schools": [{"name": "neu"}]}).pairs()
        now = schools.page({"schools": [{**A, "name": "eins"}, {**C, "name": "drei"}]})
        assert now.send(pairs).stored == {
            "schools": [{**A, "name": "neu"}, {**C, "name": "drei"}],
        }

    def test_a_wrong_answer_in_a_row_harms_nothing_beside_it(self, schools):
        rows = [{"name": "eins", "years": "99"}, {"name": "zwei", "years": "3"}]
        sent = schools.answers({"schools": rows})
        assert sent.errors.keys() == {"schools.rnewrowaa.years"}
        assert [row.get("years") for row in sent.stored["schools"]] == [None, 3]

    def test_a_wrong_answer_in_a_row_does_not_replace_the_right_one(self, schools):
        before = {"schools": [{**A, "years": 3}]}
        sent = schools.answers({"schools": [{"years": "99"}]}, before=before)
        assert sent.stored == before

    def test_a_new_row_with_nothing_but_a_mistake_is_not_kept_but_shown(self, schools):
        sent = schools.answers({"schools": [{"years": "viele"}]})
        assert sent.stored == {}
        assert [box.value for box in sent.shown_again().boxes.fields["years"]] == ["viele"]

    def test_a_hidden_member_is_kept_aside(self, schools):
        before = {"schools": [{**A, "name": "other", "more": "x"}]}
        sent = schools.answers({"schools": [{"name": "eins", "more": "y"}]}, before=before)
        assert sent.stored == {"schools": [{**A, "name": "eins", "more": "x"}]}

    def test_a_new_row_with_nothing_but_a_hidden_answer_is_not_kept(self, schools):
        assert schools.answers({"schools": [{"more": "y"}]}).stored == {}

    def test_a_mistake_in_a_hidden_member_is_no_mistake(self, schools):
        sent = schools.answers({"schools": [{"name": "eins", "more": "\0"}]})
        assert (sent.errors, sent.stored["schools"][0]["name"]) == ({}, "eins")

    def test_the_same_answer_in_two_rows_is_told_at_the_second(self, schools):
        sent = schools.answers({"schools": [{"name": "eins", "years": "1"}, {"name": "eins"}]})
        assert sent.errors == {"schools.rnewrowbb.name": TWICE}
        assert sent.stored == {"schools": [{"_row": "rnewrowaa", "name": "eins", "years": 1}]}

    def test_the_same_answer_is_told_at_the_row_that_was_changed(self, schools):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        sent = schools.answers({"schools": [{"name": "zwei"}]}, before=before)
        assert sent.errors == {f"schools.{A['_row']}.name": TWICE}
        assert sent.stored == before

    def test_two_rows_may_change_their_answers_one_into_the_other(self, schools):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        sent = schools.answers({"schools": [{"name": "drei"}, {"name": "eins"}]}, before=before)
        assert (sent.errors, sent.stored["schools"][1]["name"]) == ({}, "eins")

    def test_what_is_unknown_twice_is_not_the_same(self, form):
        asked = form("""
            - id: rows
              type: group
              label: Z
              unique_by: a
              questions: [{id: a, type: choice, label: A, options: lists/colour}]
            """)
        sent = asked.answers({"rows": [{"a": "unknown"}, {"a": "unknown"}]})
        assert (sent.errors, len(sent.stored["rows"])) == ({}, 2)

    def test_members_for_staff_are_not_taken_from_others(self, form):
        asked = form("""
            - id: rows
              type: group
              label: Z
              questions:
                - {id: a, type: text, label: A}
                - {id: b, type: text, label: B, staff_only: yes}
            """)
        before = {"rows": [{**A, "a": "x", "b": "staff"}]}
        assert 'name="b"' not in asked.page(before).markup
        page = asked.page(before)
        pairs = page.pairs()
        pairs.insert(pairs.index(("a", "x")), ("b", "forged"))
        assert page.send(pairs).stored == before
        sent = asked.answers({"rows": [{"b": "new"}]}, before=before, staff=True)
        assert sent.stored == {"rows": [{**A, "a": "x", "b": "new"}]}


class TestRowPages:
    """A row on a page of its own."""

    @pytest.fixture
    def jobs(self, form):
        return form(SCHOOLS.replace("label: Schulen", "label: Schulen\n      rows: own_page"))

    def test_a_new_row_is_added_behind_the_others(self, jobs):
        before = {"schools": [{**A, "name": "eins"}]}
        sent = jobs.row("schools", B["_row"], before).fill({"name": "zwei", "years": "3"}).send()
        assert sent.stored == {
            "schools": [{**A, "name": "eins"}, {**B, "name": "zwei", "years": 3}]
        }

    def test_a_row_is_changed_at_its_place(self, jobs):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        sent = jobs.row("schools", A["_row"], before).fill({"name": "neu"}).send()
        assert sent.stored == {"schools": [{**A, "name": "neu"}, {**B, "name": "zwei"}]}

    def test_the_same_new_row_sent_twice_is_one(self, jobs):
        page = jobs.row("schools", A["_row"]).fill({"name": "eins"})
        stored = page.send().stored
        again = jobs.row("schools", A["_row"], stored).send(page.pairs())
        assert again.stored == stored == {"schools": [{**A, "name": "eins"}]}

    def test_an_empty_new_row_is_not_kept(self, jobs):
        assert jobs.row("schools", A["_row"]).send().stored == {}

    def test_a_row_that_was_emptied_is_gone(self, jobs):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        sent = jobs.row("schools", A["_row"], before).fill({"name": ""}).send()
        assert sent.stored == {"schools": [{**B, "name": "zwei"}]}

    def test_a_wrong_answer_harms_no_other_one(self, jobs):
        sent = jobs.row("schools", A["_row"]).fill({"name": "eins", "years": "99"}).send()
        assert sent.errors.keys() == {f"schools.{A['_row']}.years"}
        assert sent.stored == {"schools": [{**A, "name": "eins"}]}
        assert "höchstens 20" in sent.shown_again().markup

    def test_the_same_answer_in_another_row_is_told_here(self, jobs):
        before = {"schools": [{**A, "name": "eins"}, {**B, "name": "zwei"}]}
        sent = jobs.row("schools", A["_row"], before).fill({"name": "zwei"}).send()
        assert sent.errors == {f"schools.{A['_row']}.name": TWICE}
        assert sent.stored == before

    def test_there_is_a_last_row(self, jobs):
        rows = [{"_row": f"r{letter * 8}", "name": letter} for letter in "abcd"]
        sent = jobs.row("schools", "reeeeeeee", {"schools": rows}).fill({"name": "e"}).send()
        assert sent.errors == {"schools": "Hier sind höchstens 4 Einträge möglich."}
        assert sent.stored == {"schools": rows}

    def test_a_full_group_may_still_be_changed(self, jobs):
        rows = [{"_row": f"r{letter * 8}", "name": letter} for letter in "abcd"]
        sent = jobs.row("schools", A["_row"], {"schools": rows}).fill({"name": "x"}).send()
        assert (sent.errors, sent.stored["schools"][0]["name"]) == ({}, "x")

    def test_warnings_of_a_row_stand_on_its_page_and_nowhere_else(self, form):
        asked = form("""
            - {id: day, type: date, label: D, remind_before: 90d}
            - id: rows
              type: group
              label: Z
              rows: own_page
              questions: [{id: day, type: date, label: T, remind_before: 90d}]
            """)
        before = {
            "day": "2027-01-01",
            "rows": [{**A, "day": "2027-01-01"}, {**B, "day": "2030-01-01"}],
        }
        assert asked.row("rows", A["_row"], before).page_form.standing_notes().keys() == {
            ("rows", A["_row"], "day")
        }
        assert asked.row("rows", B["_row"], before).page_form.standing_notes() == {}
        assert asked.row("rows", C["_row"], before).page_form.standing_notes() == {}


EVERYTHING = Asked(
    {
        OWN: """
        - {id: sure, type: yes_no, label: A}
        - {id: name, type: text, label: B, show_if: {sure: yes}}
        - {id: number, type: number, label: C, min: 0, max: 9}
        - {id: day, type: partial_date, label: D, not_after: {today: yes}}
        - {id: colours, type: choices, label: E, options: lists/colour, max_choices: 2}
        - {id: lands, type: countries, label: F, options: lists/country}
        - id: rows
          type: group
          label: G
          unique_by: c
          questions:
            - {id: c, type: choice, label: H, options: lists/colour}
            - {id: d, type: date, label: I, show_if: {c: red}}
        """
    }
)
TYPED = st.sampled_from(
    ["", "x", "7", "99", "yes", "unknown", "red", "SY", "2020", "\0", "13", "1"]
)
DATE_TYPED = st.dictionaries(
    st.sampled_from(["day", "month", "year", "approximate", "unknown"]), TYPED
)
ROW_TYPED = st.fixed_dictionaries(
    {"_row": st.sampled_from(["raaaaaaaa", "rbbbbbbbb", "rcccccccc"])},
    optional={"c": TYPED, "d": DATE_TYPED},
)
PAGE_TYPED = st.fixed_dictionaries(
    {},
    optional={
        "sure": TYPED,
        "name": TYPED,
        "number": TYPED,
        "day": DATE_TYPED,
        "colours": st.lists(TYPED, max_size=3),
        "lands": st.lists(TYPED, max_size=3),
        "rows": st.lists(ROW_TYPED, max_size=3, unique_by=lambda row: row["_row"]),
    },
)


def pairs_of(typed):
    """Yield the raw pairs of a page that was filled with *typed*."""
    for name, value in typed.items():
        if isinstance(value, dict):
            yield from (("__start__", f"{name}:mapping"), *pairs_of(value), ("__end__", name))
        elif isinstance(value, list):
            items = (pairs_of({"item": item}) for item in value)
            inside = [pair for item in items for pair in item]
            yield from (("__start__", f"{name}:sequence"), *inside, ("__end__", name))
        else:
            yield name, value


def send(typed, before):
    """Send *typed* to the page on which *before* is stored; return what became of it."""
    return Sent(EVERYTHING.page_form(before), [*pairs_of(typed), ("_end", "1")])


@FEWER
@given(PAGE_TYPED, PAGE_TYPED)
def test_whatever_is_typed_is_stored_or_told(first, second):
    before = send(first, {}).stored
    sent = send(second, before)
    for name in second:
        stored_or_told = name in sent.checked.answers or (name,) in sent.checked.notes
        assert stored_or_told


@FEWER
@given(PAGE_TYPED)
def test_what_is_stored_comes_back_and_is_stored_again(typed):
    stored = send(typed, {}).stored
    again = EVERYTHING.page(stored).send()
    assert (again.errors, again.stored) == ({}, stored)


@FEWER
@given(PAGE_TYPED, PAGE_TYPED)
def test_an_answer_that_was_told_wrong_is_as_it_was_before(first, second):
    before = send(first, {}).stored
    sent = send(second, before)
    for place in sent.errors:
        if "." not in place:
            assert sent.stored.get(place) == before.get(place)


@FEWER
@given(PAGE_TYPED)
def test_no_row_is_stored_empty_or_twice(typed):
    rows = send(typed, {}).stored.get("rows", [])
    assert all(len(row) > 1 for row in rows)
    assert len({row["_row"] for row in rows}) == len(rows)
