"""Contacts: functions with addresses, by region; never persons."""

import pytest

from mobio.engine.contacts import municipalities_of, regions_of
from tests.engine.asked import OWN, catalogue_of

OFFICE = "{function: Beratung, email: beratung@amt.example}"
CONTACTS = "title: Region Nord\nregion: Nord\noffices:\n  - {office}\n"
TOWNS = """
    title: Orte
    options:
      - {code: "1", label: Aheim, attributes: {region: Nord}}
      - {code: "2", label: Behausen, attributes: {region: Ost}}
      - {code: "3", label: Anderswo}
    """
FILES = {
    OWN: "- {id: town, type: municipality, label: Ort, options: lists/towns,"
    " stands_for: municipality}",
    "lists/towns": TOWNS,
}
ARABIC = {"ar": {("contacts/north:office1.function", "Beratung"): "الإرشاد"}}


def contacts(office=OFFICE):
    return CONTACTS.replace("{office}", office)


def test_offices_are_read_with_all_ways_to_reach_them():
    office = '{function: Beratung, about: Für alle, phone: "+49 6221 000011", hours: Montag, address: A 1}'
    found = catalogue_of({**FILES, "contacts/north": contacts(office)}).definition("contacts/north")
    (read,) = found.offices
    assert (found.region, read.about, read.phone) == ("Nord", "Für alle", "+49 6221 000011")
    assert (read.email, read.hours, read.address) == ("", "Montag", "A 1")


def test_the_regions_are_those_of_the_list_of_municipalities():
    regions = regions_of(municipalities_of(catalogue_of(FILES)))
    assert {name: [one.label for one in lie] for name, lie in regions.items()} == {
        "Nord": ["Aheim"],
        "Ost": ["Behausen"],
    }


def test_the_function_is_translated_and_the_address_is_not():
    catalogue = catalogue_of({**FILES, "contacts/north": contacts()}, ARABIC).in_language("ar")
    (office,) = catalogue.definition("contacts/north").offices
    assert (office.function, office.email) == ("الإرشاد", "beratung@amt.example")


@pytest.mark.parametrize(
    ("office", "told"),
    [
        ("{function: Beratung}", "Bei 'Beratung' fehlt, wie man die Stelle erreicht."),
        ("{function: Amt, email: amt}", "'amt' ist keine E-Mail-Adresse."),
        ("{function: Amt, phone: anrufen}", "'anrufen' ist keine Telefonnummer."),
        ("{email: amt@amt.example}", "Hier fehlt 'function'."),
        ("{function: Amt, mail: amt@amt.example}", "'mail' gibt es hier nicht."),
    ],
)
def test_what_is_wrong_with_an_office_is_told_at_its_line(mistakes, office, told):
    found = mistakes(contacts(office), "contacts/north", FILES)
    assert any(each.startswith("4: ") and told in each for each in found), found


def test_a_person_is_not_a_function(mistakes):
    office = "{function: Frau Keller, email: amt@amt.example}"
    found = mistakes(contacts(office), "contacts/north", FILES, severity="warning")
    assert found == ["4: 'Frau Keller' nennt eine Person. Schreiben Sie nur, was die Stelle macht."]


def test_a_region_without_a_municipality_is_a_misspelling(mistakes):
    (found,) = mistakes(contacts().replace("region: Nord", "region: Nrod"), "contacts/north", FILES)
    assert found.startswith("2: Die Region 'Nrod' steht bei keiner Gemeinde. Meinten Sie 'Nord'?")


def test_a_region_has_one_file(mistakes):
    files = {**FILES, "contacts/also": contacts()}
    assert mistakes(contacts(), "contacts/north", files) == [
        "2: Für 'Nord' gibt es schon contacts/also. Schreiben Sie alles in eine Datei."
    ]


def test_a_region_without_contacts_is_told_in_the_list(mistakes):
    files = {OWN: FILES[OWN], "contacts/north": contacts()}
    (found,) = mistakes(TOWNS, "lists/towns", files, severity="warning")
    assert found.startswith("4: Für die Region 'Ost' gibt es keine Kontakte.")


def test_without_any_contacts_nothing_is_told(mistakes):
    files = {OWN: FILES[OWN]}
    assert mistakes(TOWNS, "lists/towns", files, severity="warning") == []
