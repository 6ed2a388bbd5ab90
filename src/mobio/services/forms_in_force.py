"""The catalogue of what is in force, compiled once for each state of the published forms."""

import threading
from collections import OrderedDict

from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import Source
from mobio.engine.loading import ReadWhenAsked
from mobio.engine.references import Reference
from mobio.services.translations import say

KEPT = 4
"""How many states are kept compiled: the one in force, and those of requests still running."""

_lock = threading.Lock()
_compiled = OrderedDict()


def catalogue_in_force(site):
    """Return the Catalogue of what is in force in *site*, in German.

    The pointer is read in the transaction of the caller; the compiled catalogue is shared between
    threads under its fingerprint and never changes.
    """
    schemas = site["schemas"]
    with _lock:
        found = _compiled.get(schemas.fingerprint)
    return found or _keep(schemas.fingerprint, compiled(schemas))


def compiled(schemas):
    """Return a new Catalogue of the published *schemas*."""
    sources = [
        Source(Reference.parse(name), version.text.encode("utf-8"), name)
        for name, version in schemas.versions.items()
    ]
    messages = {language: texts.messages for language, texts in schemas.texts.items()}
    sequences = {
        Reference.parse(name): version.sequence for name, version in schemas.versions.items()
    }
    words = (messages, schemas.fingerprint, say)
    return Catalogue(ReadWhenAsked(sources), schemas.in_force, *words, sequences)


def _keep(fingerprint, catalogue):
    with _lock:
        _compiled[fingerprint] = catalogue
        while len(_compiled) > KEPT:
            _compiled.popitem(last=False)
    return catalogue
