"""mobio try: what a coordinator sees of a test person."""

import pytest

AMINA = """title: Amina, 30
about: Sie hat nur einen Namen.
today: 2027-01-15
answers:
  person: {last: Amina, born: 1996}
"""
EXPECT = """expect:
  asked: {}
  not_asked: {}
  packages: {}
"""


@pytest.fixture
def amina(own_forms):
    """Put a test person into the folder and return its file."""
    path = own_forms / "personas" / "amina" / "1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(AMINA, "utf-8")
    return path


def test_what_is_asked_is_printed_page_by_page(mobio, amina, capsys):
    assert mobio("try", "amina") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Amina, 30, am 15.01.2027",
        "Sie hat nur einen Namen.",
        "",
        "== Person",
        "-- Name",
        "   Name: Amina",
        "   Vorname: –",
        "   Geboren: 1996",
    ]


def test_only_answers_are_printed_if_wanted(mobio, amina, capsys):
    mobio("try", "amina", "--answers")
    assert "Vorname" not in capsys.readouterr().out


def test_expectations_are_printed_ready_to_paste(mobio, amina, capsys):
    assert mobio("try", "amina", "--expect") == 0
    printed = capsys.readouterr().out
    assert printed == EXPECT
    amina.write_text(AMINA + printed, "utf-8")
    assert mobio("check", str(amina)) == 0


def test_without_a_name_the_test_persons_are_listed(mobio, amina, capsys):
    assert mobio("try") == 0
    assert capsys.readouterr().out == "amina: Amina, 30. Sie hat nur einen Namen.\n"


def test_what_no_longer_fits_is_told_below(mobio, amina, capsys):
    amina.write_text(AMINA + "expect: {not_asked: {person: [last]}}\n", "utf-8")
    assert mobio("try", "amina") == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("forms/personas/amina/1.yaml:6: Nach 'person.last' wird")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("amin",), "'amin' ist keine Testperson. Meinten Sie 'amina'? Möglich sind: amina."),
        (("amina", "--language", "xx"), "'xx' ist keine Sprache von MoBio. Möglich sind: de"),
        (("amina", "--package", "jc"), "'jc' ist kein Paket."),
    ],
)
def test_an_unknown_name_is_told(mobio, amina, capsys, words, told):
    assert mobio("try", *words) == 1
    assert capsys.readouterr().err.startswith(told)


def test_a_mistake_in_another_file_comes_first(mobio, amina, own_forms, capsys):
    (own_forms / "site" / "menu" / "1.yaml").write_text("title: Menü\n", "utf-8")
    assert mobio("try", "amina") == 1
    assert capsys.readouterr().err.startswith("forms/site/menu/1.yaml:1: Hier fehlt 'entries'.")


def test_a_shipped_test_person_is_shown_with_its_packages(mobio, capsys):
    assert mobio("try", "selam", "--language", "ar") == 0
    printed = capsys.readouterr().out
    assert "== Paket jc: Jobcenter" in printed
    assert "   nicht gefragt: " in printed
    assert "       Welchen Beruf? Friseurin" in printed


def test_one_package_can_be_chosen(mobio, capsys):
    assert mobio("try", "selam", "--package", "language_school", "--answers") == 0
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.startswith("==")] == [
        "== Paket language_school: Sprachschulen"
    ]
    assert "keine Angabe" not in printed
