"""Templates are compiled one at a time, and kept for the next start."""

import sys
import threading
import time
from types import SimpleNamespace

import pytest
from chameleon import PageTemplate
from chameleon.template import BaseTemplate

from mobio.services.compiling import compile_one_at_a_time, keep_compiled
from mobio.services.sealed_files import SealedFiles


class Slow:
    """A template that takes its time, and sees whether another is compiled meanwhile."""

    busy = 0
    overlaps = 0

    def cook(self, body):
        Slow.overlaps += Slow.busy
        Slow.busy += 1
        time.sleep(0.01)
        Slow.busy -= 1


def test_no_two_threads_compile_at_once(monkeypatch):
    monkeypatch.setattr(Slow, "cook", Slow.cook)
    compile_one_at_a_time(Slow)
    threads = [threading.Thread(target=Slow().cook, args=("x",)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Slow.overlaps == 0


def test_it_is_done_once(monkeypatch):
    monkeypatch.setattr(Slow, "cook", Slow.cook)
    compile_one_at_a_time(Slow)
    once = Slow.cook
    compile_one_at_a_time(Slow)
    assert Slow.cook is once


@pytest.mark.usefixtures("application")
def test_the_application_does_it():
    assert hasattr(BaseTemplate.cook, "__wrapped__")


class Template(PageTemplate):
    """A template that keeps its code where the test says."""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "compiled"


@pytest.fixture
def compiled(monkeypatch):
    """Return a list that grows with each template that is really compiled."""
    found = []
    compile_ = PageTemplate._compile

    def noted(self, body, builtins):
        found.append(body)
        return compile_(self, body, builtins)

    monkeypatch.setattr(Template, "_compile", noted, raising=False)
    return found


def rendered(folder, body="<p>${word}</p>"):
    """Return what a program that was just started makes of a template."""
    keep_compiled(SealedFiles(folder, b"k" * 32), Template)
    return Template(body)(word="Hallo")


def test_what_was_compiled_is_there_at_the_next_start(folder, compiled):
    assert rendered(folder) == rendered(folder) == "<p>Hallo</p>"
    assert len(compiled) == 1


def test_another_text_is_compiled_anew(folder, compiled):
    assert rendered(folder) == "<p>Hallo</p>"
    assert rendered(folder, body="<b>${word}</b>") == "<b>Hallo</b>"
    assert len(compiled) == 2


def test_code_of_another_python_is_not_run(folder, compiled, monkeypatch):
    rendered(folder)
    monkeypatch.setattr(sys, "implementation", SimpleNamespace(cache_tag="cpython-399"))
    assert rendered(folder) == "<p>Hallo</p>"
    assert len(compiled) == 2


def test_code_that_was_changed_is_not_run(folder, compiled):
    rendered(folder)
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert rendered(folder) == "<p>Hallo</p>"
    assert len(compiled) == 2
