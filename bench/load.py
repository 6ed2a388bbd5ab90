"""The load generator: every connection in a process of its own, one request after the other.

A request is timed from its first byte sent to its last byte received. What the generator does in
between (writing the next body) is not in the figures.
"""

import concurrent.futures
import multiprocessing
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.browser import REDIRECTS, Visitor
from bench.record import CHANGED

KINDS = ("form", "save", "shared")
WARM_UP = 3
FOUND = (200,)


@dataclass(frozen=True)
class Seat:
    """Where one connection sits: whose form, which link, logged in with what."""

    number: int
    port: int
    pid: int
    form_path: str
    cookies: dict
    shared_path: str
    shared_cookies: dict
    counted: tuple = ()
    """Names of hidden fields that count the saves (a revision): nobody else saves here."""

    def worker(self):
        """Return a visitor who is logged in."""
        return Visitor(self.port, self.cookies)

    def actor(self):
        """Return a visitor who may open the link."""
        return Visitor(self.port, self.shared_cookies)


@dataclass
class Measured:
    """All times of one kind of request to one program, round by round."""

    rounds: list = field(default_factory=list)
    processor: list = field(default_factory=list)
    """CPU seconds of the server per request, one number a round."""

    @property
    def seconds(self):
        """Return all times in order of length."""
        return sorted(second for times in self.rounds for second in times)


class Save:
    """A POST that always changes one answer: saving nothing new would be no work."""

    def __init__(self, visitor, seat):
        self.visitor = visitor
        self.seat = seat
        self.form = visitor.get(seat.form_path).page.form_with(CHANGED)
        self.numbers = {name: int(dict(self.form.pairs)[name]) for name in seat.counted}
        self.count = 0

    def __call__(self):
        """Send the form with a new answer and return how long that took."""
        self.count += 1
        numbers = {name: str(first + self.count - 1) for name, first in self.numbers.items()}
        given = {**numbers, CHANGED: self.words()}
        return self.visitor.submit(self.seat.form_path, self.form, **given), REDIRECTS

    def words(self):
        """Return an answer that nobody gave before."""
        return f"Nähkurs {self.seat.number}, {self.count}, {time.time_ns()}"


def requests_of(kind, seat):
    """Return the function that makes one request of *kind* and says which statuses are right."""
    if kind == "shared":
        actor = seat.actor()
        return lambda: (actor.get(seat.shared_path), FOUND)
    worker = seat.worker()
    if kind == "save":
        return Save(worker, seat)
    return lambda: (worker.get(seat.form_path), FOUND)


def hammer(kind, seat, seconds):
    """Ask for *seconds* of waiting time; return how long each answer took, and the server's CPU."""
    ask = requests_of(kind, seat)
    for _ in range(WARM_UP):
        time_of(ask, kind)
    times = []
    before = processor_seconds(seat.pid)
    while not times or sum(times) < seconds:
        times.append(time_of(ask, kind))
    return times, processor_seconds(seat.pid) - before


def time_of(ask, kind):
    """Make one request and return how long it took; an answer of the wrong status ends the run."""
    answer, right = ask()
    if answer.status not in right:
        raise RuntimeError(f"{kind} answered {answer.status}, not {right}")
    return answer.seconds


def processor_seconds(pid):
    """Return the processor time that the threads of a process have used, in seconds."""
    used = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text("ascii").split()[0]) for thread in used) / 1e9


class Generator:
    """A pool of processes, one per connection, that lives for the whole run."""

    def __init__(self, connections):
        self.connections = connections
        self.pool = concurrent.futures.ProcessPoolExecutor(
            connections, mp_context=multiprocessing.get_context("spawn")
        )

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.pool.shutdown()

    def burst(self, kind, seats, seconds):
        """Let all connections ask at once; return all times, and CPU seconds per request."""
        seats = seats[: self.connections]
        waiting = [self.pool.submit(hammer, kind, seat, seconds) for seat in seats]
        results = [future.result() for future in waiting]
        times = [second for own, _used in results for second in own]
        # All connections look at the same clock of the same server at the same time.
        used = sum(used for _own, used in results) / len(results)
        return times, used / len(times)


def interleaved(programs, generator, rounds, seconds):
    """Return {(program name, kind): Measured}: in every round each program has its turn.

    *programs* is {name: seats}. The order turns round with every round, so that no program is
    always the one after a certain other.
    """
    measured = {(name, kind): Measured() for name in programs for kind in KINDS}
    names = list(programs)
    for number in range(rounds):
        for kind in KINDS:
            for name in names if number % 2 == 0 else names[::-1]:
                times, used = generator.burst(kind, programs[name], seconds)
                measured[name, kind].rounds.append(times)
                measured[name, kind].processor.append(used)
    return measured
