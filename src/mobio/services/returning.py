"""Bring a text back, or a shipped text into a database that has another one, as the next version.

Whatever was published stays as it is; the next number gets the text and the steps it needs.
"""

from mobio.engine.folders import Source
from mobio.engine.loading import read_definitions
from mobio.engine.references import Reference
from mobio.engine.returning import text_again


def again(schemas, reference):
    """Return the Source of the next version with the text published as *reference*.

    Raises KeyError if it never was published, and CannotReturn if answers would be lost.
    """
    return as_next(schemas, reference, schemas.text_of(str(reference)))


def as_next(schemas, reference, text):
    """Return the Source of the version after the one in force, with *text* of *reference*."""
    number = schemas.in_force[reference.path] + 1
    following = Reference(reference.folder, reference.id, number)
    chain = _chain(schemas, reference.path)
    here = Source(reference, text.encode("utf-8"), str(reference))
    target = read_definitions([here])[0][reference]
    written = text_again(text, target, chain)
    return Source(following, written.encode("utf-8"), str(following))


def _chain(schemas, path):
    """Return the definitions of all published versions of *path*, in their order."""
    names = [name for name in schemas.versions if name.startswith(f"{path}@")]
    references = sorted(map(Reference.parse, names))
    sources = [
        Source(each, schemas.text_of(str(each)).encode("utf-8"), str(each)) for each in references
    ]
    definitions = read_definitions(sources)[0]
    return [definitions[reference] for reference in references]
