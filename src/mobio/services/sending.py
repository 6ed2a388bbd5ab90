"""Take waiting mails out of the outbox and hand them to a mailer, each at least once.

Lease, send, mark: three steps in two transactions, with the mail server between them. Whoever dies
on the way leaves a lease that ends by itself; the mail then goes out again, the same to the letter.
"""

import contextlib
import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.errors import MessageError
from email.utils import parseaddr
from typing import NamedTuple

from transaction import TransactionManager
from ZODB.POSException import ConflictError

from mobio.services import clock
from mobio.services.mailers import GiveUp, Mailer, PageMailer, TryLater, mailer_from
from mobio.services.mails import message
from mobio.services.opening import find_selected

__all__ = [
    "Counts",
    "Mailer",
    "PageMailer",
    "SenderThread",
    "mailer_from",
    "send_waiting",
    "wait_after",
]

LOG = logging.getLogger(__name__)
LEASE = timedelta(minutes=15)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
GIVE_UP_AFTER = timedelta(days=3)
BATCH = 20
MARK_TRIES = 5


class Counts(NamedTuple):
    """What became of the mails of one round."""

    sent: int = 0
    postponed: int = 0
    failed: int = 0


def send_waiting(database, mailer, now: datetime, link_for: Callable[[str], str]) -> Counts:
    """Send what is due in the outbox of *database*, a batch at most, and return the counts.

    *link_for* returns the address of the link of a selector.
    """
    results = []
    for name in _due(database, now):
        letter = _lease(database, name, now)
        if letter is None:
            continue
        result, reason, server_is_away = _hand_over(mailer, letter, link_for)
        result = _mark(database, name, now, result, reason, mailer.keeps_content)
        results.append(result)
        if server_is_away:
            break
    counts = Counts(*(results.count(result) for result in ("sent", "postponed", "failed")))
    if results:
        LOG.info("mails: %d sent, %d postponed, %d failed", *counts)
    return counts


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after that many attempts: 1, 2, 4 … minutes, 4 hours at most."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)


class SenderThread(threading.Thread):
    """Send waiting mails beside the server, every few seconds and when it is woken."""

    def __init__(self, database, mailer, link_for, *, now=clock.now, every=5.0):
        super().__init__(name="mobio-sender", daemon=True)
        self.database = database
        self.mailer = mailer
        self.link_for = link_for
        self.now = now
        self.every = every
        self._bell = threading.Event()
        self._ends = False

    def run(self):
        """Send until the thread is stopped. An error ends the round, never the thread."""
        while not self._ends:
            try:
                send_waiting(self.database, self.mailer, self.now(), self.link_for)
            except Exception as error:
                # Its text may name an address; its kind is enough to look for the cause.
                LOG.error("mails: the round ended with %s", type(error).__name__)
            self._bell.wait(self.every)
            self._bell.clear()

    def wake(self):
        """Look into the outbox now."""
        self._bell.set()

    def stop(self, timeout=None):
        """End after the mail that is being sent, and wait for that."""
        self._ends = True
        self._bell.set()
        self.join(timeout)


class _Letter(NamedTuple):
    sender: str
    recipient: str
    subject: str
    body: str
    message_id: str
    created: datetime
    selector: str


@contextlib.contextmanager
def _site(database):
    """Yield the site in a transaction of its own: committed at the end, aborted on an error."""
    manager = TransactionManager(explicit=True)
    connection = None
    try:
        with manager:
            connection = database.open(manager)
            yield connection.root()["site"]
    finally:
        if connection is not None:
            connection.close()


def _due(database, now):
    with _site(database) as site:
        return [mail.__name__ for mail in site["outbox"].waiting() if mail.is_due(now)][:BATCH]


def _lease(database, name, now):
    """Take the mail for one attempt; return what is in it, or None if there is nothing to send."""
    try:
        with _site(database) as site:
            outbox = site["outbox"]
            mail = outbox.get(name)
            if mail is None or not mail.is_due(now):
                return None
            if find_selected(site, mail.selector, now) is None:
                # Withdrawn or over while it waited: a link that leads nowhere is not mailed.
                outbox.cancel(name)
                return None
            mail.lease(now + LEASE)
            return _Letter(**{field: getattr(mail, field) for field in _Letter._fields})
    except ConflictError:
        return None  # another sender was faster


def _hand_over(mailer, letter, link_for):
    """Return sent, postponed or failed, the reason, and whether the server is away altogether."""
    content = letter._asdict()
    link = link_for(content.pop("selector"))
    envelope_sender = parseaddr(letter.sender)[1]
    try:
        mailer.send(envelope_sender, [letter.recipient], message(**content, link=link))
    except TryLater as trouble:
        return "postponed", trouble.reason, trouble.whole_server
    except GiveUp as trouble:
        return "failed", trouble.reason, False
    except (MessageError, ValueError):
        return "failed", "cannot be written as a mail", False
    return "sent", "", False


def _mark(database, name, now, result, reason, keeps_content):
    for tries_left in reversed(range(MARK_TRIES)):
        try:
            with _site(database) as site:
                mail = site["outbox"].get(name)
                return result if mail is None else _note(mail, now, result, reason, keeps_content)
        except ConflictError:
            if not tries_left:
                raise
    return result


def _note(mail, now, result, reason, keeps_content):
    if result == "postponed" and now - mail.created >= GIVE_UP_AFTER:
        result = "failed"
    if result == "postponed":
        mail.retry(now + wait_after(mail.attempts), reason)
        return result
    if result == "sent":
        mail.mark_sent(now)
    else:
        mail.mark_failed(reason)
    if not keeps_content:
        mail.forget_content()
    return result
