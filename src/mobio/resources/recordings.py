"""Recordings of texts, for people who cannot read: what is heard, and who recorded it when."""

import hashlib

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from persistent import Persistent
from ZODB.blob import Blob

from mobio.resources.permissions import AUTHENTICATED, Permission, allow

SHOWN_ACTS = 50


class Recording(Persistent):
    """A text read aloud in one language.

    *digest* is the hash of the text that was read, *file* the name under which it is heard: it is
    told by the content, so that a browser may keep it for ever.
    """

    __name__ = None
    __parent__ = None

    def __init__(self, *, name, language, digest, content, kind, suffix, seconds, who, when):
        self.name = name
        self.language = language
        self.digest = digest
        self.kind = kind
        self.seconds = seconds
        self.size = len(content)
        self.file = f"{hashlib.sha256(content).hexdigest()[:32]}.{suffix}"
        self.who = who
        self.when = when
        self._blob = Blob()
        with self._blob.open("w") as file:
            file.write(content)

    @property
    def content(self):
        """Return the bytes of the file."""
        with self._blob.open("r") as file:
            return file.read()


class Recordings(Persistent):
    """All recordings, one for each name and language, and who added or removed one."""

    __name__ = None
    __parent__ = None
    __acl__ = (allow(AUTHENTICATED, Permission.LISTEN),)

    def __init__(self):
        self._by_text = OOBTree()
        self._by_file = OOBTree()
        self._acts = IOBTree()
        self.fingerprint = ""

    def __getitem__(self, file):
        """Return the recording whose file is called so; raise KeyError if there is none."""
        return self._by_text[self._by_file[file]]

    def get(self, name, language):
        """Return the recording of *name* in *language*, or None."""
        return self._by_text.get((name, language))

    def values(self):
        """Return all recordings, in the order of their names."""
        return list(self._by_text.values())

    def put(self, recording):
        """Keep *recording* in the place of an earlier one of the same text."""
        recording.__parent__ = self
        recording.__name__ = recording.file
        self._by_text[recording.name, recording.language] = recording
        self._note("recorded", recording, recording.who, recording.when)

    def remove(self, name, language, who, when):
        """Forget a recording; raise KeyError if there is none."""
        self._note("removed", self._by_text.pop((name, language)), who, when)

    def _note(self, what, recording, who, when):
        number = self._acts.maxKey() + 1 if self._acts else 1
        self._acts[number] = {
            "what": what,
            "name": recording.name,
            "language": recording.language,
            "who": who,
            "when": when,
        }
        # One file may be heard at two texts; it is there as long as one of them has it.
        self._by_file = OOBTree({each.file: (each.name, each.language) for each in self.values()})
        told = [f"{each.name}/{each.language}/{each.digest}/{each.file}" for each in self.values()]
        self.fingerprint = hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()

    def last_acts(self):
        """Return what was done last, the newest first."""
        return [self._acts[number] for number in reversed(self._acts.keys())][:SHOWN_ACTS]

    def __len__(self):
        return len(self._by_text)

    def __bool__(self):
        return True
