"""The known addresses of actors, kind by kind, so that nobody has to type them."""

from persistent import Persistent

from mobio.resources.folder import Folder, new_id


class Actor(Persistent):
    """One office or company that may receive the package called *package_id*."""

    __name__ = None
    __parent__ = None

    def __init__(self, package_id, name, address, note=""):
        self.package_id = package_id
        self.name = name
        self.address = address
        self.note = note


class Directory(Folder):
    """All known actors by id."""

    def add_actor(self, actor):
        """Put *actor* under a new id and return it."""
        return self.add(new_id("d"), actor)

    def of_kind(self, package_id):
        """Return the actors that may receive that package, in the order of their names."""
        found = [actor for actor in self.values() if actor.package_id == package_id]
        return sorted(found, key=lambda actor: actor.name.casefold())
