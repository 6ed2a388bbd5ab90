"""Upgrade steps as data: what becomes of old answers when a form or a list changes.

Each step stands in the file of the newer version under ``upgrade``. A member of a group is named
``group.member``. What a step does to answers is in ``upgrading``, whether it may stand there in
``succession``, where an answer came from in ``lineage``.
"""

from dataclasses import dataclass

COPY = None
"""A part of a split that takes the whole answer as it is."""
JOIN_FIRST = "first"
JOIN_ALL = "all"


@dataclass(frozen=True)
class Step:
    """One step about the question, or the option of a list, called *id*."""

    id: str
    line: int = 0


@dataclass(frozen=True)
class Retire(Step):
    """It is no longer asked or offered; old answers stay readable to the person and the worker."""


@dataclass(frozen=True)
class Restore(Step):
    """A retired one comes back, and with it the answers that were set aside."""


@dataclass(frozen=True)
class Map(Step):
    """Old codes become new ones. In a list *id* is empty: every answer from that list is meant."""

    codes: dict = None


@dataclass(frozen=True)
class Move(Step):
    """The question is asked in another section from now on, there called *to*."""

    section: str = ""
    to: str = ""


@dataclass(frozen=True)
class Split(Step):
    """One question becomes several: *parts* maps each new id to COPY or to {old code: new code}."""

    parts: dict = None


@dataclass(frozen=True)
class Merge(Step):
    """Several questions become the new one called *id*: *join* is first, all, or a separator."""

    of: tuple[str, ...] = ()
    join: str = JOIN_FIRST


@dataclass(frozen=True)
class Convert(Step):
    """The question is of another kind from now on."""


@dataclass(frozen=True)
class Default(Step):
    """A new question begins with the answer *code* for everybody who has answered this section."""

    code: str = ""


@dataclass(frozen=True)
class Meaning(Step):
    """The words are new; *same* tells whether they still ask the same."""

    same: bool = True


LEAVING = (Retire, Move, Split)
"""Steps whose question is gone afterwards."""


def gone(step):
    """Return the ids that *step* takes out of the form."""
    if isinstance(step, LEAVING):
        return (step.id,)
    if isinstance(step, Merge):
        return tuple(name for name in step.of if name != step.id)
    return ()
