"""The evidence of consent: who agreed to what, in which words, and what became of it.

The evidence outlives the biography and holds none of its answers, except those that stand in the
text the person agreed to. A declaration is what belongs to no share: that one takes part, or that a
page may be asked; its facts about shares are None or empty.
"""

from persistent import Persistent

from mobio.resources.folder import Folder, new_id

FACTS = (
    "person_id",
    "share_id",
    "package_id",
    "package_version",
    "questions",  # agreed to, as a tuple of "section.question" or "section.group.member"
    "attachments",
    "purpose",
    "recipients",  # a tuple of {"kind", "name", "address"}
    "text_id",
    "text_version",
    "language",
    "sha256",  # of what was shown, as it stands in `shown`
    "shown",  # Document: the text on the page
    "document",  # Document: its PDF, or the same as `shown`
    "accepted_at",
    "timezone",
    "valid_until",
    "operated_by",  # the account that pressed the button
    "operator_role",
    "form",  # digital_self or digital_with_worker
    "interpreter",
    "read_aloud",
)


class Document(Persistent):
    """A document exactly as it was shown."""

    def __init__(self, media_type, data):
        self.media_type = media_type
        self.data = data


class Consent(Persistent):
    """What one person agreed to, for one share or for none: all FACTS, which never change.

    What can only come later is below: that it was used, superseded or withdrawn.
    """

    __name__ = None
    __parent__ = None
    used_at = None
    superseded = False
    withdrawn_at = None
    withdrawn_by = None
    withdrawal_channel = None

    def __init__(self, **facts):
        if set(facts) != set(FACTS):
            raise TypeError(f"evidence needs exactly these facts: {', '.join(FACTS)}")
        for name in FACTS:
            setattr(self, name, facts[name])

    def supersede(self):
        """Mark that the recipients changed before sending: this consent was never used."""
        self.superseded = True

    def withdraw(self, when, account_id, channel):
        """Note the withdrawal; the first one counts."""
        if self.withdrawn_at is None:
            self.withdrawn_at = when
            self.withdrawn_by = account_id
            self.withdrawal_channel = channel


class Declaration:
    """The place of a text that is agreed to outside of any share; only a name in the URL."""

    def __init__(self, name, parent):
        self.__name__ = name
        self.__parent__ = parent


class Consents(Folder):
    """The evidence of one person, by generated id; texts to agree to have their place here, too."""

    def __getitem__(self, name):
        """Return the evidence called *name*, or the place of the text with that id."""
        stored = self.get(name)
        return Declaration(name, self) if stored is None else stored

    def declared(self, text_id):
        """Return what the person declared with that text and did not take back, oldest first."""
        standing = [
            consent
            for consent in self.values()
            if consent.share_id is None
            and consent.text_id == text_id
            and consent.withdrawn_at is None
        ]
        return sorted(standing, key=lambda consent: consent.accepted_at)

    def add_consent(self, consent):
        """Put *consent* under a new id and return it."""
        return self.add(new_id("c"), consent)
