"""What happened to a person's answers: who changed what, when, and what stood there before."""

from BTrees.IOBTree import IOBTree
from persistent import Persistent


class Entry(Persistent):
    """One act of saving: every question it changed, with the value that stood there before.

    *changes* is a tuple of ``{"question": id, "old": value}``; the old value is absent when there
    was no answer. *revision* is the one the section had after this act.
    """

    __name__ = None
    __parent__ = None
    verdicts = {}

    def __init__(self, *, when, account_id, role, section, version, language, assisted, revision):
        self.when = when
        self.account_id = account_id
        self.role = role
        self.section = section
        self.version = version
        self.language = language
        self.assisted = assisted
        self.revision = revision
        self._changes = ()

    @property
    def changes(self):
        """Return the changes; reached only here, so that they can be sealed like the answers."""
        return self._changes

    @changes.setter
    def changes(self, changes):
        self._changes = tuple(changes)

    def judge(self, question, verdict):
        """Remember what the person says of the change: ``right`` or ``wrong``."""
        self.verdicts = {**self.verdicts, question: verdict}


class Log(Persistent):
    """The history of one person, entry by entry. Nothing in it is ever changed but verdicts."""

    __name__ = None
    __parent__ = None

    def __init__(self):
        self._entries = IOBTree()

    def append(self, entry):
        """Add *entry* as the newest one and return it."""
        number = self._entries.maxKey() + 1 if len(self._entries) else 1
        entry.__name__ = str(number)
        entry.__parent__ = self
        self._entries[number] = entry
        return entry

    def entries(self):
        """Return all entries, the newest first."""
        return list(reversed(self._entries.values()))

    def after(self, section, revision):
        """Return the entries of *section* that came after its *revision*, the newest first."""
        later = []
        for entry in self.entries():
            if entry.section == section:
                if entry.revision <= revision:
                    break
                later.append(entry)
        return later

    def last_changes(self):
        """Yield (entry, change) for each question that was ever changed, the last change of each.

        The newest come first.
        """
        seen = set()
        for entry in self.entries():
            for change in entry.changes:
                question = (entry.section, change["question"])
                if question not in seen:
                    seen.add(question)
                    yield entry, change

    def __getitem__(self, number):
        """Return the entry of that number; raise KeyError if there is none."""
        if not number.isascii() or not number.isdigit() or len(number) > 9:
            raise KeyError(number)
        return self._entries[int(number)]

    def __len__(self):
        return len(self._entries)

    def __bool__(self):
        return True
