"""An installation of its own for each test: what ships, and a folder var."""

import shutil

import pytest

from mobio.scripts import main
from mobio.scripts.configuration import read_settings
from tests.house.sources import ROOT

SHIPPED = ("forms", "actor_packages", "locales", "demo")

FEW_FORMS = {
    "site/menu/1.yaml": """
title: Menü
entries:
  - {show: home, label: Start}
  - {show: section, label: Person, form: biography/person}
""",
    "biography/person/1.yaml": """
title: Person
pages: [{id: name, title: Name, questions: [last, first, born]}]
questions:
  - {id: last, type: text, label: Name, stands_for: family_name, purpose: Anrede}
  - {id: first, type: text, label: Vorname, stands_for: given_names, purpose: Anrede}
  - {id: born, type: partial_date, label: Geboren, stands_for: birth_date, purpose: Alter}
""",
}


def install(folder):
    """Return the development.ini of an installation in *folder*, empty but for what ships."""
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            (folder / name).symlink_to(ROOT / name)
    return shutil.copy(ROOT / "development.ini", folder / "development.ini")


@pytest.fixture
def ini(tmp_path):
    """Return the ini file of an installation without a database."""
    return install(tmp_path)


@pytest.fixture
def mobio(ini):
    """Return the command of that installation; it returns the exit code."""
    return lambda *words: main(["-c", str(ini), *words])


@pytest.fixture
def settings(ini):
    """Return the settings of that installation."""
    return read_settings(ini)


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """Return the folder var of an installation with the demo in it; copy it, do not touch it."""
    folder = tmp_path_factory.mktemp("filled")
    ini = str(install(folder))
    assert main(["-c", ini, "evolve"]) == 0
    assert main(["-c", ini, "demo"]) == 0
    return folder / "var"


@pytest.fixture
def demo(settings, filled):
    """Return the settings of an installation with the demo in it."""
    shutil.copytree(filled, settings.here / "var")
    return settings


@pytest.fixture
def own_forms(settings):
    """Return the folder of schema files of an installation that has few, in German alone."""
    ini = settings.here / "development.ini"
    written = ini.read_text("utf-8").replace(
        "mobio.languages = de en fr ar fa", "mobio.languages = de"
    )
    ini.write_text(written, "utf-8")
    settings.forms.unlink()
    settings.packages.unlink()
    for name, text in FEW_FORMS.items():
        path = settings.forms / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return settings.forms
