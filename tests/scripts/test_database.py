"""Commands open the database that the ini file names, and tell who else has it."""

import os
import subprocess
import sys

import pytest
from ZODB.POSException import ReadConflictError

from mobio.scripts.configuration import read_settings
from mobio.scripts.database import doing, open_database, open_root
from mobio.scripts.failures import Failure

HOLDER = """
import sys
from ZODB.FileStorage import FileStorage
storage = FileStorage(sys.argv[1])
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def another_process(tmp_path):
    """Return the process that has the database open until the test ends."""
    (tmp_path / "var").mkdir()
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "var/Data.fs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        yield process
        process.stdin.close()


def test_what_is_written_is_there_the_next_time(settings):
    with open_root(settings) as root:
        root["site"] = "here"
    with open_root(settings) as root:
        assert root["site"] == "here"


def write_and_fail(settings):
    with open_root(settings) as root:
        root["site"] = "half"
        raise ReadConflictError


def test_nothing_is_written_after_an_error(settings):
    with pytest.raises(ReadConflictError):
        write_and_fail(settings)
    with open_root(settings) as root:
        assert "site" not in root


def test_the_second_database_is_another_file(settings, tmp_path):
    with open_root(settings, "sessions") as root:
        root["sessions"] = 1
    assert (tmp_path / "var/sessions.fs").exists()
    assert not (tmp_path / "var/Data.fs").exists()


def test_a_transaction_carries_no_note_and_no_user(settings):
    with open_root(settings) as root:
        root["site"] = "here"
    with open_database(settings) as database:
        notes = [(each.user, each.description) for each in database.storage.iterator()]
    assert set(notes) <= {(b"", b""), (b"", b"initial database creation")}


def test_a_locked_database_names_the_process_to_stop(settings, another_process):
    with pytest.raises(Failure) as failure, open_database(settings):
        pass
    assert f"in use by process {another_process.pid} (" in str(failure.value)
    assert f"kill {another_process.pid}" in str(failure.value)


def test_the_sentence_does_without_the_name_where_the_system_tells_none():
    assert doing(str(2**30)) == ""
    assert "python" in doing(str(os.getpid()))


def test_a_database_server_that_does_not_answer_is_named(ini, tmp_path):
    uri = f"zeo://{tmp_path}/zeo.sock?wait=1&wait_timeout=1"
    lines = ini.read_text("utf-8").replace("zodbconn.uri = ", f"zodbconn.uri = {uri}\nunused = ")
    ini.write_text(lines, "utf-8")
    with pytest.raises(Failure, match="does not answer"), open_database(read_settings(ini)):
        pass
