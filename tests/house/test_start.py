"""scripts/environment on machines that lack something: each says what to do in one line.

The machine is made of stubs on the PATH; nothing is installed.
"""

import os
import shutil
import subprocess
import sys

import pytest

from tests.house.sources import ROOT


@pytest.fixture
def machine(tmp_path):
    """Return a copy of the scripts with stubs before everything else on the PATH."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "stubs").mkdir()
    shutil.copy(ROOT / "scripts/environment", tmp_path / "scripts")
    shutil.copy(ROOT / "setup.py", tmp_path)
    stub(tmp_path, "id", "echo 1000")
    stub(tmp_path, "apt-get", f'echo "$@" >>{tmp_path}/apt')
    stub(tmp_path, "dpkg-query", "exit 1")
    stub(tmp_path, "python3", f'exec {sys.executable} "$@"')
    return tmp_path


def stub(machine, name, body):
    path = machine / "stubs" / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


def bash(machine, commands):
    """Run *commands* after sourcing scripts/environment."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f". scripts/environment\n{commands}"],
        cwd=machine,
        env={**os.environ, "PATH": f"{machine}/stubs:{os.environ['PATH']}", "PYTHON": "python3"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_python_without_ensurepip_names_one_line_to_type(machine):
    stub(
        machine,
        "python3",
        f'case "$*" in *ensurepip*) exit 1;; *) exec {sys.executable} "$@";; esac',
    )
    outcome = bash(machine, "need_python")
    assert outcome.returncode == 1
    line = "sudo apt-get update && sudo apt-get install -y python3-venv libpango-1.0-0"
    assert outcome.stderr.count(line) == 1


def test_an_old_python_is_named(machine):
    stub(machine, "python3", 'case "$*" in -V) echo Python 3.9.2;; *) exit 1;; esac')
    outcome = bash(machine, "need_python")
    assert outcome.returncode == 1
    assert "3.11 or newer" in outcome.stderr
    assert "Python 3.9.2" in outcome.stderr


def test_a_missing_pango_stops_nothing(machine):
    outcome = bash(machine, "offer_pdf_packages; echo goes on")
    assert outcome.stdout == "goes on\n"
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core" in outcome.stderr


def test_root_installs_what_is_missing_and_nothing_else(machine):
    stub(machine, "id", "echo 0")
    stub(
        machine, "dpkg-query", 'case "$*" in *pango*) echo install ok installed;; *) exit 1;; esac'
    )
    assert bash(machine, "offer_pdf_packages").returncode == 0
    assert (
        (machine / "apt")
        .read_text("utf-8")
        .splitlines()[-1]
        .endswith("libharfbuzz-subset0 fonts-noto-core")
    )


@pytest.fixture
def pip(machine):
    """Let python3 -m venv make an environment whose python only writes down that it was called."""
    body = f"""
case "$*" in
    "-m venv .venv") mkdir -p .venv/bin; echo made >>{machine}/made
        printf '#!/bin/sh\\necho "$@" >>{machine}/installed\\n' >.venv/bin/python
        chmod +x .venv/bin/python;;
    *) exec {sys.executable} "$@";;
esac"""
    stub(machine, "python3", body)
    return machine


def count(path):
    return len(path.read_text("utf-8").splitlines()) if path.exists() else 0


def test_a_finished_environment_is_recognised(pip):
    bash(pip, "make_environment running; make_environment running")
    assert count(pip / "made") == count(pip / "installed") == 1


def test_a_half_made_environment_is_made_again(pip):
    bash(pip, "make_environment running")
    (pip / ".venv/finished-running").unlink()
    (pip / ".venv/half").write_text("", "utf-8")
    bash(pip, "make_environment running")
    assert count(pip / "made") == 2
    assert not (pip / ".venv/half").exists()


def test_a_changed_setup_py_makes_a_new_environment(pip):
    bash(pip, "make_environment running")
    with (pip / "setup.py").open("a", encoding="utf-8") as setup:
        setup.write("# changed\n")
    bash(pip, "make_environment running")
    assert count(pip / "made") == 2


def test_the_tests_add_to_the_environment_that_is_there(pip):
    bash(pip, "make_environment running; make_environment testing")
    assert count(pip / "made") == 1
    assert (pip / "installed").read_text("utf-8").splitlines()[1].endswith("-e .[testing]")


def test_a_failed_installation_is_not_taken_for_a_finished_one(pip):
    stub_text = (pip / "stubs/python3").read_text("utf-8")
    (pip / "stubs/python3").write_text(stub_text.replace("\\necho", "\\nexit 1; echo"), "utf-8")
    outcome = bash(pip, "make_environment running")
    assert outcome.returncode == 1
    assert not (pip / ".venv/finished-running").exists()


@pytest.mark.parametrize("script", ["scripts/run", "scripts/test", ".ci/run"])
def test_a_script_can_be_run_and_is_well_formed(script):
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["bash", "-n", ROOT / script], check=False).returncode == 0
