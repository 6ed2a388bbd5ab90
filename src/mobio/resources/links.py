"""The place of mailed links: nothing is stored here, the shares lie below their persons."""

import re

from mobio.resources.permissions import EVERYONE, Permission, allow

OPENING = re.compile(r"[0-9a-f]{32}\Z")
NAME = "dse"
"""The path of mailed links is fixed: it stands in letters of the county since 2018."""


class Opened:
    """A package that was opened with a link; the browser that opened it holds the proof."""

    def __init__(self, name, parent):
        self.__name__ = name
        self.__parent__ = parent


class MailedLinks:
    """Where mailed links lead to. Having one is enough; the views ask for it."""

    __acl__ = (allow(EVERYONE, Permission.OPEN_LINK),)

    def __init__(self, parent):
        self.__name__ = NAME
        self.__parent__ = parent

    def __getitem__(self, name):
        """Return the place of one opening; raise KeyError for all else, so that views are found."""
        if not OPENING.match(name):
            raise KeyError(name)
        return Opened(name, self)
