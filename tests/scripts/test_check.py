"""mobio check: what a coordinator reads about mistakes in schema files."""

import json
import re

import pytest

WRONG = """title: Farben
options:
  - {code: red, label: Rot}
  - {code: red, label: Noch ein Rot}
  - {kode: blue, label: Blau}
"""


@pytest.fixture
def wrong_list(own_forms):
    path = own_forms / "lists" / "colours" / "1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(WRONG, "utf-8")
    return path


def test_what_ships_has_no_mistakes(mobio, capsys):
    assert mobio("check") == 0
    assert "keine Fehler" in capsys.readouterr().out


def test_all_mistakes_are_told_with_file_and_line(mobio, wrong_list, capsys):
    assert mobio("check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("forms/lists/colours/1.yaml:4: 'red'")
    assert any(line.startswith("forms/lists/colours/1.yaml:5: 'kode'") for line in lines)


def test_a_path_chooses_what_is_told(mobio, wrong_list, own_forms):
    assert mobio("check", str(own_forms / "biography")) == 0
    assert mobio("check", str(wrong_list)) == 1
    assert mobio("check", str(own_forms / "lists")) == 1


def test_programs_read_json(mobio, wrong_list, capsys):
    mobio("check", "--json")
    told = json.loads(capsys.readouterr().out)
    assert {each["line"] for each in told} >= {4, 5}
    assert {"file", "line", "message", "severity", "rule", "at"} == set(told[0])


def test_a_missing_configuration_is_told_in_one_sentence(mobio, ini, capsys):
    ini.unlink()
    assert mobio("check") == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_in_production_it_names_the_declarations_that_nobody_has_reviewed(mobio, settings, capsys):
    ini = settings.here / "development.ini"
    allowed, refused = "mobio.unreviewed_consents = true", "mobio.unreviewed_consents = false"
    assert mobio("check") == 0
    assert "Noch nicht geprüft" not in capsys.readouterr().out
    ini.write_text(ini.read_text("utf-8").replace(allowed, refused), "utf-8")
    assert mobio("check") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "Noch nicht geprüft" in line]
    assert len(told) == 4
    assert all("Deutsch, Englisch" in line and "Tigrinya" in line for line in told)


def test_it_counts_the_long_sentences_of_what_people_read(mobio, capsys):
    assert mobio("check", "--reading") == 0
    lines = capsys.readouterr().out.splitlines()[-4:]
    assert lines[0].startswith("Fragen und Hilfen: ")
    assert "davon 0 (0.0%) mit mehr als 20 Wörtern" in lines[0]
    assert lines[2].startswith("Einwilligungen: ")
    assert re.match(r"Texte des Programms: [1-9]\d{2,} Sätze, ", lines[3])
