"""What is added by command: organisations, accounts of staff, addresses of actors."""

import re

from mobio.scripts.database import open_root
from mobio.services import clock
from mobio.services.accounts import redeem_code


def test_the_printed_code_of_a_new_account_sets_its_password(mobio, settings, capsys):
    mobio("evolve")
    assert mobio("add", "account", "keller", "--role", "social_advice", "--name", "Frau K") == 0
    code = re.search(r"the code ([0-9 ]+)", capsys.readouterr().out)[1]
    with open_root(settings) as root:
        account = redeem_code(root["site"], "keller", code, "Sehr-lang-und-geheim", clock.now())
        assert (account.name, account.is_worker) == ("Frau K", True)


def test_a_login_is_given_once(mobio, capsys):
    mobio("evolve")
    for _twice in range(2):
        done = mobio("add", "account", "vogt", "--role", "coordinator", "--name", "Herr V")
    assert done == 1
    assert "gibt es schon" in capsys.readouterr().err


def test_an_unknown_organisation_is_named_with_the_known_ones(mobio, capsys):
    mobio("evolve")
    mobio("add", "organisation", "Amt")
    words = ("--role", "coordinator", "--name", "Herr V", "--organisation", "oxxx")
    assert mobio("add", "account", "vogt", *words) == 1
    assert "(Amt)" in capsys.readouterr().err


def test_the_address_of_an_organisation_is_kept(mobio, settings):
    mobio("evolve")
    mobio("add", "organisation", "Stadt Beispiel", "--address", "Marktplatz 2")
    with open_root(settings) as root:
        [made] = root["site"]["organisations"].values()
        assert (made.name, made.address) == ("Stadt Beispiel", "Marktplatz 2")


def test_an_actor_needs_a_package_and_a_real_address(mobio, capsys):
    mobio("evolve")
    assert mobio("add", "actor", "nobody", "Amt", "amt@amt.example") == 1
    assert "There is no package nobody" in capsys.readouterr().err
    assert mobio("add", "actor", "jc", "Amt", "amt@amt.example,b@b.example") == 1
    assert mobio("add", "actor", "jc", "Amt", "amt@amt.example") == 0


def municipalities(settings, login="kuhn"):
    with open_root(settings) as root:
        return root["site"]["accounts"].by_login(login).municipalities


def test_a_commissioner_is_appointed_for_municipalities_by_name_or_key(mobio, settings):
    mobio("evolve")
    words = ("--role", "commissioner", "--name", "Frau K")
    places = ("--municipality", "sinsheim", "--municipality", "08226102")
    assert mobio("add", "account", "kuhn", *words, *places) == 0
    assert municipalities(settings) == ("08226085", "08226102")


def test_a_new_appointment_replaces_the_one_before(mobio, settings, capsys):
    mobio("evolve")
    words = ("--role", "commissioner", "--name", "Frau K", "--municipality", "Sinsheim")
    mobio("add", "account", "kuhn", *words)
    assert mobio("add", "appointment", "kuhn", "Weinheim", "Weinheim") == 0
    assert municipalities(settings) == ("08226096",)
    assert mobio("add", "appointment", "kuhn", "Sinshiem") == 1
    assert "There is no municipality Sinshiem" in capsys.readouterr().err
    assert municipalities(settings) == ("08226096",)


def test_only_commissioners_are_appointed(mobio, capsys):
    mobio("evolve")
    words = ("--role", "coordinator", "--name", "Herr V")
    assert mobio("add", "account", "vogt", *words, "--municipality", "Sinsheim") == 1
    assert "Only a commissioner" in capsys.readouterr().err
    mobio("add", "account", "vogt", *words)
    assert mobio("add", "appointment", "vogt", "Sinsheim") == 1
    assert "There is no commissioner vogt" in capsys.readouterr().err
