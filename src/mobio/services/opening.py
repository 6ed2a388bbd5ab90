"""What happens behind a mailed link. To the outside there is a live share, or there is nothing."""

from datetime import datetime
from typing import NamedTuple

from mobio.engine.disclosure import disclose
from mobio.resources.people import Person
from mobio.resources.shares import Share
from mobio.resources.site import Site
from mobio.services.links import read_value
from mobio.services.shared_files import file_section, files_given


class Found(NamedTuple):
    """A live share, the person it tells of, and which recipient's link led to it."""

    person: Person
    share: Share
    recipient_index: int


def find(site: Site, value: object, key: bytes, now: datetime) -> Found | None:
    """Return the live share of a link; None, without a difference, for everything else."""
    selector = read_value(value, key)
    return None if selector is None else find_selected(site, selector, now)


def find_selected(site: Site, selector: str, now: datetime) -> Found | None:
    """Return the live share of a selector that was proven before (by the link, by a cookie)."""
    found = _anything(site, selector)
    alive = found is not None and found.share.state(now) == "sent"
    return found if alive else None


def note_opening(share: Share, recipient_index: int, kind: str, now: datetime) -> None:
    """Note that a recipient ``opened`` or ``downloaded`` the package, or ``took_file``."""
    share.note(kind, recipient_index, now)


def note_late_opening(site: Site, value: object, key: bytes, now: datetime) -> None:
    """Note that somebody pressed *show* with a true link that is over; do nothing for any other."""
    selector = read_value(value, key)
    found = None if selector is None else _anything(site, selector)
    if found is not None and found.share.state(now) != "sent":
        found.share.note("after_end", found.recipient_index, now)


def package_shown(catalogue, share: Share, record) -> tuple:
    """Return what the actor reads, in the language of *catalogue*, section by section."""
    package = catalogue.package(share.package_id, share.package_version)
    told = disclose(catalogue, package, record, share.sequence)
    return (*told, *file_section(catalogue, share, record))


def file_given(catalogue, found: Found, record, number: str):
    """Return the stored file that is number *number* of a live share, or None."""
    given = files_given(catalogue, found.share, record)
    file = next((each.attached.file for each in given if str(each.number) == number), "")
    return found.person["attachments"].get(file)


def _anything(site, selector):
    place = site["shares_by_selector"].get(selector)
    if place is None:
        return None
    person_id, share_id, recipient_index = place
    person = site["people"].get(person_id)
    share = None if person is None else person["shares"].get(share_id)
    return None if share is None else Found(person, share, recipient_index)
