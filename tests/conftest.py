"""The application over a small county, fresh for every test.

Forms are published and people are welcomed once; each test works on a layer of its own above that.
The application is assembled once, too, because compiling its templates takes a second.
"""

import os
from dataclasses import dataclass
from datetime import datetime

import pytest
from pyramid.request import Request
from ZODB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage

from mobio import main
from mobio.services.links import key_file, make_key
from tests.house.sources import ROOT
from tests.web import county as county_
from tests.web.browsing import Browser

HOST = "mobio.example"
IN_MEMORY = {"zodbconn.uri": "memory://", "zodbconn.uri.sessions": "memory://sessions"}
NO_PDF = b"%PDF-1.7 (made by no worker)"


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime = county_.NOW

    def __call__(self):
        return self.now


class QuickPdf:
    """Make PDFs of no time and no content; it remembers the pages."""

    def __init__(self):
        self.pages = []

    def make(self, html):
        self.pages.append(html)
        return NO_PDF


@pytest.fixture(scope="session", autouse=True)
def bodies_in_memory():
    """Keep WebOb from writing long bodies into temporary files, which it never closes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Request, "request_body_tempfile_limit", 2**30)
        yield


@pytest.fixture(scope="session")
def common(tmp_path_factory):
    """Return the folder of the key and of compiled templates, which all workers have in common."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    make_key(key_file(folder / "keys"))
    return folder


@pytest.fixture(scope="session")
def settings_for(common):
    """Return a function that gives the settings of an application with its files in a folder."""

    def settings(folder, **changed):
        return {
            "mobio.base_url": f"http://{HOST}",
            "mobio.compiled": str(common / "compiled"),
            "mobio.keys": str(common / "keys"),
            "mobio.locales": str(ROOT / "locales"),
            "mobio.mail_from": county_.MAIL_FROM,
            "mobio.sender": "off",
            "mobio.unreviewed_consents": "true",
            "zodbconn.uri": f"file://{folder / 'Data.fs'}?blobstorage_dir={folder / 'blobs'}",
            "zodbconn.uri.sessions": f"file://{folder / 'sessions.fs'}",
            **changed,
        }

    return settings


@pytest.fixture(scope="session")
def filled_county(tmp_path_factory):
    """Return the folder with the two databases of the county; copy them, do not touch them."""
    folder = tmp_path_factory.mktemp("county")
    databases = [DB(FileStorage(str(folder / f"{name}.fs"))) for name in ("Data", "sessions")]
    try:
        county_.fill(*databases)
    finally:
        for database in databases:
            database.close()
    return folder


@pytest.fixture(scope="session")
def application(tmp_path_factory, settings_for):
    """Return the application; the databases of a test are put into it by `county`."""
    return main({}, **settings_for(tmp_path_factory.mktemp("application"), **IN_MEMORY))


@pytest.fixture
def another_application(county, settings_for, tmp_path):
    """Return a function that serves the same county with other settings."""

    def make(**changed):
        made = main({}, **settings_for(tmp_path, **IN_MEMORY, **changed))
        registry = made.registry
        registry._zodb_databases = county.main.databases
        registry.clock, registry.link_key, registry.pdf_maker = county.clock, county.key, QuickPdf()
        return made

    return make


@pytest.fixture(scope="session")
def storages(filled_county):
    """Return the storages of the county, to be layered."""
    found = [
        FileStorage(str(filled_county / f"{name}.fs"), read_only=True)
        for name in ("Data", "sessions")
    ]
    yield found
    for storage in found:
        storage.close()


@pytest.fixture
def county(application, storages, filled_county):
    """Return the county of this test, which the application serves."""
    registry = application.registry
    databases = {}
    for name, storage in zip(("", "sessions"), storages, strict=True):
        layer = DemoStorage(base=storage, close_base_on_close=False)
        DB(layer, databases=databases, database_name=name)
    before = registry._zodb_databases, registry.clock, registry.pdf_maker
    registry._zodb_databases, registry.clock, registry.pdf_maker = databases, Clock(), QuickPdf()
    key = registry.link_key
    yield county_.County(databases[""], databases["sessions"], registry.clock, key)
    registry._zodb_databases, registry.clock, registry.pdf_maker = before
    for database in databases.values():
        database.close()


@pytest.fixture
def browser(application, county):
    """Return a function that opens a browser, signed in as whoever is named."""

    def open_browser(login=None):
        opened = Browser(application, extra_environ={"HTTP_HOST": HOST})
        if login is not None:
            opened.sign_in(login)
        return opened

    return open_browser
