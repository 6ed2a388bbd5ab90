"""The shipped test persons: all of them fit, they differ, and each language asks them in full."""

from dataclasses import fields, is_dataclass
from functools import cache

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.disclosure import disclose
from mobio.engine.loading import newest
from mobio.engine.localizing import words_of
from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.engine.persona_answers import record_of
from mobio.engine.words import InGerman
from mobio.services.personas import personas_of, shown
from mobio.services.translations import form_messages, say
from tests.schemas.shipped import CATALOGUE, DEFINITIONS, OBJECTIONS

OTHERS = [language for language in INTERFACE_LANGUAGES if language != "de"]
MESSAGES = form_messages(INTERFACE_LANGUAGES)
SPOKEN = Catalogue(DEFINITIONS, newest(DEFINITIONS), MESSAGES, "", say)
PERSONAS = personas_of(CATALOGUE)
EACH = pytest.mark.parametrize("name", PERSONAS)
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


@cache
def seen(name, language, catalogue=SPOKEN):
    """Return the sections as a test person reads them, and {package: what it tells} of it."""
    spoken = catalogue.in_language(language)
    own = record_of(spoken, PERSONAS[name])
    told_of = {each.id: (each, disclose(spoken, each, own)) for each in spoken.packages}
    return shown(catalogue, PERSONAS[name], language).sections, told_of


def strings(found):
    """Yield every text within *found*, however deep: titles, labels, values, rows."""
    if isinstance(found, str):
        yield found
    elif is_dataclass(found):
        for field in fields(found):
            yield from strings(getattr(found, field.name))
    elif isinstance(found, dict | list | tuple):
        for each in found.values() if isinstance(found, dict) else found:
            yield from strings(each)


def fallbacks(found):
    """Return the texts within *found* that are German because nobody has translated them."""
    return [text for text in strings(found) if isinstance(text, InGerman)]


def outline(name, language):
    """Return what is asked of a test person and told of it, without any words."""
    sections, told_of = seen(name, language)
    asked = {
        (section.id, page.id): (shape(page.lines), len(page.not_asked))
        for section in sections
        for page in section.pages
    }
    return asked, {
        package: [(each.id, shape(each.lines)) for each in lines]
        for package, (_words, lines) in told_of.items()
    }


def shape(lines):
    """Return which lines there are, which are answered, and the rows of each."""
    return [
        (line.id, line.state, bool(line.values), [shape(row.lines) for row in line.rows])
        for line in lines
    ]


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
@pytest.mark.parametrize("language", OTHERS)
def test_a_test_person_is_asked_and_told_the_same_in_every_language(name, language):
    assert outline(name, language) == outline(name, "de")


@EACH
@pytest.mark.parametrize("language", OTHERS)
def test_no_word_that_a_test_person_reads_falls_back_to_german(name, language):
    assert fallbacks(seen(name, language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_a_form_a_list_or_a_package_falls_back_to_german(language):
    spoken = SPOKEN.in_language(language)
    left = [
        (path, place)
        for path in spoken.in_force
        for place, text in words_of(spoken.definition(path))
        if isinstance(text, InGerman)
    ]
    assert left == []


@pytest.mark.parametrize(
    "place",
    [
        "biography/education:title",
        "biography/education:page.school.title",
        "biography/family:children.label",  # of a group, and of a question in its rows
        "biography/family:children.care.label",
        "biography/personal:follow_up_since.label",  # not asked
        "lists/course_obstacle:childcare.label",  # a value, and one in a row
        "lists/child_care:waiting_list.label",
        "actor_packages/jc:purpose",
    ],
)
def test_a_word_without_a_translation_is_found(place):
    lacking = {key: text for key, text in MESSAGES["fr"].items() if key[0] != place}
    catalogue = Catalogue(DEFINITIONS, newest(DEFINITIONS), {"fr": lacking}, "", say)
    (german,) = (key[1] for key in MESSAGES["fr"] if key[0] == place)
    assert set(fallbacks(seen("rima", "fr", catalogue))) == {german}
