"""Who lives in the municipalities of a commissioner, with the few answers the roster shows.

It is read-only and made anew for each page: nothing of it is stored.
"""

from dataclasses import dataclass, replace

from mobio.engine.disclosure import listed
from mobio.engine.records import Record
from mobio.engine.rosters import FOLDER
from mobio.resources.accounts import Account
from mobio.resources.people import Person
from mobio.services.clock import today
from mobio.services.reading import record_of

IN_THE_HEADER = ("family_name", "given_names", "municipality")
MUNICIPALITY = "municipality"
"""The role of the question that says where a person lives."""


@dataclass(frozen=True)
class Resident:
    """Somebody who lives in one of the municipalities."""

    person: Person
    record: Record
    name: str
    municipality: str


@dataclass(frozen=True)
class Listed:
    """What the list shows of one person: some answers, and who helps."""

    name: str
    municipality: str
    is_checked: bool
    """Whether somebody who helps has written down where the person lives."""
    sections: tuple
    workers: tuple[Account, ...]


def roster_for(catalogue, role):
    """Return the Roster in force for accounts with *role*, or None."""
    return next((one for one in catalogue.all_of(FOLDER) if one.role == role), None)


def people_in(site, catalogue, wanted, now):
    """Return a Resident for everybody who lives in one of the municipalities *wanted*, by name."""
    holder = catalogue.holder(MUNICIPALITY)
    if holder is None or not wanted:
        return []
    found = []
    for person in site["people"].values():
        if _may_live_in(person, holder, wanted, catalogue):
            record = record_of(person, catalogue, today(now))
            if record.answer(*holder) in wanted:
                found.append(Resident(person, record, record.name(), record.answer(*holder)))
    return sorted(found, key=lambda one: (not one.name, one.name.casefold()))


def _may_live_in(person, holder, wanted, catalogue):
    """Tell whether the person is worth reading: an answer of an older form may mean another."""
    section = person["biography"].get(holder[0])
    if section is None:
        return False
    return section.sequence < catalogue.sequence or section.answers.get(holder[1]) in wanted


def shown_of(site, catalogue, roster, resident, now):
    """Return what *roster* shows of a Resident today."""
    person, (section, question) = resident.person, catalogue.holder(MUNICIPALITY)
    origin = person["biography"][section].provenance.get(question) or {}
    accounts = (site["accounts"].get(name) for name in person.workers(today(now)))
    return Listed(
        name=resident.name,
        municipality=resident.municipality,
        is_checked=origin.get("account") not in (None, person.account_id),
        sections=_without_header(listed(catalogue, roster, resident.record), catalogue),
        workers=tuple(account for account in accounts if account is not None),
    )


def _without_header(sections, catalogue):
    """Return *sections* without what stands above them: the name, and where the person lives."""
    header = {catalogue.holder(role) for role in IN_THE_HEADER}
    kept = (
        replace(
            section,
            lines=tuple(line for line in section.lines if (section.id, line.id) not in header),
        )
        for section in sections
    )
    return tuple(section for section in kept if section.lines)
