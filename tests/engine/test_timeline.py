"""A life in time: stretches in their order, and the gaps between."""

from datetime import date

from mobio.engine.lines import Reader, question_line
from mobio.engine.partial_dates import make
from mobio.engine.timeline import Stretch, gaps, stretches
from tests.engine.asked import TODAY, Asked

FORM = """
    - id: schools
      type: group
      label: Schulen
      rows: own_page
      row_title: [name]
      questions:
        - {id: name, type: text, label: Name}
        - {id: begun, type: partial_date, label: Von}
        - {id: done, type: partial_date, label: Bis, not_before: {id: begun, message: zu früh}}
    - id: papers
      type: group
      label: Papiere
      questions:
        - {id: kind, type: text, label: Art}
        - {id: given, type: date, label: Vom}
        - {id: until, type: date, label: Gültig bis}
    """


def told(*rows):
    """Return the stretches of the schools *rows*: (name, first, last or None)."""
    answers = []
    for number, (name, first, last) in enumerate(rows):
        row = {"_row": f"raaaaaaa{'abcdefgh'[number]}", "name": name}
        row |= {"begun": make(first)} if first else {}
        answers.append(row | ({"done": make(last)} if last else {}))
    record = Asked({"biography/own": FORM}).record({"schools": answers})
    return stretches(record)


def test_rows_stand_in_the_order_of_their_beginning():
    found = told(("B", 2001, 2005), ("A", 1995, 2001))
    assert [each.title for each in found] == ["A", "B"]
    assert (found[0].first, found[0].last) == (date(1995, 1, 1), date(2001, 12, 31))
    assert found[0].when == "1995 – 2001"
    place = (found[0].form.id, found[0].question.id, found[0].row_id)
    assert place == ("own", "schools", "raaaaaaab")


def test_what_has_no_end_lasts_until_today():
    (found,) = told(("A", 2020, None))
    assert found.is_open and found.last == TODAY


def test_an_end_alone_is_a_year():
    (found,) = told(("A", None, 1999))
    assert (found.first.year, found.last.year, found.is_open) == (1999, 1999, False)


def test_a_row_without_dates_is_nowhere():
    (found,) = told(("A", 1995, 1996), ("B", None, None))
    assert found.title == "A"


def test_a_year_is_a_year_and_only_about_is_vague():
    (found,) = told(("A", 1995, 1996))
    assert not found.is_vague
    row = {"_row": "raaaaaaaa", "name": "A", "begun": make(1995, approximate=True)}
    (found,) = stretches(Asked({"biography/own": FORM}).record({"schools": [row]}))
    assert found.is_vague


def test_of_several_without_an_end_only_the_one_begun_last_goes_on():
    first, second = told(("A", 1995, None), ("B", 2001, None))
    assert (first.last.year, first.is_open) == (1995, True)
    assert second.last == TODAY


def test_an_end_nobody_knows_is_not_today():
    row = {"_row": "raaaaaaaa", "begun": make(1995), "done": {"state": "unknown"}}
    (found,) = stretches(Asked({"biography/own": FORM}).record({"schools": [row]}))
    assert found.last.year == 1995


def test_dates_that_are_no_beginning_and_end_tell_no_stretch():
    row = {"_row": "raaaaaaaa", "kind": "Pass", "given": "2020-01-01", "until": "2030-01-01"}
    assert stretches(Asked({"biography/own": FORM}).record({"papers": [row]})) == ()


EXAMS = """
    - id: exams
      type: group
      label: Prüfungen
      row_title: [level]
      questions:
        - {id: level, type: choice, label: Stufe, options: lists/colour}
        - {id: other, type: text, label: Andere, show_if: {level: other}}
        - {id: when, type: partial_date, label: Wann}
    """


def test_a_group_with_one_date_tells_of_days():
    row = {"_row": "raaaaaaaa", "level": "red", "when": make(2020, 5)}
    (found,) = stretches(Asked({"biography/own": EXAMS}).record({"exams": [row]}))
    assert (found.first, found.last) == (date(2020, 5, 1), date(2020, 5, 31))
    assert (found.is_day, found.is_open) == (True, False)
    assert gaps([found], TODAY) == ()


def test_a_row_has_the_title_of_its_card():
    asked = Asked({"biography/own": EXAMS})
    row = {"_row": "raaaaaaaa", "level": "red", "when": make(2020)}
    record = asked.record({"exams": [row]})
    card = question_line(Reader(record.catalogue), asked.form, asked.form.question("exams"), record)
    (found,) = stretches(record)
    assert found.title == card.rows[0].title == "Rot"


def test_what_is_not_asked_in_a_row_is_not_in_its_title():
    text = EXAMS.replace("row_title: [level]", "row_title: [level, other]")
    row = {"_row": "raaaaaaaa", "level": "red", "other": "Geheim", "when": make(2020)}
    (found,) = stretches(Asked({"biography/own": text}).record({"exams": [row]}))
    assert found.title == "Rot"


def test_birth_stands_there_by_its_role():
    asked = Asked({"biography/own": FORM})
    (found,) = stretches(asked.record({}, {"person": {"born": make(1990, 5, 1)}}))
    assert (found.title, found.when, found.is_vague) == ("Geboren", "01.05.1990", False)


def stretch(first, last, is_day=False):
    """Return a Stretch of whole years."""
    return Stretch("x", "Schulen", date(first, 1, 1), date(last, 12, 31), "", is_day=is_day)


def test_a_gap_is_more_than_a_year_of_which_nothing_is_told():
    found = gaps([stretch(1995, 2001), stretch(2004, 2026)], TODAY)
    assert [(gap.first, gap.last) for gap in found] == [(date(2002, 1, 1), date(2003, 12, 31))]
    assert gaps([stretch(1995, 2001), stretch(2002, 2026)], TODAY) == ()


def test_what_lasts_longer_covers_what_lies_inside():
    assert gaps([stretch(1995, 2026), stretch(1996, 1997)], TODAY) == ()


def test_the_time_until_today_may_be_a_gap():
    (gap,) = gaps([stretch(1995, 2001)], TODAY)
    assert (gap.first.year, gap.last.year) == (2002, 2027)


def test_birth_begins_no_gap():
    assert gaps([stretch(1990, 1990, is_day=True)], TODAY) == ()
