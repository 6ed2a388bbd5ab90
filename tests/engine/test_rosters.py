"""The list for commissioners: what it may show, and how."""

import pytest

from mobio.engine.disclosure import listed
from mobio.engine.partial_dates import make
from tests.engine.asked import OWN, Asked

FORM = """
    - {id: born, type: partial_date, label: Geboren}
    - {id: mail, type: email, label: E-Mail}
    - {id: phone, type: phone, label: Telefon}
    - {id: faith, type: text, label: Glaube, sensitive: art9}
    - {id: health, type: text, label: Gesundheit}
    - {id: scan, type: attachment, label: Scan}
    - {id: school, type: choice, label: Schule, options: lists/school}
    - id: children
      type: group
      label: Kinder
      questions:
        - {id: name, type: text, label: Name}
        - {id: born, type: partial_date, label: Geboren}
    """
SCHOOLS = """
    title: Schulen
    options:
      - {code: primary, label: Grundschule}
      - {code: clinic, label: Klinikschule, sensitive: art9}
    """
ROSTER = """title: Liste
purpose: Planen
for: commissioner
questions:
  {questions}
"""
DENIED = "title: Nie\nquestions: {own: [health]}\n"
FILES = {OWN: FORM, "lists/school": SCHOOLS, "protected/denied": DENIED}


def roster(questions):
    return ROSTER.replace("{questions}", questions)


@pytest.fixture
def told(mistakes):
    """Return a function that tells the mistakes of a roster with these questions."""

    def tell(questions, **options):
        return mistakes(roster(questions), "rosters/town", {**FILES, **options})

    return tell


def read(questions, answers, **others):
    asked = Asked({**FILES, "rosters/town": roster(questions)})
    rule = asked.catalogue.definition("rosters/town")
    return listed(asked.catalogue, rule, asked.record(answers, **others))


@pytest.mark.parametrize(
    ("answer", "shown"),
    [(make(1989, 3, 14), "1989"), (make(1989), "1989"), (None, "keine Angabe")],
)
def test_the_year_stands_for_the_date_of_birth(answer, shown):
    answers = {} if answer is None else {"born": answer}
    ((line,),) = [section.lines for section in read("own: [{id: born, show_as: year}]", answers)]
    assert line.value == shown


def test_of_children_only_the_age_is_shown():
    rows = [{"_row": "raaaaaaaa", "name": "Lina", "born": make(2018, 1, 1)}]
    (section,) = read("own: [{id: children.born, show_as: age}]", {"children": rows})
    ((line,),) = [row.lines for row in section.lines[0].rows]
    assert line.value == "9 Jahre"
    assert "Lina" not in str(section)


def test_a_protected_option_is_masked_as_in_packages():
    (section,) = read("own: [school]", {"school": "clinic"})
    assert section.lines[0].value == "Sonstiges"


def test_refused_and_empty_read_the_same():
    refused, empty = (
        read("own: [school]", answers)
        for answers in ({"school": {"state": "prefer_not_to_say"}}, {})
    )
    assert refused == empty


@pytest.mark.parametrize(
    ("questions", "message"),
    [
        ("own: [health]", "'health' darf in keinem Paket stehen"),
        ("own: [faith]", "'faith' darf in keinem Paket stehen"),
        ("own: [mail]", "'mail' fragt nach E-Mail oder Telefon."),
        ("own: [phone]", "'phone' fragt nach E-Mail oder Telefon."),
        ("own: [scan]", "'scan' ist eine Datei."),
        ("own: [nobody]", "Die Frage 'nobody' gibt es nicht."),
        ("nowhere: [born]", "Den Abschnitt 'nowhere' gibt es nicht."),
        ("own: [born, born]", "'born' steht schon in Zeile 5."),
        ("own: [children]", "'children' ist eine Gruppe."),
        ('own: ["*"]', "'*' ist nicht erlaubt."),
        ("own: [{id: school, show_as: year}]", "'school' ist keine Frage nach einem Datum."),
    ],
)
def test_what_it_may_not_show_is_refused(told, questions, message):
    found = told(questions)
    assert any(each.startswith("5: ") and message in each for each in found), found


def test_what_it_may_show_is_fine(told):
    assert told("own: [{id: born, show_as: year}, school]") == []


def test_each_role_has_one_list(mistakes):
    files = {**FILES, "rosters/another": roster("own: [school]")}
    found = mistakes(roster("own: [school]"), "rosters/town", files)
    assert found == [
        "3: 'commissioner' steht schon bei rosters/another. Diese Aufgabe gibt es nur einmal."
    ]
