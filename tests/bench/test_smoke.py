"""The benchmark itself: it runs, and what it compares is the same. How fast is never asserted."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def report():
    """Return what one tiny run prints."""
    command = [sys.executable, str(ROOT / "bench" / "run"), "--smoke"]
    finished = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_all_programs_ask_keep_and_show_the_same(report):
    assert "All programs gave the same answers." in report


@pytest.mark.parametrize("kind", ["GET form", "POST save", "GET shared view"])
def test_each_kind_of_request_has_a_table_with_all_programs(report, kind):
    table = report.partition(kind)[2].strip().partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in table[2:]] == ["naive", "django", "mobio"]
    assert all(len(line.split()) == 13 for line in table[2:])


def test_memory_and_cold_start_are_told_for_all(report):
    lines = report.partition("cold start s")[2].splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["naive", "django", "mobio"]
