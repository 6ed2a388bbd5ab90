"""Forms on paper: what stands there, in two languages, and when a question is for one."""

import pytest

from mobio.engine.condition_words import ConditionWords
from mobio.engine.paper import BOXES_AT_MOST, paper_form
from tests.engine.asked import Asked

FORM = """
    - {id: town, type: text, label: Stadt, max_length: 50}
    - {id: story, type: long_text, label: Geschichte}
    - {id: works, type: yes_no, label: Arbeiten Sie?, states: [unknown]}
    - {id: shade, type: choice, label: Farbe, options: lists/colour, show_if: {works: yes}}
    - {id: land, type: country, label: Land, options: lists/country}
    - {id: hours, type: number, label: Stunden, unit: Stunden, min: 0}
    - {id: since, type: partial_date, label: Seit wann?}
    - {id: day, type: date, label: Welcher Tag?}
    - {id: inner, type: text, label: Intern, staff_only: yes}
    - {id: secret, type: text, label: Geheimes, sensitive: protected}
    - id: jobs
      type: group
      label: Berufe
      repeat: {max: 5}
      questions:
        - {id: job, type: text, label: Beruf}
        - {id: level, type: cefr, label: Stufe, options: lists/level, show_if: {job: {answered: yes}}}
    """
MESSAGES = {
    "ar": {
        ("biography/own:town.label", "Stadt"): "المدينة",
        ("biography/own:shade.label", "Farbe"): "اللون",
        ("biography/own:works.label", "Arbeiten Sie?"): "هل تعمل؟",
        ("lists/colour:red.label", "Rot"): "أحمر",
    }
}


def printed(form=FORM, language="ar", staff=False):
    """Return {id: PaperQuestion} of everything on the sheet, members too."""
    asked = Asked({"biography/own": form}, messages=MESSAGES)
    sheet = paper_form(asked.catalogue, "biography/own", language, staff)
    found = {}
    for page in sheet.pages:
        for question in page.questions:
            found[question.id] = question
            found.update((member.id, member) for member in question.members)
    return found


def hints(question):
    """Return the German hints of *question*."""
    return [hint.german for hint in question.hints]


def test_labels_and_options_stand_there_in_both_languages():
    sheet = printed()
    assert (sheet["town"].label.german, sheet["town"].label.other) == ("Stadt", "المدينة")
    assert {box.german: box.other for box in sheet["shade"].boxes}["Rot"] == "أحمر"


def test_a_text_without_a_translation_stands_there_once():
    assert printed()["story"].label.other == ""


def test_in_german_alone_nothing_stands_there_twice():
    assert {question.label.other for question in printed(language="de").values()} == {""}


def test_the_questions_stand_in_the_order_of_the_form():
    order = "town story works shade land hours since day secret jobs jobs.job jobs.level".split()
    assert list(printed()) == order


def test_what_only_staff_write_stands_on_their_sheet_and_says_so():
    assert "inner" not in printed()
    assert hints(printed(staff=True)["inner"]) == ["Das füllt Ihre Beratung aus."]


def test_each_kind_has_its_place_to_write():
    sheet = printed()
    shapes = {name: question.shape for name, question in sheet.items()}
    assert shapes["town"] == "line" and sheet["town"].lines == 1
    assert shapes["story"] == "lines" and sheet["story"].lines == 4
    assert shapes["since"] == shapes["day"] == "date"
    assert sheet["day"].full_date and not sheet["since"].full_date
    assert sheet["hours"].unit.german == "Stunden"
    assert [box.german for box in sheet["works"].boxes] == ["Ja", "Nein"]


def test_states_can_be_ticked_apart_from_the_options():
    assert [box.german for box in printed()["works"].states] == ["Weiß ich nicht"]


def test_of_a_long_list_the_common_options_can_be_ticked_and_all_others_be_written():
    land = printed()["land"]
    assert {box.german for box in land.boxes} == {"Syrien", "Afghanistan"}
    assert land.lines == 1
    assert len(land.boxes) < BOXES_AT_MOST


def test_a_group_has_room_for_some_rows():
    jobs = printed()["jobs"]
    assert [row.german for row in jobs.rows] == ["Eintrag 1", "Eintrag 2", "Eintrag 3"]
    assert [member.id for member in jobs.members] == ["jobs.job", "jobs.level"]


def test_a_group_has_no_more_rows_than_it_may_have():
    form = FORM.replace("repeat: {max: 5}", "repeat: {max: 1}")
    assert len(printed(form)["jobs"].rows) == 1


def test_a_sensitive_question_says_that_it_is_free():
    assert hints(printed()["secret"]) == ["Diese Angabe ist freiwillig und besonders geschützt."]


def test_a_condition_is_told_in_the_words_of_each_language():
    hint = printed()["shade"].hints[0]
    assert hint.german == "Nur, wenn: „Arbeiten Sie?“: Ja"
    assert "هل تعمل؟" in hint.other


def test_a_condition_inside_a_row_names_the_member():
    assert hints(printed()["jobs.level"])[0] == "Nur, wenn: „Beruf“ ist beantwortet"


def test_a_form_that_is_not_in_force_has_no_sheet():
    asked = Asked({"biography/own": FORM})
    with pytest.raises(KeyError):
        paper_form(asked.catalogue, "biography/nowhere", "ar")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{works: yes}", "„Arbeiten Sie?“: Ja"),
        ("{shade: [red, blue]}", "„Farbe“: Rot / Blau"),
        ("{not: {shade: red}}", "„Farbe“: nicht Rot"),
        ("{not: {age: {at_least: 16}}}", "nicht: Sie sind mindestens 16 Jahre alt"),
        ("{age: {below: 18}}", "Sie sind jünger als 18 Jahre"),
        ("{hours: {at_least: 10}}", "„Stunden“: mindestens 10 Stunden"),
        ("{town: {answered: no}}", "„Stadt“ ist nicht beantwortet"),
        ("{land: {in_list: lists/colour}}", "„Land“ steht in: Farben"),
        ("{jobs: {rows_at_least: 1}}", "„Berufe“: mindestens ein Eintrag"),
        ("{jobs: {rows_at_least: 2}}", "„Berufe“: mindestens 2 Einträge"),
        ("{jobs: {any_row: {level: B1}}}", "„Berufe“: mindestens ein Eintrag und „Stufe“: Mitte"),
        ("{person.last: {answered: yes}}", "„Name“ ist beantwortet"),
        ("{all: [{works: yes}, {shade: red}]}", "„Arbeiten Sie?“: Ja und „Farbe“: Rot"),
        ("{any: [{works: yes}, {shade: red}]}", "„Arbeiten Sie?“: Ja oder „Farbe“: Rot"),
        ("{all: [{shade: {answered: yes}}, {not: {shade: red}}]}", "„Farbe“: nicht Rot"),
    ],
)
def test_every_condition_has_words(condition, words):
    form = FORM.rstrip() + f"\n    - {{id: ende, type: text, label: Ende, show_if: {condition}}}\n"
    asked = Asked({"biography/own": form})
    question = asked.form.question("ende")
    assert ConditionWords(asked.catalogue, asked.form).words(question.show_if) == words
