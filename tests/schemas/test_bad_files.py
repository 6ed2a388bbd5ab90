"""Bad schema files: each is told with its line, none is accepted, none is run. See bad/README.rst."""

import re

import pytest

from mobio.engine.folders import Source
from mobio.engine.references import Reference
from mobio.services.publishing import check_sources
from tests.engine.asked import sources
from tests.house.sources import ROOT
from tests.schemas.good import GOOD

BAD = ROOT / "tests/schemas/bad"
FILES = sorted(BAD.glob("*.yaml"))
HEADER = re.compile(r"^# (file|expect|warns|padded to|written in): (.*)$", re.MULTILINE)
PURPOSE = "wofür sie nötig ist"
SEVERITIES = {"expect": "error", "warns": "warning"}


def header(content):
    """Return the pairs (word, value) of the comments at the top of a bad file."""
    return HEADER.findall(content.decode("utf-8"))


def told(content):
    """Return (severity, ``line: message``) of each mistake that is told of *content*."""
    given = dict(header(content))
    path, _at, version = given.get("file", "biography/own").partition("@")
    size = int(given.get("padded to", 0))
    content = content.decode("utf-8").encode(given.get("written in", "utf-8"))
    bad = Source(Reference.parse(f"{path}@{version or 1}"), content.ljust(size), "bad.yaml")
    replaced = path if version in ("", "1") else None
    others = {name: text for name, text in GOOD.items() if name != replaced}
    found = [each for each in check_sources([*sources(others), bad]) if each.file == bad.file]
    is_about_purpose = PURPOSE in given.get("warns", "")
    found = [each for each in found if is_about_purpose or each.rule != "unpurposed"]
    return [(each.severity, f"{each.line}: {each.message}") for each in found]


def agrees(found, expected):
    """Tell whether *found* is as *expected*; a text that ends in … is only its beginning."""
    severity, text = expected
    begun = text.removesuffix("…")
    return found == expected or (
        text != begun and found[1].startswith(begun) and found[0] == severity
    )


def test_the_good_files_are_good():
    assert [str(each) for each in check_sources(sources(GOOD))] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_is_told(path):
    content = path.read_bytes()
    expected = [(SEVERITIES[word], text) for word, text in header(content) if word in SEVERITIES]
    assert expected != [], "say in the file what is expected of it"
    found = told(content)
    assert len(found) == len(expected) and all(map(agrees, found, expected)), found


def test_there_are_many_and_none_was_run():
    assert len(FILES) >= 60
    assert not (BAD / "executed").exists()
