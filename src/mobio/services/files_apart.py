"""Check a file in a process of its own: reading what strangers wrote must not harm the server."""

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from mobio.services.file_worker import KEPT, REFUSED, SECONDS
from mobio.services.files_checked import Checked, FileRefused, first_look

SOURCE = Path(__file__).parents[2]
PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
COMMAND = (sys.executable, "-P", "-m", "mobio.services.file_worker")
LONGEST = 2 * SECONDS
"""How long the process may take on a machine that is busy."""
WAIT = 10
"""How long a file waits its turn."""
turn = threading.Lock()
"""One file at a time: a large photo takes some hundred megabytes while it is decoded."""
_sending = set()
_counting = threading.Lock()


@contextlib.contextmanager
def only_one_of(account_id):
    """Let an account have one file looked at, or waiting for it; raise FileRefused for another.

    Whoever sends many at once would otherwise keep the turn from all others.
    """
    with _counting:
        if account_id in _sending:
            raise FileRefused("again")
        _sending.add(account_id)
    try:
        yield
    finally:
        _sending.discard(account_id)


def check_apart(content):
    """Return the Checked file in *content*; raise FileRefused with the reason."""
    unreadable = first_look(content)
    if not turn.acquire(timeout=WAIT):
        raise FileRefused("again")
    try:
        reply = _asked(content)
    finally:
        turn.release()
    if reply.startswith(REFUSED):
        raise FileRefused(reply.removeprefix(REFUSED).decode())
    if not reply.startswith(KEPT):
        # It was stopped by a limit, or crashed: no file does that by accident twice.
        raise FileRefused(unreadable)
    media_type, _, kept = reply.removeprefix(KEPT).partition(b"\n")
    return Checked(kept, media_type.decode())


def _asked(content):
    """Return what a new process says of *content*; nothing if it did not come to an end."""
    own = {"PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8"}
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    with contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(  # noqa: S603 -- the command is ours
            COMMAND,
            input=content,
            stdout=subprocess.PIPE,
            # What a library complains about may quote the file.
            stderr=subprocess.DEVNULL,
            env=passed_on | own,
            cwd=tempfile.gettempdir(),
            timeout=LONGEST,
            check=False,
            start_new_session=True,
        )
        return done.stdout if done.returncode == 0 else b""
    return b""
