"""The published schema files: text, hash and the number that is in force.

A version is stored once and never changes. References are plain strings, ``biography/education@2``;
what they mean is known by the engine alone.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent

from mobio.resources.drafts import SchemaFolder
from mobio.resources.permissions import Permission, allow, role


class SchemaVersion(Persistent):
    """One published file: its text, the SHA-256 of the text, and the act that published it."""

    def __init__(self, text, sha256, sequence):
        self.text = text
        self.sha256 = sha256
        self.sequence = sequence


class PublishedTexts(Persistent):
    """The translations of the forms into one language: (context, German) to text.

    *revision* is the act that changed them last, *who* and *when* its author and its time.
    """

    who = ""
    when = None

    def __init__(self, messages, revision, who="", when=None):
        self.messages = messages
        self.revision = revision
        self.who = who
        self.when = when


class Publication(Persistent):
    """The record of one act of publishing: who, when, why, and what came into force.

    *approvals* are mappings with account and role, *allowed* the languages that had gaps, *plan*
    is what was told before, as plain data.
    """

    approvals = ()
    allowed = ()
    plan = None

    def __init__(
        self, *, when, who, reason, references, sequence, approvals=(), allowed=(), plan=None
    ):
        self.when = when
        self.who = who
        self.reason = reason
        self.references = references
        self.sequence = sequence
        self.approvals = approvals
        self.allowed = allowed
        self.plan = plan


class Schemas(Persistent):
    """Every version ever published, which of them is in force, and their translations."""

    __name__ = None
    __parent__ = None
    __acl__ = (
        allow(
            role("coordinator"),
            Permission.READ_SCHEMAS,
            Permission.WRITE_SCHEMAS,
            Permission.APPROVE,
            Permission.PUBLISH,
        ),
        allow(role("data_protection_officer"), Permission.READ_SCHEMAS, Permission.APPROVE),
    )

    def __init__(self):
        self.versions = OOBTree()
        self.drafts = OOBTree()
        self.publications = OOBTree()
        self.texts = OOBTree()
        self.in_force = {}
        self.fingerprint = ""
        self.sequence = 0

    def text_of(self, reference):
        """Return the text published as *reference*; raise KeyError if it never was."""
        return self.versions[reference].text

    def __getitem__(self, folder):
        """Return the place of a folder of files; raise KeyError if nothing lies in it."""
        if not any(path.startswith(f"{folder}/") for path in self.paths()):
            raise KeyError(folder)
        return SchemaFolder(folder, self)

    def paths(self):
        """Return the paths of all files, published or drafted, in their order."""
        return sorted({*self.in_force, *self.drafts})

    def knows(self, path):
        """Tell whether there is a version or a draft of *path*."""
        return path in self.in_force or path in self.drafts
