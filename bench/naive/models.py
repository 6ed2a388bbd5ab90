"""What is kept: people with one record each, and the links under which a record is shared."""

import hashlib
from datetime import UTC, datetime, timedelta

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from pyramid.authorization import Allow
from pyramid_zodbconn import get_connection


class Folder(OOBTree):
    """Named children."""

    __name__ = __parent__ = None


class Person(Persistent):
    """One person: her name, her password and her answers."""

    def __init__(self, user, password, education):
        self.password = hashed(password)
        self.education = education
        self.__acl__ = [(Allow, user, ("read", "write"))]


class Share(Persistent):
    """A link to the answers of *person* that ends by itself."""

    def __init__(self, person):
        self.person = person
        self.ends = datetime.now(UTC) + timedelta(days=14)


def hashed(password):
    """Return what is kept of a password. The salt is one for all: nobody real logs in here."""
    return hashlib.scrypt(password.encode(), salt=b"benchmark", n=2**14, r=8, p=1)


def root_factory(request):
    """Return the site, read by the request's own connection."""
    return get_connection(request).root()["site"]
