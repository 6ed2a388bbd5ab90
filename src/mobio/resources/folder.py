"""The plain building block of the tree: named children in a BTree."""

import secrets

from BTrees.OOBTree import OOBTree
from persistent import Persistent

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
ID_LENGTH = 16


def new_id(prefix=""):
    """Return *prefix* and 16 random characters (80 bits), fit for a URL and told by nobody."""
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


class Folder(Persistent):
    """Keep children under their names; each child knows its name and its parent."""

    __name__ = None
    __parent__ = None

    def __init__(self):
        self._children = OOBTree()

    def __getitem__(self, name):
        """Return the child called *name*; raise KeyError (the web's 404) if there is none."""
        return self._children[name]

    def get(self, name, default=None):
        """Return the child called *name*, or *default*."""
        return self._children.get(name, default)

    def __contains__(self, name):
        return name in self._children

    def __iter__(self):
        return iter(self._children)

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        # An empty folder is still a folder; without this, len() would make it false.
        return True

    def items(self):
        """Return the pairs (name, child) in the order of their names."""
        return self._children.items()

    def values(self):
        """Return the children in the order of their names."""
        return self._children.values()

    def add(self, name, child):
        """Put *child* under *name* and return it; raise KeyError if the name is taken."""
        if name in self._children:
            raise KeyError(f"{name!r} is taken")
        child.__name__ = name
        child.__parent__ = self
        self._children[name] = child
        return child

    def remove(self, name):
        """Take the child called *name* out and return it; raise KeyError if there is none."""
        child = self._children.pop(name)
        child.__parent__ = None
        return child
