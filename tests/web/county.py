"""A county in a database, with the forms that ship, and everybody who could want to see something.

Amina reads Arabic, Frau Keller helps her. Selam reads German, Herr Vogt helps her. The others may
not see either of them.
"""

import contextlib
from datetime import UTC, datetime
from hashlib import sha256
from types import SimpleNamespace

import transaction
from argon2 import PasswordHasher
from ZODB import DB

from mobio.engine.names import CONSENT_LANGUAGES
from mobio.resources.accounts import Account
from mobio.resources.directory import Actor
from mobio.resources.organisations import Organisation
from mobio.scripts.filling import Hand
from mobio.services import sharing
from mobio.services.accounts import create_person
from mobio.services.answering import Author
from mobio.services.declaring import declare_by, missing
from mobio.services.evolution import make_sessions, make_site
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages
from tests.house.sources import ROOT

NOW = datetime(2027, 3, 1, 9, 15, tzinfo=UTC)
PASSWORD = "sieben-warme-suppen"
STAFF = {
    "keller": "social_advice",
    "vogt": "integration_manager",
    "brandt": "coordinator",
    "weber": "coordinator",
    "adler": "administrator",
    "dorn": "data_protection_officer",
    "kuhn": "commissioner",
}
APPOINTED = ("08226085", "08226102")
"""Where the commissioner plans: Sinsheim and Angelbachtal."""
PEOPLE = {"amina": ("keller", "ar"), "selam": ("vogt", "de")}
ANSWERS = {
    "amina": {
        "personal": {
            "family_name": "Haddad",
            "given_names": "Amina",
            "birth_date": "1989-03-14",
            "nationalities": ["SY"],
            "residence_status": "refugee",
        },
        "education": {
            "school_years_total": "12",
            "schools": [
                {"name": "مدرسة الوحدة", "country": "SY", "level": "primary", "from": "1995"},
                {"country": "SY", "level": "upper_secondary", "from": "2001", "to": "2007"},
            ],
        },
        "language": {"mother_tongues": ["ar"], "other_languages": [{"language": "en"}]},
    },
    "selam": {"personal": {"family_name": "Tekle", "given_names": "Selam", "birth_date": "1993"}},
}
ACTORS = (
    ("jc", "Jobcenter Sinsheim", "team@jobcenter.example"),
    ("language_school", "Sprachschule Brücke", "anmeldung@bruecke.example"),
)
# Like that of the program, but cheap: each test signs in.
HASHED = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
MAIL_FROM = "MoBio <mobio@county.example>"


@contextlib.contextmanager
def opened(database):
    """Yield the root of *database* in a transaction of its own, which is kept at the end."""
    manager = transaction.TransactionManager(explicit=True)
    manager.begin()
    connection = database.open(manager)
    try:
        yield connection.root()
        manager.commit()
        manager.begin()
    finally:
        manager.abort()
        connection.close()


def fill(main: DB, sessions: DB):
    """Make the county in two empty databases."""
    with opened(main) as root:
        site = make_site(root)
        sources, _objections = check_folders(ROOT / "forms", ROOT / "actor_packages")
        messages = form_messages(CONSENT_LANGUAGES)
        publish(site, sources, messages, who="test", reason="test", now=NOW)
        _hire(site)
        for login, (worker, language) in PEOPLE.items():
            _welcome(site, login, worker, language)
    with opened(sessions) as root:
        make_sessions(root)


def _hire(site):
    office = site["organisations"].add_organisation(Organisation("Beratung Nord")).__name__
    for login, role in STAFF.items():
        name = f"{'Herr' if login in ('vogt', 'adler') else 'Frau'} {login.title()}"
        facts = {"login": login, "role": role, "name": name, "organisation": office}
        facts["municipalities"] = APPOINTED if role == "commissioner" else ()
        account = site["accounts"].add_account(Account(created=NOW, phone="+49 7261 1", **facts))
        account.password = HASHED
    for package_id, name, address in ACTORS:
        site["directory"].add_actor(Actor(package_id, name, address))


def _welcome(site, login, worker_login, language):
    worker = site["accounts"].by_login(worker_login)
    person, _code = create_person(site, worker, worker.organisation, login, language, NOW)
    account = site["accounts"][person.account_id]
    account.password, account.one_time_code = HASHED, None
    author = Author(account.__name__, account.role, language, False)
    for text in missing(person, catalogue_in_force(site)):
        known = language if language in text.offered(unreviewed=True) else "de"
        declare_by(site, person, catalogue_in_force(site), text, known, account, NOW)
    hand = Hand(person, catalogue_in_force(site).in_language(language), author, NOW)
    for section_id, answers in ANSWERS[login].items():
        hand.fill_section(section_id, answers)


class County:
    """The county of one test: its databases, its clock, and short ways to what is in them."""

    def __init__(self, main, sessions, clock, key):
        self.main = main
        self.sessions = sessions
        self.clock = clock
        self.key = key

    @contextlib.contextmanager
    def site(self):
        """Yield the site; what is changed is kept."""
        with opened(self.main) as root:
            yield root["site"]

    def person_id(self, login):
        """Return the id of the person who signs in as *login*."""
        with self.site() as site:
            return site["accounts"].by_login(login).person_id

    def person_path(self, login, *names):
        """Return the path of a place below a person."""
        return "/".join(["/people", self.person_id(login), *names])

    def answers(self, login, section_id):
        """Return the stored answers of a section."""
        with self.site() as site:
            person = site["people"][site["accounts"].by_login(login).person_id]
            return dict(person["biography"][section_id].answers)

    def entries(self, login, part):
        """Return (id, answers, changes by act, authors) of each entry of casework of a person."""
        with self.site() as site:
            person = site["people"][site["accounts"].by_login(login).person_id]
            return [
                SimpleNamespace(
                    id=entry.__name__,
                    answers=dict(entry.answers),
                    changes=[act.changes for act in entry.log.entries()],
                    accounts={act.account_id for act in entry.log.entries()},
                )
                for entry in person[part].values()
            ]

    def make_responsible(self, worker, login):
        """Make *worker* responsible for that person, too."""
        with self.site() as site:
            account = site["accounts"].by_login(worker)
            person = site["people"][site["accounts"].by_login(login).person_id]
            since = self.clock.now.date()
            person.give_responsibility(account.__name__, account.organisation, since)

    def share(self, login, state="sent", package_id="jc", address="team@jobcenter.example"):
        """Make a share of that person, as far as *state*, and return its id."""
        now = self.clock.now
        with self.site() as site:
            account = site["accounts"].by_login(login)
            person = site["people"][account.person_id]
            package = catalogue_in_force(site).package(package_id)
            recipient = {"kind": "to", "name": "Jobcenter Sinsheim", "address": address}
            share = sharing.prepare(person, package, [recipient], account, now)
            if state != "prepared":
                digest = sha256(b"agreed").hexdigest()
                sharing.accept(
                    site, person, share, None, "agreed", digest, "de", account, now
                )  # fmt: skip
            if state == "sent":
                sharing.send(site, person, share, "Betreff", "Hier: {link}", MAIL_FROM, now)
            return share.__name__
