"""Find the person below whom a place of the tree lies."""

from pyramid.location import lineage

from mobio.resources.people import Person


def person_of(context):
    """Return the Person above *context* (or itself), or None when it lies below none."""
    return next((place for place in lineage(context) if isinstance(place, Person)), None)
