"""What the documents name is there."""

import re

import pytest

from tests.house.sources import ROOT, files, name

TOPS = "src|tests|docs|scripts|forms|actor_packages|locales|bench|etc|\\.ci"
NAMED = re.compile(rf"(?<![\w/.-])((?:{TOPS})/[\w./-]*\w|[\w-]+\.(?:ini|rst|py|toml))(?![\w/*<{{])")
WRITTEN_LATER = re.compile(r"\.(mo|egg-info)\Z")
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
