"""The record of a person as the page of a request sees it."""

from mobio.services.clock import today
from mobio.services.reading import record_of


def record_for(request, person, catalogue=None):
    """Return the Record of *person* today, in the words of *catalogue* or of the reader."""
    return record_of(person, catalogue or request.catalogue, today(request.now))
