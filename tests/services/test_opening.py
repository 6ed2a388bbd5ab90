"""Behind the link there is a live share, or nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.services import sharing
from mobio.services.clock import today
from mobio.services.links import link_value, new_selector
from mobio.services.opening import (
    find,
    find_selected,
    note_late_opening,
    note_opening,
    package_shown,
)
from mobio.services.reading import record_of
from tests.services.sharing_world import NOW, OFFICE_2, World, put_in_force, to

KEY = bytes(range(32))
LAST = datetime(2027, 3, 15, 22, 59, 59, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def share(world):
    return world.sent(to("a@office.example"), to("b@office.example", kind="cc"))


def value(share, recipient=0, key=KEY):
    return link_value(share.recipients[recipient]["selector"], key)


def shown(world, share):
    """Return {label: value} of what the actor reads."""
    record = record_of(world.person, world.catalogue, today(NOW))
    sections = package_shown(world.catalogue, share, record)
    return {line.label: line.value for section in sections for line in section.lines}


def test_every_recipient_finds_the_share_by_an_own_link(world, share):
    for number in (0, 1):
        found = find(world.site, value(share, number), KEY, NOW)
        assert found == (world.person, share, number)


def test_a_link_lives_until_its_last_second(world, share):
    assert find(world.site, value(share), KEY, LAST)
    assert find(world.site, value(share), KEY, LAST + SECOND) is None


def withdrawn(world, share):
    consent = world.person["consents"][share.consent_id]
    sharing.withdraw(share, consent, world.amina, NOW, "self")


@pytest.mark.parametrize(
    "end",
    [
        withdrawn,
        lambda world, share: setattr(share, "expires_at", NOW - SECOND),
        lambda world, share: setattr(share, "sent_at", None),
        lambda world, share: world.person["shares"].remove(share.__name__),
        lambda world, share: world.site["people"].remove(world.person.__name__),
    ],
    ids=["withdrawn", "expired", "never sent", "share gone", "person gone"],
)
def test_what_is_over_is_nothing(world, share, end):
    link = value(share)
    end(world, share)
    assert find(world.site, link, KEY, NOW) is None


@pytest.mark.parametrize(
    "link",
    [
        None,
        "",
        "x" * 72,
        link_value(new_selector(), KEY),
    ],
    ids=["none", "empty", "malformed", "unknown"],
)
def test_what_was_never_sent_is_nothing(world, share, link):
    assert find(world.site, link, KEY, NOW) is None


def test_a_link_made_with_another_key_is_nothing(world, share):
    assert find(world.site, value(share, key=bytes(32)), KEY, NOW) is None


def test_the_halves_of_two_links_do_not_fit(world, share):
    mixed = value(share, 0)[:36] + value(share, 1)[36:]
    assert find(world.site, mixed, KEY, NOW) is None


def test_a_selector_that_was_proven_before_dies_with_the_share(world, share):
    selector = share.recipients[0]["selector"]
    assert find_selected(world.site, selector, NOW).share is share
    withdrawn(world, share)
    assert find_selected(world.site, selector, NOW) is None


def test_looking_writes_nothing(world, share):
    find(world.site, value(share), KEY, NOW)
    shown(world, share)
    assert share.openings == ()


def test_openings_say_who_did_what(world, share):
    note_opening(share, 1, "opened", NOW)
    note_opening(share, 1, "downloaded", NOW + SECOND)
    assert [(each["kind"], each["recipient"]) for each in share.openings] == [
        ("opened", 1),
        ("downloaded", 1),
    ]


def test_knocking_after_the_end_is_noted(world, share):
    note_late_opening(world.site, value(share), KEY, LAST + SECOND)
    assert share.openings[0]["kind"] == "after_end"


def test_knocking_with_anything_else_is_not_noted(world, share):
    note_late_opening(world.site, value(share), KEY, NOW)
    note_late_opening(world.site, value(share, key=bytes(32)), KEY, LAST + SECOND)
    note_late_opening(world.site, "x", KEY, LAST + SECOND)
    note_late_opening(world.site, link_value(new_selector(), KEY), KEY, NOW)
    assert share.openings == ()


def test_the_actor_reads_the_package_and_nothing_else(world, share):
    assert shown(world, share) == {
        "Name": "النجار",
        "Vorname": "Amina",
        "Geburtsdatum": "20.05.1990",
        "Jahre in der Schule": "9",
    }


def test_a_later_answer_shows_at_the_next_look(world, share):
    world.answer("learning", years="10")
    assert shown(world, share)["Jahre in der Schule"] == "10"


def test_a_question_taken_out_of_the_package_is_gone_at_once(world, share):
    put_in_force(world.site, {"actor_packages/office@2": OFFICE_2})
    assert "Geburtsdatum" not in shown(world, share)


def test_a_question_put_into_the_package_later_is_not_shown(world, share):
    wider = OFFICE_2.replace("[years]", "[years, hobby]")
    put_in_force(world.site, {"actor_packages/office@2": wider})
    assert "Hobby" not in shown(world, share)
