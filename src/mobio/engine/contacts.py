"""Whom people can ask: offices by region, as functions with an address, never as persons."""

from dataclasses import dataclass

from mobio.engine.definitions import Definition
from mobio.engine.references import Reference

FOLDER = "contacts"
REGION = "region"
"""The attribute of a municipality that says in which region it lies."""


@dataclass(frozen=True)
class Office:
    """One function: what it does for whom, and how it is reached."""

    function: str
    about: str = ""
    email: str = ""
    phone: str = ""
    hours: str = ""
    address: str = ""
    line: int = 0


@dataclass(frozen=True)
class Contacts(Definition):
    """The offices of one region, or of the whole county where *region* is empty."""

    reference: Reference
    title: str
    offices: tuple[Office, ...]
    region: str = ""


def municipalities_of(files):
    """Return the list of municipalities of *files*: a catalogue or a set of files; None if none.

    It is the one of the question that stands for where a person lives.
    """
    for form in files.all_of("biography"):
        for question in form.questions:
            if question.stands_for == "municipality":
                return files.get(question.own.get("options") or "")
    return None


def regions_of(options):
    """Return {region: options that lie there} of a list of municipalities, in its order."""
    found = {}
    for option in options.options if options is not None else ():
        for region in option.attributes.get(REGION) or ():
            found.setdefault(region, []).append(option)
    return found
