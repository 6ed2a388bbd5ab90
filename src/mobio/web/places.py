"""Find the person below whom a place of the tree lies."""

from pyramid.location import lineage

from mobio.resources.biography import Biography
from mobio.resources.casework import CaseEntry
from mobio.resources.people import Person


def person_of(context):
    """Return the Person above *context* (or itself), or None when it lies below none."""
    return next((place for place in lineage(context) if isinstance(place, Person)), None)


def author_of(context):
    """Return the account id of the worker who wrote the entry of casework above *context*."""
    entries = (place for place in lineage(context) if isinstance(place, CaseEntry))
    return next((entry.author_id for entry in entries), None)


def is_biography(context):
    """Tell whether *context* is a place of somebody's biography."""
    return hasattr(context, "__parent__") and any(
        isinstance(place, Biography) for place in lineage(context)
    )
