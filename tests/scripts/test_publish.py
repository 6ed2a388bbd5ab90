"""mobio evolve and publish: how a site begins, and how schema files come into force."""

import pytest

from mobio.scripts.database import open_root
from mobio.services.evolution import STEPS

COLOURS = "title: Farben\noptions: [{code: red, label: Rot}]\n"


@pytest.fixture
def site(mobio, own_forms):
    """Make a site, then put a new list into the folder."""
    assert mobio("evolve") == 0
    path = own_forms / "lists" / "colours" / "1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(COLOURS, "utf-8")
    return path


def in_force(settings):
    with open_root(settings) as root:
        return dict(root["site"]["schemas"].in_force)


def test_a_new_site_has_in_force_what_ships(mobio, settings):
    assert mobio("evolve") == 0
    shipped = {
        f"{path.parents[1].name}/{path.parent.name}" for path in settings.forms.glob("*/*/*")
    }
    assert shipped <= set(in_force(settings))


def test_a_new_site_has_a_key_that_only_its_owner_reads(mobio, settings, own_forms):
    mobio("evolve")
    (key,) = settings.folder("mobio.keys").iterdir()
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_lost_key_is_never_replaced_in_silence(mobio, settings, own_forms):
    mobio("evolve")
    (key,) = settings.folder("mobio.keys").iterdir()
    key.unlink()
    mobio("evolve")
    assert not key.exists()


def test_a_new_site_has_place_for_sessions(mobio, settings, own_forms):
    mobio("evolve")
    with open_root(settings, "sessions") as root:
        assert "sessions" in root


def test_a_dry_run_makes_no_site(mobio, settings, own_forms, capsys):
    assert mobio("evolve", "--dry-run") == 0
    assert "new site" in capsys.readouterr().out
    with open_root(settings) as root:
        assert "site" not in root


def test_a_start_publishes_nothing_into_a_site_that_exists(mobio, site, settings):
    mobio("evolve")
    assert "lists/colours" not in in_force(settings)


def test_a_new_file_comes_into_force(mobio, site, settings, capsys):
    assert mobio("publish") == 0
    assert "lists/colours@1 in force" in capsys.readouterr().out
    assert in_force(settings)["lists/colours"] == 1


def test_a_dry_run_publishes_nothing(mobio, site, settings, capsys):
    assert mobio("publish", "--dry-run") == 0
    assert "lists/colours@1 would come into force" in capsys.readouterr().out
    assert "lists/colours" not in in_force(settings)


def test_only_what_is_named_is_published(mobio, site, settings):
    other = site.parents[1] / "shapes" / "1.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(COLOURS, "utf-8")
    mobio("publish", "lists/shapes@1")
    assert {"lists/shapes", "lists/colours"} & set(in_force(settings)) == {"lists/shapes"}


def test_a_reference_without_a_file_is_refused(mobio, site, capsys):
    assert mobio("publish", "lists/nothing@1") == 1
    assert "lists/nothing@1" in capsys.readouterr().err


def test_a_published_version_never_changes(mobio, site, settings, capsys):
    mobio("publish")
    site.write_text(COLOURS.replace("Rot", "Rosa"), "utf-8")
    assert mobio("publish") == 1
    assert "forms/lists/colours/1.yaml" in capsys.readouterr().err


def test_a_file_with_a_mistake_is_not_published(mobio, site, settings, capsys):
    site.write_text(COLOURS.replace("code", "kode"), "utf-8")
    assert mobio("publish") == 1
    assert "colours/1.yaml:2" in capsys.readouterr().err
    assert "lists/colours" not in in_force(settings)


def test_publishing_needs_a_site(mobio, capsys):
    assert mobio("publish") == 1
    assert "mobio evolve" in capsys.readouterr().err


@pytest.fixture
def new_step(monkeypatch):
    """Write a step that a later release will bring."""

    def give_the_site_a_motto(site):
        site.motto = "langsam, aber sicher"

    monkeypatch.setitem(STEPS, give_the_site_a_motto.__name__, give_the_site_a_motto)


def motto(settings):
    with open_root(settings) as root:
        return getattr(root["site"], "motto", None)


def test_an_older_site_is_brought_up_to_date_once(mobio, settings, own_forms, request, capsys):
    mobio("evolve")
    request.getfixturevalue("new_step")
    mobio("evolve")
    assert motto(settings) == "langsam, aber sicher"
    mobio("evolve")
    assert capsys.readouterr().out.count("give_the_site_a_motto: done") == 1


def test_a_dry_run_keeps_an_older_site_as_it_is(mobio, settings, own_forms, request):
    mobio("evolve")
    request.getfixturevalue("new_step")
    mobio("evolve", "--dry-run")
    assert motto(settings) is None


def test_a_new_site_has_no_open_steps(mobio, settings, own_forms, new_step):
    mobio("evolve")
    mobio("evolve")
    assert motto(settings) is None
