"""The places where workers work, and the municipalities they serve."""

from persistent import Persistent

from mobio.resources.folder import Folder, new_id


class Organisation(Persistent):
    """One office or carrier, and the codes of the municipalities it serves."""

    __name__ = None
    __parent__ = None

    def __init__(self, name, *, address="", phone="", municipalities=()):
        self.name = name
        self.address = address
        self.phone = phone
        self.municipalities = tuple(municipalities)


class Organisations(Folder):
    """All organisations by id."""

    def add_organisation(self, organisation):
        """Put *organisation* under a new id and return it."""
        return self.add(new_id("o"), organisation)
