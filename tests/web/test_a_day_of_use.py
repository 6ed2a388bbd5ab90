"""After a day of use: what stands in the raw bytes of databases, log and transactions."""

import contextlib
import functools
import logging

import pytest
from ZODB import DB
from ZODB.FileStorage import FileStorage

from mobio import main
from mobio.services.links import link_value
from mobio.services.mailers import Mailer
from mobio.services.sending import send_waiting
from tests.conftest import Clock, QuickPdf
from tests.house.records import strangers
from tests.services.mail_server import HERE, Inbox, serving
from tests.web import county as county_
from tests.web.browsing import Browser, page_form, type_in
from tests.web.test_way_of_a_share import LINK, begin, links, open_link

SECRETS = ("Haddad", "Barakat", "jobcenter.example")


class Lines(logging.Handler):
    """Keep what is logged, but for the mail server of the test."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        """Keep one line with everything a formatter could write."""
        if not record.name.startswith("mail"):
            self.lines.append(f"{record.name} {record.getMessage()} {record.exc_info}")


@contextlib.contextmanager
def logged():
    """Yield the lines that are logged meanwhile, on all levels."""
    root, lines = logging.getLogger(), Lines()
    before = root.level
    root.addHandler(lines)
    root.setLevel(logging.DEBUG)
    logging.getLogger("mail").setLevel(logging.WARNING)
    try:
        yield lines.lines
    finally:
        root.removeHandler(lines)
        root.setLevel(before)


@pytest.fixture(scope="module")
def day(tmp_path_factory, settings_for):
    """Live a day on real files; return (folder, secret of the link, log), all closed."""
    folder = tmp_path_factory.mktemp("day")
    databases = {}
    for file, name in (("Data", ""), ("sessions", "sessions")):
        DB(FileStorage(str(folder / f"{file}.fs")), databases=databases, database_name=name)
    try:
        with logged() as lines:
            secret = live(*served(folder, settings_for, databases))
    finally:
        for database in databases.values():
            database.close()
    return folder, secret, "\n".join(lines)


def served(folder, settings_for, databases):
    """Return (application, county) over the *databases*."""
    county_.fill(databases[""], databases["sessions"])
    memory = {"zodbconn.uri": "memory://", "zodbconn.uri.sessions": "memory://x"}
    application = main({}, **settings_for(folder, **memory))
    registry = application.registry
    registry._zodb_databases, registry.clock, registry.pdf_maker = databases, Clock(), QuickPdf()
    county = county_.County(databases[""], databases["sessions"], registry.clock, registry.link_key)
    return application, county


def live(application, county):
    """Sign in, answer, share, mail, open, look, withdraw; return the second half of the link."""

    def visitor(login=None):
        opened = Browser(application, extra_environ={"HTTP_HOST": "mobio.example"})
        if login:
            opened.sign_in(login)
        return opened

    amina = visitor("amina")
    form = page_form(amina.get(county.person_path("amina", "biography", "personal", "person")))
    type_in(form, {"f-name_variants": "Barakat"})
    form.submit("_do", index=0, status=303)
    languages = begin(amina, county).follow()
    text = page_form(amina.get(languages.request.path.replace("/language", "/consent?language=ar")))
    text["agreed"] = True
    page_form(text.submit("_do", value="accept", status=303).follow()).submit(status=303)
    path = links(county)[0]
    mail_it(county)
    actor = visitor()
    page = open_link(actor, path)
    actor.get(page.request.path, status=200)
    actor.get(path + "0", status=404)
    share = next(iter(amina.get(county.person_path("amina", "shares")).html.select("main h2 a")))
    page_form(amina.get(share["href"] + "withdraw")).submit(status=303)
    visitor().sign_in("amina", "falsch", wanted=422)
    return path.removeprefix(LINK)[36:]


def mail_it(county):
    """Let the mail leave to a real server, which gets the link."""
    inbox = Inbox()
    with serving(inbox) as port:
        mailer = Mailer(HERE, port, security="plain")
        link = functools.partial(link_value, key=county.key)
        counts = send_waiting(county.main, mailer, county.clock.now, link)
        with county.site() as site:
            assert counts.sent == 1, [mail.reason for mail in site["outbox"].values()]
    assert link(next(iter(selectors(county)))) in inbox.mails[0].get_content()


def selectors(county):
    """Return the selectors that were given out."""
    return [path.removeprefix(LINK)[:36] for path in links(county)]


def test_the_secret_of_a_link_stands_in_no_database(day):
    folder, secret, _log = day
    for name in ("Data.fs", "sessions.fs"):
        assert secret.encode() not in (folder / name).read_bytes()


def test_the_log_tells_of_nobody(day):
    _folder, secret, log = day
    assert [word for word in (*SECRETS, secret, "/people/p") if word in log] == []


def test_transactions_carry_no_notes_and_no_users(day):
    folder, _secret, _log = day
    for name in ("Data.fs", "sessions.fs"):
        storage = FileStorage(str(folder / name), read_only=True)
        told = {(t.user, t.description) for t in storage.iterator() if t.user or t.description}
        storage.close()
        assert told - {(b"", b"initial database creation")} == set()


def test_a_mail_that_left_keeps_neither_address_nor_text(day):
    folder, _secret, _log = day
    database = DB(FileStorage(str(folder / "Data.fs")))
    with county_.opened(database) as root:
        mails = list(root["site"]["outbox"].values())
        kept = [(mail.state, mail.recipient, mail.subject, mail.body) for mail in mails]
    database.close()
    assert len(kept) == 1
    assert all(not any(texts) for _state, *texts in kept)


def test_only_plain_things_and_our_own_classes_are_stored(day):
    folder, _secret, _log = day
    assert strangers(folder / "Data.fs") == set()
    assert strangers(folder / "sessions.fs") == set()
