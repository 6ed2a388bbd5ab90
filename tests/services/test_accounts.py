"""A worker opens an account; a one-time code hands it over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mobio.services import accounts
from mobio.services.accounts import (
    LoginRefused,
    WrongCode,
    create_person,
    new_code,
    read_login,
    redeem_code,
    set_password,
    verify_password,
)
from mobio.services.passwords import WeakPassword
from tests.services.sharing_world import NOW, World

PASSWORD = "drei blaue Vögel"
DAY = timedelta(days=1)
LAST = datetime(2027, 3, 15, 22, 59, 59, tzinfo=UTC)


@pytest.fixture
def world():
    return World()


def test_a_new_person_has_an_account_and_a_worker(world):
    person, _code = create_person(world.site, world.sara, world.office.__name__, "yusuf", "de", NOW)
    account = world.site["accounts"].by_login("yusuf")
    assert (account.role, account.language) == ("refugee", "de")
    assert (person.account_id, account.person_id) == (account.__name__, person.__name__)
    assert person.workers(date(2027, 3, 1)) == [world.sara.__name__]
    assert not person.is_responsible(world.sara.__name__, date(2027, 2, 28))


def test_the_day_of_responsibility_is_the_one_in_berlin(world):
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    person, _code = create_person(world.site, world.sara, "o1", "yusuf", "de", late)
    assert person.responsibilities[0]["from"] == date(2027, 3, 2)


def test_a_login_that_is_taken_is_refused_before_anything_is_changed(world):
    with pytest.raises(LoginRefused, match="schon"):
        create_person(world.site, world.sara, "o1", "AMINA", "de", NOW)
    assert len(world.site["people"]) == 1
    assert len(world.site["accounts"]) == 2


@pytest.mark.parametrize("text", ["yusuf", " yusuf ", "yusuf.ali-2", "يوسف", "Şilan", "a" * 40])
def test_a_login_may_be_written_in_any_script(text):
    assert read_login(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "ab", "a" * 41, ".yusuf", "yusuf-", "yu suf", "yusuf@x", "yu\nsuf", "<b>yusuf"]
)
def test_a_login_that_cannot_be_typed_is_refused(text):
    with pytest.raises(LoginRefused):
        read_login(text)


def test_a_code_has_ten_digits_in_three_groups(world):
    code = new_code(world.amina, NOW)
    assert [len(group) for group in code.split(" ")] == [3, 3, 4]
    assert code.replace(" ", "").isdecimal()


def test_codes_are_stored_as_hashes(world):
    code = new_code(world.amina, NOW)
    assert world.amina.one_time_code.startswith("$argon2id$")
    assert code.replace(" ", "") not in world.amina.one_time_code


def test_a_code_sets_the_password_and_is_used_up(world):
    account = redeem_code(world.site, "Amina", world.code, PASSWORD, NOW)
    assert account is world.amina
    assert verify_password(account, PASSWORD)
    with pytest.raises(WrongCode):
        redeem_code(world.site, "amina", world.code, PASSWORD, NOW)


@pytest.mark.parametrize(
    "spell",
    [
        lambda code: code.replace(" ", ""),
        lambda code: code.replace(" ", "-"),
        lambda code: f"\u00a0{code.replace(' ', ' – ')}\n",
        lambda code: code.translate({ord("0") + n: 0x0660 + n for n in range(10)}),
        lambda code: code.translate({ord("0") + n: 0x06F0 + n for n in range(10)}),
        lambda code: f"\u202b{code}\u202c",
    ],
    ids=["together", "hyphens", "dashes", "arabic", "persian", "directed"],
)
def test_a_code_may_be_typed_as_people_type(world, spell):
    assert redeem_code(world.site, "amina", spell(world.code), PASSWORD, NOW) is world.amina


@pytest.mark.parametrize(
    "code", ["", "123", "1234567890123", "abcdefghij", "123.456.7890", "²" * 10]
)
def test_what_is_no_code_opens_nothing(world, code):
    with pytest.raises(WrongCode):
        redeem_code(world.site, "amina", code, PASSWORD, NOW)


def test_a_code_of_somebody_else_opens_nothing(world):
    create_person(world.site, world.sara, "o1", "yusuf", "de", NOW)
    with pytest.raises(WrongCode):
        redeem_code(world.site, "yusuf", world.code, PASSWORD, NOW)


def test_a_code_is_valid_for_fourteen_days(world):
    assert world.amina.code_expires == LAST
    with pytest.raises(WrongCode):
        redeem_code(world.site, "amina", world.code, PASSWORD, LAST + timedelta(seconds=1))
    assert redeem_code(world.site, "amina", world.code, PASSWORD, LAST) is world.amina


def test_a_code_of_a_disabled_account_opens_nothing(world):
    world.amina.disabled = True
    with pytest.raises(WrongCode):
        redeem_code(world.site, "amina", world.code, PASSWORD, NOW)


def test_a_name_nobody_has_costs_a_hash_too(world, monkeypatch):
    asked = []
    monkeypatch.setattr(accounts, "secret_matches", lambda stored, text: asked.append(stored))
    with pytest.raises(WrongCode):
        redeem_code(world.site, "nobody", world.code, PASSWORD, NOW)
    assert not verify_password(None, "x")
    assert asked == [None, None]


def test_a_weak_password_keeps_the_code(world):
    with pytest.raises(WeakPassword):
        redeem_code(world.site, "amina", world.code, "amina", NOW)
    assert redeem_code(world.site, "amina", world.code, PASSWORD, NOW) is world.amina


def test_a_new_code_ends_the_old_one_and_all_sessions(world):
    later = NOW + DAY
    second = new_code(world.amina, later)
    assert world.amina.sessions_valid_from == later
    with pytest.raises(WrongCode):
        redeem_code(world.site, "amina", world.code, PASSWORD, later)
    assert redeem_code(world.site, "amina", second, PASSWORD, later) is world.amina


def test_the_password_holds_until_the_new_code_is_used(world):
    redeem_code(world.site, "amina", world.code, PASSWORD, NOW)
    code = new_code(world.amina, NOW)
    assert verify_password(world.amina, PASSWORD)
    redeem_code(world.site, "amina", code, "ganz neu und lang", NOW)
    assert not verify_password(world.amina, PASSWORD)


def test_staff_need_a_longer_password(world):
    with pytest.raises(WeakPassword):
        set_password(world.sara, "acht Zei", NOW)
    set_password(world.amina, "acht Zei", NOW)
    assert verify_password(world.amina, "acht Zei")


def test_a_disabled_account_opens_with_no_password(world):
    set_password(world.sara, PASSWORD, NOW)
    world.sara.disabled = True
    assert not verify_password(world.sara, PASSWORD)


def test_an_account_without_a_password_opens_with_none(world):
    assert not verify_password(world.sara, "")
