"""How mobio itself is filled and started: as production.ini says, with one page of its own.

All questions of the section stand on one page, with the rows of the groups among them, and one
package holds all of them, so that both programs show the same. Nothing else differs from what
ships: login, permissions, conditions, rules, history and sharing are there.
"""

import configparser
import itertools
import shutil
import subprocess
from hashlib import sha256

from ruamel.yaml import YAML

from bench.browser import HOST
from bench.programs import ENVIRONMENT, ROOT, Place, Program, python
from bench.record import ANSWERS
from bench.words import read
from mobio.resources.accounts import Account
from mobio.resources.organisations import Organisation
from mobio.scripts.configuration import read_settings
from mobio.scripts.database import open_root
from mobio.scripts.filling import Hand
from mobio.services import clock, sharing
from mobio.services.accounts import create_person, set_password
from mobio.services.answering import Author
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.links import key_file, link_value, load_key
from mobio.services.translations import use_folder

SECTION = "education"
PACKAGE = "benchmark"
PASSWORD = "Sieben Brücken am Neckar"
PERSONAL = {
    "family_name": "Tekle",
    "given_names": "Selam",
    "birth_date": "1997-05-20",
}


class Mobio(Program):
    """The application itself."""

    name = "mobio"
    user_field = "login"
    counted = ("_revision",)

    def __init__(self, folder, forms):
        super().__init__(folder)
        self.forms = forms
        self.ini = folder / "mobio.ini"
        write_package(folder / "actor_packages", forms)
        write_ini(self.ini, folder)

    def fill(self, people):
        """Publish the forms; then make a worker, her people with the record, and a link to each."""
        command = python("-m", "mobio.scripts", "-c", self.ini, "evolve")
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
        settings = read_settings(self.ini)
        use_folder(settings.locales)
        key = load_key(key_file(settings.folder("mobio.keys")))
        with open_root(settings) as root:
            site, now = root["site"], clock.now()
            worker = add_worker(site, now)
            self.places = [add_person(site, worker, number, key, now) for number in range(people)]

    def command(self, port):
        """Return the command that serves mobio."""
        return python("-m", "bench.mobio_server", self.ini, port)

    def open_share(self, visitor, place):
        """Press the button behind the mailed link, as the actor does, and return where it leads."""
        page = visitor.get(place.shared_path).page
        return visitor.path_of(visitor.submit(place.shared_path, page.forms[-1]).location)


def derived_forms(folder):
    """Return a copy of the shipped forms in which the whole section is one page."""
    forms = folder / "forms"
    shutil.copytree(ROOT / "forms", forms)
    path = forms / "biography" / SECTION / "1.yaml"
    form = read(path)
    questions = [question["id"] for question in form["questions"]]
    form["pages"] = [{"id": "all", "title": form["title"], "questions": questions}]
    for question in form["questions"]:
        if question["type"] == "group":
            question["rows"] = "on_page"
    write(path, form)
    return forms


def write_package(folder, forms):
    """Write the packages that ship, and one with all questions of the section, into *folder*."""
    shutil.copytree(ROOT / "actor_packages", folder)
    (folder / PACKAGE).mkdir()
    form = read(forms / "biography" / SECTION / "1.yaml")
    content = {
        "title": "Messung",
        "purpose": "Messen, wie lange eine Seite braucht.",
        "valid_days": "14",
        "consent": "consents/share",
        "recipients": "authority",
        "questions": {"personal": list(PERSONAL), SECTION: list(places(form))},
    }
    write(folder / PACKAGE / "1.yaml", content)


def places(form):
    """Yield the id of every question that holds an answer of its own."""
    for question in form["questions"]:
        if question["type"] == "group":
            yield from (f"{question['id']}.{member['id']}" for member in question["questions"])
        else:
            yield question["id"]


def write(path, content):
    """Write *content* as a schema file."""
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(content, file)


def write_ini(path, folder):
    """Write production.ini with the files of this run, and FileStorage as the peer has it."""
    ini = configparser.RawConfigParser()
    ini.read(ROOT / "production.ini", "utf-8")
    application = ini["app:main"]
    del application["use"]
    application["paste.app_factory"] = "mobio:main"
    application["mobio.base_url"] = f"http://{HOST}"
    application["mobio.allowed_hosts"] = HOST
    application["mobio.forms"] = str(folder / "forms")
    application["mobio.actor_packages"] = str(folder / "actor_packages")
    application["mobio.locales"] = str(ROOT / "locales")
    application["mobio.keys"] = str(folder / "keys")
    application["mobio.compiled"] = str(folder / "compiled")
    application["mobio.unreviewed_consents"] = "true"
    application["zodbconn.uri"] = f"file://{folder / 'mobio.fs'}"
    application["zodbconn.uri.sessions"] = f"file://{folder / 'sessions.fs'}"
    with path.open("w", encoding="utf-8") as file:
        ini.write(file)


def add_worker(site, now):
    """Put a worker and her organisation into *site* and return her account."""
    organisation = site["organisations"].add_organisation(Organisation(name="Landratsamt"))
    worker = Account(
        login="worker",
        role="integration_manager",
        created=now,
        name="Frau Okafor",
        organisation=organisation.__name__,
    )
    site["accounts"].add_account(worker)
    set_password(worker, PASSWORD, now)
    return worker


def add_person(site, worker, number, key, now):
    """Put a person with the record into *site*, share it, and return where both stand."""
    person, _code = create_person(site, worker, worker.organisation, f"person{number}", "de", now)
    author = Author(worker.__name__, worker.role, "de", assisted=True)
    hand = Hand(person, catalogue_in_force(site).in_language("de"), author, now)
    hand.fill_section("personal", PERSONAL)
    # First the rows: a question that waits for one of them is asked once it is there.
    for chosen in (filter(is_group, ANSWERS), itertools.filterfalse(is_group, ANSWERS)):
        hand.fill_section(SECTION, {name: ANSWERS[name] for name in chosen})
    selector = send_share(site, person, worker, now)
    path = f"/people/{person.__name__}/biography/{SECTION}/all"
    return Place(worker.login, PASSWORD, path, f"/dse/dat?value={link_value(selector, key)}")


def is_group(name):
    """Tell whether the answer of the record to the question *name* is rows."""
    return isinstance(ANSWERS[name], list) and isinstance(ANSWERS[name][0], dict)


def send_share(site, person, worker, now):
    """Share the record with an actor and return the selector of the link."""
    package = catalogue_in_force(site).package(PACKAGE)
    recipient = {"kind": "to", "name": "Amt", "address": "amt@behoerde.example"}
    share = sharing.prepare(person, package, [recipient], worker, now)
    text = "Einwilligung"
    digest = sha256(text.encode()).hexdigest()
    sharing.accept(site, person, share, None, text, digest, "de", worker, now)
    sharing.send(site, person, share, "Datenfreigabe", "{link}", "mobio@landratsamt.example", now)
    return share.recipients[0]["selector"]
