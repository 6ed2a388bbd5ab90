"""Files that a program keeps for its next start, each sealed under a key of its own.

They hold nothing about people and may be deleted at any time. What has no valid seal is not looked
into: it is as if it were not there.
"""

import hmac
import logging
import os
import tempfile
from pathlib import Path

SEAL_BYTES = 32
log = logging.getLogger(__name__)


class SealedFiles:
    """Keep contents by name in *folder*, which is for this program alone."""

    def __init__(self, folder, key):
        self._folder = Path(folder)
        self._key = key

    def get(self, name):
        """Return the content kept as *name*, or None if there is none with a valid seal."""
        try:
            kept = (self._folder / name).read_bytes()
        except OSError:
            return None
        seal, content = kept[:SEAL_BYTES], kept[SEAL_BYTES:]
        return content if hmac.compare_digest(seal, self._seal(name, content)) else None

    def put(self, name, content):
        """Keep *content* as *name*; where it cannot be written, the next start is only slower."""
        try:
            self._write(name, self._seal(name, content) + content)
        except OSError as error:
            log.warning("Nothing is kept in mobio.compiled: %s", error.strerror)

    def _write(self, name, sealed):
        """Write the file at once: others may be reading."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, written = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
            Path(written).replace(self._folder / name)
        except OSError:
            Path(written).unlink()
            raise

    def _seal(self, name, content):
        return hmac.digest(self._key, name.encode("utf-8") + b"\0" + content, "sha256")
