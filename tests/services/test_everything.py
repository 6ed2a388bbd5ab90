"""All that is stored about a person: complete, readable, and without anything that opens a door."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from mobio.resources.history import Entry
from mobio.services import sharing
from mobio.services.everything import FORMAT, as_document, as_json
from mobio.services.links import link_value
from tests.services.sharing_world import NOW, World

KEY = bytes(range(32))
HOUR = timedelta(hours=1)


@pytest.fixture
def world():
    """Return a county in which Amina shared, was opened, withdrew, and was helped."""
    made = World()
    entry = Entry(
        when=NOW + HOUR,
        account_id=made.sara.__name__,
        role=made.sara.role,
        section="me",
        version=1,
        language="de",
        assisted=True,
        revision=1,
    )
    entry.changes = ({"question": "first_name", "old": "Emina"}, {"question": "surname"})
    made.person["log"].append(entry)
    share = made.sent()
    share.note("opened", 0, NOW + HOUR)
    consent = made.person["consents"][share.consent_id]
    sharing.withdraw(share, consent, made.amina, NOW + 2 * HOUR, "self")
    return made


def taken(world):
    """Return the JSON as another program reads it."""
    return json.loads(as_json(world.site, world.person, world.catalogue))


def page(world, language="de"):
    """Return the text of the page and its markup."""
    catalogue = world.catalogue.in_language(language)
    markup = as_document(world.site, world.person, catalogue, NOW + HOUR)
    soup = BeautifulSoup(markup, "html.parser")
    return " ".join(soup.get_text(" ").split()), soup


class TestJson:
    """The file to take along (Art. 20)."""

    def test_every_answer_is_there_with_its_origin_and_its_words(self, world):
        found = taken(world)
        assert found["format"] == FORMAT
        assert found["login"] == "amina"
        own = world.person["biography"]
        assert found["biography"]["me"]["answers"] == own["me"].answers
        assert found["biography"]["learning"]["form"] == "biography/learning@1"
        assert found["words"]["me"]["first_name"] == "Vorname"
        assert set(found["biography"]["me"]["answers"]) <= set(found["words"]["me"])

    def test_the_history_is_there_with_what_stood_before(self, world):
        (entry,) = taken(world)["history"]
        assert entry["changes"] == [
            {"question": "first_name", "old": "Emina"},
            {"question": "surname"},
        ]
        assert entry["assisted"] is True

    def test_shares_and_consents_are_there(self, world):
        found = taken(world)
        (share,), (consent,) = found["shares"], found["consents"]
        assert share["package"] == "office@1"
        assert share["recipients"] == [
            {"kind": "to", "name": "Amt Nord", "address": "info@office.example"}
        ]
        assert share["withdrawn"].startswith("2027-03-01 11:15")
        assert [one["kind"] for one in share["openings"]] == ["opened"]
        assert consent["text_version"] == 1
        assert consent["questions"][0] == "me.surname"

    def test_nothing_in_it_opens_a_door(self, world):
        text = as_json(world.site, world.person, world.catalogue)
        (share,) = world.person["shares"].values()
        selector = share.recipients[0]["selector"]
        value = link_value(selector, KEY)
        for secret in (selector, value, value[36:], world.amina.password or "$argon2", "$argon2"):
            assert secret not in text

    def test_letters_of_every_script_are_written_as_they_are(self, world):
        assert "النجار" in as_json(world.site, world.person, world.catalogue)

    def test_a_person_without_an_account_can_take_everything_too(self, world):
        world.site["accounts"].remove(world.amina.__name__)
        found = taken(world)
        assert found["login"] is None
        assert found["biography"]["me"]["answers"]["first_name"] == "Amina"

    def test_a_person_who_said_nothing_has_little(self):
        world = World()
        for name in list(world.person["biography"]):
            world.person["biography"].remove(name)
        found = taken(world)
        assert (found["biography"], found["history"], found["shares"]) == ({}, [], [])


class TestDocument:
    """The page to read and print (Art. 15)."""

    def test_it_tells_who_i_am_and_who_helps(self, world):
        text, _soup = page(world)
        for part in ("Amina النجار", "amina", "Sara Weiß"):
            assert part in text

    def test_it_has_every_question_and_answer(self, world):
        text, _soup = page(world)
        for part in ("Jahre in der Schule", "9", "Hobby", "Schach", "20.05.1990"):
            assert part in text

    def test_it_tells_shares_openings_and_consents(self, world):
        text, _soup = page(world)
        for part in ("Amt Nord", "info@office.example", "widerrufen", "angesehen", "Einwilligung"):
            assert part in text

    def test_it_tells_what_others_changed_and_what_stood_there(self, world):
        text, _soup = page(world)
        assert "Emina" in text
        assert "01.03.2027, 11:15" in text

    def test_it_holds_no_half_of_a_link(self, world):
        _text, soup = page(world)
        (share,) = world.person["shares"].values()
        assert share.recipients[0]["selector"] not in str(soup)

    def test_it_speaks_the_language_of_the_reader(self, world):
        _text, soup = page(world, "ar")
        assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")

    def test_a_change_of_a_question_that_is_gone_is_left_out(self, world):
        world.person["log"].entries()[0].changes = ({"question": "gone", "old": "x"},)
        assert "gone" not in page(world)[0]

    def test_a_change_by_an_account_that_is_gone_stays_in(self, world):
        world.site["accounts"].remove(world.sara.__name__)
        text, _soup = page(world)
        assert "Emina" in text
        assert "Sara" not in text
