"""Sessions, and the patience that failures cost."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.resources.sessions import Sessions
from mobio.services import signing_in
from mobio.services.accounts import WrongCode, new_code, set_password
from mobio.services.passwords import WeakPassword
from mobio.services.signing_in import (
    Refused,
    TooMany,
    activate,
    find_login,
    sign_in,
    sign_out,
    wait_after,
)
from tests.services.sharing_world import World

NOW = datetime(2027, 3, 1, 9, 15, tzinfo=UTC)
PASSWORD = "drei blaue Vögel"
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


class Door:
    """Somebody who tries to sign in, at a time of our choice."""

    def __init__(self):
        self.world = World()
        self.site = self.world.site
        self.sessions = Sessions()
        set_password(self.world.amina, PASSWORD, NOW)
        self.now = NOW

    def enter(self, login="amina", password=PASSWORD):
        return sign_in(self.site, self.sessions, login, password, self.now)

    def fail(self, times=1, login="amina"):
        for _attempt in range(times):
            with pytest.raises(Refused):
                self.enter(login, "wrong")

    def wait(self, login="amina"):
        """Return how long the next attempt has to wait."""
        with pytest.raises(TooMany) as refusal:
            self.enter(login, "wrong")
        return refusal.value.wait

    def who(self, session_id):
        return find_login(self.site, self.sessions, session_id, self.now)


@pytest.fixture
def quick(monkeypatch):
    """Passwords that cost nothing: what they cost is tested elsewhere."""

    def verify(account, password):
        return account is not None and not account.disabled and password == PASSWORD

    monkeypatch.setattr(signing_in, "verify_password", verify)


@pytest.fixture
def door():
    return Door()


def test_the_right_password_begins_a_session(door):
    account, session_id = door.enter("AMINA ")
    found, login = door.who(session_id)
    assert found is account is door.world.amina
    assert (login.role, login.started) == ("refugee", NOW)


def test_the_wrong_password_is_refused(door):
    door.fail()
    assert len(door.sessions.logins) == 0


def test_a_name_nobody_has_is_refused_the_same_way(door):
    door.fail(login="nobody")
    assert len(door.sessions.throttles) == 1


def test_sessions_are_stored_as_hashes(door):
    _account, session_id = door.enter()
    assert list(door.sessions.logins) != [session_id]
    assert all(len(key) == 64 for key in door.sessions.logins)
    assert len(session_id) >= 43


def test_every_sign_in_has_a_session_of_its_own(door):
    assert door.enter()[1] != door.enter()[1]


@pytest.mark.parametrize("session_id", ["", "unknown", "\ud800", "x" * 10_000])
def test_an_unknown_session_is_nobody(door, session_id):
    assert door.who(session_id) is None


def test_signing_out_ends_the_session_and_no_other(door):
    _account, first = door.enter()
    _account, second = door.enter()
    sign_out(door.sessions, first)
    sign_out(door.sessions, "unknown")
    assert door.who(first) is None
    assert door.who(second) is not None


def test_a_session_ends_after_eight_hours(door):
    _account, session_id = door.enter()
    door.now = NOW + 8 * HOUR - SECOND
    assert door.who(session_id) is not None
    door.now = NOW + 8 * HOUR
    assert door.who(session_id) is None


def test_a_reset_by_the_worker_ends_all_sessions(door):
    _account, session_id = door.enter()
    door.now = NOW + SECOND
    new_code(door.world.amina, door.now)
    assert door.who(session_id) is None


def test_a_new_password_ends_older_sessions(door):
    _account, session_id = door.enter()
    door.now = NOW + SECOND
    set_password(door.world.amina, "noch ein Vogel", door.now)
    assert door.who(session_id) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda site, account: setattr(account, "disabled", True),
        lambda site, account: setattr(account, "role", "coordinator"),
        lambda site, account: site["accounts"].remove(account.__name__),
    ],
    ids=["disabled", "other role", "removed"],
)
def test_a_session_ends_with_its_account(door, change):
    _account, session_id = door.enter()
    change(door.site, door.world.amina)
    assert door.who(session_id) is None


def test_waits_double_up_to_fifteen_minutes():
    seconds = [wait_after(failures).total_seconds() for failures in range(16)]
    assert seconds == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    assert wait_after(10**9) == timedelta(minutes=15)


def test_four_failures_are_free(door, quick):
    door.fail(4)
    assert door.enter()[0] is door.world.amina


def test_the_fifth_failure_costs_two_seconds(door, quick):
    door.fail(5)
    assert door.wait() == 2 * SECOND
    door.now += 2 * SECOND
    door.fail()
    assert door.wait() == 4 * SECOND


def test_while_waiting_not_even_the_right_password_is_looked_at(door, quick):
    door.fail(5)
    with pytest.raises(TooMany):
        door.enter()
    door.now += 2 * SECOND
    assert door.enter()[0] is door.world.amina


def test_waiting_costs_no_further_failure(door, quick):
    door.fail(5)
    for _attempt in range(10):
        assert door.wait() == 2 * SECOND


def test_names_nobody_has_wait_just_as_long(door, quick):
    door.fail(5, login="nobody")
    assert door.wait("Nobody") == 2 * SECOND


def test_the_failures_of_one_name_are_not_those_of_another(door, quick):
    door.fail(5, login="somebody else")
    assert door.enter()[0] is door.world.amina


def test_success_forgets_the_failures(door, quick):
    door.fail(4)
    door.enter()
    assert len(door.sessions.throttles) == 0
    door.fail(4)


def test_failures_halve_with_every_hour(door, quick):
    door.fail(5)
    door.now += HOUR
    door.fail(2)
    assert door.enter()[0] is door.world.amina


def test_failures_that_are_not_forgotten_add_up(door, quick):
    door.fail(5)
    door.now += HOUR - SECOND
    door.fail()
    assert door.wait() == 4 * SECOND


def test_no_login_stands_in_the_throttles(door, quick):
    door.fail(login="amina")
    assert all("amina" not in key and len(key) == 64 for key in door.sessions.throttles)


def test_the_wait_is_told_in_whole_minutes():
    assert TooMany(2 * SECOND).minutes == 1
    assert TooMany(timedelta(seconds=61)).minutes == 2
    assert TooMany(timedelta(minutes=15)).minutes == 15


def test_what_is_over_is_forgotten_once_an_hour(door, quick):
    door.enter()
    door.fail(login="nobody")
    door.now = NOW + 9 * HOUR
    door.enter()
    assert len(door.sessions.logins) == 1
    assert len(door.sessions.throttles) == 0


def test_cleaning_keeps_what_still_counts(door, quick):
    door.enter()
    door.fail(5, login="nobody")
    door.now = NOW + 2 * HOUR
    door.enter()
    assert len(door.sessions.logins) == 2
    assert len(door.sessions.throttles) == 1


class TestActivating:
    """The one-time code at the door."""

    NEW = "ganz neu und lang"

    def test_a_code_sets_the_password_and_signs_in(self, door):
        code = new_code(door.world.amina, NOW)
        account, session_id = activate(door.site, door.sessions, "amina", code, self.NEW, NOW)
        assert door.who(session_id)[0] is account
        assert door.enter(password=self.NEW)[0] is account

    def test_guessing_codes_is_throttled_like_guessing_passwords(self, door):
        code = new_code(door.world.amina, NOW)
        for _attempt in range(5):
            with pytest.raises(WrongCode):
                activate(door.site, door.sessions, "amina", "000 000 0000", self.NEW, NOW)
        with pytest.raises(TooMany):
            activate(door.site, door.sessions, "amina", code, self.NEW, NOW)
        with pytest.raises(TooMany):
            door.enter()

    def test_a_weak_password_is_no_failure(self, door):
        code = new_code(door.world.amina, NOW)
        for _attempt in range(6):
            with pytest.raises(WeakPassword):
                activate(door.site, door.sessions, "amina", code, "kurz", NOW)
        assert activate(door.site, door.sessions, "amina", code, self.NEW, NOW)
