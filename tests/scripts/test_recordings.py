"""mobio recordings: a folder of recordings is brought in, all of it or nothing."""

import pytest

from mobio.scripts.configuration import read_settings
from mobio.scripts.database import open_root
from tests.sounds import mp3, ogg_opus, wav


@pytest.fixture
def evolved(mobio):
    """Return the command of an installation in which what ships is in force."""
    assert mobio("evolve") == 0
    return mobio


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two recordings and something else."""
    made = tmp_path / "spoken"
    made.mkdir()
    (made / "education.de.mp3").write_bytes(mp3())
    (made / "consent_share.ar.ogg").write_bytes(ogg_opus())
    (made / "notes.txt").write_text("x")
    return made


def kept(ini):
    """Return the places of the recordings in the database, and how long each is."""
    with open_root(read_settings(ini), keep=False) as root:
        found = root["site"]["recordings"].values()
        return {(each.name, each.language): each.seconds for each in found}


def test_a_folder_is_brought_in(evolved, ini, folder, capsys):
    assert evolved("recordings", "add", str(folder)) == 0
    assert "education (de): added" in capsys.readouterr().out
    assert kept(ini) == {("consent_share", "ar"): 12, ("education", "de"): 12}


def test_one_wrong_file_is_told_and_nothing_is_brought_in(evolved, ini, folder, capsys):
    (folder / "personal.de.mp3").write_bytes(wav())
    (folder / "nothing.de.mp3").write_bytes(mp3())
    assert evolved("recordings", "add", str(folder)) == 1
    said = capsys.readouterr().err
    assert "personal.de.mp3: In dieser Datei" in said
    assert "nothing.de.mp3: Zu diesem Namen" in said
    assert kept(ini) == {}


def test_two_files_of_one_text_are_refused(evolved, folder, capsys):
    (folder / "education.de.ogg").write_bytes(ogg_opus())
    assert evolved("recordings", "add", str(folder)) == 1
    assert "are of one text" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_without_recordings_is_told(evolved, tmp_path, name, capsys):
    (tmp_path / "empty").mkdir()
    assert evolved("recordings", "add", str(tmp_path / name)) == 1
    assert name in capsys.readouterr().err
