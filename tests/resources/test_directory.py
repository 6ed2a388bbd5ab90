"""The known addresses of actors."""

import pytest

from mobio.resources.directory import Actor, Directory


@pytest.fixture
def directory():
    directory = Directory()
    for kind, name in [("school", "Zeder"), ("school", "ahorn"), ("office", "Birke")]:
        directory.add_actor(Actor(kind, name, f"info@{name.lower()}.example"))
    return directory


def test_the_actors_of_a_kind_come_in_the_order_of_their_names(directory):
    assert [actor.name for actor in directory.of_kind("school")] == ["ahorn", "Zeder"]


def test_a_kind_without_known_actors_has_none(directory):
    assert directory.of_kind("company") == []


def test_an_actor_is_found_by_its_id(directory):
    [birke] = directory.of_kind("office")
    assert directory[birke.__name__].address == "info@birke.example"
