"""The places of the handbook: nothing is stored here, its chapters are schema files."""

import re

NAME = "handbook"
CHAPTER = re.compile(r"[a-z][a-z0-9_]{0,62}\Z")


class ChapterPlace:
    """Where one chapter is read; whether there is such a chapter is known by the files."""

    def __init__(self, name, parent):
        self.__name__ = name
        self.__parent__ = parent


class Handbook:
    """The table of contents, and above all chapters."""

    def __init__(self, parent):
        self.__name__ = NAME
        self.__parent__ = parent

    def __getitem__(self, name):
        """Return the place of a chapter; raise KeyError for what cannot be the name of one."""
        if not CHAPTER.match(name):
            raise KeyError(name)
        return ChapterPlace(name, self)
