"""Test persons are run against the newest forms: what cannot be answered, and what has changed."""

from textwrap import dedent, indent

import pytest

from mobio.engine.incoming import ROW_ID
from mobio.engine.linking import check
from mobio.engine.persona_answers import row_id
from mobio.engine.persona_checks import in_words
from tests.engine.asked import CONSENT, mistakes_in, sources

FORM = """
    title: Eigenes
    pages: [{id: page, title: Seite, questions: [job, since, level, colours, born_in, years, hint, phone,
      schools, secret]}]
    questions:
      - {id: job, type: yes_no, label: Arbeiten Sie?}
      - {id: since, type: date, label: Seit wann?, show_if: {job: yes}}
      - {id: level, type: cefr, label: Niveau, options: lists/level}
      - {id: colours, type: choices, label: Farben, options: lists/colour, max_choices: 2}
      - {id: born_in, type: country, label: Land, options: lists/country, except: [SY]}
      - {id: years, type: number, label: Jahre, max: 20}
      - {id: hint, type: note, label: Ein Hinweis}
      - {id: phone, type: phone, label: Telefon}
      - id: schools
        type: group
        label: Schulen
        repeat: {max: 2}
        unique_by: name
        questions:
          - {id: name, type: text, label: Name}
          - {id: from, type: partial_date, label: Von}
          - {id: to, type: partial_date, label: Bis, not_before: {id: from}}
          - {id: why, type: text, label: Warum?, show_if: {to: {answered: yes}}}
      - {id: secret, type: text, label: Nur die Beratung, staff_only: yes}
    """
PACKAGE = """
    title: Amt
    purpose: Beratung
    consent: consents/share
    recipients: authority
    questions:
      person: [last, {id: born, show_as: age}]
      own: [job, since, colours, schools.name, schools.to]
    """
FILES = {"biography/own": FORM, "actor_packages/office": PACKAGE, "consents/share": CONSENT}
HEAD = "title: Amina\nabout: Eine Person.\ntoday: 2027-01-15\n"


def files_with(persona, **others):
    """Return the files of these tests with a test person, whose text begins at line 4."""
    names = {name.replace("__", "/").replace("_at_", "@"): text for name, text in others.items()}
    text = HEAD + dedent(persona).strip("\n") + "\n"
    return {**FILES, **names, "personas/amina": indent(text, "  ")}


def told(persona, severity="error", **others):
    """Return what is told of a test person's file, as ``line: message``."""
    files = files_with(persona, **others)
    # While another file has an error, test persons are not run and there is nothing to tell.
    assert {each.partition("/")[0] for each in mistakes_in(files)} <= {"personas"}
    found = mistakes_in(files, severity)
    return [each.removeprefix("personas/amina/1.yaml:") for each in found if "personas/" in each]


def told_of(answer):
    """Return what is told of one answer in the section ``own``, on line 6."""
    return told(f"answers:\n  own:\n    {answer}")


GOOD = """
    answers:
      person: {last: Amina, first: Noor, born: {date: 1992, approximate: yes}}
      own:
        job: yes
        since: 2020-02-29
        level: unknown
        colours: [blue, red]
        born_in: AF
        years: 8
        phone: 0170 1234567
        schools: [{name: Erste, from: 2001, to: 2002-05}, {name: Zweite}]
    expect:
      asked: {own: [since, schools, schools.why]}
      not_asked: {own: [secret]}
      packages:
        office:
          person.last: Amina
          person.born: 34 Jahre
          own.job: Ja
          own.since: 29.02.2020
          own.colours: Blau, Rot
          own.schools.name: [Erste, Zweite]
          own.schools.to: [Mai 2002, keine Angabe]
    """


def test_a_test_person_that_still_fits_is_not_mentioned():
    assert told(GOOD) == []
    assert told(GOOD, "warning") == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("jobb: yes", "Die Frage 'jobb' gibt es nicht. Meinten Sie 'job'?"),
        ("schools.name: Erste", "Die Frage 'schools.name' gibt es nicht."),
        ("job: maybe", "'maybe' ist keine Auswahl bei 'job'."),
        ("level: A3", "'A3' ist keine Auswahl bei 'level'."),
        ("colours: [red, grean]", "'grean' ist keine Auswahl bei 'colours'. Meinten Sie 'green'?"),
        ("colours: [red, green, blue]", "MoBio nimmt 'red, green, blue' bei 'colours' nicht an:"),
        ("colours: {red: yes}", "So lässt sich 'colours' nicht beantworten (Art: choices)."),
        ("born_in: SY", "'SY' ist keine Auswahl bei 'born_in'."),
        ("since: 2021-02-31", "MoBio nimmt '2021-02-31' bei 'since' nicht an: Diesen Tag"),
        ("since: 2021", "MoBio nimmt '2021' bei 'since' nicht an: Geben Sie Tag"),
        ("since: gestern", "So lässt sich 'since' nicht beantworten (Art: date). Schreiben Sie"),
        ("since: unknown", "So lässt sich 'since' nicht beantworten (Art: date)."),
        ("years: 21", "MoBio nimmt '21' bei 'years' nicht an: Die Zahl"),
        ("years: acht", "MoBio nimmt 'acht' bei 'years' nicht an:"),
        ("phone: Nokia", "MoBio nimmt 'Nokia' bei 'phone' nicht an:"),
        ("phone: ''", "So lässt sich 'phone' nicht beantworten (Art: phone)."),
        ("phone: [1, 2]", "So lässt sich 'phone' nicht beantworten (Art: phone)."),
        ("phone: [{name: Erste}]", "So lässt sich 'phone' nicht beantworten (Art: phone)."),
        ("hint: ja", "'hint' ist nur ein Hinweis ohne Antwort."),
        ("schools: Erste", "So lässt sich 'schools' nicht beantworten (Art: group)."),
        ("schools: [Erste]", "So lässt sich 'schools' nicht beantworten (Art: group)."),
        ("schools: [{nam: Erste}]", "Die Frage 'schools.nam' gibt es nicht. Meinten Sie 'name'?"),
        ("schools: [{name: A}, {name: A}]", "MoBio nimmt 'name' bei 'schools.name' nicht an:"),
        ("schools: [{}, {}, {}]", "MoBio nimmt '3' bei 'schools' nicht an: Hier sind höchstens 2"),
        ("schools: [{from: 2003, to: 2002}]", "MoBio nimmt '2002' bei 'schools.to' nicht an: Das"),
        ("schools: [{from: {date: 2003}}]", "So lässt sich 'schools.from' nicht beantworten"),
        ("schools: [{from: {date: 2003, approximate: ja}}]", "So lässt sich 'schools.from' nicht"),
    ],
)
def test_what_nobody_could_answer_is_told_at_its_line(answer, message):
    assert [each[: len(message) + 3] for each in told_of(answer)] == [f"6: {message}"]


def test_a_wrong_row_leaves_the_others_to_be_looked_at():
    noted = told_of("schools: [Erste, {from: 2003, to: 2002}]")
    assert [each.partition(" nicht")[0] for each in noted] == [
        "6: MoBio nimmt '2002' bei 'schools.to'",
        "6: So lässt sich 'schools'",
    ]


def test_an_answer_in_an_unknown_section_is_told():
    assert told("answers: {ovn: {job: yes}}") == [
        "4: Den Abschnitt 'ovn' gibt es nicht. Meinten Sie 'own'? Prüfen Sie den Namen."
    ]


def test_a_consent_that_does_not_exist_is_told():
    noted = told("consents: [health]\nanswers: {own: {job: yes}}")
    assert noted == ["4: 'consents/health' gibt es nicht. Legen Sie die Datei an."]


def test_a_question_that_is_asked_otherwise_is_told():
    assert told("""
        answers: {own: {job: no}}
        expect:
          asked: {own: [since, schools.why, sinse], oven: [job]}
          not_asked: {own: [job]}
        """) == [
        "6: Den Abschnitt 'oven' gibt es nicht. Prüfen Sie den Namen.",
        "6: Die Frage 'sinse' gibt es nicht. Meinten Sie 'since'? Prüfen Sie den Namen.",
        "6: Nach 'own.schools.why' wird die Testperson nicht gefragt. Prüfen Sie die Bedingung der "
        "Frage, oder löschen Sie hier den Namen.",
        "6: Nach 'own.since' wird die Testperson nicht gefragt. Prüfen Sie die Bedingung der "
        "Frage, oder löschen Sie hier den Namen.",
        "7: Nach 'own.job' wird die Testperson gefragt. Prüfen Sie die Bedingung der Frage, oder "
        "löschen Sie hier den Namen.",
    ]


def test_what_only_staff_write_is_asked_of_staff():
    assert told("staff: yes\nanswers: {own: {job: no}}\nexpect: {asked: {own: [secret]}}") == []


def test_a_page_is_asked_once_its_consent_is_given():
    form = FORM.replace("{id: page, title", "{id: page, needs_consent: consents/share, title")
    claim = "answers: {own: {job: yes}}\nexpect: {asked: {own: [job]}}"
    assert [each[:12] for each in told(claim, biography__own=form)] == ["5: Nach 'own"]


def test_an_actor_who_reads_something_else_stops_the_check():
    assert told("""
        answers: {own: {job: no, schools: [{name: A}, {name: B}]}}
        expect:
          packages:
            office:
              own.job: Ja
              own.since: 01.01.2020
              own.schools.name: [A]
        """) == [
        "8: Das Paket 'office' zeigt bei 'own.job' 'Nein'. Erwartet war 'Ja'. Prüfen Sie Paket und "
        "Formular, oder ändern Sie diese Zeile.",
        "9: Das Paket 'office' zeigt bei 'own.since' 'keine Angabe'. Erwartet war '01.01.2020'. "
        "Prüfen Sie Paket und Formular, oder ändern Sie diese Zeile.",
        "10: Das Paket 'office' zeigt bei 'own.schools.name' ['A', 'B']. Erwartet war ['A']. "
        "Prüfen Sie Paket und Formular, oder ändern Sie diese Zeile.",
    ]


def test_a_line_that_no_package_has_is_told():
    noted = told("""
        answers: {own: {job: no}}
        expect:
          packages:
            office: {own.jop: Nein, own.job: Nein}
            police: {own.job: Nein}
        """)
    assert [each.partition(". ")[0] for each in noted] == [
        "7: Das Paket 'office' enthält 'own.jop' nicht",
        "8: 'actor_packages/police' gibt es nicht",
    ]


def test_a_group_without_rows_reads_like_any_empty_answer():
    claim = "expect: {packages: {office: {own.schools.name: keine Angabe, own.job: Ja}}}"
    assert told(f"answers: {{own: {{job: yes}}}}\n{claim}") == []


def test_an_actor_who_reads_more_than_is_named_is_a_hint():
    persona = "answers: {own: {job: no}}\nexpect: {packages: {office: {person.last: keine Angabe}}}"
    assert told(persona) == []
    assert told(persona, "warning") == [
        "5: Das Paket 'office' zeigt auch 'own.job': 'Nein'. Soll es das, dann ergänzen Sie die "
        "Zeile. Sonst ändern Sie das Paket."
    ]


def test_the_hint_can_be_accepted_with_a_reason():
    accepted = "accepted: [{rule: shows_more, at: own.job, reason: Hier geht es um anderes.}]"
    claim = "expect: {packages: {office: {person.last: keine Angabe}}}"
    assert told(f"answers: {{own: {{job: no}}}}\n{claim}\n{accepted}", "warning") == []


NEWER = FORM.replace("job, since, ", "job, ").replace(
    "      - {id: since, type: date, label: Seit wann?, show_if: {job: yes}}\n", ""
)
RETIRED = NEWER.rstrip() + "\n    upgrade:\n      - retire: since\n"
NARROWER = PACKAGE.replace("[job, since, ", "[job, ")


def test_an_answer_to_a_retired_question_is_a_hint_to_write_a_new_version():
    newer = {"biography__own_at_2": RETIRED, "actor_packages__office_at_2": NARROWER}
    persona = """
        answers: {own: {job: yes, since: 2020-02-29}}
        expect:
          asked: {own: [since]}
          packages: {office: {own.job: Ja, own.since: 29.02.2020}}
        """
    assert told(persona, **newer) == []
    assert [each.partition(". ")[0] for each in told(persona, "warning", **newer)] == [
        "4: 'since' ist im Ruhestand",
        "6: 'since' ist im Ruhestand",
        "7: 'own.since' ist im Ruhestand",
    ]


def test_an_option_that_was_retired_is_a_hint_to_answer_otherwise():
    colours = """
        title: Farben
        options: [{code: red, label: Rot}, {code: blue, label: Blau}, {code: other, label: Anderes}]
        upgrade: [{retire: green}, {meaning: {other: same}}]
        """
    noted = told("answers: {own: {colours: [green]}}", "warning", lists__colour_at_2=colours)
    assert [each.partition(". ")[0] for each in noted] == [
        "4: Die Auswahl 'green' bei 'colours' ist im Ruhestand"
    ]


def test_an_option_that_ended_long_ago_may_stay_the_answer():
    colours = """
        title: Farben
        options: [{code: red, label: Rot, active_until: 2010-01-01}]
        """
    form = FORM.replace("lists/colour,", "lists/shade,")
    newer = {"biography__own": form, "lists__shade": colours}
    assert told("answers: {own: {colours: [red]}}", **newer) == []


def test_only_the_newest_version_is_run():
    files = files_with("answers: {own: {nonsense: yes}}")
    newer = indent(HEAD + "answers: {own: {job: yes}}\n", "  ")
    assert len(mistakes_in(files)) == 1
    assert mistakes_in({**files, "personas/amina@2": newer}) == []


def test_test_persons_wait_until_the_other_files_are_in_order():
    noted = mistakes_in(
        files_with("answers: {own: {nonsense: yes}}", lists__colour="title: Farben")
    )
    assert [each for each in noted if "personas/" in each] == []
    assert noted != []


def test_a_test_person_with_a_mistake_of_its_own_leaves_the_others_to_be_run():
    broken = indent("title: Amina\n", "  ")
    files = {**files_with("answers: {own: {nonsense: yes}}"), "personas/noor": broken}
    found = {each.partition("/1.yaml")[0] for each in mistakes_in(files)}
    assert found == {"personas/amina", "personas/noor"}


def test_test_persons_alone_are_told_what_is_missing():
    _definitions, objections = check(sources({"personas/amina": HEAD + "answers: {}"}))
    assert [str(each) for each in objections] == [
        "personas/amina/1.yaml:1: 'site/menu' gibt es nicht. Legen Sie die Datei an."
    ]


def test_a_thousand_rows_are_too_many_and_no_more():
    rows = ", ".join(["{}"] * 1000)
    assert [each[:39] for each in told_of(f"schools: [{rows}]")] == [
        "6: MoBio nimmt '1000' bei 'schools' nic"
    ]
    assert len({row_id(number) for number in range(1000)}) == 1000
    assert all(ROW_ID.match(row_id(number)) for number in range(1000))


def test_rows_are_told_as_a_list():
    assert in_words(("A", "B")) == "['A', 'B']"
