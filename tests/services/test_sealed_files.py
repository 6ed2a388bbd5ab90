"""What is kept for the next start is ours, or it is not there."""

import shutil
import stat

import pytest

from mobio.services.sealed_files import SEAL_BYTES, SealedFiles

KEY = b"k" * 32


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "below" / "kept"


@pytest.fixture
def files(folder):
    made = SealedFiles(folder, KEY)
    made.put("one", b"content")
    return made


def test_what_was_put_is_there_for_the_next_start(files, folder):
    assert SealedFiles(folder, KEY).get("one") == b"content"


def test_what_was_never_put_is_not_there(files, tmp_path):
    assert files.get("two") is None
    assert SealedFiles(tmp_path / "nowhere", KEY).get("one") is None


def test_the_last_content_counts(files):
    files.put("one", b"other")
    assert files.get("one") == b"other"


@pytest.mark.parametrize("place", [0, SEAL_BYTES - 1, SEAL_BYTES, -1])
def test_a_file_that_was_changed_is_not_there(files, folder, place):
    content = bytearray((folder / "one").read_bytes())
    content[place] ^= 1
    (folder / "one").write_bytes(content)
    assert files.get("one") is None


@pytest.mark.parametrize("length", [0, 1, SEAL_BYTES, SEAL_BYTES + 1])
def test_a_file_that_was_cut_short_is_not_there(files, folder, length):
    (folder / "one").write_bytes((folder / "one").read_bytes()[:length])
    assert files.get("one") is None


def test_a_file_sealed_under_another_key_is_not_there(files, folder):
    assert SealedFiles(folder, b"x" * 32).get("one") is None


def test_a_file_under_another_name_is_not_there(files, folder):
    shutil.copy(folder / "one", folder / "two")
    assert files.get("two") is None


def test_the_folder_and_its_files_are_for_us_alone(files, folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


def test_all_of_it_may_be_deleted_meanwhile(files, folder):
    shutil.rmtree(folder)
    assert files.get("one") is None
    files.put("one", b"again")
    assert files.get("one") == b"again"


def test_where_nothing_can_be_written_it_is_told_and_work_goes_on(tmp_path, caplog):
    (tmp_path / "file").write_text("no folder", "utf-8")
    files = SealedFiles(tmp_path / "file", KEY)
    files.put("one", b"content")
    assert files.get("one") is None
    assert "Nothing is kept in mobio.compiled" in caplog.text


def test_what_could_not_be_written_to_its_end_leaves_nothing_behind(files, folder):
    (folder / "two").mkdir()  # where a folder stands, no file can be put
    files.put("two", b"content")
    assert {path.name for path in folder.iterdir()} == {"one", "two"}
