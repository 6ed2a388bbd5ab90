"""The access lists of the tree, asked as Pyramid asks them."""

from datetime import UTC, datetime

import pytest
from pyramid.authorization import ACLHelper

from mobio.resources.people import People
from mobio.resources.permissions import DENY_THE_REST, EVERYONE, Permission, allow, role
from mobio.resources.site import new_site


class Place:
    """A place of the tree with an access list."""

    def __init__(self, parent, *entries):
        self.__parent__ = parent
        self.__acl__ = entries


@pytest.mark.parametrize("permission", Permission)
def test_what_a_place_denies_is_not_taken_from_the_places_above(permission):
    above = Place(None, allow(EVERYONE, *Permission))
    below = Place(above, DENY_THE_REST)
    assert ACLHelper().permits(above, [EVERYONE], permission)
    assert not ACLHelper().permits(below, [EVERYONE], permission)


def test_what_is_allowed_at_all_people_is_not_allowed_at_each_of_them():
    people = new_site()["people"]
    assert isinstance(people, People)
    person = people.add_person(datetime(2027, 3, 1, tzinfo=UTC))
    worker = [EVERYONE, role("social_advice")]
    assert ACLHelper().permits(people, worker, Permission.CREATE_PERSON)
    assert not ACLHelper().permits(person, worker, Permission.CREATE_PERSON)
