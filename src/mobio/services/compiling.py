"""Compile templates one at a time, and keep what was compiled for the next start.

CPython before 3.12.2 raises a SystemError now and then when two threads build syntax trees at once
(https://github.com/python/cpython/issues/106905); the first two visitors of a new process would
meet it. Debian 12 ships such a version.
"""

import functools
import marshal
import sys
import threading
from pathlib import Path

from chameleon.loader import MemoryLoader
from chameleon.template import BaseTemplate

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
    """Keep the code of templates in sealed *files*.

    Compiling the templates of one page takes longer than all else a start does. Chameleon names the
    code after the template's text and the versions of all packages, so nothing outdated is found.
    """

    def __init__(self, files):
        self._files = files

    def get(self, name):
        """Return what the code called *name* defines, or None if it is not kept."""
        code = self._files.get(_file_of(name))
        return None if code is None else _run(marshal.loads(code))  # noqa: S302 -- sealed by us

    def build(self, source, filename):
        """Compile *source*, keep it as *filename*, and return what it defines."""
        code = compile(source, filename, "exec")
        self._files.put(_file_of(filename), marshal.dumps(code))
        return _run(code)


def _file_of(name):
    """Return the name of the file; code is good for one version of Python only."""
    return f"{Path(name).stem}.{sys.implementation.cache_tag}.code"


def _run(code):
    found = {}
    exec(code, found)  # noqa: S102 -- what Chameleon has made of our own templates
    return found


def keep_compiled(files, template=BaseTemplate):
    """Let the code of each *template* be kept in sealed *files*."""
    template.loader = KeptCode(files)
