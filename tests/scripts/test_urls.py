"""mobio urls: every view with its permission, and the document that tells them is up to date."""

import pytest

from mobio.scripts.urls import COLUMNS, EVERYBODY, registry_of, rows, table
from tests.house.sources import ROOT


@pytest.fixture
def views(settings, tmp_path):
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows(registry_of(settings, tmp_path))]


def test_the_document_lists_every_view_of_today(mobio, capsys):
    assert mobio("urls") == 0
    printed = capsys.readouterr().out
    assert printed == (ROOT / "docs/urls.rst").read_text("utf-8"), "mobio urls > docs/urls.rst"


def test_only_errors_and_static_files_are_for_everybody_by_omission(views):
    open_views = {view["Place"] for view in views if view["Permission"] == EVERYBODY}
    errors = (
        "Exception",
        "ConflictError",
        "NotReady",
        "BadCSRF",
        "HTTP",
        "URLDecode",
        "UnicodeDecode",
    )
    assert [
        place for place in open_views if not place.startswith(("(static files)", *errors))
    ] == []


def test_a_view_below_a_person_always_asks_for_a_permission_of_the_person(views):
    places = {"Person", "Section", "Page", "Row", "Share", "Shares"}
    asked = {view["Permission"] for view in views if view["Place"] in places}
    assert asked
    assert asked.isdisjoint({EVERYBODY, "enter", "start"})


def test_a_table_is_as_wide_as_its_longest_words():
    lines = table([("Site", "—", "GET", "enter", "somewhere.over.the.rainbow")]).splitlines()
    assert lines[0] == lines[2] == lines[-1]
    assert len(lines[3]) == len(lines[0])
