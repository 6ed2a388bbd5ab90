"""The benchmark of publishing runs, and what it publishes has the effects it claims to measure."""

import re
import subprocess
import sys

import pytest

from tests.bench.test_smoke import ROOT


@pytest.fixture(scope="module")
def told():
    """Return what one tiny run prints."""
    command = [sys.executable, str(ROOT / "bench" / "publish"), "--smoke"]
    finished = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_the_plan_finds_what_was_done_to_everybody(told):
    assert "people 31, touched 31, mapped 0, moved 0, parked 31" in told
    assert "former 31; links 15, touched 15" in told


def test_time_and_memory_are_told(told):
    assert re.search(r"check of all shipped files: [0-9.]+ s", told)
    assert re.search(r"30 people: plan [0-9.]+ s, publish [0-9.]+ s", told)
    assert re.search(r"at most [0-9]+ MB", told)
    assert re.search(r"ratio [0-9.]+", told)
