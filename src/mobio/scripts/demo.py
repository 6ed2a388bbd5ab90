"""Fill an empty database with a county that does not exist, through the acts that people use.

Who is who stands in demo/county.yaml, the passwords are made on the spot and written into the file
that ``mobio.demo_accounts`` names. Never where ``mobio.development`` is not true.
"""

import os
import secrets

from ruamel.yaml import YAML

from mobio.resources.accounts import Account
from mobio.resources.directory import Actor
from mobio.resources.organisations import Organisation
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.scripts.filling import Hand
from mobio.services import clock
from mobio.services.accounts import create_person, redeem_code, set_password
from mobio.services.answering import Author
from mobio.services.declaring import declare_by, missing
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.translations import use_folder

# Letters and figures that nobody takes for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def arguments(parser):
    """Add what follows ``mobio demo``."""
    parser.add_argument("--if-empty", action="store_true", help="do nothing if there is somebody")


def run(options):
    """Fill the database and write down who can sign in."""
    settings = options.settings
    if not settings.development:
        raise Failure("A demo is for development only; set mobio.development = true for one.")
    use_folder(settings.locales)
    plan = YAML(typ="base", pure=True).load(settings.folder("mobio.demo"))
    with open_root(settings) as root:
        site = site_to_fill(root, options.if_empty)
        if site is None:
            return
        accounts = Demo(site, plan, clock.now()).fill()
        write_accounts(settings.folder("mobio.demo_accounts"), accounts)
    print(f"A demo with {len(accounts)} accounts.")


def site_to_fill(root, if_empty):
    """Return the site if it has no accounts, else None where that is fine, or raise Failure."""
    if "site" not in root:
        raise Failure("There is no site yet. Make it first: mobio evolve")
    if not len(root["site"]["accounts"]):
        return root["site"]
    if if_empty:
        return None
    raise Failure("The database is not empty. A demo never mixes with what is there.")


def write_accounts(path, accounts):
    """Write the lines (login, password, who) to *path*, for the owner only."""
    width = max(len(login) for login, _password, _who in accounts)
    lines = [f"{login:{width}}  {password}  {who}\n" for login, password, who in accounts]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(lines)


def new_password():
    """Return a password that can be read aloud and typed: three times four letters."""
    words = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(words)


class Demo:
    """Carry out a *plan* in *site*, as if all of it happened *now*."""

    def __init__(self, site, plan, now):
        self.site = site
        self.plan = plan
        self.now = now
        self.catalogue = catalogue_in_force(site)
        self.organisations = {}
        self.staff = {}
        self.accounts = []

    def fill(self):
        """Fill the site and return the lines (login, password, who)."""
        for key, facts in self.plan["organisations"].items():
            organisation = Organisation(**facts)
            self.organisations[key] = self.site["organisations"].add_organisation(organisation)
        for facts in self.plan["directory"]:
            self.site["directory"].add_actor(
                Actor(facts["package"], facts["name"], facts["address"])
            )
        for facts in self.plan["staff"]:
            self.hire(facts)
        for facts in self.plan["persons"]:
            self.welcome(facts)
        return self.accounts

    def hire(self, facts):
        """Open the account of a member of the staff."""
        facts = dict(facts)
        who = facts.pop("who")
        facts["organisation"] = self.organisations[facts["organisation"]].__name__
        account = Account(**facts, created=self.now)
        self.site["accounts"].add_account(account)
        password = new_password()
        set_password(account, password, self.now)
        self.staff[account.login] = account
        self.accounts.append((account.login, password, f"{account.name}, {who}"))

    def welcome(self, facts):
        """Let a worker create a person, who then sets a password and fills in what is planned."""
        worker = self.staff[facts["worker"]]
        login, language = facts["login"], facts["language"]
        person, code = create_person(
            self.site, worker, worker.organisation, login, language, self.now
        )
        password = new_password()
        account = redeem_code(self.site, login, code, password, self.now)
        for text in missing(person, self.catalogue):
            known = language if language in text.offered(unreviewed=True) else "de"
            words = (self.catalogue, text, known, account, self.now)
            declare_by(self.site, person, *words)
        for sitting in facts["sittings"]:
            self.sit_down(person, account, sitting)
        self.accounts.append((login, password, facts["who"]))

    def sit_down(self, person, account, sitting):
        """Fill in the sections of one sitting, by the person alone or by the worker for them."""
        who = self.staff.get(sitting["by"], account)
        author = Author(who.__name__, who.role, sitting["language"], who is not account)
        hand = Hand(person, self.catalogue.in_language(sitting["language"]), author, self.now)
        for section_id, answers in sitting["sections"].items():
            hand.fill_section(section_id, answers)
