"""A person's answers as a record."""

from mobio.services.clock import today
from mobio.services.reading import record_of
from tests.services.sharing_world import NOW, World


def test_the_record_has_every_section_in_force_and_its_answers():
    world = World()
    record = record_of(world.person, world.catalogue, today(NOW))
    assert set(record.answers) == {"me", "learning"}
    assert record.answer("me", "first_name") == "Amina"
    assert record.name() == "Amina النجار"
    assert record.youngest_age() == 36
    assert record.today == today(NOW)


def test_a_section_that_was_never_answered_is_empty_and_not_stored():
    world = World()
    world.person["biography"].remove("learning")
    record = record_of(world.person, world.catalogue, today(NOW))
    assert record.answers["learning"] == {}
    assert "learning" not in world.person["biography"]
