"""After a consent was taken back: what stands in the raw bytes of the packed databases."""

import time

import pytest
from ZODB import DB
from ZODB.FileStorage import FileStorage

from tests.web.browsing import Browser, autosave, page_form, type_in
from tests.web.test_a_day_of_use import logged, served
from tests.web.test_pages_with_a_consent import Health, help_selam

FIRST, SECOND, TYPED, LATE = "Wirbelsaeule", "Kniegelenk", "Schulterblatt", "Handgelenk"
WORDS = (FIRST, SECOND, TYPED, LATE)
KEPT = "Gesangverein"


@pytest.fixture(scope="module")
def files(tmp_path_factory, settings_for):
    """Return ({file: bytes before}, {file: bytes after packing}, log) of a consent taken back."""
    folder = tmp_path_factory.mktemp("health")
    databases = {}
    for file, name in (("Data", ""), ("sessions", "sessions")):
        DB(FileStorage(str(folder / f"{file}.fs")), databases=databases, database_name=name)
    try:
        with logged() as lines:
            application, county = served(folder, settings_for, databases)
            live(application, county)
            before = contents(folder)
            Health(visitor(application, "selam"), county).take_back()
        for database in databases.values():
            database.pack(time.time() + 1)
    finally:
        for database in databases.values():
            database.close()
    return before, contents(folder), "\n".join(lines)


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.fs"))}


def live(application, county):
    """Answer, answer anew, type without saving, alone and with the worker."""
    selam, vogt = (Health(visitor(application, who), county) for who in ("selam", "vogt"))
    leisure = page_form(selam.own.get(selam.path("biography/life/leisure")))
    type_in(leisure, {"f-club_membership": KEPT})
    leisure.submit("_do", value="save", status=303)
    selam.answer(FIRST, page=selam.agree())
    selam.answer(SECOND)
    help_selam(vogt)
    for who, text in ((selam, TYPED), (vogt, LATE)):
        form = page_form(who.own.get(who.path(), status=200))
        type_in(form, {"f-health_planning_detail": text})
        autosave(form, status=200)


def visitor(application, login):
    opened = Browser(application, extra_environ={"HTTP_HOST": "mobio.example"})
    opened.sign_in(login)
    return opened


def test_all_of_it_was_there_before(files):
    before, _after, _log = files
    assert [word for word in (*WORDS, KEPT) if word.encode() not in before["Data.fs"]] == []


def test_no_value_is_left_in_any_database(files):
    _before, after, _log = files
    assert set(after) == {"Data.fs", "sessions.fs"}
    left = [(name, word) for name, raw in after.items() for word in WORDS if word.encode() in raw]
    assert left == []


def test_what_stood_on_other_pages_is_left(files):
    _before, after, _log = files
    assert KEPT.encode() in after["Data.fs"]


def test_the_log_tells_nothing_of_it(files):
    _before, _after, log = files
    assert [word for word in (*WORDS, KEPT) if word in log] == []
