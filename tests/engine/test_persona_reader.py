"""The file of a test person: how it is read before anybody knows the forms."""

import datetime
from textwrap import dedent

from mobio.engine.localizing import words_of
from mobio.engine.mistakes import Notebook
from mobio.engine.persona_reader import read_persona
from mobio.engine.personas import Claim, Reads
from mobio.engine.reader import read
from mobio.engine.references import Reference

AMINA = """
    title: Amina, 30
    about: Sie kommt aus Syrien.
    today: 2027-01-15
    consents: [health]
    answers:
      person:
        last: Amina
        jobs: [{place: Leimen}]
    expect:
      asked: {person: [last]}
      not_asked: {person: [jobs.place]}
      packages:
        office:
          person.last: Amina
          person.jobs.place: [Leimen, keine Angabe]
    """


def persona(text):
    """Return the Persona in *text* and what was noted, as ``line: message``."""
    notebook = Notebook("f")
    tree = read(dedent(text).strip(), notebook)
    found = read_persona(Reference("personas", "amina", 1), tree, notebook)
    return found, [f"{each.line}: {each.message}" for each in notebook.objections]


def test_a_test_person_says_who_it_is_and_on_which_day():
    amina, noted = persona(AMINA)
    assert noted == []
    assert (amina.title, amina.today, amina.staff) == (
        "Amina, 30",
        datetime.date(2027, 1, 15),
        False,
    )
    assert amina.consents == ("health",)


def test_answers_keep_their_lines():
    amina, _noted = persona(AMINA)
    assert [(each.section, each.question, each.line) for each in amina.answers] == [
        ("person", "last", 7),
        ("person", "jobs", 8),
    ]


def test_what_is_expected_keeps_its_lines():
    amina, _noted = persona(AMINA)
    assert amina.claims == (
        Claim("person", "last", True, 10),
        Claim("person", "jobs.place", False, 11),
    )
    assert [(each.package, each.line) for each in amina.packages] == [("office", 13)]
    assert amina.packages[0].lines == (
        Reads("person.last", "Amina", 14),
        Reads("person.jobs.place", ("Leimen", "keine Angabe"), 15),
    )


def test_a_test_person_needs_no_expectations():
    amina, noted = persona("{title: A, about: B, today: 2027-01-15, answers: {person: {last: X}}}")
    assert (noted, amina.claims, amina.packages) == ([], (), ())


def test_what_is_missing_is_told():
    _amina, noted = persona("{title: A}")
    assert [each.split(" Ergänzen")[0] for each in noted] == [
        "1: Hier fehlt 'about'.",
        "1: Hier fehlt 'today'.",
        "1: Hier fehlt 'answers'.",
    ]


def test_answers_that_are_no_mapping_are_told():
    _amina, noted = persona("""
        title: A
        about: B
        today: 2027-01-15
        answers:
          person: [last]
        expect:
          asked: [last]
          packages:
            office: Amina
            club:
              person.last: {a: b}
        """)
    assert [each.partition(":")[0] for each in noted] == ["5", "7", "9", "11"]


def test_nothing_of_a_test_person_is_translated():
    assert words_of(persona(AMINA)[0]) == []
