"""Goal templates and forms of staff: kinds of file beside the biography."""

import pytest

from mobio.engine.casework import goals_by_area
from mobio.engine.localizing import words_of
from mobio.engine.spans import Span
from tests.engine.asked import catalogue_of

B1 = """
    title: B1
    area: Sprache
    goal: Ich bestehe B1.
    indicator: Zertifikat
    measures:
      - {what: Kurs besuchen, who: person, within: 9m}
      - {what: Kurs suchen, who: worker}
      - {what: Im Sprachcafé helfen, who: volunteer, within: 42d}
      - {what: Den Kurs bezahlen, who: actor, within: 1y}
    review: 3m
    """
WORK = B1.replace("Sprache", "Arbeit").replace("Ich bestehe B1", "Ich finde Arbeit")
CONTACT = """
    title: Kontakt
    pages: [{id: one, title: Eins, questions: [colour, rows]}]
    questions:
      - {id: colour, type: choice, label: Farbe, options: lists/colour}
      - id: rows
        type: group
        label: Zeilen
        questions: [{id: level, type: cefr, label: Niveau, options: lists/level}]
    """
FILES = {"goals/lang": B1, "goals/work": WORK, "casework/contact": CONTACT}
ARABIC = {"ar": {("goals/lang:measure1", "Kurs besuchen"): "حضور الدورة"}}


@pytest.fixture
def catalogue():
    return catalogue_of(FILES, ARABIC)


def test_a_goal_says_who_does_what_until_when(catalogue):
    goal = catalogue.goal("lang")
    assert (goal.id, goal.version, goal.title, goal.area) == ("lang", 1, "B1", "Sprache")
    assert (goal.goal, goal.indicator, goal.review) == (
        "Ich bestehe B1.",
        "Zertifikat",
        Span(3, "m"),
    )
    assert [(each.what, each.who, each.within) for each in goal.measures] == [
        ("Kurs besuchen", "person", Span(9, "m")),
        ("Kurs suchen", "worker", None),
        ("Im Sprachcafé helfen", "volunteer", Span(42, "d")),
        ("Den Kurs bezahlen", "actor", Span(1, "y")),
    ]


def test_areas_without_a_list_are_in_the_order_of_their_words(catalogue):
    found = [(area, [goal.id for goal in goals]) for area, goals in goals_by_area(catalogue)]
    assert found == [("Arbeit", ["work"]), ("Sprache", ["lang"])]


def test_a_goal_without_a_title_is_called_by_its_words(catalogue):
    assert catalogue.goal("lang").name == "B1"
    plain = catalogue_of({"goals/lang": B1.replace("    title: B1\n", "")})
    assert plain.goal("lang").name == "Ich bestehe B1."


def test_a_goal_is_said_in_the_language_of_the_person(catalogue):
    assert catalogue.in_language("ar").goal("lang").measures[0].what == "حضور الدورة"
    assert [place for place, _text in words_of(catalogue.goal("lang"))] == [
        *(f"measure{number}" for number in (1, 2, 3, 4)),
        "title",
        "area",
        "goal",
        "indicator",
    ]


def test_a_form_of_staff_has_its_options_and_is_no_section(catalogue):
    form = catalogue.casework("contact")
    assert form.question("colour").options.get("red").label == "Rot"
    assert form.question("rows.level").options.get("B1") is not None
    assert [section.id for section in catalogue.sections] == ["person"]


def test_what_is_not_there_is_a_key_error(catalogue):
    for missing in (catalogue.goal, catalogue.casework):
        with pytest.raises(KeyError):
            missing("lost")


def test_a_form_of_staff_is_checked_like_a_biography(mistakes):
    lost = CONTACT.replace("lists/colour", "lists/color")
    assert mistakes(lost, "casework/contact") == [
        "4: Die Liste 'lists/color' gibt es nicht. Meinten Sie 'lists/colour'? "
        "Legen Sie sie an oder wählen Sie eine andere."
    ]
    assert mistakes(CONTACT, "casework/contact", severity="warning") == []
