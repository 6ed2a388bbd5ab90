"""Where traversal starts, and the transaction of a request."""

import transaction
from pyramid_zodbconn import get_connection

from mobio.services import clock
from mobio.services.evolution import open_steps
from mobio.services.forms_in_force import catalogue_in_force


class QuietManager(transaction.TransactionManager):
    """Keep notes and users out of transactions.

    pyramid_tm writes the path of the request into the note of every commit; paths name people.
    """

    def begin(self):
        """Return a new transaction that takes neither a note nor a user."""
        begun = super().begin()
        begun.note = begun.setUser = _nothing
        return begun


def _nothing(*_anything):
    return None


def transaction_manager(request):
    """Return a manager of this request's own; the setting ``tm.manager_hook`` names it."""
    return QuietManager(explicit=True)


class NotReady(Exception):
    """Refuse to serve a database that must be made or evolved first; the message says how."""


def site(request):
    """Return the site; it is made by ``mobio evolve``, never by a request. May raise NotReady."""
    found = get_connection(request).root().get("site")
    if found is None:
        raise NotReady("The database is empty. Run: mobio evolve")
    if open_steps(found):
        raise NotReady("The database is of an older release. Run: mobio evolve")
    return found


def sessions(request):
    """Return the sessions, from their own database."""
    return get_connection(request, "sessions").root()["sessions"]


def now(request):
    """Return the moment of this request; one moment for all it does."""
    return request.registry.clock()


def catalogue(request):
    """Return what is in force, in the words of the reader, or of two readers before one screen."""
    found = catalogue_in_force(request.site).in_language(request.language)
    second = request.second_language
    return found.beside(second) if second else found


def includeme(config):
    config.registry.clock = clock.now
    config.set_root_factory(lambda request: request.site)
    for function in (site, sessions, now, catalogue):
        config.add_request_method(function, reify=True)
