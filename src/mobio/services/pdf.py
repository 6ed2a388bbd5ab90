"""Documents as PDF, made by a worker process that may fail without harm.

The worker starts with the first PDF and stays; it is stopped when a document takes too long and
started anew after a crash. Where it cannot work, `readiness` says why and what to do.
"""

import contextlib
import ctypes
import html as entities
import os
import re
import subprocess
import sys
import tempfile
import threading
import weakref
from pathlib import Path
from typing import NamedTuple

from mobio.services import fonts
from mobio.services.pdf_worker import DONE, SECONDS, read_message, write_message

LIBRARIES = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
"""What WeasyPrint loads, and the Debian package that brings it."""

INSTALL = "apt-get install --no-install-recommends"
SOURCE = Path(__file__).parents[2]
PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
LARGEST = 4 * 2**20
TAG = re.compile(r"<[^>]*>")


class Problem(NamedTuple):
    """Why there is no PDF, and the line that helps."""

    reason: str
    remedy: str = ""


class PdfUnavailable(Exception):
    """Raised when a document cannot be had as PDF; offer its print view instead."""

    def __init__(self, reason, remedy=""):
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


def is_there(library):
    """Tell whether the shared *library* can be loaded; the worker asks for it in the same way."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(libraries=LIBRARIES):
    """Return a list of at most one Problem: shared *libraries* (name to package) not found here."""
    packages = [package for library, package in libraries.items() if not is_there(library)]
    remedy = " ".join((INSTALL, *packages))
    return [Problem("for PDFs Pango or a library it needs is missing", remedy)] if packages else []


def missing_fonts(shelf):
    """Return a list of at most one Problem: scripts of our languages *shelf* has no font for."""
    scripts = ", ".join(shelf.missing_scripts())
    remedy = f"{INSTALL} {fonts.PACKAGE}"
    return [Problem(f"for PDFs there is no font for {scripts}", remedy)] if scripts else []


def readiness():
    """Return a list of Problem: all that keeps PDFs of every language from being made here."""
    return missing_libraries() + missing_fonts(fonts.installed())


def text_of(page):
    """Return the text of the HTML *page*, tags taken out and entities resolved."""
    return entities.unescape(TAG.sub(" ", page))


class Worker:
    """The process, as long as it lives, and the folder with the fonts it may use."""

    def __init__(self, shelf):
        """Know the *shelf* of fonts; start nothing yet."""
        self._shelf = shelf
        self._folder = None
        self._process = None

    def ask(self, request, seconds):
        """Return the worker's answer to *request*, or raise PdfUnavailable; start it if need be."""
        process = self._running()
        with killed_after(seconds, process) as was_late:
            reply = self._exchange(process, request)
        if reply is None or was_late():
            self.stop()
        if reply is None:
            raise PdfUnavailable(f"the worker {'took too long' if was_late() else 'crashed'}")
        return reply

    def stop(self):
        """End the process and remove its folder; ask() starts another."""
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            process.kill()
            # Popen's own way to close the pipes and to wait for the end.
            with contextlib.suppress(OSError), process:
                pass
        if folder is not None:
            folder.cleanup()

    def _running(self):
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._process = self._start()
        return self._process

    def _start(self):
        for problem in missing_libraries():
            raise PdfUnavailable(*problem)
        self._folder = tempfile.TemporaryDirectory(prefix="mobio-pdf-")
        own = {
            "FONTCONFIG_FILE": str(self._shelf.lay_out(Path(self._folder.name))),
            "PYTHONPATH": str(SOURCE),
            "LANG": "C.UTF-8",
        }
        passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "mobio.services.pdf_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What WeasyPrint complains about may quote the document.
            stderr=subprocess.DEVNULL,
            env=passed_on | own,
            cwd=self._folder.name,
            # Ctrl-C is for the server; the worker ends when the server lets go of its input.
            start_new_session=True,
        )

    @staticmethod
    def _exchange(process, request):
        try:
            write_message(process.stdin, request)
            return read_message(process.stdout)
        except OSError:  # it died while we wrote
            return None


@contextlib.contextmanager
def killed_after(seconds, process):
    """Kill *process* if the block takes more than *seconds*; give a function that tells so."""
    late = threading.Event()

    def kill():
        late.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()


class PdfMaker:
    """Make PDFs, one at a time, in one worker process that is kept warm."""

    def __init__(self, seconds=SECONDS, shelf=None):
        """Give each document at most *seconds*, and the wait for its turn as much again."""
        self._seconds = seconds
        self._shelf = fonts.installed() if shelf is None else shelf
        self._worker = Worker(self._shelf)
        self._turn = threading.Lock()
        weakref.finalize(self, self._worker.stop)

    def make(self, html: str) -> bytes:
        """Return the PDF of the complete page *html*, or raise PdfUnavailable."""
        self._refuse(html)
        if not self._turn.acquire(timeout=self._seconds):
            raise PdfUnavailable("too many documents are wanted at once")
        try:
            reply = self._worker.ask(html.encode("utf-8"), self._seconds)
        finally:
            self._turn.release()
        if not reply.startswith(DONE):
            raise PdfUnavailable(f"WeasyPrint gave up ({reply[1:].decode()})")
        return reply.removeprefix(DONE)

    def close(self):
        """Stop the worker, after the document it is at. The next one starts a new worker."""
        with self._turn:
            self._worker.stop()

    def _refuse(self, html):
        if len(html) > LARGEST:
            raise PdfUnavailable("the document is too long")
        if self._shelf.missing_glyphs(text_of(html)):
            # Which characters these are is not told: they are somebody's answers.
            for problem in missing_fonts(self._shelf):
                raise PdfUnavailable(*problem)
            raise PdfUnavailable("there is no font for a character of this document")
