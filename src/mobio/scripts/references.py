"""References as they are typed, and where their files lie."""

from mobio.engine.folders import PACKAGES
from mobio.engine.references import Reference
from mobio.scripts.failures import Failure


def reference_named(text):
    """Return the Reference written as *text*; raise Failure if it is none."""
    try:
        return Reference.parse(text)
    except ValueError as error:
        raise Failure(f"{text!r}: {error}.") from None


def place_of(reference, forms, packages):
    """Return the file of *reference* below the folder *forms* or the folder *packages*."""
    folder = packages if reference.folder == PACKAGES else forms / reference.folder
    return folder / reference.id / f"{reference.version}.yaml"
