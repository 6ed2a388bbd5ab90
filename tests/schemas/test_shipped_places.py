"""The county as it ships: 54 municipalities in three regions, each with somebody to ask."""

import pytest

from mobio.engine.contacts import FOLDER, municipalities_of, regions_of
from tests.schemas.shipped import CATALOGUE

REGIONS = {"Nord": 14, "Süd-West": 20, "Ost": 20}
CONTACTS = CATALOGUE.all_of(FOLDER)
(ROSTER,) = CATALOGUE.all_of("rosters")
PAGES = ("help", "privacy", "imprint", "accessibility")


def test_every_municipality_of_the_county_has_its_key_and_its_region():
    options = municipalities_of(CATALOGUE).options
    own = [option for option in options if option.code.startswith("08226")]
    assert len({option.code for option in own}) == 54
    assert all(option.attributes["postal_codes"] for option in own)
    assert {name: len(lie) for name, lie in regions_of(municipalities_of(CATALOGUE)).items()} == (
        REGIONS
    )
    outside = {option.code for option in options} - {option.code for option in own}
    assert {"08221000", "08222000"} < outside


def test_every_region_has_the_same_functions_and_the_county_has_its_own():
    by_region = {one.region: [office.function for office in one.offices] for one in CONTACTS}
    assert by_region.keys() == {*REGIONS, ""}
    assert by_region["Nord"] == by_region["Ost"] == by_region["Süd-West"]
    assert "Datenschutz" in by_region[""]


def test_every_office_has_a_mailbox_a_number_and_hours():
    for one in CONTACTS:
        for office in one.offices:
            assert office.email.endswith("@landratsamt.example")
            assert office.phone
            assert office.hours


def test_no_mailbox_is_given_twice():
    found = [office.email for one in CONTACTS for office in one.offices]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_that_the_law_asks_for_have_a_text(name):
    assert len(CATALOGUE.texts(name)["body"]) > 200


def test_the_list_for_commissioners_is_the_basic_view():
    shown = {(item.section, item.id): item.show_as for item in ROSTER.questions}
    assert len(shown) == 22
    assert shown["personal", "birth_date"] == "year"
    assert shown["family", "children.birth_date"] == "age"


@pytest.mark.parametrize("role", ["email", "phone"])
def test_nobody_on_the_list_can_be_written_to(role):
    shown = {(item.section, item.id) for item in ROSTER.questions}
    assert CATALOGUE.holder(role) not in shown
    assert not {name for _section, name in shown if "street" in name or "postal" in name}


def test_the_privacy_page_tells_of_the_list():
    text = CATALOGUE.texts("privacy")["body"]
    assert "Beauftragten" in text
    assert "FlüAG" in text
