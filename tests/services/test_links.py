"""The link: only what was given out is read, in the one form it was given out in."""

import stat
import threading
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.services import links

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
SELECTOR = "3f2b8c1e-6d0a-4e5b-9c7d-112233445566"
VALUE = links.link_value(SELECTOR, KEY)


def test_both_halves_are_shaped_like_uuid4():
    first, second = VALUE[:36], VALUE[36:]
    assert len(VALUE) == 72
    assert (uuid.UUID(first).version, uuid.UUID(second).version) == (4, 4)
    assert uuid.UUID(second).variant == uuid.RFC_4122


def test_the_link_of_a_selector_is_always_the_same():
    assert links.link_value(SELECTOR, KEY) == VALUE


def test_another_key_gives_another_link():
    assert links.secret_for(SELECTOR, OTHER_KEY) != links.secret_for(SELECTOR, KEY)
    assert links.read_value(VALUE, OTHER_KEY) is None


def test_another_selector_gives_another_secret():
    assert links.secret_for(links.new_selector(), KEY) != links.secret_for(SELECTOR, KEY)


def test_a_link_that_was_given_out_leads_to_its_selector():
    assert links.read_value(VALUE, KEY) == SELECTOR


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        72,
        [VALUE],
        VALUE.encode(),
        VALUE.upper(),
        f" {VALUE}",
        f"{VALUE}\n",
        f"{VALUE}\x00",
        VALUE[:-1],
        VALUE + "0",
        VALUE.replace("-", ""),
        f"{{{VALUE[:36]}}}{VALUE[36:]}",
        VALUE[36:] + VALUE[:36],
        SELECTOR + SELECTOR,
        VALUE.replace("1", "\uff11"),
        VALUE.replace("1", "\u0661"),
    ],
)
def test_any_other_form_is_nothing(value):
    assert links.read_value(value, KEY) is None


@given(st.uuids(version=4))
def test_every_selector_comes_back_from_its_link(selector):
    assert links.read_value(links.link_value(str(selector), KEY), KEY) == str(selector)


@given(st.one_of(st.none(), st.text(), st.binary(), st.integers(), st.text("0123456789abcdef-")))
def test_what_was_never_given_out_is_nothing(value):
    assert links.read_value(value, KEY) is None


@given(st.integers(0, 71), st.sampled_from("0123456789abcdef-ABCDEF ١"))
def test_one_changed_character_makes_it_nothing(place, character):
    changed = VALUE[:place] + character + VALUE[place + 1 :]
    assert (links.read_value(changed, KEY) is None) == (changed != VALUE)


@given(st.uuids(version=4), st.uuids(version=4))
def test_a_guessed_secret_is_nothing(selector, secret):
    assert links.read_value(f"{selector}{secret}", KEY) is None


@pytest.fixture
def path(tmp_path):
    return links.key_file(tmp_path / "keys")


def test_a_new_key_is_for_its_owner_only(path):
    links.make_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(links.load_key(path)) == 32
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_is_there_is_never_touched(path):
    links.make_key(path)
    before = links.load_key(path)
    links.make_key(path)
    assert links.load_key(path) == before


def test_two_that_start_together_get_the_same_key(path):
    found = []

    def start():
        links.make_key(path)
        found.append(links.load_key(path))

    threads = [threading.Thread(target=start) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_key_is_named(path):
    with pytest.raises(links.KeyMissing, match=path.name):
        links.load_key(path)


@pytest.mark.parametrize("content", ["", "abcd", "not hexadecimal", "\u00e4"])
def test_a_key_that_is_none_is_refused(path, content):
    links.make_key(path)
    path.write_text(content, "utf-8")
    with pytest.raises(links.KeyMissing):
        links.load_key(path)


def test_a_key_that_everybody_can_read_is_refused(path):
    links.make_key(path)
    path.chmod(0o644)
    with pytest.raises(links.KeyMissing, match="chmod"):
        links.load_key(path)
