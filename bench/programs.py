"""How a program under test is filled, started on a free port, and stopped by its own pid."""

import abc
import contextlib
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import peppercorn

from bench.browser import REDIRECTS, Visitor
from bench.load import Seat

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120
# Every program writes down its compiled modules, as one that is started for good does.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
}


@dataclass(frozen=True)
class Place:
    """Where one person's form and its shared view stand, and who may open the form."""

    user: str
    password: str
    form_path: str
    shared_path: str


class Program(abc.ABC):
    """A program under test. Subclasses say how it is filled, started, and what it is called."""

    name = ""
    user_field = ""
    counted = ()

    def __init__(self, folder):
        self.folder = folder
        self.places = ()

    @abc.abstractmethod
    def fill(self, people):
        """Make the database with that many people, and note their Places."""

    @abc.abstractmethod
    def command(self, port):
        """Return the command that serves the program on *port*."""

    def environment(self):
        """Return what the process finds in its environment beside what we have."""
        return {}

    def open_share(self, _visitor, place):
        """Return the path of the shared view after whatever opens it for this visitor."""
        return place.shared_path

    def question(self, name):
        """Return the question that a box called *name* belongs to."""
        return name

    def typed(self, pairs):
        """Return what the *pairs* of a form say; deform's marks tell what belongs together."""
        return peppercorn.parse(pairs)

    @contextlib.contextmanager
    def running(self):
        """Serve the program while the context lasts; yield the Server once it answers."""
        port = free_port()
        process = subprocess.Popen(
            self.command(port),
            cwd=ROOT,
            env={**ENVIRONMENT, **self.environment()},
        )
        server = Server(process, port)
        try:
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)

    def seats(self, server):
        """Log in once per person and return where each of them sits."""
        return [self._seat(number, place, server) for number, place in enumerate(self.places)]

    def _seat(self, number, place, server):
        worker, actor = Visitor(server.port), Visitor(server.port)
        log_in(worker, self.user_field, place)
        return Seat(
            number=number,
            port=server.port,
            pid=server.process.pid,
            form_path=place.form_path,
            cookies=worker.cookies,
            shared_path=self.open_share(actor, place),
            shared_cookies=actor.cookies,
            counted=self.counted,
        )


class Server:
    """A started process and what one can read of it from outside."""

    def __init__(self, process, port):
        self.process = process
        self.port = port
        self.started = time.perf_counter()

    def wait(self, path, cookies=None):
        """Return the seconds from the start of the process to the first good answer of *path*."""
        while time.perf_counter() - self.started < PATIENCE:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with code {self.process.returncode}")
            with contextlib.suppress(ConnectionRefusedError):
                answer = Visitor(self.port, cookies).get(path)
                if answer.status == 200:
                    return time.perf_counter() - self.started
                raise RuntimeError(f"{path} answered {answer.status}")
            time.sleep(0.005)
        raise RuntimeError(f"no answer after {PATIENCE} s")

    def memory(self):
        """Return the resident memory of the process and its children in MB."""
        return sum(resident(pid) for pid in family(self.process.pid)) / 1024


def free_port():
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid):
    """Yield *pid* and the processes below it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text("ascii").split():
            yield from family(int(child))


def resident(pid):
    """Return the resident memory of one process in kB."""
    for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def log_in(visitor, user_field, place):
    """Fill in the login page as a person does; the cookies stay with the visitor."""
    form = visitor.get("/login").page.form_with(user_field)
    answer = visitor.submit("/login", form, **{user_field: place.user, "password": place.password})
    if answer.status not in REDIRECTS:
        raise RuntimeError(f"logging in answered {answer.status}")


def python(*arguments):
    """Return the command that runs *arguments* with our own Python."""
    return [sys.executable, *map(str, arguments)]
