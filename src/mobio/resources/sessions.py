"""Who is signed in, and who failed to: kept in a database of its own, away from people's answers.

Neither a session id nor a login stands here in clear; both are hashed by the services.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent


class Login(Persistent):
    """One sign-in: which account, since when, in which role.

    *last_act* is a hash of the last request that changed something, and the address it led to.
    *helping* maps ids of persons to the language in which the worker fills in with them.
    """

    last_act = None
    helping = {}

    def __init__(self, account_id, role, started):
        self.account_id = account_id
        self.role = role
        self.started = started

    def help(self, person_id, language):
        """Fill in together with a person, in *language* beside the own one; "" ends it."""
        others = {key: value for key, value in self.helping.items() if key != person_id}
        self.helping = {**others, person_id: language} if language else others


class Throttle(Persistent):
    """The failures of one login that still count, and when the last one was."""

    def __init__(self, failures, last):
        self.failures = failures
        self.last = last


class Sessions(Persistent):
    """The top of the sessions database."""

    __name__ = None
    __parent__ = None
    cleaned = None

    def __init__(self):
        self.logins = OOBTree()
        self.throttles = OOBTree()
