"""People and who is responsible for them."""

from persistent import Persistent

from mobio.resources.attachments import Attachments
from mobio.resources.biography import Biography
from mobio.resources.casework import Agreements, Casework
from mobio.resources.consents import Consents
from mobio.resources.folder import Folder, new_id
from mobio.resources.history import Log
from mobio.resources.permissions import (
    DENY_THE_REST,
    OWNER,
    RESPONSIBLE,
    Permission,
    allow,
    role,
)
from mobio.resources.shares import Shares
from mobio.resources.typed import TypedPages

PARTS = {
    "biography": Biography,
    "consents": Consents,
    "shares": Shares,
    "log": Log,
    "typed": TypedPages,
    "attachments": Attachments,
    "agreements": Agreements,
    "casework": Casework,
    "typed_casework": TypedPages,
}


OF_WORKERS = (
    Permission.SEE_CASELOAD,
    Permission.CREATE_PERSON,
    Permission.FIND_QUESTIONS,
    Permission.READ_GOALS,
)


class People(Folder):
    """All people. Workers list here the ones they are responsible for."""

    __acl__ = (
        allow(role("social_advice"), *OF_WORKERS),
        allow(role("integration_manager"), *OF_WORKERS),
        allow(role("commissioner"), Permission.SEE_ROSTER),
    )

    def add_person(self, created):
        """Return a new person with a generated id, put into its place."""
        return self.add(new_id("p"), Person(created))


class Person(Persistent):
    """Hold all that belongs to one person, part by part, so that parts change independently."""

    __name__ = None
    __parent__ = None
    __acl__ = (
        allow(
            OWNER,
            Permission.READ_PERSON,
            Permission.READ_BIOGRAPHY,
            Permission.WRITE_BIOGRAPHY,
            Permission.CONFIRM_CHANGES,
            Permission.TAKE_EVERYTHING,
            Permission.READ_SHARES,
            Permission.SHARE,
            Permission.WITHDRAW,
            Permission.READ_CONSENTS,
            Permission.AGREE,
        ),
        allow(
            RESPONSIBLE,
            Permission.READ_PERSON,
            Permission.READ_BIOGRAPHY,
            Permission.WRITE_BIOGRAPHY,
            Permission.ISSUE_CODE,
            Permission.FIND_QUESTIONS,
            Permission.READ_SHARES,
            Permission.SHARE,
            Permission.WITHDRAW,
            Permission.READ_CONSENTS,
            Permission.AGREE,
        ),
        DENY_THE_REST,
    )

    account_id = None
    responsibilities = ()

    def __init__(self, created):
        self.created = created
        self._parts = {}
        self.complete()

    def complete(self):
        """Make the parts that are not there yet."""
        for name, kind in PARTS.items():
            if name not in self._parts:
                part = kind()
                part.__name__ = name
                part.__parent__ = self
                self._parts = {**self._parts, name: part}

    def __getitem__(self, name):
        """Return the part called *name*; see ``PARTS``."""
        return self._parts[name]

    def give_responsibility(self, worker, organisation, since, until=None):
        """Make *worker* (account id) responsible from the day *since* to the day *until*, or on."""
        entry = {"worker": worker, "organisation": organisation, "from": since, "until": until}
        self.responsibilities = (*self.responsibilities, entry)

    def workers(self, on):
        """Return the account ids of those who are responsible on the day *on*."""
        return [entry["worker"] for entry in self._responsible(on)]

    def organisations(self, on):
        """Return the ids of the organisations of those who are responsible that day, each once."""
        return list(dict.fromkeys(entry["organisation"] for entry in self._responsible(on)))

    def _responsible(self, on):
        return [
            entry
            for entry in self.responsibilities
            if entry["from"] <= on and (entry["until"] is None or on <= entry["until"])
        ]

    def is_responsible(self, account_id, on):
        """Tell whether the account is responsible for this person on the day *on*."""
        return account_id in self.workers(on)
