"""Compile templates one at a time, and keep what was compiled for the next start.

CPython before 3.12.2 raises a SystemError now and then when two threads build syntax trees at once
(https://github.com/python/cpython/issues/106905); the first two visitors of a new process would
meet it. Debian 12 ships such a version.
"""

import functools
import hmac
import importlib.util
import marshal
import os
import tempfile
import threading
from pathlib import Path

from chameleon.loader import MemoryLoader
from chameleon.template import BaseTemplate

SEAL_BYTES = 32
_lock = threading.RLock()  # a template may compile another one while it is compiled


def compile_one_at_a_time(template=BaseTemplate):
    """Let each *template* class be compiled by one thread at a time; more calls change nothing."""
    if hasattr(template.cook, "__wrapped__"):
        return
    cook = template.cook

    @functools.wraps(cook)
    def cook_alone(self, body):
        with _lock:
            return cook(self, body)

    template.cook = cook_alone


class KeptCode(MemoryLoader):
    """Keep the code of templates in *folder*, each file sealed under *key*.

    Compiling the templates of one page takes longer than all else a start does. Chameleon names the
    code after the template's text and the versions of all packages, so nothing outdated is ever
    found. A file without a valid seal is not looked into, only written again; all may be deleted.
    """

    def __init__(self, folder, key):
        self._folder = Path(folder)
        self._key = key

    def get(self, name):
        """Return what the code called *name* defines, or None if it is not kept."""
        try:
            kept = self._path(name).read_bytes()
        except OSError:
            return None
        seal, code = kept[:SEAL_BYTES], kept[SEAL_BYTES:]
        if not hmac.compare_digest(seal, self._seal(name, code)):
            return None
        return _run(marshal.loads(code))  # noqa: S302 -- sealed by us

    def build(self, source, filename):
        """Compile *source*, keep it as *filename*, and return what it defines."""
        compiled = compile(source, filename, "exec")
        code = marshal.dumps(compiled)
        self._write(self._path(filename), self._seal(filename, code) + code)
        return _run(compiled)

    def _path(self, name):
        return self._folder / f"{Path(name).stem}.code"

    def _seal(self, name, code):
        told = name.encode("utf-8") + b"\0" + importlib.util.MAGIC_NUMBER + code
        return hmac.digest(self._key, told, "sha256")

    def _write(self, path, content):
        """Write the file at once, since other processes may read it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)


def _run(code):
    found = {}
    exec(code, found)  # noqa: S102 -- what Chameleon has made of our own templates
    return found


def keep_compiled(folder, key, template=BaseTemplate):
    """Let the code of each *template* be kept in *folder*, sealed under *key*."""
    template.loader = KeptCode(folder, key)
