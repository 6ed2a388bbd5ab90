"""Forms of staff: what a new one takes over, how it is said elsewhere, and who may read it."""

import itertools
from datetime import date

import pytest

from mobio.engine.answers import ROW
from mobio.engine.casework import (
    CaseRecord,
    forms_in,
    goals_by_area,
    most_goals,
    offering,
    readers_of,
    said,
    taken_over,
    unsaid,
    with_reworded_goals,
    words_of_goals,
)
from tests.engine.asked import catalogue_of

DAY = date(2027, 1, 31)
PLAN = """
    title: Plan
    kept_in: agreements
    pages: [{id: p, title: Plan, questions: [since, wish, look, aims, steps]}]
    questions:
      - {id: since, type: date, label: Seit wann?, takes: today}
      - {id: wish, type: text, label: Wunsch, max_length: 10, takes: wish}
      - {id: look, type: date, label: Wann sehen wir nach?, takes: review}
      - id: aims
        type: group
        label: Ziele
        repeat: {min: 0, max: 3}
        takes: goals
        questions:
          - {id: field, type: choice, label: Bereich, options: lists/field, takes: area}
          - {id: aim, type: text, label: Ziel, takes: goal}
          - {id: note, type: text, label: Bemerkung}
      - id: steps
        type: group
        label: Schritte
        repeat: {min: 0, max: 9}
        rows: on_page
        takes: measures
        questions:
          - {id: aim, type: text, label: Ziel, takes: goal}
          - {id: what, type: text, label: Was?, takes: what}
          - {id: who, type: choice, label: Wer?, options: lists/who, takes: who}
          - {id: until, type: date, label: Bis wann?, takes: until}
    """
NOTE = """
    title: Notiz
    pages: [{id: p, title: Notiz, questions: [class, text]}]
    questions:
      - {id: class, type: choice, label: Art, options: lists/class}
      - {id: text, type: text, label: Text, show_if: {class: [open, own]}}
    """
GOAL = """
    area: {area}
    goal: {goal}
    indicator: Man sieht es.
    measures:
      - {{what: Anrufen, who: person, within: 1m}}
      - {{what: Hingehen, who: worker}}
      - {{what: Mitgehen, who: volunteer, within: 14d}}
    review: {review}
    """
FILES = {
    "casework/plan": PLAN,
    "casework/note": NOTE,
    "lists/field": "{title: F, options: [{code: work, label: Arbeit}, {code: home, label: Haus}]}",
    "lists/who": """
        title: Wer
        closed: yes
        options:
          - {code: person, label: Ich}
          - {code: worker, label: Beratung}
          - {code: volunteer, label: Ehrenamt}
        """,
    "lists/class": """
        title: Arten
        options:
          - {code: open, label: Offen}
          - {code: own, label: Eigen, attributes: {read_by: author}}
          - {code: shown, label: Gezeigt, attributes: {read_by: person}}
          - {code: odd, label: Seltsam, attributes: {read_by: everybody}}
        """,
    "goals/job": GOAL.format(area="Arbeit", goal="Ich arbeite.", review="3m"),
    "goals/flat": GOAL.format(area="Garten", goal="Ich wohne.", review="1m"),
}
MESSAGES = {
    "ar": {
        ("goals/job:goal", "Ich arbeite."): "أعمل",
        ("goals/flat:goal", "Ich wohne."): "أسكن",
    }
}


@pytest.fixture
def catalogue():
    return catalogue_of(FILES, MESSAGES)


@pytest.fixture
def plan(catalogue):
    return catalogue.casework("plan")


@pytest.fixture
def taken(catalogue, plan):
    """Return what a new plan with both goals takes over."""
    numbers = itertools.count(1)
    goals = [catalogue.goal("job"), catalogue.goal("flat")]
    return taken_over(plan, goals, DAY, "Ich möchte lernen.", lambda: f"r{next(numbers)}")


def test_areas_of_templates_are_in_the_order_that_agreements_offer(catalogue):
    assert [area for area, _goals in goals_by_area(catalogue)] == ["Arbeit", "Garten"]
    ordered = (
        "{title: F, ordered: yes, options: [{code: a, label: Haus}, {code: b, label: Garten}]}"
    )
    other = catalogue_of({**FILES, "lists/field": ordered}, MESSAGES)
    arabic = goals_by_area(other.in_language("ar"))
    assert [goal.id for _area, goals in arabic for goal in goals] == ["flat", "job"]


def test_goals_of_an_area_are_in_the_order_of_their_names():
    words = {"goals/zoo": "Zur Arbeit gehen", "goals/art": "Ärger vermeiden"}
    more = {
        path: GOAL.format(area="Arbeit", goal=goal, review="1m") for path, goal in words.items()
    }
    (_area, goals), _garden = goals_by_area(catalogue_of({**FILES, **more}))
    assert [goal.id for goal in goals] == ["art", "job", "zoo"]


def test_the_question_that_offers_is_found_by_what_it_takes_over(catalogue):
    assert offering(catalogue, "who").options.get("worker").label == "Beratung"
    assert offering(catalogue, "review") is None


def test_forms_are_found_by_where_they_are_kept(catalogue):
    assert [form.id for form in forms_in(catalogue, "agreements")] == ["plan"]
    assert [form.id for form in forms_in(catalogue, "casework")] == ["note"]


def test_a_new_form_takes_the_day_the_wish_and_the_earliest_review(taken):
    assert taken["since"] == "2027-01-31"
    assert taken["wish"] == "Ich möchte lernen."  # whole, though the question has no room for it
    assert taken["look"] == "2027-02-28"  # a month after the last day of January


def test_each_goal_and_each_of_its_measures_is_a_row(taken):
    assert [row["aim"] for row in taken["aims"]] == ["Ich arbeite.", "Ich wohne."]
    assert [(row["aim"], row["what"], row.get("until")) for row in taken["steps"]] == [
        ("Ich arbeite.", "Anrufen", "2027-02-28"),
        ("Ich arbeite.", "Hingehen", None),
        ("Ich arbeite.", "Mitgehen", "2027-02-14"),
        ("Ich wohne.", "Anrufen", "2027-02-28"),
        ("Ich wohne.", "Hingehen", None),
        ("Ich wohne.", "Mitgehen", "2027-02-14"),
    ]
    ids = [row[ROW] for row in (*taken["aims"], *taken["steps"])]
    assert len(set(ids)) == 8


def test_a_measure_says_who_does_it(taken):
    assert [row["who"] for row in taken["steps"]] == ["person", "worker", "volunteer"] * 2


def test_an_area_is_the_option_of_that_name_or_left_open(taken):
    assert [row.get("field") for row in taken["aims"]] == ["work", None]


def test_without_templates_only_the_day_is_taken(plan):
    assert taken_over(plan, (), DAY, "", lambda: "r1") == {"since": "2027-01-31"}


def test_the_most_goals_are_those_of_the_group(plan, catalogue):
    assert most_goals(plan) == 3
    assert most_goals(catalogue.casework("note")) is None


def test_words_of_templates_are_said_in_the_language_of_the_reader(catalogue, plan, taken):
    arabic = words_of_goals(catalogue.in_language("ar"))
    shown = said(plan, taken, arabic)
    assert [row["aim"] for row in shown["aims"]] == ["أعمل", "أسكن"]
    assert {row["aim"] for row in shown["steps"]} == {"أعمل", "أسكن"}


def test_what_was_changed_by_hand_is_shown_as_it_was_written(catalogue, plan):
    own = {"aims": [{ROW: "r1", "aim": "Ich arbeite gern.", "note": "Ich arbeite."}]}
    assert said(plan, own, words_of_goals(catalogue.in_language("ar"))) == own


def test_templates_of_before_are_known_too(taken, plan):
    newer = {
        **FILES,
        "goals/job@2": GOAL.format(area="Arbeit", goal="Ich habe Arbeit.", review="1m"),
    }
    arabic = words_of_goals(catalogue_of(newer, MESSAGES).in_language("ar"))
    assert said(plan, taken, arabic)["aims"][0]["aim"] == "أعمل"


LIKE_EACH_OTHER = {
    "fr": {
        ("goals/job:goal", "Ich arbeite."): "Travail\u202f: oui\u00a0!",
        ("goals/flat:goal", "Ich wohne."): "Appeler",
        ("goals/flat:measure2", "Hingehen"): "Appeler",
        ("goals/job:measure2", "Hingehen"): "Appeler",
    }
}


class TestComingBack:
    """Words that were shown in another language come back from the page."""

    @pytest.fixture
    def french(self):
        return words_of_goals(catalogue_of(FILES, LIKE_EACH_OTHER).in_language("fr"))

    def returned(self, plan, taken, french, **changes):
        """Return what is kept after the first step was changed on the page."""
        shown = said(plan, taken, french)
        read = {
            "aims": [{**row, "aim": " ".join(row["aim"].split())} for row in shown["aims"]],
            "steps": [{**shown["steps"][0], **changes}, *shown["steps"][1:]],
        }
        return unsaid(plan, read, taken, french)

    def test_what_was_left_alone_is_what_it_was(self, plan, taken, french):
        kept = self.returned(plan, taken, french)
        assert kept == {"aims": taken["aims"], "steps": taken["steps"]}

    def test_new_words_stay_as_they_were_typed(self, plan, taken, french):
        kept = self.returned(plan, taken, french, what="Écrire")
        assert kept["steps"] == [{**taken["steps"][0], "what": "Écrire"}, *taken["steps"][1:]]

    def test_words_of_one_template_are_kept_in_german(self, plan, taken, french):
        kept = self.returned(plan, taken, french, aim="Ich wohne.", what="Travail : oui !")
        assert (kept["steps"][0]["aim"], kept["steps"][0]["what"]) == ("Ich wohne.", "Ich arbeite.")

    def test_words_of_several_templates_are_nobodys(self, plan, taken, french):
        rows = [{ROW: "r9", "what": "Appeler"}]
        assert unsaid(plan, {"steps": rows}, taken, french) == {"steps": rows}


def test_new_words_of_a_goal_reach_its_own_measures_alone(plan, taken):
    aims = [{**taken["aims"][0], "aim": "Ich finde Arbeit."}, taken["aims"][1]]
    found = with_reworded_goals(plan, taken, {**taken, "aims": aims})
    assert [row["aim"] for row in found["steps"]] == [
        *["Ich finde Arbeit."] * 3,
        *["Ich wohne."] * 3,
    ]


def test_a_goal_that_is_taken_away_leaves_its_measures(plan, taken):
    found = with_reworded_goals(plan, taken, {**taken, "aims": taken["aims"][1:]})
    assert found["steps"] == taken["steps"]


@pytest.mark.parametrize(("code", "reader"), [("open", ""), ("own", "author"), ("shown", "person")])
def test_an_option_says_who_reads(catalogue, code, reader):
    assert readers_of(catalogue.casework("note"), {"class": code}) == reader


@pytest.mark.parametrize("code", [None, "gone", "odd", {"state": "unknown"}])
def test_without_a_class_that_is_known_it_is_the_authors_own(catalogue, code):
    assert readers_of(catalogue.casework("note"), {"class": code}) == "author"


@pytest.mark.parametrize(
    ("codes", "reader"),
    [(["shown", "own"], "author"), (["open", "shown"], "person"), (["open"], ""), ([], "author")],
)
def test_of_several_options_the_strictest_counts(codes, reader):
    several = NOTE.replace("type: choice", "type: choices").replace("[open, own]", "[own]")
    several = several.replace("{class: [own]}", "{class: {contains: own}}")
    form = catalogue_of({**FILES, "casework/note": several}).casework("note")
    assert readers_of(form, {"class": codes}) == reader


def test_a_form_without_such_a_list_is_read_by_all_who_are_responsible(plan, taken):
    assert readers_of(plan, taken) == ""


def test_conditions_look_at_the_form_alone(catalogue):
    form = catalogue.casework("note")
    assert CaseRecord(catalogue, form, {"class": "own"}, DAY).is_visible("note", "text")
    record = CaseRecord(catalogue, form, {"class": "shown"}, DAY)
    assert not record.is_visible("note", "text")
    assert not record.is_visible("person", "last")
