"""The top of the tree."""

from BTrees.OOBTree import OOBTree
from persistent import Persistent

from mobio.resources import handbook, links
from mobio.resources.accounts import Accounts
from mobio.resources.directory import Directory
from mobio.resources.folder import Folder
from mobio.resources.organisations import Organisations
from mobio.resources.outbox import Outbox
from mobio.resources.people import People
from mobio.resources.permissions import (
    AUTHENTICATED,
    DENY_THE_REST,
    EVERYONE,
    Permission,
    allow,
    role,
)
from mobio.resources.recordings import Recordings
from mobio.resources.schemas import Schemas

FLYERS_FOR = ("social_advice", "integration_manager", "commissioner", "coordinator")
ALWAYS_THERE = {links.NAME: links.MailedLinks, handbook.NAME: handbook.Handbook}


class Selectors(Persistent):
    """Lead from the first half of a mailed link to the share it selects."""

    __name__ = None
    __parent__ = None

    def __init__(self):
        self._places = OOBTree()

    def get(self, selector):
        """Return (person id, share id, number of the recipient), or None."""
        return self._places.get(selector)

    def put(self, selector, person_id, share_id, recipient):
        """Remember where *selector* leads; raise KeyError if it is known already."""
        if selector in self._places:
            raise KeyError("a selector is given once")
        self._places[selector] = (person_id, share_id, recipient)

    def drop(self, selector):
        """Forget *selector*; unknown ones are no mistake."""
        self._places.pop(selector, None)

    def __len__(self):
        return len(self._places)


class Site(Folder):
    """Everything of one county. Whatever no place below allows is denied here."""

    __name__ = ""
    __parent__ = None
    __acl__ = (
        allow(EVERYONE, Permission.ENTER, Permission.OPEN_LINK),
        allow(AUTHENTICATED, Permission.START),
        *(allow(role(name), Permission.PRINT_FLYERS) for name in FLYERS_FOR),
        DENY_THE_REST,
    )

    def __init__(self):
        super().__init__()
        self.done_steps = ()

    def __getitem__(self, name):
        """Return the child called *name*; mailed links and the handbook are always there."""
        if name in ALWAYS_THERE:
            return ALWAYS_THERE[name](self)
        return super().__getitem__(name)


def new_site():
    """Return a site with all its folders, empty. Steps of evolution are marked by their service."""
    site = Site()
    site.add("people", People())
    site.add("accounts", Accounts())
    site.add("organisations", Organisations())
    site.add("schemas", Schemas())
    site.add("shares_by_selector", Selectors())
    site.add("outbox", Outbox())
    site.add("directory", Directory())
    site.add("recordings", Recordings())
    return site
