"""What the documents name is there."""

import ast
import re

import pytest

from tests.house.sources import ROOT, files, name

TOPS = (
    "src|tests|docs|scripts|forms|actor_packages|locales|bench|etc|demo|\\.ci"
    "|engine|resources|services|web"
)
NAMED = re.compile(rf"(?<![\w/.-])((?:{TOPS})/[\w./-]*\w|[\w-]+\.(?:ini|rst|py|toml))(?![\w/*<{{])")
ROOM = "engine|resources|services|web|scripts"
DEFINED = re.compile(rf"`((?:(?:{ROOM})/[\w/]+|__init__)\.py):([\w.]+)`")
# Made by commands, or examples of the next version of a schema file.
WRITTEN_LATER = re.compile(r"\.(mo|egg-info)\Z|/\d+\.yaml\Z")
DOCUMENTS = [
    path for path in files() if path.suffix in {".rst", ".md"} and path.name != "CHANGES.rst"
]


def literals(text):
    """Return what *text* sets in typewriter letters: ``…`` and indented blocks."""
    return re.findall(r"`+([^`]+)`+", text) + re.findall(r"(?m)^ {3,}\S.*$", text)


def missing(document):
    for literal in literals(document.read_text("utf-8")):
        for word in NAMED.findall(literal):
            places = (ROOT / word, document.parent / word, ROOT / "src/mobio" / word)
            if not WRITTEN_LATER.search(word) and not any(place.exists() for place in places):
                yield word


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_file_that_a_document_names_exists(document):
    assert list(missing(document)) == []


def test_the_readme_names_both_commands():
    text = next(ROOT.glob("README.*")).read_text("utf-8")
    assert "scripts/run" in text
    assert "scripts/test" in text


def test_the_architecture_names_files():
    text = (ROOT / "docs/architecture.rst").read_text("utf-8")
    assert len(NAMED.findall(text)) > 10


def defined(tree):
    """Yield the names that a module or a class gives, those of classes with their own: ``A.b``."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{inner}" for inner in defined(node))
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def test_every_function_the_architecture_names_is_in_its_file():
    found = DEFINED.findall((ROOT / "docs/architecture.rst").read_text("utf-8"))
    modules = {
        file: set(defined(ast.parse((ROOT / "src/mobio" / file).read_text("utf-8"))))
        for file, _function in found
    }
    assert len(found) > 40
    assert [place for place in found if place[1] not in modules[place[0]]] == []


def test_every_picture_is_shown_and_every_picture_shown_is_there():
    pages = [ROOT / "README.rst", *ROOT.glob("docs/*.rst")]
    shown = [
        name((page.parent / image).resolve())
        for page in pages
        for image in re.findall(r"image:: (\S+)", page.read_text("utf-8"))
    ]
    assert set(shown) == {name(path) for path in ROOT.glob("docs/pictures/*")}
