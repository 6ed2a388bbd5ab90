"""What ships is whole: every section, list, package, goal and declaration a county begins with."""

import pytest

from mobio.engine.casework import forms_in, goals_by_area
from mobio.engine.disclosure import headings
from mobio.engine.goal_reader import WHO
from mobio.engine.spoken import name_of
from tests.schemas.shipped import CATALOGUE, FORMS
from tests.schemas.test_personas import record, told

QUESTIONS = {
    "personal": 28,
    "family": 10,
    "education": 16,
    "language": 21,
    "work": 16,
    "life": 21,
    "attachments": 2,
}
ACTORS = {"aa", "jc", "hwk", "ihk", "ikubiz", "employer", "language_school", "vwv_rnk"}
DECLARATIONS = {"information", "participation", "health", "share"}
AREAS = [
    "Sprache",
    "Bildung",
    "Ausbildung",
    "Arbeit",
    "Wohnen",
    "Familie und Kinderbetreuung",
    "Gesundheit",
    "Behörden",
    "Teilhabe und Ehrenamt",
]
# What an employer must not learn from an application.
PRIVATE = {
    "gender",
    "birth_date",
    "nationalities",
    "street_address",
    "residence_status",
    "benefits",
}


def named(package_id):
    """Return {(section, id)} of all that a package shows."""
    return {(each.section, each.id) for each in CATALOGUE.package(package_id).questions}


def places(**wanted):
    """Return {(section, id)} of the questions that have these properties."""
    return {
        (form.id, question.id)
        for form in FORMS
        for question in form.every_question()
        if all(getattr(question, name) == value for name, value in wanted.items())
    }


def test_the_menu_opens_seven_sections_with_all_their_questions():
    assert {form.id: len(form.questions) for form in FORMS} == QUESTIONS


def test_each_kind_of_actor_has_its_package():
    assert {package.id for package in CATALOGUE.packages} == ACTORS
    assert all(package.purpose for package in CATALOGUE.packages)


@pytest.mark.parametrize("declaration", sorted(DECLARATIONS))
def test_each_declaration_speaks_german_and_arabic(declaration):
    assert {"de", "ar"} <= set(CATALOGUE.consent(declaration).languages)


@pytest.mark.parametrize("declaration", sorted(DECLARATIONS))
def test_each_declaration_can_be_heard_and_has_a_picture(declaration):
    text = CATALOGUE.consent(declaration)
    assert text.icon
    assert name_of(text, "ar") == f"consent_{declaration}"


def test_thirty_goals_cover_nine_areas():
    goals = CATALOGUE.all_of("goals")
    assert len(goals) == 30
    assert [area for area, _goals in goals_by_area(CATALOGUE)] == AREAS
    assert all(len(goal.measures) >= 2 and goal.title for goal in goals)


def test_who_does_something_for_a_goal_can_be_chosen_in_an_agreement():
    (agreement,) = forms_in(CATALOGUE, "agreements")
    (who,) = (each for each in agreement.every_question() if each.takes == "who")
    assert {option.code for option in who.options.options} == set(WHO)


def test_fifty_four_places_lie_in_three_regions():
    options = CATALOGUE.option_list("lists/municipality").options
    inside = [option for option in options if option.code.startswith("08226")]
    regions = [option.attributes["region"] for option in inside]
    assert [regions.count((name,)) for name in ("Nord", "Süd-West", "Ost")] == [14, 20, 20]


def test_health_stands_only_behind_its_own_consent():
    guarded = {
        (form.id, question)
        for form in FORMS
        for page in form.pages
        if page.needs_consent == "health"
        for question in page.questions
    }
    assert guarded == places(sensitive="art9")
    assert len(guarded) == 6


@pytest.mark.parametrize("actor", sorted(ACTORS))
def test_no_actor_reads_of_health_goals_or_other_people(actor):
    shown = named(actor)
    assert not shown & places(sensitive="art9")
    assert not {name for section, name in shown if section == "family" and "partners" in name}
    assert not shown & {("family", "children.given_name"), ("life", "personal_goals")}


def test_an_employer_reads_what_an_application_says():
    shown = named("employer")
    assert not {name for _section, name in shown} & PRIVATE
    assert not {name for section, name in shown if section == "family"}
    lines = told("parisa", "employer")
    assert lines["work.jobs.title"] == ("Gärtnerin", "Helferin im Gartenbau")
    assert "Iran" not in [words for place, words in lines.items() if place.startswith("personal")]


def test_of_children_an_office_reads_age_and_care_only():
    lines = told("rima", "jc")
    children = {place for place in lines if place.startswith("family.children.")}
    assert children == {
        "family.children.birth_date",
        "family.children.residence",
        "family.children.care",
    }
    assert lines["family.children.birth_date"] == ("16 Jahre", "13 Jahre", "8 Jahre", "2 Jahre")


def test_an_identity_paper_asks_to_be_confirmed():
    papers = {
        each.kind: each.confirm
        for package in CATALOGUE.packages
        for each in package.attachments
        if each.kind in ("id_document", "residence_document")
    }
    assert papers == {"id_document": True, "residence_document": True}


@pytest.mark.parametrize("actor", ["hwk", "ihk", "ikubiz"])
def test_who_reads_which_documents_are_missing_gets_no_attachment_by_that(actor):
    """A consent says "Anlagen: keine" in the line after its topics."""
    told = headings(CATALOGUE, CATALOGUE.package(actor))
    assert "Fehlende Dokumente" in told
    assert CATALOGUE.section_title("attachments") not in told


def test_only_those_who_agreed_are_asked_about_health():
    assert record("jasmin").is_visible("life", "disability_status")
    assert not record("gulalai").is_visible("life", "disability_status")


def test_men_are_not_asked_whether_they_expect_a_child():
    assert record("yusuf").is_visible("life", "health_support")
    assert not record("yusuf").is_visible("life", "pregnancy")
