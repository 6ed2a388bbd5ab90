"""The files of one person: certificates and other papers, as they are given out."""

import hashlib
from datetime import timedelta

from persistent import Persistent
from ZODB.blob import Blob

from mobio.resources.folder import Folder, new_id

PREFIX = "a"
KEPT_UNUSED = timedelta(days=1)
"""How long a file stays that no answer names any more: so long it can be brought back."""


class Attachment(Persistent):
    """A file that was checked; an answer names it.

    *place* is the pair (section, question) it was uploaded to. *unused_since* is the moment from
    which no answer named it, or None.
    """

    __name__ = None
    __parent__ = None
    unused_since = None

    def __init__(self, *, content, media_type, place, who, when):
        self.media_type = media_type
        self.size = len(content)
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.place = tuple(place)
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

    @property
    def answer(self):
        """Return the answer that names this file."""
        return {
            "file": self.__name__,
            "size": self.size,
            "media_type": self.media_type,
            "sha256": self.sha256,
        }

    def is_over(self, now):
        """Tell whether no answer has named it for so long that nobody can bring it back."""
        return self.unused_since is not None and now - self.unused_since > KEPT_UNUSED


class Attachments(Folder):
    """All files of one person, by generated id."""

    def add_file(self, attachment):
        """Put *attachment* under a new id and return it."""
        return self.add(new_id(PREFIX), attachment)

    @property
    def size(self):
        """Return how many bytes all files take together."""
        return sum(attachment.size for attachment in self.values())

    def mark(self, used, now):
        """Note which files are *used*, by id; take away those that no answer names any more."""
        for name, attachment in list(self.items()):
            if name in used:
                if attachment.unused_since is not None:
                    attachment.unused_since = None
            elif attachment.is_over(now):
                self.remove(name)
            elif attachment.unused_since is None:
                attachment.unused_since = now

    def let_go(self, names):
        """Take away the files called *names* at once, as far as they are there."""
        for name in names:
            if name in self:
                self.remove(name)

    def forget(self, section, questions):
        """Take away every file that was uploaded to one of *questions* of a section."""
        for name, attachment in list(self.items()):
            where, question = attachment.place
            if where == section and question.partition(".")[0] in questions:
                self.remove(name)
