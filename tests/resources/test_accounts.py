"""Accounts and the index of their logins."""

from datetime import UTC, datetime

import pytest

from mobio.resources.accounts import ROLES, STAFF, WORKERS, Account, Accounts, LoginTaken

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def account(login="amina", role="refugee", **kw):
    return Account(login=login, role=role, created=NOW, **kw)


@pytest.fixture
def accounts():
    return Accounts()


def test_an_account_gets_an_id_of_its_own(accounts):
    amina = accounts.add_account(account())
    assert amina.__name__.startswith("a")
    assert len(amina.__name__) == 17
    assert accounts[amina.__name__] is amina


@pytest.mark.parametrize("typed", ["amina", "Amina", " AMINA ", "\uff21mina", "ＡＭＩＮＡ"])
def test_a_login_is_found_however_it_is_spelled(accounts, typed):
    amina = accounts.add_account(account())
    assert accounts.by_login(typed) is amina


def test_a_login_nobody_has_is_no_account(accounts):
    assert accounts.by_login("nobody") is None
    assert accounts.by_login("") is None
    assert accounts.by_login("\ud800") is None


def test_a_login_is_given_once(accounts):
    accounts.add_account(account("strauss"))
    with pytest.raises(LoginTaken):
        accounts.add_account(account("Strauß"))
    assert len(accounts) == 1


def test_the_login_of_a_removed_account_is_free(accounts):
    amina = accounts.add_account(account())
    accounts.remove(amina.__name__)
    assert accounts.by_login("amina") is None
    assert accounts.add_account(account()).login == "amina"


def test_a_role_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="boss"):
        account(role="boss")


def test_every_role_but_one_is_staff():
    assert [role for role in ROLES if not account(role=role).is_staff] == ["refugee"]
    assert "refugee" not in STAFF


def test_two_roles_can_be_responsible_for_people():
    assert tuple(role for role in ROLES if account(role=role).is_worker) == WORKERS


def test_a_new_account_has_no_secret_and_no_person():
    new = account()
    assert (new.password, new.one_time_code, new.code_expires, new.person_id) == (None,) * 4
    assert not new.disabled
