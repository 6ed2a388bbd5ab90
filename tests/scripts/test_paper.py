"""mobio paper: the empty form of a section as a file."""

import pytest

from mobio.scripts.paper import published_reference
from tests.services.printed import text_of


@pytest.fixture
def evolved(mobio):
    """Return the command of an installation in which what ships is in force."""
    assert mobio("evolve") == 0
    return mobio


def test_the_form_in_force_is_written_in_two_languages(evolved, tmp_path, capsys):
    file = tmp_path / "sheet.pdf"
    assert evolved("paper", "biography/personal", "--language", "ar", "-o", str(file)) == 0
    assert str(file) in capsys.readouterr().out
    assert "family_name" in text_of(file.read_bytes())


def test_the_file_is_named_after_form_version_and_languages(evolved, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert evolved("paper", "casework/contact@1") == 0
    assert (tmp_path / "contact-1-de.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["biography/nowhere"], "a reference looks like"),
        (["biography/personal@9"], "was never published"),
        (["lists/gender"], "asks no questions"),
        (["biography/personal", "--language", "tr"], "There is no language 'tr' here"),
    ],
)
def test_what_cannot_be_printed_is_told(evolved, capsys, words, said):
    assert evolved("paper", *words) == 1
    assert said in capsys.readouterr().err


def test_without_a_site_there_is_nothing_to_print(mobio, capsys):
    assert mobio("paper", "biography/personal") == 1
    assert "mobio evolve" in capsys.readouterr().err


def test_a_reference_without_a_version_is_the_one_in_force():
    class Schemas:
        in_force = {"biography/own": 3}
        versions = {"biography/own@3": None}

    assert published_reference(Schemas, "biography/own") == "biography/own@3"
