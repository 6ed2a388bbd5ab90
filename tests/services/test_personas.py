"""What a test person sees, and what stands in the way of a publication that changes it."""

import pytest

from mobio.engine.mistakes import Objections
from mobio.resources.site import new_site
from mobio.services.personas import catalogue_of, personas_of, shown
from tests.services.sharing_world import FORMS
from tests.services.test_publishing import bring, sources

LEARNING = """
    title: Lernen
    pages:
      - {id: school, title: Schule, questions: [years, hobby, marks, rated, seen]}
    questions:
      - {id: years, type: number, label: Jahre in der Schule, min: 0, max: 30}
      - {id: hobby, type: text, label: Hobby, show_if: {years: {at_least: 5}}}
      - id: marks
        type: group
        label: Noten
        questions: [{id: subject, type: text, label: Fach}]
      - {id: rated, type: note, label: Noten zählen nicht.}
      - {id: seen, type: yes_no, label: Zeugnis gesehen, staff_only: yes}
    """
AMINA = """
    title: Amina, 30
    about: Sie ging kurz zur Schule.
    today: 2027-01-15
    answers:
      me: {surname: النجار, first_name: Amina, born: 1996-05}
      learning: {years: 4, marks: [{subject: Rechnen}, {subject: Sport}]}
    expect:
      asked: {learning: [marks]}
      not_asked: {learning: [hobby]}
      packages:
        office: {me.surname: النجار, me.first_name: Amina, me.born: Mai 1996, learning.years: "4"}
    """
ALL = {**FORMS, "biography/learning@1": LEARNING, "personas/amina@1": AMINA}
STAFF = {**ALL, "personas/amina@1": AMINA.replace("    answers:", "    staff: yes\n    answers:")}


def seen(forms=ALL, language="de"):
    """Return what the test person is shown."""
    catalogue, _objections = catalogue_of(sources(forms), ())
    return shown(catalogue, personas_of(catalogue)["amina"], language)


def page(view):
    """Return the page of the school."""
    return view.sections[1].pages[0]


def test_a_page_shows_what_is_asked_with_its_answers():
    lines = {line.label: line.value for line in page(seen()).lines}
    assert lines == {"Jahre in der Schule": "4", "Noten": ""}


def test_rows_are_shown_below_their_group():
    marks = page(seen()).lines[1]
    assert [row.title for row in marks.rows] == ["Rechnen", "Sport"]


def test_a_page_names_what_is_not_asked():
    assert page(seen()).not_asked == ("Hobby", "Zeugnis gesehen")


def test_staff_are_asked_more():
    assert page(seen(STAFF)).not_asked == ("Hobby",)


def test_the_person_reads_its_language_and_the_actor_german():
    view = seen(language="ar")
    born = view.sections[0].pages[0].lines[2]
    told = {package.id: package.sections for package in view.packages}
    assert (view.language, view.direction) == ("ar", "rtl")
    assert born.value == "مايو 1996"
    assert told["office"][0].lines[2].value == "Mai 1996"


def test_objections_come_with_the_catalogue():
    spoilt = {**ALL, "personas/amina@1": AMINA.replace("Mai 1996", "Juni 1996")}
    _catalogue, objections = catalogue_of(sources(spoilt), ())
    assert [each.file for each in objections if each.severity == "error"] == [
        "personas/amina@1.yaml"
    ]


class TestPublishing:
    """A test person that does not fit stands in the way of every publication."""

    @pytest.fixture
    def site(self):
        site = new_site()
        bring(site, ALL)
        return site

    def test_a_test_person_is_published_like_a_form_and_is_nobody(self, site):
        assert site["schemas"].in_force["personas/amina"] == 1
        assert list(site["people"]) == []

    def test_a_form_that_asks_somebody_else_is_refused(self, site):
        newer = LEARNING.replace("{years: {at_least: 5}}", "{years: {at_least: 4}}")
        with pytest.raises(Objections) as refused:
            bring(site, {"biography/learning@2": newer})
        assert "Nach 'learning.hobby' wird die Testperson gefragt." in str(refused.value)
        assert site["schemas"].in_force["biography/learning"] == 1

    def test_with_a_newer_test_person_it_is_published(self, site):
        newer = LEARNING.replace("{years: {at_least: 5}}", "{years: {at_least: 4}}")
        amina = AMINA.replace("not_asked: {learning: [hobby]}", "not_asked: {}")
        bring(site, {"biography/learning@2": newer, "personas/amina@2": amina})
        assert site["schemas"].in_force["biography/learning"] == 2

    def test_a_package_that_shows_something_else_is_refused(self, site):
        package = FORMS["actor_packages/office@1"]
        older = package.replace("first_name, born]", "first_name, {id: born, show_as: age}]")
        assert older != package
        with pytest.raises(Objections, match=r"zeigt bei 'me\.born' '30 Jahre'"):
            bring(site, {"actor_packages/office@2": older})

    def test_a_package_that_shows_more_is_published_with_a_hint(self, site):
        package = FORMS["actor_packages/office@1"]
        wider = package.replace("[years]", "[years, marks.subject]")
        assert wider != package
        bring(site, {"actor_packages/office@2": wider})
        assert site["schemas"].in_force["actor_packages/office"] == 2
