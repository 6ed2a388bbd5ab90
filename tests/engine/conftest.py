"""Forms as YAML text in the test, and their answers as a person fills them in."""

import pytest

from mobio.engine.mistakes import Notebook
from mobio.engine.reader import read
from tests.engine.asked import OWN, Asked, mistakes_in


@pytest.fixture
def form():
    """Return a function that makes a form in force of its YAML text and of *files* around it."""

    def make(text, files=None, **options):
        return Asked({OWN: text, **(files or {})}, **options)

    return make


@pytest.fixture
def mistakes():
    """Return a function that tells the mistakes of one file as ``line: message``, in its order."""

    def tell(text, path=OWN, files=None, severity="error"):
        file = path if path.endswith(".yaml") else f"{path.partition('@')[0]}/"
        found = mistakes_in({**(files or {}), path: text}, severity)
        return [each.partition(":")[2] for each in found if each.startswith(file)]

    return tell


@pytest.fixture
def reading():
    """Return a function that reads YAML into (tree, ``line: message`` of its mistakes)."""

    def tell(source):
        notebook = Notebook("file.yaml")
        tree = read(source, notebook)
        return tree, [str(each).partition(":")[2] for each in notebook.objections]

    return tell
