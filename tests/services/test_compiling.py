"""Templates are compiled one at a time, and kept for the next start."""

import shutil
import stat
import threading
import time

import pytest
from chameleon import PageTemplate
from chameleon.template import BaseTemplate

from mobio.services.compiling import compile_one_at_a_time, keep_compiled


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


def rendered(folder, key=b"k" * 32, body="<p>${word}</p>"):
    """Return what a program that was just started makes of a template."""
    keep_compiled(folder, key, Template)
    return Template(body)(word="Hallo")


def test_what_was_compiled_is_there_at_the_next_start(folder, compiled):
    assert rendered(folder) == rendered(folder) == "<p>Hallo</p>"
    assert len(compiled) == 1


def test_another_text_is_compiled_anew(folder, compiled):
    assert rendered(folder) == "<p>Hallo</p>"
    assert rendered(folder, body="<b>${word}</b>") == "<b>Hallo</b>"
    assert len(compiled) == 2


@pytest.mark.parametrize("place", [0, 31, 32, -1])
def test_a_file_that_was_changed_is_not_run(folder, compiled, place):
    rendered(folder)
    (path,) = folder.iterdir()
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert rendered(folder) == "<p>Hallo</p>"
    assert len(compiled) == 2


def test_a_file_cut_short_is_not_run(folder, compiled):
    rendered(folder)
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:20])
    assert rendered(folder) == "<p>Hallo</p>"
    assert len(compiled) == 2


def test_a_file_of_another_key_is_not_run(folder, compiled):
    rendered(folder)
    assert rendered(folder, key=b"x" * 32) == "<p>Hallo</p>"
    assert len(compiled) == 2


def test_a_file_under_another_name_is_not_run(folder, compiled):
    rendered(folder)
    (first,) = folder.iterdir()
    rendered(folder, body="<b>${word}</b>")
    (second,) = set(folder.iterdir()) - {first}
    second.write_bytes(first.read_bytes())
    assert rendered(folder, body="<b>${word}</b>") == "<b>Hallo</b>"
    assert len(compiled) == 3


def test_the_folder_is_for_us_alone(folder):
    rendered(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_all_of_it_may_be_deleted_while_we_run(folder, compiled):
    rendered(folder)
    shutil.rmtree(folder)
    assert rendered(folder) == "<p>Hallo</p>"
