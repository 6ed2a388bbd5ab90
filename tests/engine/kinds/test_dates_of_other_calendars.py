"""Dates typed in the calendar a person knows: kept as typed, compared and shown in the Gregorian."""

import pytest
from bs4 import BeautifulSoup
from colander import null
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.calendars import CALENDARS
from mobio.engine.conversions import as_partial_date
from mobio.engine.kinds.dates import (
    BY_SIGHT,
    NO_SUCH_DAY,
    OTHER_MONTH,
    OTHER_YEAR,
    Date,
    PartialDate,
)
from mobio.engine.lines import Reader, section_lines
from mobio.engine.pages import PageForm
from mobio.engine.partial_dates import make
from mobio.engine.records import Record
from tests.engine.asked import FEWER, TODAY, Asked
from tests.house.sources import ROOT

FORM = """
    - {id: day, type: date, label: Tag}
    - {id: born, type: partial_date, label: Geboren}
    - {id: later, type: partial_date, label: Danach, not_before: {id: born, message: zu früh}}
    """


@pytest.fixture(scope="module")
def asked():
    """Return a form that asks for dates."""
    return Asked({"biography/own": FORM})


def sent(asked, question, calendar, day="", month="", year="", before=None, **marks):
    """Choose *calendar* and then a month of it, fill in the other boxes and send the page."""
    month = f"{calendar}-{month}" if calendar and month else month
    return sent_as_it_is(asked, question, calendar, day, month, year, before, **marks)


def sent_as_it_is(asked, question, calendar, day="", month="", year="", before=None, **marks):
    """Fill in the boxes of *question* by hand and send the page."""
    page = asked.page(before)
    pairs = page.pairs()
    start = pairs.index(("__start__", f"{question}:mapping"))
    end = pairs.index(("__end__", f"{question}:mapping"))
    typed = {"day": day, "month": month, "year": year, "calendar": calendar, **marks}
    return page.send([*pairs[: start + 1], *typed.items(), *pairs[end:]])


def test_a_year_of_the_solar_calendar_is_kept_as_it_was_typed(asked):
    assert sent(asked, "born", "solar", year="۱۳۷۱").stored == {
        "born": {
            "entered": "1371",
            "calendar": "solar",
            "from": "1992-03-21",
            "to": "1993-03-20",
        }
    }


def test_a_full_date_takes_other_calendars_too(asked):
    stored = sent(asked, "day", "ethiopian", "1", "13", "2011").stored["day"]
    assert stored["entered"] == "2011-13-01"
    assert stored["from"] == stored["to"] == "2019-09-06"


def test_a_gregorian_day_is_stored_as_ever(asked):
    assert sent(asked, "day", "", "1", "2", "2020").stored == {"day": "2020-02-01"}


@pytest.mark.parametrize(
    ("calendar", "typed", "message"),
    [
        ("solar", ("31", "7", "1371"), NO_SUCH_DAY),
        ("solar", ("1", "13", "1371"), NO_SUCH_DAY),
        ("", ("1", "13", "1992"), NO_SUCH_DAY),
        ("solar", ("", "", "1992"), OTHER_YEAR),
        ("islamic", ("", "", "1992"), OTHER_YEAR),
        ("mayan", ("", "", "1992"), OTHER_YEAR),
        ("islamic", ("", "", "1342"), OTHER_YEAR),
        ("ethiopian", ("6", "13", "2000"), NO_SUCH_DAY),
        ("islamic", ("30", "9", "1444"), BY_SIGHT),
        ("islamic", ("31", "9", "1444"), NO_SUCH_DAY),
    ],
)
def test_what_does_not_fit_the_calendar_is_told_and_kept(asked, calendar, typed, message):
    page = sent(asked, "born", calendar, *typed)
    assert (page.stored, page.errors) == ({}, {"born": message})


def test_a_year_of_another_calendar_asks_back_and_nothing_is_lost(asked):
    page = sent(asked, "born", "", year="1371")
    said = page.errors["born"]
    assert page.stored == {}
    assert "1992/93" in said and "1951/52" in said
    again = page.shown_again()
    assert again.boxes.fields["year"][1].value == "1371"
    # The choice it speaks of is not folded away.
    assert again.html.select_one("#f-born details").has_attr("open")
    assert not again.html.select_one("#f-day details").has_attr("open")


def test_a_year_that_is_only_solar_asks_back_for_that_calendar(asked):
    said = sent(asked, "born", "", year="1310").errors["born"]
    assert "1931/32" in said and "islamisch" not in said


def test_a_month_names_its_calendar(asked):
    """Browsers that cannot hide the other months show them all; the choice is clear all the same."""
    stored = sent_as_it_is(asked, "born", "", month="solar-3", year="1371").stored["born"]
    assert (stored["entered"], stored["calendar"]) == ("1371-03", "solar")


@pytest.mark.parametrize(
    ("calendar", "month"),
    [("solar", "3"), ("solar", "islamic-3"), ("", "mayan-3"), ("islamic", "x")],
)
def test_a_month_of_another_calendar_is_told(asked, calendar, month):
    page = sent_as_it_is(asked, "born", calendar, month=month, year="1371")
    assert page.stored == {}
    assert page.errors["born"] in (OTHER_MONTH, NO_SUCH_DAY)


def test_a_year_of_phones_with_a_month_of_papers_is_told(asked):
    page = sent_as_it_is(asked, "born", "", month="solar-3", year="1992")
    assert (page.stored, page.errors) == ({}, {"born": OTHER_YEAR})


@pytest.mark.parametrize(
    ("language", "second"), [("ar", "islamic"), ("fa", "solar"), ("ti", "ethiopian")]
)
def test_readers_who_know_another_calendar_are_asked_for_it_at_once(asked, language, second):
    page = asked.page(language=language).html
    assert page.select_one("details") is None
    codes = [option["value"] for option in page.select("#f-born-calendar option")]
    assert codes[:2] == ["", second]
    assert sorted(codes) == sorted(CALENDARS)


def test_other_readers_find_it_folded_away(asked):
    page = asked.page(language="fr").html
    assert page.select_one("details #f-born-calendar")
    assert not page.select_one("#f-born details").has_attr("open")


def test_months_of_all_calendars_stand_under_the_names_of_these(asked):
    page = asked.page().html
    groups = {
        group["class"][0]: [option["value"] for option in group.select("option")]
        for group in page.select("#f-born-month optgroup")
    }
    assert {name: len(values) for name, values in groups.items()} == {
        "of-all": 12, "of-solar": 12, "of-islamic": 12, "of-ethiopian": 13
    }  # fmt: skip
    assert groups["of-all"] == [str(number) for number in range(1, 13)]  # as phones fill them in
    assert groups["of-ethiopian"][12] == "ethiopian-13"


def test_the_stylesheet_shows_the_months_of_the_chosen_calendar_only():
    style = (ROOT / "src/mobio/web/static/mobio.css").read_text()
    for code in filter(None, CALENDARS):
        assert f".date:not(:has([value={code}]:checked)) .of-{code}" in style


@pytest.mark.parametrize("code", [code for code in CALENDARS if code])
@given(data=st.data())
@FEWER
def test_any_day_of_any_calendar_comes_back_and_is_saved_unchanged(asked, code, data):
    calendar = CALENDARS[code]
    year = data.draw(st.sampled_from(calendar.years))
    month = data.draw(st.none() | st.integers(1, calendar.count))
    day = month and data.draw(st.none() | st.integers(1, calendar.length(year, month)))
    born = make(year, month, day, data.draw(st.booleans()), code)
    assert asked.answers({}, before={"born": born}).stored == {"born": born}


def test_the_calendar_comes_back_with_its_months(asked):
    stored = sent(asked, "born", "solar", month="3", year="1371").stored
    page = asked.page(stored)
    assert page.html.select_one("#f-born-calendar option[selected]")["value"] == "solar"
    chosen = page.html.select_one("#f-born-month option[selected]")
    assert chosen.text == "3 · Chordad/Dschausa"
    assert page.html.select_one("#f-born details").has_attr("open")
    assert not page.html.select_one("#f-day details").has_attr("open")
    assert asked.answers({}, before=stored).stored == stored


def test_a_calendar_alone_is_no_answer(asked):
    page = sent(asked, "born", "solar")
    assert (page.stored, page.errors) == ({}, {})


@pytest.mark.parametrize(
    ("calendar", "typed", "read"),
    [
        ("solar", ("", "", "1371"), "1992/93 (1371, Sonnenkalender)"),
        ("solar", ("", "3", "1371"), "Mai/Juni 1992 (Chordad/Dschausa 1371, Sonnenkalender)"),
        ("solar", ("12", "3", "1371"), "02.06.1992 (12.03.1371, Sonnenkalender)"),
        ("islamic", ("", "9", "1444"), "März/April 2023 (Ramadan 1444, islamischer Kalender)"),
        ("ethiopian", ("", "13", "1999"), "September 2007 (Pagumen 1999, äthiopischer Kalender)"),
        ("ethiopian", ("", "", "1992"), "1999/2000 (1992, äthiopischer Kalender)"),
        (
            "ethiopian",
            ("", "4", "1992"),
            "Dezember 1999/Januar 2000 (Tahsas 1992, äthiopischer Kalender)",
        ),
        ("islamic", ("", "", "1429"), "2008 (1429, islamischer Kalender)"),
        ("", ("", "9", "1992"), "September 1992"),
    ],
)
def test_the_gregorian_date_is_read_first_then_the_one_that_was_typed(asked, calendar, typed, read):
    stored = sent(asked, "born", calendar, *typed).stored
    lines = section_lines(asked.catalogue, asked.form, asked.record(stored)).lines
    assert lines[1].value == read


def test_about_is_said_of_the_whole(asked):
    stored = sent(asked, "born", "solar", year="1371", approximate="yes").stored
    lines = section_lines(asked.catalogue, asked.form, asked.record(stored)).lines
    assert lines[1].value == "1992/93 (1371, Sonnenkalender), ungefähr"


def test_dates_of_two_calendars_are_compared_by_their_days(asked):
    before = sent(asked, "born", "solar", year="1371").stored
    assert sent(asked, "later", "", year="1993", before=before).errors == {}
    assert sent(asked, "later", "", year="1991", before=before).errors == {"later": "zu früh"}
    # They overlap: nobody can say that it is impossible.
    assert sent(asked, "later", "islamic", year="1413", before=before).errors == {}


def test_a_full_date_of_another_calendar_becomes_a_partial_one(asked):
    stored = sent(asked, "day", "solar", "1", "1", "1371").stored["day"]
    assert as_partial_date(stored) == stored


@pytest.mark.parametrize(
    "written",
    [
        "1992-05",
        {"date": "1371-03", "calendar": "solar"},
        {"date": "1371", "calendar": "solar", "approximate": "yes"},
        {"date": "1992", "approximate": "yes"},
    ],
)
def test_test_persons_write_dates_as_they_type_them(written):
    kind = PartialDate()
    assert kind.written(kind.typed(written)) == written


@pytest.mark.parametrize(
    "written",
    [
        {"date": "1371", "calendar": "mayan"},
        {"calendar": "solar"},
        {"date": "1371"},
        {"date": "1371", "approximate": "perhaps"},
        {"date": "1371", "century": "20"},
    ],
)
def test_a_wrong_date_of_a_test_person_is_refused(written):
    with pytest.raises(ValueError):
        PartialDate().typed(written)


def test_about_is_nothing_a_full_date_can_be():
    with pytest.raises(ValueError):
        Date().typed({"date": "2020-06-01", "approximate": "yes"})


def test_nothing_typed_is_nothing(asked):
    node = asked.form.question("born").kind.node(
        asked.form.question("born"), asked.page_form().asking
    )
    assert node.widget.deserialize(None, null) is null


class TestTwoLanguages:
    """A worker and a person before one screen read dates in both languages."""

    @pytest.fixture
    def both(self):
        """Return the form in German with Arabic beside it."""
        return Asked({"biography/own": FORM}).catalogue.beside("ar")

    def test_the_words_of_each_side_stay_together(self, both):
        kind, reader = PartialDate(), Reader(both)
        (said,) = kind.show(None, make(1992, 9), reader)
        assert (said.first, said.second) == ("September 1992", "سبتمبر 1992")
        (said,) = kind.show(None, make(1429, 1, calendar="islamic"), reader)
        assert said.first == "Januar/Februar 2008 (Muharram 1429, islamischer Kalender)"
        assert said.second.startswith("يناير/فبراير 2008 (")

    def test_what_is_the_same_in_both_stands_there_once(self, both):
        (said,) = Date().show(None, "2020-02-01", Reader(both))
        assert str(said) == "01.02.2020"

    def test_months_are_chosen_in_both_and_the_persons_calendar_is_offered(self, both):
        page = PageForm(both, both.section("own"), "page", Record(both, {"own": {}}, TODAY))
        html = BeautifulSoup(page.render(page.stored()), "html.parser")
        assert (
            html.select_one("#f-day-month option[value='9']").text == "9 · September · سبتمبر/أيلول"
        )
        codes = [option["value"] for option in html.select("#f-day-calendar option")]
        assert codes[:2] == ["", "islamic"]
        assert html.select_one("details") is None
