"""Hashes of secrets, and passwords that are too easy."""

import threading
import time

import pytest

from mobio.services import passwords
from mobio.services.passwords import WeakPassword, hash_secret, refuse_weak, secret_matches


def test_a_secret_matches_its_hash_only():
    stored = hash_secret("Äpfel und Birnen")
    assert secret_matches(stored, "Äpfel und Birnen")
    assert not secret_matches(stored, "Äpfel und birnen")
    assert "Birnen" not in stored


def test_the_hash_says_how_it_was_made():
    assert hash_secret("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_same_secret_has_many_hashes():
    assert hash_secret("x") != hash_secret("x")


def test_a_letter_typed_in_two_strokes_is_the_same_letter():
    assert secret_matches(hash_secret("M\u00fcller-1"), "Mu\u0308ller-1")


def test_passwords_may_hold_any_character():
    for password in ("كلمة سر طويلة", "🦊🦊🦊🦊🦊🦊🦊🐻", "tab\tand\x00nul", "\ud800 lonely half"):
        assert secret_matches(hash_secret(password), password)


def test_without_a_hash_nothing_matches():
    assert not secret_matches(None, "")
    assert not secret_matches("", "")


def test_a_damaged_hash_matches_nothing():
    assert not secret_matches("$argon2id$broken", "x")


def test_a_very_long_guess_is_no_work():
    began = time.perf_counter()
    assert not secret_matches(None, "x" * 5_000_000)
    assert time.perf_counter() - began < 1


def test_nobodys_hash_is_made_like_all_others():
    assert not passwords.HASHER.check_needs_rehash(passwords.NOBODYS_HASH)


def test_no_hash_takes_as_long_as_a_wrong_one():
    stored = hash_secret("right")
    known = min(duration(stored) for _attempt in range(5))
    unknown = min(duration(None) for _attempt in range(5))
    assert unknown > known / 3


def duration(stored):
    began = time.perf_counter()
    secret_matches(stored, "wrong")
    return time.perf_counter() - began


def test_only_two_are_computed_at_the_same_time(monkeypatch):
    running, most = [], []

    class Slow:
        def hash(self, secret):
            running.append(secret)
            most.append(len(running))
            time.sleep(0.01)
            running.pop()

    monkeypatch.setattr(passwords, "HASHER", Slow())
    threads = [threading.Thread(target=hash_secret, args=("x",)) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) <= 2


@pytest.mark.parametrize(
    ("password", "is_staff"),
    [
        ("acht Zei", False),
        ("zwölf Zeiche", True),
        ("x1ß" * 66, False),
        ("سلام صديقي", False),
    ],
)
def test_these_passwords_will_do_and_one_letter_less_would_not(password, is_staff):
    refuse_weak(password, "amina", is_staff)
    least = 12 if is_staff else 8
    with pytest.raises(WeakPassword):
        refuse_weak(password[: least - 1], "amina", is_staff)


@pytest.mark.parametrize(
    ("password", "is_staff", "word"),
    [
        ("", False, "mindestens"),
        ("sieben7", False, "mindestens"),
        ("elf Zeichen", True, "mindestens"),
        ("ab" * 100 + "c", False, "höchstens"),
        ("Amina.Najjar", False, "Benutzername"),
        ("passwort123", False, "leicht"),
        ("PASSWORT1234", True, "leicht"),
        ("１２３４５６７８", False, "leicht"),
        ("aaaaaaaaab", False, "leicht"),
    ],
)
def test_these_passwords_are_refused_with_the_reason(password, is_staff, word):
    with pytest.raises(WeakPassword) as refusal:
        refuse_weak(password, "amina.najjar", is_staff)
    assert word in refusal.value.reason.interpolate()


def test_letters_are_counted_not_strokes():
    with pytest.raises(WeakPassword):
        refuse_weak("u\u0308" * 4 + "abc", "amina", False)
