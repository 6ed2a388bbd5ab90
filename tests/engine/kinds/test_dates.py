"""Dates: full ones, and those of which only a part is known."""

import pytest

from mobio.engine.lines import section_lines

NO_SUCH_DAY = "Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr."
WHICH_YEAR = "Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 1992."
ALL_THREE = "Geben Sie Tag, Monat und Jahr ein."
UNKNOWN = {"state": "unknown"}


@pytest.fixture
def asked(form):
    return form("""
        - {id: day, type: date, label: Tag}
        - {id: born, type: partial_date, label: Geboren}
        - {id: sure, type: partial_date, label: Sicher, states: []}
        """)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13.5.1992", "1992-05-13"),
        ("29.2.2024", "2024-02-29"),
        ("١٣.5.١٩٩٢", "1992-05-13"),
        ("۱۳.5.۱۹۹۲", "1992-05-13"),
        (" 3 .5. 1992 ", "1992-05-03"),
    ],
)
def test_a_day_is_read_in_any_figures(asked, typed, kept):
    assert asked.answers({"day": typed}).stored == {"day": kept}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("29.2.2023", NO_SUCH_DAY),
        ("31.4.2023", NO_SUCH_DAY),
        ("0.5.1992", NO_SUCH_DAY),
        ("x.5.1992", NO_SUCH_DAY),
        ("-1.5.1992", NO_SUCH_DAY),
        ("²..1992", NO_SUCH_DAY),
        ("1.1.92", WHICH_YEAR),
        ("1.1.1", WHICH_YEAR),
        ("31.12.9999", WHICH_YEAR),
        ("1.1.1899", WHICH_YEAR),
        ("1.1.19922", WHICH_YEAR),
        ("1992", ALL_THREE),
        ("5.1992", ALL_THREE),
        ("1.5.", ALL_THREE),
    ],
)
def test_what_is_no_day_is_told(asked, typed, message):
    sent = asked.answers({"day": typed}, before={"day": "2000-01-01"})
    assert (sent.stored, sent.errors) == ({"day": "2000-01-01"}, {"day": message})


@pytest.mark.parametrize(
    ("typed", "entered"),
    [
        ("1992", "1992"),
        ("١٩٩٢", "1992"),
        ("۱۹۹۲", "1992"),
        ("9.1992", "1992-09"),
        ("4.9.1992", "1992-09-04"),
    ],
)
def test_what_is_known_of_a_date_is_enough(asked, typed, entered):
    assert asked.answers({"born": typed}).stored["born"]["entered"] == entered


def test_about_is_kept_with_the_date(asked):
    stored = asked.answers({"born": "1992 approximate"}).stored
    assert stored["born"] == {
        "entered": "1992",
        "from": "1992-01-01",
        "to": "1992-12-31",
        "approximate": True,
    }


def test_a_date_may_be_unknown(asked):
    assert asked.answers({"born": "unknown"}).stored == {"born": UNKNOWN}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("29.2.2023", NO_SUCH_DAY),
        ("0.5.1992", NO_SUCH_DAY),
        ("00.5.1992", NO_SUCH_DAY),
        ("5.", WHICH_YEAR),
        ("92", WHICH_YEAR),
        (" approximate", WHICH_YEAR),
        ("4..1992", "Wählen Sie zum Tag auch den Monat."),
        (
            "1992 unknown",
            "Sie haben ein Datum und „Weiß ich nicht“ angegeben. Löschen Sie eines.",
        ),
    ],
)
def test_what_is_no_date_is_told(asked, typed, message):
    sent = asked.answers({"born": typed})
    assert (sent.stored, sent.errors) == ({}, {"born": message})


def test_a_date_that_must_be_known_cannot_be_unknown(asked):
    page = asked.page()
    assert "f-sure-unknown" not in page.markup
    pairs = page.pairs()
    pairs.insert(pairs.index(("__start__", "sure:mapping")) + 1, ("unknown", "yes"))
    assert page.send(pairs).stored == {}


@pytest.mark.parametrize("blank", ["", " "])
def test_an_emptied_date_is_no_answer(asked, blank):
    page = asked.page({"day": "2000-01-01", "born": UNKNOWN}).fill({"day": "", "born": ""})
    for box in page.boxes.fields["year"]:
        box.value = blank
    assert (page.send().stored, page.send().errors) == ({}, {})


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("day", "13.5.1992"),
        ("born", "1992"),
        ("born", "9.1992"),
        ("born", "4.9.1992"),
        ("born", "1992 approximate"),
        ("born", "unknown"),
    ],
)
def test_a_date_comes_back_and_is_saved_unchanged(asked, question, typed):
    stored = asked.answers({question: typed}).stored
    assert asked.answers({}, before=stored).stored == stored


def test_what_was_typed_wrong_comes_back_too(asked):
    page = asked.answers({"day": "30.2.2023"}).shown_again()
    boxes = [page.boxes.fields[name][0].value for name in ("day", "month", "year")]
    assert boxes == ["30", "2", "2023"]
    assert NO_SUCH_DAY in page.html.select_one("#f-day-error").text


@pytest.mark.parametrize(
    ("typed", "language", "read"),
    [
        ("1992", "de", "1992"),
        ("9.1992", "de", "September 1992"),
        ("9.1992", "ar", "سبتمبر 1992"),
        ("4.9.1992", "de", "04.09.1992"),
        ("1992 approximate", "de", "1992, ungefähr"),
        ("unknown", "de", "Weiß ich nicht"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_known(asked, typed, language, read):
    stored = asked.answers({"born": typed}).stored
    catalogue = asked.catalogue.in_language(language)
    lines = section_lines(catalogue, catalogue.section("own"), asked.record(stored)).lines
    assert lines[1].value == read


def test_months_are_offered_in_the_readers_language(asked):
    months = asked.page(language="ar").html.select("#f-day-month option")
    # As in Egypt, and as in Syria.
    found = [month.text for month in months[:3]]
    assert found == ["–", "1 · يناير/كانون الثاني", "2 · فبراير/شباط"]


def test_a_birthday_is_completed_by_the_phone(form):
    asked = form("- {id: a, type: date, label: A, autocomplete: bday}")
    boxes = asked.page().boxes.fields
    found = [boxes[part][0].attrs["autocomplete"] for part in ("day", "month", "year")]
    assert found == ["bday-day", "bday-month", "bday-year"]
