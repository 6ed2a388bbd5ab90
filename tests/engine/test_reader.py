"""Reading YAML: everything is a string with its line, and every trick is refused."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.mistakes import Notebook
from mobio.engine.reader import LARGEST, Entries, Items, Text, read

ANCHOR = "Anker und Verweise (& und *) sind nicht erlaubt. Schreiben Sie den Inhalt aus."
CONTROL = "Hier steht ein unsichtbares Steuerzeichen. Löschen Sie es."
EMPTY = "Die Datei ist leer. Schreiben Sie mindestens einen Titel hinein."
TOO_DEEP = "Hier ist tiefer als 20 Ebenen verschachtelt. Vereinfachen Sie den Aufbau."
TOO_LARGE = "Die Datei ist größer als 256 KB. Teilen Sie sie auf."
NOT_TEXT = "Die Datei ist kein Text in UTF-8. Speichern Sie sie als UTF-8."
BILLION_LAUGHS = "a: &a [lol, lol]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


def plain(tree):
    """Return *tree* as strings, lists and dicts."""
    if isinstance(tree, Text):
        return tree.value
    if isinstance(tree, Items):
        return [plain(item) for item in tree.items]
    return {key.value: plain(value) for key, value in tree.pairs}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", f"1: {EMPTY}"),
        ("# nur ein Kommentar\n", f"1: {EMPTY}"),
        (
            "title: a\n---\ntitle: b\n",
            "2: Hier beginnt ein zweites Dokument (---). Legen Sie dafür eine eigene Datei an.",
        ),
        (
            "title: a\ntitle: b\n",
            "2: 'title' steht hier zweimal, zuerst in Zeile 1. Löschen Sie eines davon.",
        ),
        (
            "title: a\nrun: !!python/object/apply:os.system [id]\n",
            "2: Typangaben mit '!' sind nicht erlaubt. "
            "Löschen Sie '!!python/object/apply:os.system'.",
        ),
        ("a: !foo b\n", "1: Typangaben mit '!' sind nicht erlaubt. Löschen Sie '!foo'."),
        (
            "a: !!str b\n",
            "1: Typangaben mit '!' sind nicht erlaubt. Löschen Sie '!!str'.",
        ),
        (BILLION_LAUGHS, f"1: {ANCHOR}"),
        ("a: &x [*x]\n", f"1: {ANCHOR}"),
        ("a: b\nc: *nowhere\n", f"2: {ANCHOR}"),
        ("a: b\n<<: {c: d}\n", "2: '<<' ist nicht erlaubt. Schreiben Sie den Inhalt aus."),
        ("[" * 5000, f"1: {TOO_DEEP}"),
        ("{a: " * 5000, f"1: {TOO_DEEP}"),
        ("a: b\n" * 80_000, f"1: {TOO_LARGE}"),
        ("title: ä\n".encode("utf-16"), f"1: {NOT_TEXT}"),
        ("title: ä\n".encode("latin-1"), f"1: {NOT_TEXT}"),
        ("title: ä\n".encode("utf-16-le"), f"1: {NOT_TEXT}"),
        ('title: a\nlabel: "\\0"\n', f"2: {CONTROL}"),
        ("title: a\nlabel: b\0c\n", f"2: {CONTROL}"),
        ('label: "\\e[31m"\n', f"1: {CONTROL}"),
        ("title: a\nlabel: a\u202eb\n", f"2: {CONTROL}"),
        ('label: "\\ud800"\n', f"1: {CONTROL}"),
        ('title: a\nlabel: "\\u202e"\n', f"2: {CONTROL}"),
        ("label: \ud800\n", f"1: {CONTROL}"),
        ("title: a # b\u202ec\n", f"1: {CONTROL}"),
        ("? [a, b]\n: c\n", "1: Hier muss vor dem Doppelpunkt ein einfaches Wort stehen."),
    ],
)
def test_each_trick_is_refused_at_its_line(reading, source, expected):
    _tree, mistakes = reading(source)
    assert mistakes == [expected]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("title: a\nquestions:\n\t- id: b\n", 3),
        ("title: [a\n", 2),
        ("title: a\n  label: b\n", 2),
        ('title: "a\n', 2),
        ("%YAML 9.9\n---\na: b\n", 1),
        ("a: b: c\n", 1),
        ("@a: b\n", 1),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_line(reading, source, line):
    tree, mistakes = reading(source)
    assert tree is None
    assert mistakes[0].startswith(f"{line}: Hier ist die Schreibweise falsch")


def test_a_byte_order_mark_is_no_mistake(reading):
    tree, mistakes = reading("\ufefftitle: a\n".encode())
    assert (plain(tree), mistakes) == ({"title": "a"}, [])


def test_a_byte_order_mark_in_a_text_is_no_mistake(reading):
    tree, mistakes = reading("\ufefftitle: a\n")
    assert (plain(tree), mistakes) == ({"title": "a"}, [])


@pytest.mark.parametrize(
    "written",
    ["no", "01067", "2024-13-45", "1975-01-01", "1_000", "0x1F", "~", "1e400", ".nan", "9" * 1000],
)
def test_what_was_written_stays_what_was_written(reading, written):
    tree, mistakes = reading(f"key: {written}\n{written}: Norsk\n")
    assert mistakes == []
    assert plain(tree) == {"key": written, written: "Norsk"}


@pytest.mark.parametrize("label", ["${7*7}", "{{7*7}}", "{0.__class__}", "%(x)s", "<img src=x>"])
def test_a_label_is_only_a_label(reading, label):
    tree, mistakes = reading(f'label: "{label}"\n')
    assert (plain(tree), mistakes) == ({"label": label}, [])


def test_all_duplicate_keys_are_told_at_once(reading):
    _tree, mistakes = reading("a: 1\na: 2\nb: {c: 3, c: 4}\n")
    assert [each.partition(":")[0] for each in mistakes] == ["2", "3"]


def test_the_first_of_two_equal_keys_counts(reading):
    tree, _mistakes = reading("a: 1\na: 2\n")
    assert plain(tree) == {"a": "1"}


def test_a_mapping_knows_its_keys_and_their_lines(reading):
    tree, _mistakes = reading("# oben\ntitle: a\n\npages: [b]\n")
    assert tree.get("title") == Text("a", 2)
    assert tree.get("other") is None
    assert (tree.key_line("pages"), tree.key_line("other")) == (4, 2)


def test_letters_come_in_one_normal_form(reading):
    tree, _mistakes = reading("title: u\u0308ber\n")
    assert plain(tree) == {"title": "über"}


def test_twenty_levels_are_deep_enough(reading):
    assert reading("[" * 20 + "]" * 20)[1] == []
    assert reading("[" * 21 + "]" * 21)[1] == [f"1: {TOO_DEEP}"]


def test_a_file_of_the_largest_size_is_read(reading):
    text = "# " + "x" * (LARGEST - 12) + "\ntitle: a"
    assert reading(text)[1] == []
    assert reading(text + "bc")[1] == [f"1: {TOO_LARGE}"]


def test_a_mine_costs_no_time():
    start = time.process_time()
    read("[" * 100_000, Notebook("f"))
    read("a: " + "'" * 100_000, Notebook("f"))
    assert time.process_time() - start < 5


def test_a_number_of_five_thousand_figures_is_only_a_long_text(reading):
    tree, _mistakes = reading(f"key: {'9' * 5000}\n")
    assert plain(tree) == {"key": "9" * 5000}


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_whatever_is_read_the_answer_is_a_tree_or_a_mistake(source):
    notebook = Notebook("f")
    tree = read(source, notebook)
    assert (tree is None) <= bool(notebook.objections)
    assert tree is None or isinstance(tree, (Text, Items, Entries))


@given(st.text("{}[]:-,&*!|>'\"#%@`\n\t ?<~ab0", max_size=60))
def test_no_mix_of_yaml_signs_gets_through_unread(source):
    notebook = Notebook("f")
    assert (read(source, notebook) is None) <= bool(notebook.objections)
