"""Templates are compiled one at a time."""

import threading
import time

import pytest
from chameleon.template import BaseTemplate

from mobio.services.compiling import compile_one_at_a_time


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
