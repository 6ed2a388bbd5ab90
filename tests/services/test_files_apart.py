"""A file is read in a process of its own: what breaks that one leaves the server alone."""

import sys
import threading

import pytest

from mobio.services import file_worker, files_apart
from mobio.services.files_apart import check_apart
from mobio.services.files_checked import MOST_POINTS, FileRefused, check_file
from tests import papers


def reason(content):
    """Return why *content* is refused."""
    with pytest.raises(FileRefused) as refused:
        check_apart(content)
    return refused.value.reason


def starts(monkeypatch, program):
    """Let *program* run instead of the worker."""
    monkeypatch.setattr(files_apart, "COMMAND", (sys.executable, "-c", program))


@pytest.mark.parametrize("content", [papers.jpeg(turned=True), papers.png(), papers.pdf(pages=3)])
def test_what_comes_back_is_what_the_check_would_keep(content):
    assert check_apart(content) == check_file(content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (papers.huge_png(), "too_many_points"),
        (papers.png()[:60], "broken_picture"),
        (papers.jpeg()[:300], "broken_picture"),
        (b"%PDF-1.7\n" + bytes(300), "broken_pdf"),
        (papers.locked_pdf(), "locked_pdf"),
        (papers.pdf(change=papers.scripting), "active_pdf"),
        (papers.heic(), "heic"),
        (b"", "empty"),
    ],
)
def test_it_is_refused_with_its_reason(content, expected):
    assert reason(content) == expected


def test_the_largest_photo_that_is_allowed_fits_into_the_limits():
    side = int(MOST_POINTS**0.5)
    assert check_apart(papers.jpeg((side, side), turned=True)).media_type == "image/jpeg"


def test_nothing_is_started_for_what_we_never_take(monkeypatch):
    starts(monkeypatch, "raise SystemExit(1)")
    assert reason(papers.docx()) == "office"


@pytest.mark.parametrize(
    "program",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import sys; sys.stdout.write('Kimage/jpeg\\nhalf'); sys.exit(3)",
        "print()",
    ],
)
def test_a_process_that_dies_means_that_the_file_is_damaged(monkeypatch, program):
    starts(monkeypatch, program)
    assert reason(papers.jpeg()) == "broken_picture"
    assert reason(papers.pdf()) == "broken_pdf"


def test_a_process_that_takes_too_long_is_ended(monkeypatch):
    starts(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(files_apart, "LONGEST", 0.2)
    assert reason(papers.pdf()) == "broken_pdf"


def test_who_waits_too_long_for_the_turn_may_send_the_file_again(monkeypatch):
    monkeypatch.setattr(files_apart, "WAIT", 0.05)
    monkeypatch.setattr(files_apart, "turn", threading.Lock())
    with files_apart.turn:
        assert reason(papers.pdf()) == "again"


def test_an_account_has_one_file_looked_at_and_others_are_not_kept_from_theirs():
    with files_apart.only_one_of("amina"):
        with files_apart.only_one_of("selam"):
            pass
        with pytest.raises(FileRefused) as refused, files_apart.only_one_of("amina"):
            pass
    assert refused.value.reason == "again"
    with files_apart.only_one_of("amina"):
        pass


def test_after_a_refused_file_an_account_may_send_the_next_one():
    for _again in range(2):
        with pytest.raises(FileRefused) as refused, files_apart.only_one_of("amina"):
            raise FileRefused("heic")
        assert refused.value.reason == "heic"


def test_nobody_keeps_the_turn_for_long():
    assert file_worker.SECONDS <= 8
    assert files_apart.WAIT <= 10
    assert files_apart.LONGEST <= 16


BOMB = """
import time
from mobio.services import file_worker
def work():
    while time.process_time() < 8:
        pass
file_worker.{limit} = {value}
file_worker.answer = lambda content: {act}
file_worker.main()
"""


@pytest.mark.parametrize(
    "values",
    [
        {
            "limit": "MEMORY",
            "value": 300 * 2**20,
            "act": "bytes(400 * 2**20) and b'Kimage/png\\nx'",
        },
        {"limit": "SECONDS", "value": 1, "act": "work() or b'Kimage/png\\nx'"},
    ],
    ids=["memory", "time"],
)
def test_a_file_that_would_take_all_of_the_machine_is_stopped(monkeypatch, values):
    starts(monkeypatch, BOMB.format(**values))
    assert reason(papers.png()) == "broken_picture"


@pytest.mark.parametrize("act", ["bytes(400 * 2**20)", "time.process_time()"])
def test_a_worker_within_its_limits_answers(monkeypatch, act):
    act += " and b'Kimage/png\\nx'"
    starts(monkeypatch, BOMB.format(limit="MEMORY", value=2**30, act=act))
    assert check_apart(papers.png()).content == b"x"


def test_the_worker_writes_no_file(monkeypatch, tmp_path):
    target = tmp_path / "written"
    starts(
        monkeypatch,
        "from mobio.services import file_worker\n"
        f"file_worker.answer = lambda content: open({str(target)!r}, 'wb').write(b'x') or b''\n"
        "file_worker.main()",
    )
    assert reason(papers.png()) == "broken_picture"
    assert not target.exists() or not target.stat().st_size


def test_a_refusal_is_told_by_its_reason_alone():
    assert file_worker.answer(papers.docx()) == b"Roffice"
