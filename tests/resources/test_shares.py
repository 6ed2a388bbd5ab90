"""What becomes of a share with time, and what is noted of its openings."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.resources.shares import OPENINGS_KEPT, Share, Shares, is_past

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
TONIGHT = datetime(2027, 3, 1, 22, 59, 59, tzinfo=UTC)
LAST = datetime(2027, 3, 15, 22, 59, 59, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TO = {"kind": "to", "name": "", "address": "info@school.example", "selector": None}


@pytest.fixture
def share():
    return Share(
        package_id="school",
        package_version=1,
        valid_days=14,
        recipients=[TO],
        created=NOW,
        created_by="a1",
        lapses_at=TONIGHT,
    )


def accepted(share):
    share.accepted_at = NOW
    share.consent_id = "c1"
    share.expires_at = LAST
    return share


def sent(share):
    accepted(share).sent_at = NOW
    return share


def test_the_last_second_belongs_to_the_day():
    assert not is_past(TONIGHT, TONIGHT + timedelta(microseconds=999_999))
    assert is_past(TONIGHT, TONIGHT + SECOND)


def test_a_share_begins_prepared(share):
    assert share.state(NOW) == "prepared"


def test_what_is_agreed_to_is_accepted(share):
    assert accepted(share).state(NOW) == "accepted"


@pytest.mark.parametrize("stage", [lambda share: share, accepted])
def test_what_is_not_sent_lapses_at_the_end_of_the_day(share, stage):
    stage(share)
    assert share.state(TONIGHT) != "lapsed"
    assert share.state(TONIGHT + SECOND) == "lapsed"


def test_what_is_sent_lives_until_its_last_second(share):
    sent(share)
    assert share.state(TONIGHT + SECOND) == "sent"
    assert share.state(LAST) == "sent"
    assert share.state(LAST + SECOND) == "expired"


def test_a_withdrawn_share_stays_withdrawn(share):
    sent(share).withdrawn_at = NOW
    assert share.state(NOW) == "withdrawn"
    assert share.state(LAST + SECOND) == "withdrawn"


def test_renewing_voids_what_was_agreed_to(share):
    accepted(share).renew([{**TO, "address": "other@school.example"}])
    assert share.state(NOW) == "prepared"
    assert (share.consent_id, share.expires_at) == (None, None)


def test_an_opening_says_who_and_when(share):
    share.note("opened", 0, NOW)
    assert share.openings == ({"when": NOW, "recipient": 0, "kind": "opened"},)


def test_the_same_click_within_a_minute_is_noted_once(share):
    for seconds in (0, 20, 59):
        share.note("opened", 0, NOW + timedelta(seconds=seconds))
    share.note("opened", 1, NOW)
    share.note("downloaded", 0, NOW)
    share.note("opened", 0, NOW + timedelta(seconds=60))
    noted = [(opening["kind"], opening["recipient"]) for opening in share.openings]
    assert noted == [("opened", 0), ("opened", 1), ("downloaded", 0), ("opened", 0)]


def test_clicks_without_end_do_not_fill_the_database(share):
    for minute in range(OPENINGS_KEPT + 10):
        share.note("after_end", 0, NOW + timedelta(minutes=minute))
    assert len(share.openings) == OPENINGS_KEPT


def test_shares_are_listed_the_newest_first():
    shares = Shares()
    for day in (2, 1, 3):
        when = NOW + timedelta(days=day)
        shares.add_share(
            Share(
                package_id="school",
                package_version=1,
                valid_days=14,
                recipients=[TO],
                created=when,
                created_by="a1",
                lapses_at=when,
            )
        )
    assert [share.created.day for share in shares.newest_first()] == [4, 3, 2]
    assert all(name.startswith("s") for name in shares)
