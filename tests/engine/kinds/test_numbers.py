"""Numbers, as people of many scripts type them."""

import pytest

from mobio.engine.lines import section_lines

NO_NUMBER = "Geben Sie eine Zahl ein, zum Beispiel 8."


@pytest.fixture
def asked(form):
    return form("""
        - {id: years, type: number, label: Jahre, min: 0, max: 20, step: 0.5}
        - {id: free, type: number, label: Frei}
        - {id: fine, type: number, label: Fein, step: 0.001}
        - {id: even, type: number, label: Gerade, min: 1, step: 2}
        - {id: low, type: number, label: Kalt, max: -5}
        """)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8", 8),
        ("0", 0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("١٢", 12),
        ("۱۲٫۵", 12.5),
        ("１２", 12),
        (" 8 ", 8),
        ("+8", 8),
        ("08", 8),
        ("8,0", 8),
    ],
)
def test_a_number_is_read_in_any_figures(asked, typed, kept):
    sent = asked.answers({"years": typed})
    assert (sent.stored, sent.errors) == ({"years": kept}, {})
    assert type(sent.stored["years"]) is type(kept)


@pytest.mark.parametrize(
    "typed",
    [
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "1e400",
        "1e1",
        "1_000",
        "0x1F",
        "1.000",
        "1,000",
        "1.000,5",
        "1 000",
        "½",
        "²",
        "VIII",
        "八",
        "8 Jahre",
        "--8",
        "1.2.3",
        ".5",
        "5.",
        "1234567890",
        "9" * 10_000,
    ],
)
def test_what_is_no_number_is_told(asked, typed):
    sent = asked.answers({"free": typed}, before={"free": 7})
    assert (sent.stored, sent.errors) == ({"free": 7}, {"free": NO_NUMBER})


def test_what_leaves_no_mark_is_no_number(asked):
    assert asked.answers({"free": "\u200b"}, before={"free": 7}).stored == {}


def test_three_decimals_are_clear_where_the_step_is_fine(asked):
    assert asked.answers({"fine": "1.000"}).stored == {"fine": 1}
    assert asked.answers({"fine": "1,125"}).stored == {"fine": 1.125}


@pytest.mark.parametrize(
    ("question", "typed", "message"),
    [
        ("years", "-1", "Die Zahl muss zwischen 0 und 20 liegen."),
        ("years", "20,5", "Die Zahl muss zwischen 0 und 20 liegen."),
        ("years", "1,3", "Möglich sind Schritte von 0,5."),
        ("free", "1,5", "Möglich sind Schritte von 1."),
        ("even", "0", "Die Zahl muss mindestens 1 sein."),
        ("even", "2", "Möglich sind Schritte von 2."),
        ("low", "-4", "Die Zahl darf höchstens -5 sein."),
    ],
)
def test_bounds_and_steps_are_told(asked, question, typed, message):
    assert asked.answers({question: typed}).errors == {question: message}


def test_a_number_comes_back_as_people_write_it(asked):
    page = asked.page({"years": 12.5, "free": 100})
    assert (page.boxes["years"].value, page.boxes["free"].value) == ("12,5", "100")
    assert page.send().stored == {"years": 12.5, "free": 100}


def test_a_number_is_read_with_a_comma(asked):
    record = asked.record({"years": 0.5, "free": 0})
    lines = section_lines(asked.catalogue, asked.form, record).lines
    assert [line.value for line in lines[:2]] == ["0,5", "0"]


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("min: 5, max: 3", "'5' ist größer als '3'. Tauschen Sie die Werte."),
        ("min: viel", "Bei 'min' muss eine Zahl stehen, nicht 'viel'."),
        ("max: 1e3", "Bei 'max' muss eine Zahl stehen, nicht '1e3'."),
        ("max: ٣", "Bei 'max' muss eine Zahl stehen, nicht '٣'."),
        ("step: 0", "Bei 'step' muss mindestens 0.0001 stehen, nicht '0'."),
        ("step: -1", "Bei 'step' muss mindestens 0.0001 stehen, nicht '-1'."),
        (f"max: {'9' * 5000}", f"Bei 'max' muss eine Zahl stehen, nicht '{'9' * 400}…'."),
    ],
)
def test_what_the_file_says_wrong_is_told(mistakes, line, mistake):
    assert mistakes(f"- {{id: a, label: A, type: number, {line}}}") == [f"2: {mistake}"]


def test_the_unit_stands_behind_the_number(form):
    asked = form("- {id: hours, type: number, label: Zeit, unit: Stunden}")
    line = section_lines(asked.catalogue, asked.form, asked.record({"hours": 8})).lines[0]
    assert line.value == "8 Stunden"
