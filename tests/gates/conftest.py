"""The county of the gates, the book of its pages, and a real server over it."""

import contextlib
import json
import shutil

import pytest
from ZODB import DB
from ZODB.FileStorage import FileStorage

from tests.conftest import IN_MEMORY
from tests.gates.book import printed
from tests.gates.looking import Looker
from tests.gates.rooms import SETTINGS, Rooms, furnish
from tests.gates.shots import LANGUAGES, in_all_languages
from tests.journeys.server import Server
from tests.services.mail_server import free_port
from tests.web.county import NOW


@pytest.fixture(scope="session")
def furnished(tmp_path_factory, filled_county, settings_for):
    """Return the folder of a county with something on every page; copy it, do not touch it."""
    folder = tmp_path_factory.mktemp("furnished")
    furnish(folder, filled_county, settings_for)
    return folder


@pytest.fixture(scope="session")
def facts(furnished):
    """Return what is filled into the paths of pages."""
    return json.loads((furnished / "facts.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def rooms(tmp_path_factory, furnished, settings_for):
    """Return the county, served in this process."""
    folder = tmp_path_factory.mktemp("rooms")
    shutil.copytree(furnished, folder, dirs_exist_ok=True)
    served = Rooms(folder, settings_for(folder, **SETTINGS, **IN_MEMORY))
    yield served
    served.close()


@pytest.fixture(scope="module")
def rooms_of_the_handbook(tmp_path_factory, furnished, settings_for):
    """Return the county of the pictures of the handbook, in all languages that people have."""
    folder = tmp_path_factory.mktemp("handbook")
    shutil.copytree(furnished, folder, dirs_exist_ok=True)
    database = DB(FileStorage(str(folder / "Data.fs"), blob_dir=str(folder / "blobs-Data")))
    in_all_languages(database)
    database.close()
    spoken = {"mobio.languages": " ".join(LANGUAGES)}
    served = Rooms(folder, settings_for(folder, **spoken, **IN_MEMORY))
    yield served
    served.close()


@pytest.fixture(scope="session")
def book(rooms, facts):
    """Return every page in every language and state."""
    return printed(rooms, facts)


@pytest.fixture(scope="session")
def serve(tmp_path_factory, furnished, settings_for, locales):
    """Return a function that starts a server over the same county, with some settings.

    What *before* does with the database is done before the server starts.
    """
    with contextlib.ExitStack() as stack:

        def start(before=None, **more):
            folder = tmp_path_factory.mktemp("served")
            shutil.copytree(furnished, folder, dirs_exist_ok=True)
            if before:
                database = DB(
                    FileStorage(str(folder / "Data.fs"), blob_dir=str(folder / "blobs-Data"))
                )
                before(database)
                database.close()
            more["mobio.locales"] = str(locales)
            more["tm.manager_hook"] = "mobio.web.root.transaction_manager"
            running = Server(folder, free_port(), settings_for(folder, **more))
            stack.callback(running.stop)
            running.start(NOW)
            return running

        yield start


@pytest.fixture(scope="session")
def served(serve):
    """Return the server whose pages are looked at."""
    return serve(**SETTINGS)


@pytest.fixture(scope="session")
def looker(chromium, served, facts):
    """Return the browser that looks at pages."""
    return Looker(chromium, served.url, facts)
