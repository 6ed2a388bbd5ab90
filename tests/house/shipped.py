"""The ids that the shipped schema files give, and the words that are the language's own."""

from mobio.engine import file_readers, form_reader
from mobio.engine.kinds import KINDS
from mobio.engine.kinds.texts import PATTERNS
from mobio.engine.mistakes import Notebook
from mobio.engine.reader import Entries, Items, read
from mobio.resources.accounts import ROLES
from mobio.resources.permissions import Permission
from tests.house.sources import ROOT

# The program asks for these by name; what they say is the coordinator's.
ASKED_BY_NAME = {"texts", "site", "protected"}


def schema_files():
    """Yield (folder, id, tree) of every shipped schema file."""
    for path in sorted([*ROOT.glob("forms/*/*/*.yaml"), *ROOT.glob("actor_packages/*/*.yaml")]):
        folder = path.parents[1].name
        yield folder, path.parent.name, read(path.read_bytes(), Notebook(str(path)))


def ids_in(tree, group=""):
    """Yield every id that the questions of a form give; a member of a group with its group."""
    questions = tree.get("questions")
    for question in questions.items if isinstance(questions, Items) else ():
        if isinstance(question, Entries):
            name = group + question.get("id").value
            yield name
            yield from ids_in(question, f"{name}.")


def shipped_ids():
    """Return the ids of shipped sections, questions, lists, packages and consents."""
    found = set()
    for folder, name, tree in schema_files():
        if folder in ASKED_BY_NAME:
            continue
        found.add(name)
        if folder == "biography":
            found.update(ids_in(tree))
    return found


def vocabulary():
    """Return the words of the schema language and of the house itself."""
    keys = {key for kind in KINDS.values() for key in kind.keys}
    return {
        *KINDS,
        *keys,
        *form_reader.QUESTION_KEYS,
        *form_reader.ROLES,
        *PATTERNS,
        *form_reader.RESERVED_IDS,
        *file_readers.OPTION_KEYS,
        *file_readers.SHOWN,
        *ROLES,
        *Permission,
    }
