"""A real server, a real mail server and Debian's Chromium, for journeys as people make them."""

import contextlib
import shutil

import pytest

from tests.journeys.server import Server
from tests.journeys.visitors import Typist, Visitor
from tests.services.mail_server import Inbox, free_port, serving
from tests.web.county import NOW

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def inbox():
    """Return what the mail server of the module was given."""
    return Inbox()


@pytest.fixture(scope="module")
def serve_county(tmp_path_factory, filled_county, settings_for, locales, inbox):
    """Return a function that starts a server over a county of its own, with a mail server beside it."""
    with contextlib.ExitStack() as stack:
        mail_port = stack.enter_context(serving(inbox))

        def start():
            folder = tmp_path_factory.mktemp("server")
            for file in filled_county.glob("*.fs"):
                shutil.copy(file, folder)
            settings = settings_for(
                folder,
                **{
                    "mobio.locales": str(locales),
                    "mobio.sender": "thread",
                    "mobio.smtp.host": "127.0.0.1",
                    "mobio.smtp.port": str(mail_port),
                    "mobio.smtp.tls": "false",
                    "tm.manager_hook": "mobio.web.root.transaction_manager",
                },
            )
            running = Server(folder, free_port(), settings)
            stack.callback(running.stop)
            running.start(NOW)
            return running

        yield start


@pytest.fixture(scope="module")
def server(serve_county):
    """Return the server of this module."""
    return serve_county()


@pytest.fixture(params=["without-scripts", "with-scripts", "by-keyboard"])
def manner(request):
    """Play the journey three times: with JavaScript off, and on, and with the keyboard alone."""
    return request.param


@pytest.fixture
def visit(chromium, server):
    """Return a function that opens somebody's own browser, on a phone or at a desk."""
    contexts = []

    def open_browser(language="de", size=DESK, manner="with-scripts"):
        context = chromium.new_context(
            viewport=size,
            java_script_enabled=manner != "without-scripts",
            locale={"de": "de-DE", "ar": "ar-SY"}[language],
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        somebody = Typist if manner == "by-keyboard" else Visitor
        return somebody(context.new_page(), server.url, language)

    yield open_browser
    for context in contexts:
        context.close()
