"""How a schema file is called: folder, id and version, ``biography/education@2``."""

import re
from dataclasses import dataclass

ID = re.compile(r"[a-z][a-z0-9_]{0,62}\Z")
REFERENCE = re.compile(r"([a-z_]+)/([a-z][a-z0-9_]{0,62})@([1-9][0-9]{0,5})\Z")


@dataclass(frozen=True, order=True)
class Reference:
    """Name one version of one schema file."""

    folder: str
    id: str
    version: int

    @classmethod
    def parse(cls, text):
        """Return the reference written as *text*; raise ValueError if it is none."""
        match = REFERENCE.match(text)
        if not match:
            raise ValueError("a reference looks like biography/education@2")
        return cls(match[1], match[2], int(match[3]))

    @property
    def path(self):
        """Return the name without the version, ``biography/education``."""
        return f"{self.folder}/{self.id}"

    def __str__(self):
        return f"{self.path}@{self.version}"
