"""Add an organisation, an account of staff with its places, or the address of an actor.

Workers open the accounts of the people they help themselves, on the page *Meine Fälle*.
"""

from mobio.engine.contacts import municipalities_of
from mobio.resources.accounts import COMMISSIONER, STAFF
from mobio.resources.directory import Actor
from mobio.resources.organisations import Organisation
from mobio.scripts.database import open_root
from mobio.scripts.failures import Failure
from mobio.services import clock
from mobio.services.accounts import LoginRefused, create_staff
from mobio.services.addresses import BadAddress, read_address
from mobio.services.forms_in_force import catalogue_in_force


def arguments(parser):
    """Take what is added, and what must be known of it."""
    kinds = parser.add_subparsers(dest="kind", required=True)
    organisation = kinds.add_parser("organisation", help="an office or carrier")
    organisation.add_argument("name")
    organisation.add_argument("--phone", default="")
    organisation.add_argument("--address", default="", help="consents show it")
    account = kinds.add_parser("account", help="somebody who works here")
    account.add_argument("login")
    account.add_argument("--role", required=True, choices=STAFF)
    account.add_argument("--name", required=True, help="as people read it: Frau Keller")
    account.add_argument("--organisation", help="the id that adding the organisation printed")
    account.add_argument("--phone", default="")
    account.add_argument(
        "--municipality",
        action="append",
        default=[],
        help="a name or key; only for a commissioner, once for each",
    )
    appointment = kinds.add_parser("appointment", help="the municipalities of a commissioner")
    appointment.add_argument("login")
    appointment.add_argument(
        "municipality", nargs="+", help="names or keys; they replace those before"
    )
    actor = kinds.add_parser("actor", help="an office or company that receives packages")
    actor.add_argument("package", help="the folder of its package in actor_packages")
    actor.add_argument("name")
    actor.add_argument("address", help="its e-mail address")


def run(options):
    """Add it and print what is needed next: the id, or the one-time code."""
    with open_root(options.settings) as root:
        print(ADD[options.kind](root["site"], options, clock.now()))


def add_organisation(site, options, now):
    """Return the sentence with the id of the new organisation."""
    organisation = Organisation(options.name, address=options.address, phone=options.phone)
    made = site["organisations"].add_organisation(organisation)
    return f"Organisation {made.__name__}: {made.name}"


def add_account(site, options, now):
    """Return the sentence with the one-time code of the new account; raise Failure if refused."""
    organisation = options.organisation
    if organisation is not None and organisation not in site["organisations"]:
        known = ", ".join(f"{name} ({one.name})" for name, one in site["organisations"].items())
        raise Failure(f"There is no organisation {organisation}. There are: {known or 'none'}.")
    if options.municipality and options.role != COMMISSIONER:
        raise Failure("Only a commissioner is appointed for municipalities.")
    municipalities = read_municipalities(site, options.municipality)
    try:
        account, code = create_staff(
            site, options.login, options.role, options.name, organisation, options.phone, now
        )
    except LoginRefused as refusal:
        raise Failure(str(refusal.reason)) from None
    account.municipalities = municipalities
    return f"{account.login} sets a password within 14 days, on /activate, with the code {code}"


def add_appointment(site, options, now):
    """Return the sentence that names the new municipalities; raise Failure if it does not fit."""
    account = site["accounts"].by_login(options.login)
    if account is None or account.role != COMMISSIONER:
        raise Failure(f"There is no commissioner {options.login}.")
    account.municipalities = read_municipalities(site, options.municipality)
    return f"{account.login} sees the people of {', '.join(account.municipalities)} from now on"


def read_municipalities(site, written):
    """Return the codes of municipalities *written* as names or keys; raise Failure for others."""
    catalogue = catalogue_in_force(site)
    options = municipalities_of(catalogue)
    known = {}
    for option in options.options if options else ():
        known.update({option.code: option.code, option.label.casefold(): option.code})
    for name in written:
        if name.casefold() not in known:
            raise Failure(f"There is no municipality {name}. Write its name or its key.")
    return tuple(dict.fromkeys(known[name.casefold()] for name in written))


def add_actor(site, options, now):
    """Return the sentence that names the new actor; raise Failure if it does not fit."""
    known = [package.id for package in catalogue_in_force(site).packages]
    if options.package not in known:
        raise Failure(f"There is no package {options.package}. There are: {', '.join(known)}.")
    try:
        address = read_address(options.address)
    except BadAddress as refusal:
        raise Failure(str(refusal.reason)) from None
    actor = site["directory"].add_actor(Actor(options.package, options.name, address))
    return f"Actor {actor.__name__}: {actor.name}"


ADD = {
    "organisation": add_organisation,
    "account": add_account,
    "appointment": add_appointment,
    "actor": add_actor,
}
