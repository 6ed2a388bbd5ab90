"""The shipped test persons: all of them fit, they differ, and each language asks them in full."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.loading import newest
from mobio.engine.localizing import context_of
from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.engine.persona_answers import record_of
from mobio.scripts.configuration import read_settings
from mobio.services.personas import personas_of, shown
from mobio.services.translations import form_messages, say
from tests.house.sources import ROOT
from tests.schemas.shipped import CATALOGUE, DEFINITIONS, OBJECTIONS

TRANSLATED = read_settings(ROOT / "development.ini").languages
MESSAGES = form_messages(INTERFACE_LANGUAGES)
SPOKEN = Catalogue(DEFINITIONS, newest(DEFINITIONS), MESSAGES, "", say)
PERSONAS = personas_of(CATALOGUE)
EACH = pytest.mark.parametrize("persona", PERSONAS.values(), ids=list(PERSONAS))
NO_ANSWER = "keine Angabe"


def record(name):
    return record_of(CATALOGUE, PERSONAS[name])


def told(name, package):
    """Return {place: words} of what the file expects of a package."""
    (claim,) = [each for each in PERSONAS[name].packages if each.package == package]
    return {line.place: line.words for line in claim.lines}


def stored():
    """Yield every answer of every test person, those in rows too."""
    for name in PERSONAS:
        for answers in record(name).answers.values():
            for answer in answers.values():
                is_group = isinstance(answer, list) and isinstance(answer[0], dict)
                yield from (
                    (each for row in answer for each in row.values()) if is_group else [answer]
                )


def test_there_are_at_least_twelve_and_all_fit():
    assert len(PERSONAS) >= 12
    assert [str(each) for each in OBJECTIONS if "personas" in each.file] == []


def test_they_meet_every_form_and_every_package():
    assert {written.section for each in PERSONAS.values() for written in each.answers} == {
        form.id for form in CATALOGUE.sections
    }
    assert {claim.package for each in PERSONAS.values() for claim in each.packages} == {
        package.id for package in CATALOGUE.packages
    }


def test_they_differ_in_age_and_origin():
    ages = [record(name).youngest_age() for name in PERSONAS]
    assert sum(age is not None and age < 18 for age in ages) >= 2
    assert 18 in ages
    assert None in ages
    assert max(age for age in ages if age is not None) > 50


def test_some_refuse_and_some_do_not_know():
    answers = list(stored())
    assert {"state": "unknown"} in answers
    assert {"state": "prefer_not_to_say"} in answers


def test_every_question_that_depends_on_something_is_asked_of_somebody():
    never = {
        (form.id, question.id)
        for form in CATALOGUE.sections
        for question in form.questions
        if not any(record(name).is_visible(form.id, question.id) for name in PERSONAS)
    }
    assert never <= {("education", "general_school_type_other")}


def test_an_actor_cannot_tell_who_refused_from_who_left_it_empty():
    lines = told("zahra", "jc")
    assert lines["personal.gender"] == NO_ANSWER
    assert lines["language.literacy_level"] == NO_ANSWER


def test_the_address_before_the_shelter_reaches_nobody():
    assert record("fatou").stored("personal", "street_address") == "Alte Gasse 7"
    assert "Alte Gasse 7" not in told("fatou", "jc").values()
    assert told("fatou", "language_school")["personal.street_address"] == NO_ANSWER


def test_protected_options_read_like_others():
    assert told("layla", "jc")["education.general_school_type"] == "Sonstiges"
    assert told("farid", "jc")["education.trainings.field"][0] == "Sonstiges"
    assert told("sevdija", "jc")["language.mother_tongues"] == "Andere Sprache"
    assert told("jasmin", "language_school")["language.language_courses.type"] == ("Sonstiges",)


def test_many_rows_all_arrive():
    assert len(told("samir", "language_school")["education.schools.country"]) == 8


@EACH
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_language_can_show_every_test_person(persona, language):
    view = shown(SPOKEN, persona, language)
    german = shown(SPOKEN, persona)
    assert view.packages == german.packages
    ids = [[line.id for line in page.lines] for each in view.sections for page in each.pages]
    assert ids == [
        [line.id for line in page.lines] for each in german.sections for page in each.pages
    ]


@EACH
@pytest.mark.parametrize("language", [each for each in TRANSLATED if each != "de"])
def test_nothing_asked_falls_back_to_german(persona, language):
    known = MESSAGES[language]
    for section in shown(SPOKEN, persona, language).sections:
        form = CATALOGUE.section(section.id)
        for page in section.pages:
            for line in page.lines:
                german = form.question(line.id).label
                place = (context_of(form.reference, f"{line.id}.label"), german)
                assert line.label == known[place]
