"""What an actor reads: exactly the package, masked, and no difference between the kinds of silence."""

import pytest

from mobio.engine.disclosure import disclose, headings
from tests.engine.asked import CONSENT

FORM = """
    - {id: kind, type: choice, label: Welche Schule?, options: lists/school}
    - {id: hobby, type: text, label: Was tun Sie gern?}
    - {id: has_child, type: yes_no, label: Haben Sie ein Kind?}
    - {id: born, type: partial_date, label: Wann ist es geboren?, show_if: {has_child: "yes"}}
    - id: courses
      type: group
      label: Ihre Kurse
      questions:
        - {id: place, type: text, label: Ort}
        - {id: secret, type: text, label: Warum beendet?}
    """
SCHOOLS = """
    title: Schulen
    options:
      - {code: primary, label: Grundschule}
      - {code: sbbz, label: Sonderschule, sensitive: indirect, masked_as: other}
      - {code: hidden, label: Ganz geheim, sensitive: art9}
      - {code: other, label: Sonstiges}
    """
PACKAGE = """
    title: Amt
    purpose: Beratung
    consent: consents/share
    recipients: authority
    questions: {own: [%s]}
    """
ALL = "kind, hobby, {id: born, show_as: age}, courses.place"


@pytest.fixture
def read(form):
    """Return a function that tells {label: value} as the actor reads it."""

    def tell(answers, questions=ALL, in_force=None):
        files = {
            "lists/school": SCHOOLS,
            "consents/share": CONSENT,
            "actor_packages/amt": PACKAGE % questions,
        }
        if in_force is not None:
            files["actor_packages/amt@2"] = PACKAGE % in_force
        asked = form(FORM, files)
        package = asked.catalogue.package("amt", 1)
        sections = disclose(asked.catalogue, package, asked.record(answers))
        return {line.label: line for section in sections for line in section.lines}

    return tell


@pytest.mark.parametrize("code", ["sbbz", "hidden"])
def test_a_protected_option_reads_as_something_else(read, code):
    assert read({"kind": code})["Welche Schule?"].value == "Sonstiges"


def test_an_ordinary_option_reads_as_it_is(read):
    assert read({"kind": "primary"})["Welche Schule?"].value == "Grundschule"


@pytest.mark.parametrize("answer", [None, {"state": "unknown"}, {"state": "prefer_not_to_say"}])
def test_empty_unknown_and_refused_read_the_same(read, answer):
    line = read({} if answer is None else {"kind": answer})["Welche Schule?"]
    assert (line.value, line.state, line.values) == ("keine Angabe", "empty", ("keine Angabe",))


def test_a_hidden_answer_reads_like_none(read):
    born = {"entered": "2020", "from": "2020-01-01", "to": "2020-12-31"}
    shown = read({"has_child": "no", "born": born})
    assert shown["Wann ist es geboren?"] == read({})["Wann ist es geboren?"]


def test_an_age_is_shown_instead_of_a_date(read):
    born = {"entered": "2020", "from": "2020-01-01", "to": "2020-12-31"}
    value = read({"has_child": "yes", "born": born})["Wann ist es geboren?"].value
    assert value == "6 Jahre"


def test_a_question_outside_the_package_is_not_there(read):
    assert "Haben Sie ein Kind?" not in read({"has_child": "yes"})


def test_a_row_shows_only_the_members_that_were_named(read):
    rows = [{"_row": "raaaaaaaa", "place": "Ulm", "secret": "krank"}]
    line = read({"courses": rows})["Ihre Kurse"]
    assert [(inner.label, inner.value) for inner in line.rows[0].lines] == [("Ort", "Ulm")]


def test_what_the_package_in_force_dropped_is_gone_at_once(read):
    assert "Was tun Sie gern?" not in read({"hobby": "Lesen"}, in_force="kind")


def test_what_the_package_in_force_added_is_not_shown_to_older_shares(read):
    assert list(read({"hobby": "Lesen"}, questions="kind", in_force="kind, hobby")) == [
        "Welche Schule?"
    ]


def test_the_headings_are_the_sections_it_has_questions_from(form):
    files = {
        "lists/school": SCHOOLS,
        "consents/share": CONSENT,
        "actor_packages/amt": PACKAGE % "kind",
    }
    asked = form(FORM, files)
    assert headings(asked.catalogue, asked.catalogue.package("amt")) == ("Titel",)
