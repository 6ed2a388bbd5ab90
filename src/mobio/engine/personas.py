"""The parts of a test person's file: who it is, what it answers, what is expected.

Test persons do not exist. They show coordinators what a change of forms and packages does, and
nothing of them is ever stored among people.
"""

import datetime
from dataclasses import dataclass

from mobio.engine.definitions import Definition
from mobio.engine.references import Reference

FOLDER = "personas"


@dataclass(frozen=True)
class Written:
    """An answer as it stands in the file: text, list or mapping, each with its line."""

    section: str
    question: str
    value: object
    line: int = 0


@dataclass(frozen=True)
class Claim:
    """A question that must be asked of the person, or must not."""

    section: str
    question: str
    is_asked: bool
    line: int = 0


@dataclass(frozen=True)
class Reads:
    """A line of a package and what the actor must read there: a text, or one for each row."""

    place: str
    words: str | tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class PackageClaim:
    """What an actor must read in a package."""

    package: str
    lines: tuple[Reads, ...]
    line: int = 0


@dataclass(frozen=True)
class Persona(Definition):
    """One version of a test person; *today* is the day on which it is looked at."""

    reference: Reference
    title: str
    about: str
    today: datetime.date
    staff: bool = False
    consents: tuple[str, ...] = ()
    answers: tuple[Written, ...] = ()
    claims: tuple[Claim, ...] = ()
    packages: tuple[PackageClaim, ...] = ()
