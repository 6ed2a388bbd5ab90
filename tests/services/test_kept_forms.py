"""Forms that were read once are read the same from what was kept, and YAML is not looked at."""

from pathlib import Path

import pytest

from mobio.engine import reader, trees
from mobio.engine.folders import Source
from mobio.engine.loading import ReadWhenAsked, read_one
from mobio.engine.references import Reference
from mobio.services.kept_forms import KeptTrees
from mobio.services.sealed_files import SealedFiles
from tests.services.sharing_world import FORMS


@pytest.fixture
def sources():
    return [
        Source(Reference.parse(name), text.encode("utf-8"), name) for name, text in FORMS.items()
    ]


@pytest.fixture
def start(tmp_path, sources):
    """Return a function that reads all forms as a program does that was just started."""

    def definitions():
        return dict(ReadWhenAsked(sources, KeptTrees(SealedFiles(tmp_path / "kept", b"k"))))

    return definitions


def forget_yaml(monkeypatch):
    def refuse(*_anything):
        raise AssertionError("YAML was read")

    monkeypatch.setattr(reader, "read", refuse)


def test_what_is_kept_is_what_was_read(start, sources, monkeypatch):
    first = start()
    forget_yaml(monkeypatch)
    assert start() == first == {each.reference: read_one(each)[0] for each in sources}


def test_another_reader_reads_anew(start, monkeypatch):
    start()
    forget_yaml(monkeypatch)
    monkeypatch.setattr("mobio.services.kept_forms.version", lambda _name: "another")
    with pytest.raises(AssertionError, match="YAML was read"):
        start()


@pytest.mark.parametrize("module", [reader, trees])
def test_a_change_of_what_reads_or_keeps_reads_anew(start, monkeypatch, tmp_path, module):
    start()
    forget_yaml(monkeypatch)
    changed = tmp_path / "changed.py"
    changed.write_bytes(Path(module.__file__).read_bytes() + b"\n")
    monkeypatch.setattr(module, "__file__", str(changed))
    with pytest.raises(AssertionError, match="YAML was read"):
        start()


def test_a_text_with_mistakes_is_not_kept(tmp_path):
    broken = Source(Reference.parse("biography/x@1"), b"title: [", "x")
    assert KeptTrees(SealedFiles(tmp_path, b"k")).read(broken) is None
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_read_before_it_is_asked_for(sources, monkeypatch):
    monkeypatch.setattr("mobio.engine.loading.read_one", None)
    definitions = ReadWhenAsked(sources)
    assert len(definitions) == len(sources)
    assert set(definitions) == {each.reference for each in sources}
    assert sources[0].reference in definitions


def test_what_nobody_published_is_not_there(sources):
    with pytest.raises(KeyError):
        ReadWhenAsked(sources)[Reference.parse("biography/nowhere@1")]
