"""The catalogue of what is in force, compiled once for each state of forms and recordings."""

import threading
from collections import OrderedDict

from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import Source
from mobio.engine.loading import ReadWhenAsked
from mobio.engine.references import Reference
from mobio.engine.spoken import Heard
from mobio.services.translations import say

KEPT = 4
"""How many states are kept compiled: the one in force, and those of requests still running."""

_lock = threading.Lock()
_compiled = OrderedDict()
_trees = None


def catalogue_in_force(site):
    """Return the Catalogue of what is in force in *site*, in German.

    The pointers are read in the transaction of the caller; the compiled catalogue is shared between
    threads under both fingerprints and never changes. So a new recording is heard at the next
    request, and nothing that was made of an older catalogue is shown any more.
    """
    schemas, recordings = site["schemas"], site["recordings"]
    state = (schemas.fingerprint, recordings.fingerprint)
    with _lock:
        found = _compiled.get(state)
    return found or _keep(state, compiled(schemas, recorded(recordings)))


def recorded(recordings):
    """Return {(name, language): (digest of the text that was read, Heard)} of *recordings*."""
    return {
        (each.name, each.language): (each.digest, Heard(each.file, each.seconds, each.size))
        for each in recordings.values()
    }


def keep_read(trees):
    """Let *trees* keep what is read of published forms, for the next start; see ``KeptTrees``."""
    global _trees  # noqa: PLW0603 -- one for the process, like the catalogues it reads
    _trees = trees


def compiled(schemas, recordings=None):
    """Return a new Catalogue of the published *schemas*, with what is *recorded*."""
    sources = [
        Source(Reference.parse(name), version.text.encode("utf-8"), name)
        for name, version in schemas.versions.items()
    ]
    messages = {language: texts.messages for language, texts in schemas.texts.items()}
    sequences = {
        Reference.parse(name): version.sequence for name, version in schemas.versions.items()
    }
    words = (messages, schemas.fingerprint, say)
    forms = ReadWhenAsked(sources, _trees)
    return Catalogue(forms, schemas.in_force, *words, sequences, recordings)


def _keep(state, catalogue):
    with _lock:
        _compiled[state] = catalogue
        while len(_compiled) > KEPT:
            _compiled.popitem(last=False)
    return catalogue
