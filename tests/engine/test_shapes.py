"""The shapes of values in schema files."""

import datetime
from decimal import Decimal

import pytest

from mobio.engine import shapes
from mobio.engine.mistakes import Notebook
from mobio.engine.reader import read
from mobio.engine.spans import Span


def shaped(shape, written):
    """Return what *shape* makes of ``key: written``, and the mistakes it finds."""
    notebook = Notebook("f")
    tree = read(f"key: {written}\n", notebook)
    result = shape(tree.get("key"), "key", notebook)
    return result, [str(each) for each in notebook.objections]


@pytest.mark.parametrize(
    ("shape", "written", "expected"),
    [
        (shapes.text, "no", "no"),
        (shapes.text, "", ""),
        (shapes.yes_no, "yes", True),
        (shapes.yes_no, "true", True),
        (shapes.yes_no, "no", False),
        (shapes.yes_no, "false", False),
        (shapes.number, "-0.5", Decimal("-0.5")),
        (shapes.whole, "7", 7),
        (shapes.whole, "7.0", 7),
        (shapes.whole, "0", 0),
        (shapes.positive, "1", 1),
        (shapes.date, "2027-01-31", datetime.date(2027, 1, 31)),
        (shapes.span, "90d", Span(90, "d")),
        (shapes.identifier, "a_1", "a_1"),
        (shapes.one_of("a", "b"), "b", "b"),
        (shapes.list_of(shapes.text), "[a, b]", ("a", "b")),
        (shapes.one_or_more(shapes.text), "a", ("a",)),
        (shapes.one_or_more(shapes.text), "[a, b]", ("a", "b")),
        (shapes.map_of(shapes.whole), "{a: 1}", {"a": 1}),
    ],
)
def test_a_value_has_its_shape(shape, written, expected):
    assert shaped(shape, written) == (expected, [])


@pytest.mark.parametrize(
    ("shape", "written", "mistake"),
    [
        (shapes.text, "[a]", "Bei 'key' wird ein einfacher Text erwartet."),
        (shapes.yes_no, "ja", "Bei 'key' muss yes oder no stehen, nicht 'ja'."),
        (shapes.yes_no, "Yes", "Bei 'key' muss yes oder no stehen, nicht 'Yes'."),
        (shapes.number, "1e5", "Bei 'key' muss eine Zahl stehen, nicht '1e5'."),
        (shapes.number, ".nan", "Bei 'key' muss eine Zahl stehen, nicht '.nan'."),
        (shapes.number, "1_000", "Bei 'key' muss eine Zahl stehen, nicht '1_000'."),
        (shapes.number, "٧", "Bei 'key' muss eine Zahl stehen, nicht '٧'."),
        (shapes.whole, "1.5", "Bei 'key' muss eine ganze Zahl stehen, nicht '1.5'."),
        (shapes.whole, "-1", "Bei 'key' muss mindestens 0 stehen, nicht '-1'."),
        (shapes.positive, "0", "Bei 'key' muss mindestens 1 stehen, nicht '0'."),
        (
            shapes.date,
            "2024-13-45",
            "Bei 'key' muss ein Datum wie 2027-01-31 stehen, nicht '2024-13-45'.",
        ),
        (
            shapes.date,
            "2027-W01-1",
            "Bei 'key' muss ein Datum wie 2027-01-31 stehen, nicht '2027-W01-1'.",
        ),
        (
            shapes.date,
            "٢٠٢٧-01-01",
            "Bei 'key' muss ein Datum wie 2027-01-31 stehen, nicht '٢٠٢٧-01-01'.",
        ),
        (
            shapes.span,
            "3 Jahre",
            "'3 Jahre' ist keine Zeitspanne. Schreiben Sie zum Beispiel 3y, 6m oder 90d.",
        ),
        (
            shapes.identifier,
            "'a\"><script>'",
            "'a\"><script>' ist kein gültiger Name. Erlaubt sind a-z, 0-9 und _, beginnend mit a-z.",
        ),
        (
            shapes.one_of("link", "mail"),
            "lnk",
            "Bei 'key' ist 'lnk' nicht möglich. Meinten Sie 'link'? Möglich sind: link, mail.",
        ),
        (
            shapes.list_of(shapes.text),
            "a",
            "Bei 'key' wird eine Liste erwartet, zum Beispiel [eins, zwei].",
        ),
        (shapes.map_of(shapes.text), "a", "Hier werden Angaben der Form 'wort: wert' erwartet."),
    ],
)
def test_another_shape_is_told(shape, written, mistake):
    result, mistakes = shaped(shape, written)
    assert mistakes == [f"f:1: {mistake}"]
    assert not result


def test_a_list_tells_each_wrong_item_and_keeps_the_others():
    found, mistakes = shaped(shapes.list_of(shapes.whole), "[1, a, 3, b]")
    assert (found, len(mistakes)) == ((1, 3), 2)


def entries(written, required=()):
    keys = {"title": shapes.text, "min": shapes.whole}
    return shaped(
        lambda value, _key, notebook: shapes.entries(value, keys, notebook, required), written
    )


def test_known_keys_are_read():
    assert entries("{title: a, min: 3}") == ({"title": "a", "min": 3}, [])


@pytest.mark.parametrize(
    ("written", "mistake"),
    [
        (
            "{titel: a}",
            "'titel' gibt es hier nicht. Meinten Sie 'title'? Möglich sind: min, title.",
        ),
        ("{xyz: a}", "'xyz' gibt es hier nicht. Möglich sind: min, title."),
        ("[a]", "Hier werden Angaben der Form 'wort: wert' erwartet."),
    ],
)
def test_unknown_keys_are_told_with_a_guess(written, mistake):
    assert entries(written) == ({}, [f"f:1: {mistake}"])


@pytest.mark.parametrize("written", ["{min: 3}", "{min: 3, title: ''}", "{min: 3, title: ' '}"])
def test_a_missing_or_empty_key_is_told(written):
    found, mistakes = entries(written, required=("title",))
    assert mistakes == ["f:1: Hier fehlt 'title'. Ergänzen Sie es."]
    assert found["min"] == 3


def test_all_mistakes_of_a_mapping_are_told_at_once():
    _found, mistakes = entries("{titel: a, mni: 3, min: x}", required=("title",))
    assert len(mistakes) == 4
