"""A test person is written from answers: read again, it gives the same answers and expectations."""

import colander
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.answers import ROW
from mobio.engine.asking import Asking
from mobio.engine.linking import check
from mobio.engine.mistakes import Notebook
from mobio.engine.persona_answers import record_of, row_id
from mobio.engine.persona_reader import read_persona
from mobio.engine.persona_writer import WIDEST, expect_block, written
from mobio.engine.reader import read
from mobio.engine.records import Record
from mobio.engine.references import Reference
from tests.engine.asked import CONSENT, TODAY, catalogue_of, sources, with_menu

FILES = {
    "biography/own": """
        title: Eigenes
        pages:
          - {id: one, title: Eins, questions: [name, life, job, since, level, colours, lands, years]}
          - {id: two, title: Zwei, questions: [born_about, schools, secret, mail]}
        questions:
          - {id: name, type: text, label: Name}
          - {id: life, type: long_text, label: Leben}
          - {id: job, type: yes_no, label: Arbeit, states: [prefer_not_to_say]}
          - {id: since, type: date, label: Seit, show_if: {job: yes}}
          - {id: level, type: cefr, label: Niveau, options: lists/level}
          - {id: colours, type: choices, label: Farben, options: lists/colour}
          - {id: lands, type: countries, label: Länder, options: lists/country}
          - {id: years, type: number, label: Jahre, step: 0.5}
          - {id: born_about, type: partial_date, label: Geboren}
          - id: schools
            type: group
            label: Schulen
            questions:
              - {id: name, type: text, label: Name}
              - {id: to, type: partial_date, label: Bis}
              - {id: why, type: long_text, label: Warum, show_if: {to: {answered: yes}}}
          - {id: secret, type: text, label: Geheim, staff_only: yes}
          - {id: mail, type: email, label: Mail}
        """,
    "actor_packages/office": """
        title: Amt
        purpose: Beratung
        consent: consents/share
        recipients: authority
        questions:
          own: [name, life, job, since, level, colours, lands, years, born_about, schools.name,
            schools.to, schools.why]
        """,
    "consents/share": CONSENT,
}
CATALOGUE = catalogue_of(FILES)
FORM = CATALOGUE.section("own")
ME = Reference("personas", "me", 1)
UNKNOWN = "unknown"
TEXTS = st.text(min_size=1, max_size=40) | st.sampled_from(
    [
        "no",
        "~",
        "2020-01-01",
        "a: b",
        "- a",
        "'",
        '"',
        "#a",
        "[a]",
        "unknown",
        "دری",
        "می‌خواهم",
        "1.50",
    ]
)
NUMBERS = st.sampled_from(["0", "0,5", "7", "12.5", "2000"])
PARTIAL = st.builds(
    lambda year, month, day, mark: {
        "year": str(year), "month": month, "day": day if month else "", "approximate": mark},
    st.integers(1900, 2100), st.sampled_from(["", "1", "12"]), st.sampled_from(["", "9", "28"]),
    st.sampled_from(["", "yes"]),
) | st.just({UNKNOWN: "yes"})  # fmt: skip
DATES = st.builds(
    lambda day: {"year": str(day.year), "month": str(day.month), "day": str(day.day)}, st.dates()
)
TYPED = {
    "text": TEXTS,
    "long_text": TEXTS,
    "yes_no": st.sampled_from(["yes", "no", "prefer_not_to_say"]),
    "date": DATES,
    "cefr": st.sampled_from(["A1", "B2", "unknown", "prefer_not_to_say"]),
    "choices": st.lists(st.sampled_from(["red", "blue"]), unique=True) | st.just([UNKNOWN]),
    "countries": st.lists(st.sampled_from(["SY", "AF", "DE"]), unique=True),
    "number": NUMBERS,
    "partial_date": PARTIAL,
    "email": st.just("amina@example.org"),
}


def stored(question, typed):
    """Return the answer that *typed* becomes, or None."""
    node = question.kind.node(question, Asking(CATALOGUE, TODAY, staff=True))
    try:
        answer = node.deserialize(typed)
    except colander.Invalid:
        return None
    return None if answer is colander.null else answer


def typed_in(questions):
    """Return the strategy of {name: answer} of what people type into *questions*."""
    each = {question.name: TYPED[question.kind.name] for question in questions}
    return st.fixed_dictionaries({}, optional=each).map(
        lambda given: {
            question.name: stored(question, given[question.name])
            for question in questions
            if question.name in given and stored(question, given[question.name]) is not None
        }
    )


ROWS = st.lists(typed_in(FORM.question("schools").members), max_size=3)
PLAIN = typed_in([question for question in FORM.questions if not question.members])


def record_with(answers, rows=()):
    """Return a record of *answers* in which the rows have the ids that test persons' have."""
    numbered = [{ROW: row_id(number), **row} for number, row in enumerate(rows)]
    own = {**answers, **({"schools": numbered} if numbered else {})}
    return Record(CATALOGUE, {"own": own} if own else {}, TODAY)


def again(text):
    """Return the Persona that *text* says, which must be free of mistakes."""
    notebook = Notebook("me")
    persona = read_persona(ME, read(text, notebook), notebook)
    assert [str(each) for each in notebook.objections] == []
    return persona


@given(PLAIN, ROWS, st.booleans())
def test_reading_what_was_written_gives_the_same_person(answers, rows, staff):
    record = record_with(answers, rows)
    persona = again(written(record, "Ich", "Eine Person: #1", staff))
    found = record_of(CATALOGUE, persona)
    assert (found.answers, found.today) == (record.answers, TODAY)
    assert (persona.title, persona.about, persona.staff) == ("Ich", "Eine Person: #1", staff)


@given(PLAIN, ROWS)
def test_what_was_written_fits_the_forms_it_was_written_from(answers, rows):
    files = with_menu(FILES)
    text = written(record_with(answers, rows), "Ich", "Eine Person")
    _definitions, objections = check(sources({**files, "personas/me": text.encode("utf-8")}))
    assert [str(each) for each in objections if each.file.startswith("personas")] == []


def test_a_file_is_written_as_people_write_it():
    answers = {"name": "Amina: Noor", "job": "yes", "colours": ["blue", "red"], "years": 8.5}
    text = written(record_with(answers, [{"name": "Erste", "to": stored_date(2002, 5)}]), "A", "B")
    assert (
        text
        == """\
title: A
about: B
today: 2027-01-18
answers:
  own:
    name: "Amina: Noor"
    job: yes
    colours: [blue, red]
    years: "8,5"
    schools:
      - {name: Erste, to: 2002-05}
expect:
  asked:
    own: [since, schools.why]
  not_asked:
    own: [secret]
  packages:
    office:
      own.name: "Amina: Noor"
      own.job: Ja
      own.colours: "Blau, Rot"
      own.years: "8,5"
      own.schools.name: [Erste]
      own.schools.to: [Mai 2002]
"""
    )


def stored_date(year, month):
    return stored(FORM.question("born_about"), {"year": str(year), "month": str(month)})


def test_long_lists_and_rows_are_broken_into_lines():
    rows = [{"name": f"Eine Schule mit einem langen Namen {number}" * 2} for number in range(4)]
    rows[0]["why"] = "weil" * 20
    text = written(record_with({}, rows), "A", "B")
    assert max(map(len, text.splitlines())) <= 2 * WIDEST
    assert "        why: weilweil" in text
    assert again(text).packages[0].lines[0].words == tuple(row["name"] for row in rows)


def test_consents_and_staff_are_written_too():
    record = Record(CATALOGUE, {"own": {"name": "A"}}, TODAY, frozenset(["share"]))
    persona = again(written(record, "A", "B", staff=True))
    assert (persona.consents, persona.staff) == (("share",), True)
    assert "not_asked:\n    own: [since]" in expect_block(record, staff=True)


def test_an_empty_person_can_be_written():
    assert again(written(Record(CATALOGUE, {}, TODAY), "A", "B")).answers == ()
