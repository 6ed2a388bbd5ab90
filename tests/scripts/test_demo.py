"""mobio demo: persons who do not exist, made through the same acts as those who do."""

import pytest
from ruamel.yaml import YAML

from mobio.scripts.database import open_root
from mobio.scripts.demo import new_password
from mobio.scripts.failures import Failure
from mobio.scripts.filling import Hand, pairs_of
from mobio.services import clock
from mobio.services.accounts import verify_password
from mobio.services.answering import Author
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.reading import record_of
from tests.house.records import strangers
from tests.house.sources import ROOT


def written(settings):
    lines = settings.folder("mobio.demo_accounts").read_text("utf-8").splitlines()
    return {login: password for login, password, *_who in map(str.split, lines)}


def test_everybody_who_is_written_down_can_sign_in(demo):
    with open_root(demo) as root:
        accounts = root["site"]["accounts"]
        for login, password in written(demo).items():
            assert verify_password(accounts.by_login(login), password)


def test_only_the_owner_can_read_the_passwords(demo):
    assert demo.folder("mobio.demo_accounts").stat().st_mode & 0o777 == 0o600


def test_no_password_is_the_same_twice():
    assert len({new_password() for _ in range(100)}) == 100


def test_all_answers_of_the_plan_were_taken(demo):
    plan = YAML(typ="base", pure=True).load(ROOT / "demo/county.yaml")
    with open_root(demo) as root:
        site = root["site"]
        for facts in plan["persons"]:
            account = site["accounts"].by_login(facts["login"])
            biography = site["people"][account.person_id]["biography"]
            for sitting in facts["sittings"]:
                for section, answers in sitting["sections"].items():
                    assert set(answers) <= set(biography[section].answers), facts["login"]


def test_what_the_worker_typed_is_in_the_history_as_help(demo):
    with open_root(demo) as root:
        site = root["site"]
        person = site["people"][site["accounts"].by_login("selam.t").person_id]
        by_worker = [entry for entry in person["log"].entries() if entry.assisted]
        assert {entry.role for entry in by_worker} == {"social_advice"}


def test_every_package_has_addresses(demo):
    with open_root(demo) as root:
        site = root["site"]
        for package in catalogue_in_force(site).packages:
            assert site["directory"].of_kind(package.id)


def test_a_database_of_the_demo_holds_nothing_but_plain_things_and_resources(demo, tmp_path):
    assert strangers(tmp_path / "var/Data.fs") == set()


def test_a_second_demo_is_refused_and_changes_nothing(demo, mobio, capsys):
    before = written(demo)
    assert mobio("demo") == 1
    assert "not empty" in capsys.readouterr().err
    assert written(demo) == before


def test_a_second_demo_is_no_mistake_where_it_may_be_needless(demo, mobio):
    assert mobio("demo", "--if-empty") == 0


def test_there_is_no_demo_in_production(ini, mobio, capsys):
    text = ini.read_text("utf-8")
    ini.write_text(text.replace("mobio.development = true", "mobio.development = false"), "utf-8")
    mobio("evolve")
    assert mobio("demo") == 1
    assert "development only" in capsys.readouterr().err


def test_a_demo_needs_a_site(mobio, capsys):
    assert mobio("demo") == 1
    assert "mobio evolve" in capsys.readouterr().err


@pytest.fixture
def hand(demo):
    """Return the hand of Yusuf's worker, with a form in front of it."""
    with open_root(demo, keep=False) as root:
        site = root["site"]
        account = site["accounts"].by_login("yusuf.o")
        worker = site["accounts"].by_login("vogt")
        author = Author(worker.__name__, worker.role, "de", assisted=True)
        person = site["people"][account.person_id]
        yield Hand(person, catalogue_in_force(site), author, clock.now())


def test_an_unknown_question_ends_the_filling(hand):
    with pytest.raises(Failure, match="does not ask shoe_size"):
        hand.fill_section("personal", {"shoe_size": "44"})


def test_an_answer_the_form_refuses_ends_the_filling(hand):
    with pytest.raises(Failure, match="personal refuses"):
        hand.fill_section("personal", {"birth_date": "2999"})


def test_a_hidden_question_cannot_be_filled(hand):
    with pytest.raises(Failure, match="does not ask agency_customer_number"):
        hand.fill_section("personal", {"benefits": ["none"], "agency_customer_number": "12345"})


def test_a_row_has_no_room_for_what_it_does_not_ask():
    with pytest.raises(Failure, match="does not ask shoe_size"):
        pairs_of({"shoe_size": "44"}, {})


def test_a_later_sitting_changes_only_its_own_questions(hand):
    hand.fill_section("personal", {"gender": "male"})
    record = record_of(hand.person, hand.catalogue, clock.today(hand.now))
    assert record.role("family_name") == "Omar"
