"""What staff fill in about a person: agreements, contacts, notes. Nothing of it is ever shared."""

from persistent import Persistent

from mobio.resources.folder import Folder, new_id
from mobio.resources.history import Log
from mobio.resources.permissions import (
    AUTHOR,
    DENY_THE_REST,
    OWNER,
    RESPONSIBLE,
    Permission,
    allow,
)

BOTH = (Permission.READ_CASEWORK, Permission.WRITE_CASEWORK)


class CasePage:
    """One page of an entry; only a name in the URL."""

    def __init__(self, name, parent):
        self.__name__ = name
        self.__parent__ = parent


class CaseEntry(Persistent):
    """One filled-in form of staff, in the version it was begun with, and its own history.

    *sequence* is the act of publishing that was the newest then: its lists are those of the entry.
    *read_by* is "author" for what nobody else may read, "person" for what the person reads too, or
    "". *facts* are a snapshot: dicts with section, version, question and answer as they were on the
    day *facts_on*.
    """

    __name__ = None
    __parent__ = None
    read_by = ""
    facts = ()
    facts_on = None

    def __init__(self, form_id, version, author_id, created, sequence):
        self.form_id = form_id
        self.version = version
        self.sequence = sequence
        self.author_id = author_id
        self.created = created
        self.changed = created
        self.log = Log()
        self._answers = {}

    @property
    def __acl__(self):
        """Say who may do what here; what is said neither way is said by the folder."""
        if self.read_by == "author":
            return (allow(AUTHOR, *BOTH), DENY_THE_REST)
        if self.read_by == "person":
            return (allow(OWNER, Permission.READ_CASEWORK),)
        return ()

    @property
    def answers(self):
        """Return the answers, question id to JSON value. Set it whole, never change it in place."""
        return self._answers

    @answers.setter
    def answers(self, answers):
        self._answers = answers

    def __getitem__(self, page_id):
        return CasePage(page_id, self)


class Agreements(Folder):
    """The agreements of one person: they are the person's as much as the worker's."""

    __acl__ = (allow(OWNER, *BOTH), allow(RESPONSIBLE, *BOTH), DENY_THE_REST)

    def add_entry(self, entry):
        """Put *entry* under a new id and return it."""
        return self.add(new_id("e"), entry)

    def newest_first(self):
        """Return the entries, the newest first."""
        return sorted(self.values(), key=lambda entry: entry.created, reverse=True)


class Casework(Agreements):
    """Contacts, notes and hand-overs: for those who are responsible for the person."""

    __acl__ = (allow(RESPONSIBLE, *BOTH), DENY_THE_REST)
