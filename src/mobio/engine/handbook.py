"""The parts of a chapter of the handbook: for whom it is, its texts and its pictures.

Chapters for people are read in every language of the interface, all others in German alone.
"""

from dataclasses import dataclass

from mobio.engine.definitions import Definition
from mobio.engine.references import Reference

FOLDER = "handbook"
PEOPLE = "people"
AUDIENCES = (PEOPLE, "actors", "workers", "commissioners", "coordinators")
"""Whom a chapter is for, in the order of the table of contents."""


@dataclass(frozen=True)
class Passage:
    """Some paragraphs, or a picture by its name; the text of a picture is its alternative text."""

    text: str
    picture: str = ""
    line: int = 0


@dataclass(frozen=True)
class Chapter(Definition):
    """One page of the handbook."""

    reference: Reference
    title: str
    audience: str
    place: int
    passages: tuple[Passage, ...]

    @property
    def is_translated(self):
        """Tell whether the chapter is read in other languages than German."""
        return self.audience == PEOPLE

    @property
    def pictures(self):
        """Return the names of its pictures in their order."""
        return tuple(passage.picture for passage in self.passages if passage.picture)
