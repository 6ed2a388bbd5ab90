"""Doors open downwards: the contracts of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT, modules, name


def test_every_import_contract_is_kept():
    # A process of its own: the linter silences every logger of the process it runs in.
    lint = Path(sys.executable).with_name("lint-imports")
    outcome = subprocess.run(
        [lint, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout


def test_every_folder_of_code_is_a_package_and_so_is_installed():
    folders = {path.parent for path in modules("src/mobio")}
    assert [name(each) for each in sorted(folders) if not (each / "__init__.py").exists()] == []
