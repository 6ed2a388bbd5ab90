"""The recipe for backups in ``docs/operating.rst`` keeps what is new and lets go what is old."""

import datetime
import subprocess

import pytest

from tests.house.sources import ROOT

STAND_INS = """
date() { case "$1" in +%F) echo "$DAY" ;; *) echo "$WEEK" ;; esac; }
repozo() { cp "$6" "$4/$DAY.fs"; }
rsync() { mkdir -p "$5"; cp "$4"* "$5"; }
"""
"""They take the arguments of the recipe; what matters here is which folders come and go."""


def recipe():
    """Return the lines that run each night."""
    text = (ROOT / "docs/operating.rst").read_text("utf-8")
    after = text.split("\nBackup\n", 1)[1].split("::\n\n", 1)[1]
    return "\n".join(line.strip() for line in after.split("\n\n", 1)[0].splitlines())


@pytest.fixture
def night(tmp_path):
    """Return a function that runs the recipe on a day, in folders of this test."""
    for folder in ("lib/blobs", "backup"):
        (tmp_path / folder).mkdir(parents=True)
    script = recipe().replace("/var/lib/mobio", "lib").replace("/backup/mobio", "backup")

    def run(day):
        named = {"DAY": f"{day:%Y-%m-%d}", "WEEK": f"{day:%G-W%V}", "PATH": "/usr/bin:/bin"}
        command = ["/bin/sh", "-c", STAND_INS + script]
        subprocess.run(command, cwd=tmp_path, env=named, check=True)

    return run


def test_what_was_removed_leaves_the_backup_and_what_is_there_stays(tmp_path, night):
    data, blobs = tmp_path / "lib/Data.fs", tmp_path / "lib/blobs"
    (blobs / "stays.blob").touch()
    (blobs / "removed.blob").touch()
    first = datetime.date(2027, 1, 1)
    found = []
    for count in range(60):
        data.write_text(str(count))
        if count == 10:
            (blobs / "removed.blob").unlink()
        night(first + datetime.timedelta(days=count))
        kept = [path.name for path in (tmp_path / "backup/blobs").rglob("*.blob")]
        found.append(("stays.blob" in kept, "removed.blob" in kept))
    assert all(stays for stays, _removed in found)
    assert [removed for _stays, removed in found] == [True] * 44 + [False] * 16
    nights = sorted(path.name for path in (tmp_path / "backup/blobs").iterdir())
    assert (len(nights), nights[-1]) == (36, "latest")
    assert len(list((tmp_path / "backup/data").iterdir())) == 5
    assert (tmp_path / "backup/data/2027-W08/2027-03-01.fs").exists() is False
    assert (tmp_path / "backup/data/2027-W09/2027-03-01.fs").read_text() == "59"
