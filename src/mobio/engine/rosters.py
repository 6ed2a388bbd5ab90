"""The list of people for those who plan in a municipality: which answers it shows, and how."""

from dataclasses import dataclass

from mobio.engine import shapes
from mobio.engine.definitions import Definition, PackageQuestion
from mobio.engine.mistakes import Mistake
from mobio.engine.package_checks import check_item
from mobio.engine.reader import Text
from mobio.engine.references import Reference
from mobio.engine.whole_files import whole_file

FOLDER = "rosters"
READERS = ("commissioner",)
NEVER = ("email", "phone")
"""Kinds of question that are in no list: who plans must not write to people, nor see papers."""


@dataclass(frozen=True)
class Roster(Definition):
    """What people with one role read of everybody in their municipalities."""

    reference: Reference
    title: str
    purpose: str
    role: str
    questions: tuple[PackageQuestion, ...]


QUESTION = {"id": shapes.text, "show_as": shapes.one_of("age", "year")}


@shapes.says(
    {"anyOf": [shapes.SCALAR, shapes.mapping_of(QUESTION, ("id",))]},
)
def _item(value, _key, notebook):
    if isinstance(value, Text):
        return PackageQuestion("", value.value, "", value.line)
    given = shapes.entries(value, QUESTION, notebook, required=("id",))
    return PackageQuestion("", given.get("id") or "", given.get("show_as") or "", value.line)


ROSTER_KEYS = {
    "title": shapes.text,
    "purpose": shapes.text,
    "for": shapes.one_of(*READERS),
    "questions": shapes.map_of(shapes.list_of(_item)),
}


@whole_file(ROSTER_KEYS, required=("title", "purpose", "for", "questions"))
def read_roster(reference, given, _tree, _notebook):
    """Return the Roster in the tree."""
    questions = tuple(
        PackageQuestion(section, item.id, item.show_as, item.line)
        for section, items in (given.get("questions") or {}).items()
        for item in items or ()
    )
    words = (given.get("title") or "", given.get("purpose") or "", given.get("for") or READERS[0])
    return Roster(reference, *words, questions)


def check_rosters(files):
    """Note each question that a list may not show; the same is denied to it as to packages."""
    first = {}
    for roster in files.all_of(FOLDER):
        if roster.role in first:
            words = {"role": roster.role, "first": first[roster.role]}
            line = roster.line_of("for")
            files.note(roster.reference, Mistake.TWO_HOLDERS, line, **words)
        first.setdefault(roster.role, roster.reference.path)
        seen = {}
        for item in roster.questions:
            check_item(files, roster, item, seen)
            _check_kind(files, roster, item)


def _check_kind(files, roster, item):
    form = files.get(f"biography/{item.section}")
    if form is not None and item.id in form and form.question(item.id).kind.name in NEVER:
        files.note(roster.reference, Mistake.REACHES_PEOPLE, item.line, id=item.id)
