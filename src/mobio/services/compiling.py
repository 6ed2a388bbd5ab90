"""Compile templates one at a time.

CPython before 3.12.2 raises a SystemError now and then when two threads build syntax trees at once
(https://github.com/python/cpython/issues/106905); the first two visitors of a new process would
meet it. Debian 12 ships such a version.
"""

import functools
import threading

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
