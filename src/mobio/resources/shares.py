"""Shares: which package a person gives to whom, from the first thought to the last opening."""

from datetime import timedelta

from persistent import Persistent

from mobio.resources.folder import Folder, new_id

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
OPENINGS_KEPT = 1000


def is_past(last_second, now):
    """Tell whether *last_second* has passed; the whole of it still belongs to the time before."""
    return now >= last_second + SECOND


class Share(Persistent):
    """One package for one actor.

    *recipients* are mappings ``{"kind": "to"|"cc", "name", "address", "selector"}``; the selector
    is None until the share is sent. *lapses_at* ends what was not sent, *expires_at* what was.
    *sequence* is the act of publishing that was the newest when it was begun: what is shown is
    bound to the forms of that time. *attachments* are the files that go along, as mappings
    ``{"file", "sha256", "kind"}``.
    """

    __name__ = None
    __parent__ = None
    language = None
    accepted_at = None
    sent_at = None
    withdrawn_at = None
    expires_at = None
    valid_until = None
    consent_id = None
    mails = ()
    sequence = None
    openings = ()
    attachments = ()

    def __init__(
        self, *, package_id, package_version, valid_days, recipients, created, created_by, lapses_at
    ):
        self.package_id = package_id
        self.package_version = package_version
        self.valid_days = valid_days
        self.recipients = tuple(recipients)
        self.created = created
        self.created_by = created_by
        self.lapses_at = lapses_at

    def state(self, now):
        """Return prepared, accepted, sent, withdrawn, expired or lapsed, as it is at *now*."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.sent_at is not None:
            return "expired" if is_past(self.expires_at, now) else "sent"
        if is_past(self.lapses_at, now):
            return "lapsed"
        return "prepared" if self.accepted_at is None else "accepted"

    def renew(self, recipients):
        """Go back to the start with other recipients; the consent given so far is void."""
        self.recipients = tuple(recipients)
        self.accepted_at = None
        self.consent_id = None
        self.expires_at = None
        self.valid_until = None

    def note(self, kind, recipient, now):
        """Note what a recipient did: opened, downloaded, took_file or after_end.

        The same act within a minute is noted once, and a link that is called without end stops
        being noted, so that nobody fills the database with clicks.
        """
        if len(self.openings) >= OPENINGS_KEPT or self._noted_already(kind, recipient, now):
            return
        opening = {"when": now, "recipient": recipient, "kind": kind}
        self.openings = (*self.openings, opening)

    def _noted_already(self, kind, recipient, now):
        return any(
            (known["kind"], known["recipient"]) == (kind, recipient)
            and abs(now - known["when"]) < MINUTE
            for known in self.openings
        )


class Shares(Folder):
    """The shares of one person, by generated id."""

    def add_share(self, share):
        """Put *share* under a new id and return it."""
        return self.add(new_id("s"), share)

    def newest_first(self):
        """Return all shares, the one begun last first."""
        return sorted(self.values(), key=lambda share: share.created, reverse=True)
