"""Recordings are taken for what they are, and for the text that was read."""

from datetime import UTC, datetime

import pytest

from mobio.resources.site import new_site
from mobio.services import recording
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.refusals import NotAllowed
from tests.services.sharing_world import FORMS, put_in_force
from tests.sounds import m4a, mp3, ogg_opus, png, tagged_mp3, wav

NOW = datetime(2027, 3, 1, tzinfo=UTC)
PLACE = ("me", "de")
ME = FORMS["biography/me@1"].replace("Über mich\n", "Über mich\n        audio: me\n")


@pytest.fixture
def site():
    made = new_site()
    put_in_force(made, {**FORMS, "biography/me@1": ME})
    return made


def keep(site, content=None, place=PLACE, shown=None):
    """Keep a recording of the text as it is now."""
    found = recording.spoken(site, ["de"]).get(place)
    shown = shown or (found.passage.digest if found else "")
    content = mp3() if content is None else content
    return recording.keep(site, ["de"], place, shown, content, "anna", NOW)


def offered(site):
    return catalogue_in_force(site).section("me").heard


@pytest.mark.parametrize(
    ("content", "kind", "suffix"),
    [
        (mp3(), "audio/mpeg", "mp3"),
        (tagged_mp3(), "audio/mpeg", "mp3"),
        (ogg_opus(), "audio/ogg", "ogg"),
        (m4a(), "audio/mp4", "m4a"),
    ],
    ids=["mp3", "mp3 with a tag", "ogg", "m4a"],
)
def test_what_a_file_is_and_how_long_its_bytes_say(content, kind, suffix):
    assert recording.sound_of(content) == recording.Sound(kind, suffix, 12)


@pytest.mark.parametrize(
    "content",
    [
        wav(),
        png(),
        m4a(handler=b"vide"),
        m4a()[:60],
        mp3()[:104],
        b"ID3<html>",
        b"OggS" + bytes(30) + b"OpusHead",
        b"\xff\xfb\x10\xc0" + b"x" * 500,
        b"a text",
    ],
    ids=["wav", "picture", "film", "cut off", "one frame", "page", "broken ogg", "noise", "text"],
)
def test_what_is_no_recording_is_refused_with_what_to_do(content):
    with pytest.raises(NotAllowed) as refusal:
        recording.sound_of(content)
    assert refusal.value.reason == recording.NO_SOUND


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", recording.NO_FILE),
        (mp3() + bytes(recording.LARGEST), recording.TOO_LARGE),
        (ogg_opus(recording.LONGEST + 1), recording.TOO_LONG),
    ],
    ids=["none", "large", "long"],
)
def test_a_limit_is_named(content, reason):
    with pytest.raises(NotAllowed) as refusal:
        recording.sound_of(content)
    assert refusal.value.reason == reason


def test_a_new_recording_is_offered_at_the_next_look(site):
    before = catalogue_in_force(site)
    assert offered(site) is None
    kept = keep(site)
    assert (offered(site).file, offered(site).seconds) == (kept.file, 12)
    assert before.section("me").heard is None  # a request that is still running
    assert kept.content == mp3()


def test_a_recording_of_a_text_that_has_changed_is_stale_and_not_offered(site):
    keep(site)
    put_in_force(site, {"biography/me@2": ME.replace("Über mich", "Ich")})
    assert recording.spoken(site, ["de"])[PLACE].state == "stale"
    assert offered(site) is None


def test_who_read_a_text_that_has_changed_meanwhile_is_told(site):
    with pytest.raises(NotAllowed) as refusal:
        keep(site, shown="0" * 64)
    assert refusal.value.reason == recording.CHANGED
    assert len(site["recordings"]) == 0


def test_a_name_without_a_text_has_no_recording(site):
    with pytest.raises(NotAllowed) as refusal:
        keep(site, place=("nowhere", "de"))
    assert refusal.value.reason == recording.NO_SUCH_TEXT


def test_a_refused_file_leaves_the_recording_that_was_there(site):
    kept = keep(site)
    with pytest.raises(NotAllowed):
        keep(site, content=wav())
    assert site["recordings"].get(*PLACE) is kept
    assert offered(site).file == kept.file


def test_a_removed_recording_is_no_longer_offered_nor_found(site):
    kept = keep(site)
    assert site["recordings"][kept.file] is kept
    site["recordings"].remove(*PLACE, "berta", NOW)
    assert offered(site) is None
    with pytest.raises(KeyError):
        site["recordings"][kept.file]
    acts = [(act["what"], act["who"]) for act in site["recordings"].last_acts()]
    assert acts == [("removed", "berta"), ("recorded", "anna")]


def test_a_file_that_is_heard_at_two_texts_stays_until_both_are_gone(site):
    recordings, kept = site["recordings"], keep(site)
    other = recording.Recording(name="b", language="de", digest="x", content=mp3(), kind="audio/mpeg",
                                suffix="mp3", seconds=12, who="anna", when=NOW)  # fmt: skip
    recordings.put(other)
    recordings.remove(*PLACE, "anna", NOW)
    assert recordings[kept.file] is other
