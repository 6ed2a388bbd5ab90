"""What an actor reads: the named questions and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from mobio.engine.disclosure import disclose, headings
from mobio.engine.partial_dates import make
from tests.engine.asked import CONSENT, OWN, Asked

UNKNOWN, REFUSED = {"state": "unknown"}, {"state": "prefer_not_to_say"}
A, B = {"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb"}
NOTHING = "keine Angabe"
SCHOOL_TYPES = """
    title: Schulen
    options:
      - {code: primary, label: Grundschule, staff_label: GS}
      - {code: sbbz, label: SBBZ, sensitive: indirect, masked_as: other}
      - {code: clinic, label: Klinikschule, sensitive: art9}
      - {code: other, label: Sonstiges}
    """
OWN_FORM = """
    - {id: sure, type: yes_no, label: Sicher?}
    - {id: school, type: choice, label: Schule, options: lists/school}
    - {id: schools, type: choices, label: Schulen, options: lists/school}
    - {id: born, type: partial_date, label: Geburtsdatum}
    - {id: story, type: long_text, label: Text}
    - {id: hidden, type: text, label: Versteckt, show_if: {sure: yes}}
    - {id: secret, type: text, label: Geheim, purpose: Beratung}
    - id: rows
      type: group
      label: Stationen
      questions:
        - {id: land, type: country, label: Land, options: lists/country}
        - {id: what, type: text, label: Was}
        - {id: more, type: text, label: Mehr, show_if: {what: more}}
    """
PACKAGE = """
    title: Amt
    purpose: Beratung
    consent: consents/share
    recipients: authority
    questions:
      own: [{questions}]
      person: [last]
    """
ALL = "school, schools, story, hidden, rows.land, rows.more, {id: born, show_as: age}"


def world(questions=ALL, **more):
    """Return a form with a package of *questions* in force."""
    files = {
        OWN: OWN_FORM,
        "lists/school": SCHOOL_TYPES,
        "consents/share": CONSENT,
        "actor_packages/office": PACKAGE.replace("{questions}", questions),
        **more,
    }
    return Asked(files)


@pytest.fixture
def shown():
    """Return a function that gives {question: value} of what the actor reads of *answers*."""
    asked = world()

    def read(answers, others=None):
        package = asked.catalogue.package("office")
        sections = disclose(asked.catalogue, package, asked.record(answers, others))
        return {line.id: line.value for section in sections for line in section.lines}

    return read


def test_exactly_what_the_package_names_is_read(shown):
    found = shown({"secret": "x", "sure": "yes"})
    assert list(found) == ["last", "school", "schools", "born", "story", "hidden", "rows"]


@pytest.mark.parametrize("answer", [None, "", UNKNOWN, REFUSED])
def test_nothing_unknown_and_refused_read_the_same(shown, answer):
    answers = {} if answer is None else {"school": answer}
    assert shown(answers)["school"] == NOTHING


@pytest.mark.parametrize("answer", ["", UNKNOWN, REFUSED])
def test_no_part_of_a_line_tells_the_kinds_of_silence_apart(answer):
    asked = world()
    package = asked.catalogue.package("office")
    silent, other = (
        disclose(asked.catalogue, package, asked.record(answers))
        for answers in ({}, {"school": answer, "sure": "no", "hidden": "parked"})
    )
    assert silent == other


def test_several_answers_that_are_refused_read_the_same(shown):
    assert shown({"schools": REFUSED})["schools"] == NOTHING == shown({"schools": []})["schools"]


def test_a_hidden_answer_reads_as_none(shown):
    assert shown({"sure": "no", "hidden": "parked"})["hidden"] == NOTHING
    assert shown({"sure": "yes", "hidden": "back"})["hidden"] == "back"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("primary", "GS"),
        ("sbbz", "Sonstiges"),
        ("clinic", "Sonstiges"),
        ("other", "Sonstiges"),
        ("added_later", "Sonstiges"),
    ],
)
def test_a_sensitive_option_reads_as_another(shown, code, value):
    assert shown({"school": code})["school"] == value


def test_masked_options_are_not_counted(shown):
    assert shown({"schools": ["clinic", "sbbz", "primary"]})["schools"] in (
        "Sonstiges, GS",
        "GS, Sonstiges",
    )


def test_the_age_is_read_instead_of_the_date(shown):
    assert shown({"born": make(2011, 1, 19)})["born"] == "15 Jahre"
    assert shown({"born": make(2011)})["born"] == "15 Jahre"
    assert shown({"born": UNKNOWN})["born"] == NOTHING


@pytest.mark.parametrize(("born", "age"), [(2027, "0 Jahre"), (2026, "1 Jahr"), (2025, "2 Jahre")])
def test_one_year_is_said_as_one(shown, born, age):
    assert shown({"born": make(born, 1, 1)})["born"] == age


def test_equal_lines_of_a_text_are_all_read():
    asked = world()
    record = asked.record({"story": "a\nb\na"})
    sections = disclose(asked.catalogue, asked.catalogue.package("office"), record)
    line = next(line for line in sections[1].lines if line.id == "story")
    assert (line.values, line.free_text) == (("a", "b", "a"), True)


def test_rows_show_the_named_members_only():
    asked = world()
    rows = [{**A, "land": "SY", "what": "geheim", "more": "parked"}, {**B, "land": REFUSED}]
    sections = disclose(
        asked.catalogue, asked.catalogue.package("office"), asked.record({"rows": rows})
    )
    group = sections[1].lines[-1]
    assert [row.title for row in group.rows] == ["Eintrag 1", "Eintrag 2"]
    assert [[line.value for line in row.lines] for row in group.rows] == [
        ["Syrien", NOTHING],
        [NOTHING, NOTHING],
    ]


def test_a_group_without_rows_reads_as_none(shown):
    assert shown({})["rows"] == NOTHING


def test_sections_stand_in_the_order_of_the_menu():
    asked = world()
    found = disclose(asked.catalogue, asked.catalogue.package("office"), asked.record())
    assert [section.id for section in found] == ["person", "own"]
    assert headings(asked.catalogue, asked.catalogue.package("office")) == ("Person", "Titel")


def test_what_the_package_in_force_no_longer_names_is_gone_at_once():
    less = PACKAGE.replace("{questions}", "school")
    asked = world("school, story", **{"actor_packages/office@2": less})
    consented = asked.catalogue.package("office", 1)
    (own,) = disclose(asked.catalogue, consented, asked.record({"story": "x"}))[1:]
    assert [line.id for line in own.lines] == ["school"]


def test_what_the_package_in_force_names_newly_is_not_shown():
    more = PACKAGE.replace("{questions}", "school, story")
    asked = world("school", **{"actor_packages/office@2": more})
    (own,) = disclose(asked.catalogue, asked.catalogue.package("office", 1), asked.record())[1:]
    assert [line.id for line in own.lines] == ["school"]


@pytest.mark.parametrize(
    ("consented", "now"),
    [("born", "{id: born, show_as: age}"), ("{id: born, show_as: age}", "born")],
)
def test_of_two_versions_the_one_that_shows_less_counts(consented, now):
    asked = world(consented, **{"actor_packages/office@2": PACKAGE.replace("{questions}", now)})
    record = asked.record({"born": make(2000, 5, 5)})
    (own,) = disclose(asked.catalogue, asked.catalogue.package("office", 1), record)[1:]
    assert own.lines[0].value == "26 Jahre"


def test_a_package_that_is_not_in_force_shows_nothing():
    asked = world()
    withdrawn = replace(
        asked.catalogue.package("office"),
        reference=replace(asked.catalogue.package("office").reference, id="nobody"),
    )
    assert disclose(asked.catalogue, withdrawn, asked.record({"school": "primary"})) == ()


def test_a_question_the_form_no_longer_asks_is_left_out():
    asked = world()
    package = asked.catalogue.package("office")
    gone = replace(package.questions[0], id="gone")
    package = replace(package, questions=(gone, *package.questions))
    found = disclose(asked.catalogue, package, asked.record())
    assert "gone" not in [line.id for section in found for line in section.lines]


def test_values_are_live():
    asked = world()
    package = asked.catalogue.package("office")
    for code in ("primary", "other"):
        (own,) = disclose(asked.catalogue, package, asked.record({"school": code}))[1:]
        assert own.lines[0].value == {"primary": "GS", "other": "Sonstiges"}[code]


def test_what_was_entered_in_arabic_is_read_in_german():
    words = {"ar": {("lists/school:primary.label", "Grundschule"): "مدرسة"}}
    asked = Asked(
        {
            OWN: OWN_FORM,
            "lists/school": SCHOOL_TYPES,
            "consents/share": CONSENT,
            "actor_packages/office": PACKAGE.replace("{questions}", "school"),
        },
        messages=words,
    )
    page = asked.page(language="ar")
    assert "مدرسة" in page.markup
    stored = page.fill({"school": "primary"}).send().stored
    (own,) = disclose(asked.catalogue, asked.catalogue.package("office"), asked.record(stored))[1:]
    assert own.lines[0].value == "GS"


def test_a_birthday_changes_the_age_that_is_read():
    asked = world("{id: born, show_as: age}")
    package = asked.catalogue.package("office")
    for day, age in ((date(2027, 1, 18), "15"), (date(2027, 1, 19), "16")):
        record = asked.record({"born": make(2011, 1, 19)}, today=day)
        (own,) = disclose(asked.catalogue, package, record)[1:]
        assert own.lines[0].value == f"{age} Jahre"
