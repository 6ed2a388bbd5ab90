"""One run: fill, compare the answers, start cold, load in turns, print."""

import argparse
import contextlib
import dataclasses
import json
import os
import platform
import tempfile
from pathlib import Path

from bench import agreement, load, report
from bench.django_program import Django
from bench.mobio_program import Mobio, derived_forms
from bench.naive_program import Naive
from bench.record import CHANGED
from bench.words import words


def arguments(given):
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="turns of every program")
    parser.add_argument("--seconds", type=float, default=1, help="waiting time per turn")
    parser.add_argument("--starts", type=int, default=3, help="more cold starts")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--smoke", action="store_true", help="one tiny round, to see that it runs")
    options = parser.parse_args(given)
    if options.smoke:
        options.rounds, options.seconds, options.starts, options.connections = 1, 0.01, 0, [1]
    return options


def main(given=None):
    """Measure and print."""
    options = arguments(given)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        forms = derived_forms(folder)
        labels = words(forms)
        labels_file = folder / "words.json"
        labels_file.write_text(json.dumps(labels), "utf-8")
        peers = [Naive(folder, labels_file), Django(folder, labels_file)]
        programs = [*peers, Mobio(folder, forms)]
        seats, bytes_of = prepare(programs, max(options.connections), labels)
        print(f"All programs gave the same answers. {machine()}", flush=True)
        facts = {name: report.Facts(bytes_of[name]) for name in seats}
        for _ in range(options.starts):
            for program in programs:
                with program.running() as server:
                    note_start(facts[program.name], server, seats[program.name][0])
        for connections in options.connections:
            measured = measure(programs, seats, facts, connections, options)
            print("\n".join(report.tables(measured, facts, connections)), flush=True)
        print("\n".join(report.facts_table(facts)))


def machine():
    """Return in one line what the figures depend on."""
    load_before = os.getloadavg()[0]
    return f"{os.cpu_count()} CPUs, Python {platform.python_version()}, load {load_before:.1f}."


def prepare(programs, people, labels):
    """Fill every program, check that all agree; return ({name: seats}, {name: bytes by kind})."""
    seats, bytes_of, options = {}, {}, {}
    for program in programs:
        program.fill(people)
        with program.running() as server:
            server.wait("/login")
            seats[program.name] = program.seats(server)
            for seat in seats[program.name]:
                agreement.check(program, seat, labels, options)
            bytes_of[program.name] = sizes(seats[program.name][0])
    return seats, bytes_of


def sizes(seat):
    """Return the bytes of an answer of each kind, of the request where one saves."""
    answer = seat.worker().get(seat.form_path)
    form = answer.page.form_with(CHANGED)
    _kind, sent = form.encoded(form.pairs)
    shared = seat.actor().get(seat.shared_path)
    return {"form": len(answer.body), "save": len(sent), "shared": len(shared.body)}


def moved(seats, server):
    """Return *seats* as they stand when *server* serves the same database."""
    return [dataclasses.replace(seat, port=server.port, pid=server.process.pid) for seat in seats]


def note_start(facts, server, seat):
    """Wait for the first form, and note how long that took and what memory it left."""
    facts.starts.append(server.wait(seat.form_path, seat.cookies))
    facts.idle.append(server.memory())


def measure(programs, seats, facts, connections, options):
    """Run all programs side by side, load them in turns, and return what was measured."""
    with contextlib.ExitStack() as stack:
        here = {}
        servers = {}
        for program in programs:
            name = program.name
            servers[name] = stack.enter_context(program.running())
            note_start(facts[name], servers[name], seats[name][0])
            here[name] = moved(seats[name], servers[name])
            # Alone, for CPython 3.11 may fail when two threads compile their templates at once.
            servers[name].wait(here[name][0].shared_path, here[name][0].shared_cookies)
        generator = stack.enter_context(load.Generator(connections))
        measured = load.interleaved(here, generator, options.rounds, options.seconds)
        for name, server in servers.items():
            facts[name].loaded.append(server.memory())
    return measured
