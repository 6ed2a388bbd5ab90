"""A county with something on every page, and the application that serves it without a socket."""

import json
import shutil
from functools import cached_property
from urllib.parse import urlsplit

from ZODB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage

from mobio import main
from mobio.services import recording
from mobio.services.clock import today
from mobio.services.declaring import declare_by
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.links import key_file, link_value, make_key
from mobio.services.reading import record_of
from tests.conftest import HOST, Clock, QuickPdf
from tests.gates.alike import alike
from tests.gates.pages import AGREED, IN_FULL, LANGUAGES, PAGES, PERSON, form_page, second
from tests.papers import jpeg
from tests.sounds import mp3
from tests.web.browsing import Browser, page_form, save
from tests.web.county import NOW, County
from tests.web.schema_pages import begin, text_of, type_text
from tests.web.uploading import give_document
from tests.web.way import Way

SETTINGS = {"mobio.development": "true", "mobio.languages": " ".join(LANGUAGES)}
MISTAKE = ("type: yes_no", "type: yesno")


class Rooms:
    """The county in *folder*, served in this process; *facts* fills the paths of pages."""

    def __init__(self, folder, settings, layered=True):
        self.databases = {}
        for name, file in (("", "Data"), ("sessions", "sessions")):
            path, blobs = str(folder / f"{file}.fs"), str(folder / f"blobs-{file}")
            storage = FileStorage(path, read_only=layered, blob_dir=blobs)
            storage = DemoStorage(base=storage) if layered else storage
            DB(storage, databases=self.databases, database_name=name)
        self.application = main({}, **settings)
        registry = self.application.registry
        registry._zodb_databases, registry.clock = self.databases, Clock(NOW)
        registry.pdf_maker = QuickPdf()
        key = registry.link_key
        self.county = County(self.databases[""], self.databases["sessions"], registry.clock, key)
        self._signed_in = {}

    def close(self):
        """Close both databases."""
        for database in self.databases.values():
            database.close()

    def browser(self, login, language, beside=None):
        """Return the browser of somebody who reads that language; each signs in once.

        A worker who helps somebody has *beside* it the other language, or a usual one.
        """
        key = (login, language, beside)
        if key not in self._signed_in:
            opened = Browser(self.application, extra_environ={"HTTP_HOST": HOST})
            opened.set_cookie("mobio-language", language)
            if login is not None:
                login_alone, _plus, person = login.partition("+")
                opened.sign_in(login_alone)
                if person:
                    self._begin_to_help(opened, person, beside or second(language))
            self._signed_in[key] = opened
        return self._signed_in[key]

    def _begin_to_help(self, opened, person, beside):
        home = opened.get(self.county.person_path(person), status=200)
        form = next(one for one in home.forms.values() if one.action.endswith("/helping"))
        form.submit("language", value=beside, status=303)

    @cached_property
    def form_pages(self):
        """Return a Page for each page of the biography in force."""
        with self.county.site() as site:
            forms = catalogue_in_force(site).sections
            return tuple(form_page(form.id, page) for form in forms for page in form.pages)

    @cached_property
    def alike(self):
        """Return the pages that differ from others in their words alone."""
        with self.county.site() as site:
            catalogue = catalogue_in_force(site)
            records = {}
            for login in (PERSON, AGREED):
                person = site["people"][site["accounts"].by_login(login).person_id]
                records[login] = record_of(person, catalogue, today(NOW))
            return tuple(alike(catalogue, records))

    @property
    def pages(self):
        """Return every page."""
        return PAGES + self.form_pages + self.alike


def furnish(folder, source, settings_for):
    """Put a county with something on every page into *folder* and write down the facts."""
    for file in source.glob("*.fs"):
        shutil.copy(file, folder)
    make_key(key_file(folder / "keys"))
    settings = settings_for(folder, **SETTINGS, **{"zodbconn.uri": "memory://",
                            "zodbconn.uri.sessions": "memory://sessions"})  # fmt: skip
    rooms = Rooms(folder, settings, layered=False)
    try:
        facts = _facts(rooms)
    finally:
        rooms.close()
    (folder / "facts.json").write_text(json.dumps(facts), "utf-8")


def _facts(rooms):
    county = rooms.county
    # By the pages themselves, so that there is a document to be looked at.
    Way(rooms.browser("amina", "de"), county, "amina").sent()
    shares = {state: county.share("amina", state) for state in ("prepared", "accepted")}
    give_document(county, "amina", "language_certificate", "Deutsch B1")
    give_document(county, "amina", "residence_document", "Aufenthaltstitel", jpeg())
    _agree_on_goals(rooms)
    _let_the_worker_change_something(rooms)
    _begin_drafts(rooms)
    _read_aloud(rooms)
    _agree_to_pages(rooms)
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        (sent,) = (share for share in person["shares"].values() if share.sent_at)
        selector = sent.recipients[0]["selector"]
        row = person["biography"]["education"].answers["schools"][0]["_row"]
        document = person["biography"]["attachments"].answers["documents"][0]["_row"]
    link = link_value(selector, county.key)
    people = {login: county.person_id(login) for login in ("amina", AGREED)}
    return {
        **people,
        "row": row,
        "document": document,
        "agreement": county.entries("amina", "agreements")[0].id,
        "note": county.entries("amina", "casework")[0].id,
        "link": link,
        "sent": sent.__name__,
        **shares,
    }


def _agree_on_goals(rooms):
    """Begin an agreement with two goals, and leave a note that the person reads."""
    worker, county = rooms.browser("keller", "de"), rooms.county
    form = page_form(worker.get(county.person_path("amina", "agreements/new"), status=200))
    for number in (0, 1):
        form.set("goal", True, number)
    form.submit(status=303)
    form = page_form(worker.get(county.person_path("amina", "casework/new?form=note")))
    form["f-note_class"], form["note_text"] = "handover", "Ein Kurs beginnt im Mai."
    save(form, status=303)


def _let_the_worker_change_something(rooms):
    path = rooms.county.person_path("amina", "biography/personal/person")
    form = page_form(rooms.browser("keller", "de").get(path))
    form["f-gender"] = "female"
    save(form, status=303)


def _agree_to_pages(rooms):
    county = rooms.county
    with county.site() as site:
        account, catalogue = site["accounts"].by_login(AGREED), catalogue_in_force(site)
        person = site["people"][account.person_id]
        for form in catalogue.sections:
            for needed in {page.needs_consent for page in form.pages} - {""}:
                text = catalogue.consent(needed)
                declare_by(site, person, catalogue, text, "de", account, NOW)


def _begin_drafts(rooms):
    coordinator = rooms.browser("brandt", "de")
    for path, change in (("biography/language", None), ("biography/personal", MISTAKE)):
        page = begin(coordinator, f"/schemas/{path}")
        text = text_of(page)
        type_text(page, text.replace(*change, 1) if change else f"{text}\n")


def _read_aloud(rooms):
    with rooms.county.site() as site:
        for place, one in recording.spoken(site, IN_FULL).items():
            keeper = site["accounts"].by_login("brandt").__name__
            words = (place, one.passage.digest, mp3(), keeper, NOW)
            recording.keep(site, IN_FULL, *words)


def path_of(page, facts):
    """Return the path of *page* with the facts of the county filled in."""
    return page.path.format_map(facts)


def without_host(url):
    """Return path and query of *url*."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
