"""Doors open downwards: the contracts of pyproject.toml."""

from importlinter import cli

from tests.house.sources import ROOT, modules, name


def test_every_import_contract_is_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    outcome = cli.lint_imports(no_cache=True)
    assert outcome == 0, capsys.readouterr().out


def test_every_folder_of_code_is_a_package_and_so_is_installed():
    folders = {path.parent for path in modules("src/mobio")}
    assert [name(each) for each in sorted(folders) if not (each / "__init__.py").exists()] == []
