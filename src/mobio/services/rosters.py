"""Who lives in the municipalities of a commissioner, with the few answers the roster shows.

It is read-only and made anew for each page: nothing of it is stored.
"""

from dataclasses import dataclass, replace

from mobio.engine.disclosure import listed
from mobio.engine.rosters import FOLDER
from mobio.resources.accounts import Account
from mobio.services.clock import today
from mobio.services.reading import record_of

IN_THE_HEADER = ("family_name", "given_names", "municipality")
MUNICIPALITY = "municipality"
"""The role of the question that says where a person lives."""


@dataclass(frozen=True)
class Listed:
    """One person of the list: the municipality, what is shown of the answers, and who helps."""

    name: str
    municipality: str
    is_checked: bool
    """Whether somebody who helps has written down where the person lives."""
    sections: tuple
    workers: tuple[Account, ...]


def roster_for(catalogue, role):
    """Return the Roster in force for accounts with *role*, or None."""
    return next((one for one in catalogue.all_of(FOLDER) if one.role == role), None)


def people_in(site, catalogue, wanted, role, now):
    """Return Listed for everybody who lives in one of the municipalities *wanted*, by name."""
    roster, holder = roster_for(catalogue, role), catalogue.holder(MUNICIPALITY)
    if roster is None or holder is None or not wanted:
        return []
    found = []
    for person in site["people"].values():
        if not _may_live_in(person, holder, wanted, catalogue):
            continue
        record = record_of(person, catalogue, today(now))
        municipality = record.answer(*holder)
        if municipality in wanted:
            found.append(_listed(site, catalogue, roster, person, record, holder, now))
    return sorted(found, key=lambda one: (not one.name, one.name.casefold()))


def _may_live_in(person, holder, wanted, catalogue):
    """Tell whether the person is worth reading: an answer of an older form may mean another."""
    section = person["biography"].get(holder[0])
    if section is None:
        return False
    return section.sequence < catalogue.sequence or section.answers.get(holder[1]) in wanted


def _listed(site, catalogue, roster, person, record, holder, now):
    provenance = person["biography"][holder[0]].provenance.get(holder[1]) or {}
    accounts = (site["accounts"].get(name) for name in person.workers(today(now)))
    return Listed(
        name=record.name(),
        municipality=record.answer(*holder),
        is_checked=provenance.get("account") not in (None, person.account_id),
        sections=_without_header(listed(catalogue, roster, record), catalogue),
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
