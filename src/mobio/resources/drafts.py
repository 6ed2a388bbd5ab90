"""Schema files that are being written: the next text of a file, its translations, who approves.

A draft reaches nobody. What its text means is known by the engine alone.
"""

import hashlib
import json

from persistent import Persistent

KEPT_EARLIER = 20
"""How many texts of before are kept, so that a wrong upload or a hasty save loses nothing."""


class Draft(Persistent):
    """The next version of one schema file; without a text it only mends translations.

    ``revision`` counts the changes; a page that was opened at another one must not overwrite.
    """

    approvals = ()
    earlier = ()
    writers = ()
    """The accounts that wrote on it, each once: none of them alone can let it pass."""

    def __init__(self, path, number, account_id, now):
        self.path = path
        self.number = number
        self.text = None
        self.words = {}
        self.author = account_id
        self.created = now
        self.changed = {"who": account_id, "when": now}
        self.revision = 0

    @property
    def sha256(self):
        """Return the hash of all that is approved: the number, the text and the translations."""
        words = {
            language: sorted([*key, text] for key, text in messages.items())
            for language, messages in self.words.items()
        }
        everything = json.dumps([self.path, self.number, self.text, words], sort_keys=True)
        return hashlib.sha256(everything.encode("utf-8")).hexdigest()

    def write(self, text, number, account_id, now):
        """Keep *text* as that of version *number*; a change voids what was approved."""
        if (text, number) == (self.text, self.number):
            return
        if self.text is not None:
            kept = {"text": self.text, **self.changed}
            self.earlier = (*self.earlier, kept)[-KEPT_EARLIER:]
        self.text, self.number = text, number
        self._note(account_id, now)

    def translate(self, language, messages, account_id, now):
        """Keep *messages*, {(context, German): text}, as all that is new in *language*."""
        words = {**self.words, language: dict(messages)}
        words = {name: found for name, found in words.items() if found}
        if words == self.words:
            return
        self.words = words
        self._note(account_id, now)

    def _note(self, account_id, now):
        self.changed = {"who": account_id, "when": now}
        if account_id not in self.writers:
            self.writers = (*self.writers, account_id)
        self.revision += 1
        self.approvals = ()

    def approve(self, account_id, role, now):
        """Keep that the account, in its *role*, approves of the draft as it stands."""
        others = [each for each in self.approvals if each["account"] != account_id]
        approval = {"account": account_id, "role": role, "when": now, "sha256": self.sha256}
        self.approvals = (*others, approval)

    @property
    def standing_approvals(self):
        """Return the approvals that were given to exactly this draft."""
        return tuple(each for each in self.approvals if each["sha256"] == self.sha256)


class SchemaPlace:
    """A place below the schemas that is only a name in the URL and is never stored."""

    def __init__(self, name, parent):
        self.__name__ = name
        self.__parent__ = parent


class SchemaVersionPlace(SchemaPlace):
    """One published version of a file."""

    @property
    def number(self):
        """Return the number of the version."""
        return int(self.__name__)

    @property
    def file(self):
        """Return the file this is a version of."""
        return self.__parent__.__parent__


class SchemaVersions(SchemaPlace):
    """The published versions of a file, by number."""

    def __getitem__(self, name):
        """Return the place of a version; raise KeyError if it was never published."""
        if f"{self.__parent__.path}@{name}" not in self.__parent__.schemas.versions:
            raise KeyError(name)
        return SchemaVersionPlace(name, self)


class SchemaFile(SchemaPlace):
    """One schema file with all its versions and, perhaps, a draft."""

    @property
    def schemas(self):
        """Return the schemas this file belongs to."""
        return self.__parent__.__parent__

    @property
    def path(self):
        """Return the name without a version, ``biography/education``."""
        return f"{self.__parent__.__name__}/{self.__name__}"

    @property
    def in_force(self):
        """Return the number that is in force; 0 for a file that was never published."""
        return self.schemas.in_force.get(self.path, 0)

    @property
    def draft(self):
        """Return the draft of the next version, or None."""
        return self.schemas.drafts.get(self.path)

    def __getitem__(self, name):
        """Return the place of the versions; raise KeyError for all else, so views are found."""
        if name != "versions":
            raise KeyError(name)
        return SchemaVersions(name, self)


class SchemaFolder(SchemaPlace):
    """One folder of schema files."""

    def __getitem__(self, name):
        """Return the file called *name*; raise KeyError if neither version nor draft is there."""
        if not self.__parent__.knows(f"{self.__name__}/{name}"):
            raise KeyError(name)
        return SchemaFile(name, self)
