"""Somebody who reads in no language answers a question: by pictures and by what is heard alone."""

import time

import pytest

from tests.journeys.conftest import PHONE
from tests.sounds import mp3

TEXTS = ("education", "education_school_now", "attends_general_school")
WAIT = "player => { player.preload = 'auto'; player.load(); }"
LENGTH = "player => player.readyState > 0 ? player.duration : 0"
RECORDING = {"name": "aufnahme.mp3", "mimeType": "audio/mpeg", "buffer": mp3(12)}
QUESTION = "fieldset:has(> .heard audio)"


@pytest.fixture
def recorded(visit):
    """Let the coordinator upload what an interpreter has read aloud."""
    coordinator = visit("de").sign_in("brandt")
    for text in TEXTS:
        coordinator.open(f"/schemas/recording?text={text}&language=ar")
        coordinator.page.set_input_files("#file", RECORDING)
        coordinator.click("main form button.primary")
        assert coordinator.path == "/schemas/recordings"
    assert coordinator.complaints == []


def length_of(player):
    """Return how many seconds the browser would play; 0 for what it cannot."""
    player.evaluate(WAIT)
    end = time.monotonic() + 15
    while not player.evaluate(LENGTH) and time.monotonic() < end:
        time.sleep(0.1)
    return player.evaluate(LENGTH)


def hear(visitor, place):
    """Play the sound at *place*, and find the link that says how long and how large it is."""
    player = visitor.page.locator(f"{place} .heard audio").first
    player.wait_for(state="visible")
    assert player.evaluate("player => player.paused && player.networkState < 2"), "it waits"
    assert length_of(player) == pytest.approx(12, abs=0.2)
    link = visitor.page.locator(f"{place} .heard a").first
    assert "0:12" in link.inner_text()
    sound = visitor.page.request.get(
        link.evaluate("link => link.href"), headers={"Range": "bytes=0-1"}
    )
    assert (sound.status, sound.headers["content-type"]) == (206, "audio/mpeg")


def test_a_question_is_answered_by_pictures_and_sound_alone(recorded, visit, manner):
    person = visit("ar", PHONE, manner).sign_in("amina")
    section = ".tasks li:has(.icon-school)"
    hear(person, section)
    person.keep_picture("without-reading-home")
    person.click(f"{section} > a:has(.icon-school)")

    hear(person, "main")
    page = ".summary:has(.heard audio)"
    hear(person, page)
    person.click(f"{page} a:has(.icon-pen)")

    hear(person, QUESTION)
    asked = person.page.url
    person.keep_picture("without-reading-question")
    person.check(f"{QUESTION} label:has(.icon-check) input")
    person.click("button:has(.icon-check)")

    person.open(asked)
    assert person.page.locator(f"{QUESTION} label:has(.icon-check) input").is_checked()
    assert not person.page.locator(f"{QUESTION} label:has(.icon-cross) input").is_checked()
    assert person.complaints == []
