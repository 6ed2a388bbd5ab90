"""The published schema files: text, hash and the number that is in force.

A version is stored once and never changes. References are plain strings, ``biography/education@2``;
what they mean is known by the engine alone.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent


class SchemaVersion(Persistent):
    """One published file: its text, the SHA-256 of the text, and the act that published it."""

    def __init__(self, text, sha256, sequence):
        self.text = text
        self.sha256 = sha256
        self.sequence = sequence


class PublishedTexts(Persistent):
    """The translations of the forms into one language: (context, German) to text."""

    def __init__(self, messages, revision):
        self.messages = messages
        self.revision = revision


class Publication(Persistent):
    """The record of one act of publishing: who, when, why, and what came into force."""

    def __init__(self, *, when, who, reason, references, sequence):
        self.when = when
        self.who = who
        self.reason = reason
        self.references = references
        self.sequence = sequence


class Schemas(Persistent):
    """Every version ever published, which of them is in force, and their translations."""

    __name__ = None
    __parent__ = None

    def __init__(self):
        self.versions = OOBTree()
        self.publications = OOBTree()
        self.texts = OOBTree()
        self.in_force = {}
        self.fingerprint = ""
        self.sequence = 0

    def text_of(self, reference):
        """Return the text published as *reference*; raise KeyError if it never was."""
        return self.versions[reference].text
