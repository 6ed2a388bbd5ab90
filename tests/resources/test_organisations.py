"""Organisations and the municipalities they serve."""

from mobio.resources.organisations import Organisation, Organisations


def test_an_organisation_serves_several_municipalities():
    office = Organisation("Beratung Nord", municipalities=["08226095", "08226096"])
    assert office.municipalities == ("08226095", "08226096")


def test_an_organisation_gets_an_id_of_its_own():
    organisations = Organisations()
    office = organisations.add_organisation(Organisation("Beratung Nord", phone="06221 1234"))
    assert office.__name__.startswith("o")
    assert organisations[office.__name__] is office
