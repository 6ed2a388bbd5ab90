"""Mails that wait to leave, and what became of them.

A mail is written in the same transaction as what it tells of; another process or thread sends it.
It has a slot instead of the link, so that no secret is stored.
"""

from BTrees.OOBTree import OOTreeSet
from persistent import Persistent

from mobio.resources.folder import Folder, new_id
from mobio.resources.permissions import EVERYONE, Permission, allow

LINK_SLOT = "{link}"


class OutgoingMail(Persistent):
    """One mail to one recipient: waiting, sent or failed."""

    __name__ = None
    __parent__ = None
    state = "waiting"
    attempts = 0
    leased_until = None
    reason = ""
    sent_at = None

    def __init__(self, *, message_id, sender, recipient, subject, body, selector, created):
        self.message_id = message_id
        self.sender = sender
        self.selector = selector
        self.created = created
        self.next_attempt = created
        self._content = (recipient, subject, body)

    @property
    def recipient(self):
        """Return the address, empty once it is forgotten."""
        return self._content[0]

    @property
    def subject(self):
        """Return the subject, empty once it is forgotten."""
        return self._content[1]

    @property
    def body(self):
        """Return the text with the slot for the link, empty once it is forgotten."""
        return self._content[2]

    def is_due(self, now):
        """Tell whether the mail should be tried now, by whoever comes first."""
        free = self.leased_until is None or self.leased_until <= now
        return self.state == "waiting" and self.next_attempt <= now and free

    def lease(self, until):
        """Take the mail for one attempt; if that never ends, it is free again at *until*."""
        self.leased_until = until
        self.attempts += 1

    def retry(self, at, reason):
        """Keep the mail for another attempt."""
        self.leased_until = None
        self.next_attempt = at
        self.reason = reason

    def mark_sent(self, now):
        """Note that the mail has left."""
        self._end("sent", "")
        self.sent_at = now

    def mark_failed(self, reason):
        """Give the mail up."""
        self._end("failed", reason)

    def _end(self, state, reason):
        self.state = state
        self.leased_until = None
        self.reason = reason
        self.__parent__.settle(self)

    def forget_content(self):
        """Drop address, subject and text; what is left is only that there was a mail."""
        self._content = ("", "", "")


class Outbox(Folder):
    """All mails by id, and the ids of those that still wait.

    Whether anybody can look at it is decided by the page, which exists in development only.
    """

    __acl__ = (allow(EVERYONE, Permission.READ_OUTBOX),)

    def __init__(self):
        super().__init__()
        self._waiting = OOTreeSet()

    def add_mail(self, mail):
        """Put *mail* under a new id, to be sent, and return it."""
        self.add(new_id("m"), mail)
        self._waiting.insert(mail.__name__)
        return mail

    def waiting(self):
        """Return the mails that have not left and are not given up, the oldest first."""
        return sorted((self[name] for name in self._waiting), key=lambda mail: mail.created)

    def newest_first(self):
        """Return all mails, the newest first."""
        return sorted(self.values(), key=lambda mail: mail.created, reverse=True)

    def settle(self, mail):
        """Take *mail* from those that wait."""
        if mail.__name__ in self._waiting:
            self._waiting.remove(mail.__name__)

    def cancel(self, name):
        """Remove the mail of that id if it still waits, and tell whether it did."""
        if name not in self._waiting:
            return False
        self._waiting.remove(name)
        self.remove(name)
        return True
