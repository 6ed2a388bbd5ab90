"""One run: check what ships, publish with its plan over many people, read old answers."""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.changed_forms import SECTION, five_versions, second_versions
from bench.mobio_program import PERSONAL, add_worker, write, write_ini
from bench.programs import ENVIRONMENT, ROOT, python
from bench.record import ANSWERS
from bench.words import read
from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import Source
from mobio.engine.lines import section_lines
from mobio.engine.loading import newest, read_definitions, read_one
from mobio.engine.references import Reference
from mobio.engine.upgrading import State, upgrade
from mobio.resources.shares import Share
from mobio.scripts.configuration import read_settings
from mobio.scripts.database import open_root
from mobio.scripts.filling import Hand
from mobio.services import clock
from mobio.services.answering import Author
from mobio.services.clock import end_of_days
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.planning import plan
from mobio.services.publishing import check_folders, publish
from mobio.services.reading import record_from
from mobio.services.translations import form_messages, use_folder

AT_ONCE = 500
PACKAGE = "jc"


def arguments(given):
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(prog="bench/publish", description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40, help="turns of reading old and new")
    parser.add_argument("--smoke", action="store_true", help="few people, to see that it runs")
    options = parser.parse_args(given)
    if options.smoke:
        options.people, options.rounds = 30, 2
    return options


def main(given=None):
    """Measure and print."""
    options = arguments(given)
    print(f"{os.cpu_count()} CPUs, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}.")  # fmt: skip
    wall, cpu = zip(*checks(), strict=True)
    print(f"check of all shipped files: {median(wall):.2f} s, CPU {median(cpu):.2f} s")
    for people in dict.fromkeys([options.people // 10, options.people]):
        tell_publishing(people)
    tell_reading(options.rounds)


def checks():
    """Return the pairs (seconds, seconds of CPU) that checking what ships took, three times."""
    found = []
    for _ in range(3):
        read_one.cache_clear()
        begun = time.perf_counter(), time.process_time()
        check_folders(ROOT / "forms", ROOT / "actor_packages")
        found.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
    return found


def tell_publishing(people):
    """Fill a database, publish in a process of its own, and print time and memory."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        ini = fill(Path(name), people)
        command = python("-m", "bench.published", ini)
        told = subprocess.run(
            command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True, text=True
        )
        found = json.loads(told.stdout)
    counts = ", ".join(f"{name} {count}" for name, count in found["people"].items())
    print(f"{people} people: plan {found['plan']:.2f} s, publish {found['publish']:.2f} s")
    print(f"  memory before {found['before']} MB, at most {found['after']} MB")
    print(f"  {counts}; links {found['running']}, touched {found['touched']}")


def fill(folder, people):
    """Make a site with *people* who have the record, every second one with a link that runs."""
    shutil.copytree(ROOT / "forms", folder / "forms")
    shutil.rmtree(folder / "forms" / "personas", ignore_errors=True)
    shutil.copytree(ROOT / "actor_packages", folder / "actor_packages")
    ini = folder / "mobio.ini"
    write_ini(ini, folder)
    evolve = python("-m", "mobio.scripts", "-c", ini, "evolve")
    subprocess.run(evolve, cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    settings = read_settings(ini)
    with open_root(settings) as root:
        answers = answers_of_one(root["site"])
    for first in range(0, people, AT_ONCE):
        with open_root(settings) as root:
            for number in range(first, min(first + AT_ONCE, people)):
                add_person(root["site"], answers, has_link=number % 2 == 0)
    for path, content in second_versions(settings.forms, settings.packages).items():
        write(path, content)
    return ini


def answers_of_one(site):
    """Return {section: answers} of somebody who filled in the record as a person does."""
    now = clock.now()
    worker = add_worker(site, now)
    person = site["people"].add_person(now)
    author = Author(worker.__name__, worker.role, "de", assisted=True)
    hand = Hand(person, catalogue_in_force(site), author, now)
    hand.fill_section("personal", PERSONAL)
    groups = {name for name, answer in ANSWERS.items() if isinstance(answer, list)}
    for chosen in (groups, ANSWERS.keys() - groups):
        hand.fill_section(SECTION, {name: ANSWERS[name] for name in ANSWERS if name in chosen})
    return {name: section.answers for name, section in person["biography"].items()}


def add_person(site, answers, has_link):
    """Add somebody with *answers* and perhaps a link to an actor."""
    now = clock.now()
    person = site["people"].add_person(now)
    for name, given in answers.items():
        section = person["biography"].attach(person["biography"][name])
        section.replace(dict(given), 1, {}, sequence=1)
    if has_link:
        facts = {"package_id": PACKAGE, "package_version": 1, "valid_days": 14, "recipients": ()}
        until = end_of_days(now, 14)
        share = Share(**facts, created=now, created_by="a", lapses_at=until)
        share.sequence, share.sent_at, share.expires_at = 1, now, until
        share.consent_id = "c"
        person["shares"].add_share(share)


def measure_publishing(ini):
    """Publish what is new below *ini*; return seconds, megabytes and what was counted."""
    settings = read_settings(ini)
    use_folder(settings.locales)
    now, languages = clock.now(), settings.languages
    sources, _objections = check_folders(settings.forms, settings.packages)
    messages = form_messages(languages)
    with open_root(settings) as root:
        site = root["site"]
        catalogue_in_force(site)
        before, begun = peak(), time.perf_counter()
        planned = plan(site, sources, messages, today=clock.today(now), languages=languages)
        done = time.perf_counter()
        facts = {"who": "a", "reason": "Messung", "now": now, "plan": planned}
        publish(site, sources, {}, languages=languages, allow_missing=languages, **facts)
        ended = time.perf_counter()
    links = {name: planned.links[name] for name in ("running", "touched")}
    times = {"plan": done - begun, "publish": ended - done}
    return {**times, **links, "before": before, "after": peak(), "people": planned.people}


def peak():
    """Return the largest memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def tell_reading(rounds):
    """Print how long a section takes that is five versions old, beside a current one."""
    catalogue, old = life_of_a_section()
    current = upgrade(catalogue, old)
    read_section(catalogue, current)  # the form is compiled once
    reads = {"current": [], "old": []}
    for _ in range(rounds):
        for name, states in (("current", current), ("old", old)):
            begun = time.perf_counter()
            read_section(catalogue, states)
            reads[name].append(time.perf_counter() - begun)
    times = {name: median(found) * 1000 for name, found in reads.items()}
    ratio = times["old"] / times["current"]
    print(f"reading a section: current {times['current']:.2f} ms, "
          f"five versions old {times['old']:.2f} ms, ratio {ratio:.2f}")  # fmt: skip


def read_section(catalogue, states):
    """Read a section as its page does: upgraded answers, then their lines."""
    states = upgrade(catalogue, states)
    record = record_from(states, catalogue, clock.today(clock.now()), frozenset())
    return section_lines(catalogue, catalogue.section(SECTION), record)


def life_of_a_section():
    """Return (catalogue after five more versions, the states of the record as first given)."""
    sources, _objections = check_folders(ROOT / "forms", ROOT / "actor_packages")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        path = Path(name) / "version.yaml"
        form = read(ROOT / "forms" / "biography" / SECTION / "1.yaml")
        for number, content in enumerate(five_versions(form), 2):
            write(path, content)
            reference = Reference("biography", SECTION, number)
            sources.append(Source(reference, path.read_bytes(), str(reference)))
    definitions, _files, _objections = read_definitions(sources)
    sequences = {each: each.version for each in definitions}
    words = (None, "bench", None, sequences)
    catalogue = Catalogue(definitions, newest(definitions), *words)
    answers = {name: _plain(answer) for name, answer in ANSWERS.items()}
    return catalogue, {SECTION: State(1, answers)}


def _plain(answer):
    """Return *answer* with ids for its rows."""
    if isinstance(answer, list) and isinstance(answer[0], dict):
        keep = ("name", "country", "level", "result", "occupation", "subject", "institution")
        return [
            {"_row": f"raaaaaaa{number}", **{key: row[key] for key in keep if key in row}}
            for number, row in enumerate(answer)
        ]
    return answer
