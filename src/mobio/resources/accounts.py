"""Accounts: who may sign in, in which role.

Logins are compared folded, so that nobody fails on a capital letter; the index keeps that form.
"""

import unicodedata

from BTrees.OOBTree import OOBTree
from persistent import Persistent

from mobio.resources.folder import Folder, new_id

COMMISSIONER = "commissioner"
"""Who plans in some municipalities and sees their people as a list."""
ROLES = (
    "refugee",
    "data_protection_officer",
    "social_advice",
    "integration_manager",
    COMMISSIONER,
    "coordinator",
    "administrator",
)
WORKERS = ("social_advice", "integration_manager")
STAFF = tuple(role for role in ROLES if role != "refugee")


def fold_login(login):
    """Return the form in which two spellings of the same login are equal."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login.strip()).casefold())


class LoginTaken(KeyError):
    """The login belongs to another account."""


class Account(Persistent):
    """One login: its role, its secrets (hashed) and, for refugees, the person it belongs to."""

    __name__ = None
    __parent__ = None
    password = None
    one_time_code = None
    code_expires = None
    code_request = None
    """A hash of the request that made the last code, so that sending it twice makes one."""
    disabled = False
    sessions_valid_from = None
    municipalities = ()
    """Codes of the municipalities a commissioner is appointed for."""

    def __init__(
        self,
        *,
        login,
        role,
        created,
        name="",
        organisation=None,
        person_id=None,
        phone="",
        email="",
        language="de",
        municipalities=(),
    ):
        if role not in ROLES:
            raise ValueError(f"{role!r} is not a role")
        self.login = login
        self.role = role
        self.created = created
        self.name = name
        self.organisation = organisation
        self.person_id = person_id
        self.phone = phone
        self.email = email
        self.language = language
        self.municipalities = tuple(municipalities)

    @property
    def is_staff(self):
        """Tell whether the account belongs to somebody who works here."""
        return self.role in STAFF

    @property
    def is_worker(self):
        """Tell whether the account can become responsible for people."""
        return self.role in WORKERS


class Accounts(Folder):
    """All accounts by id, and an index of their logins."""

    def __init__(self):
        super().__init__()
        self._ids_by_login = OOBTree()

    def add_account(self, account):
        """Put *account* under a new id and return it; raise LoginTaken if its login is in use."""
        folded = fold_login(account.login)
        if folded in self._ids_by_login:
            raise LoginTaken(account.login)
        self.add(new_id("a"), account)
        self._ids_by_login[folded] = account.__name__
        return account

    def by_login(self, login):
        """Return the account with that login, however it is spelled, or None."""
        return self.get(self._ids_by_login.get(fold_login(login), ""))

    def remove(self, name):
        """Take the account out, free its login and return it; raise KeyError if there is none."""
        account = super().remove(name)
        del self._ids_by_login[fold_login(account.login)]
        return account
