"""A share from the first thought to the withdrawal."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
import ZODB
from transaction import TransactionManager
from ZODB.FileStorage import FileStorage

from mobio.services import sharing
from mobio.services.addresses import FREE_MAIL
from mobio.services.clock import BERLIN
from mobio.services.links import link_value
from mobio.services.sharing import NotAllowed, RecipientRefused
from tests.house.records import strangers
from tests.services.sharing_world import NOW, OFFICE_2, PAGE, World, put_in_force, to

KEY = bytes(range(32))
TONIGHT = datetime(2027, 3, 1, 22, 59, 59, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def world():
    return World()


def berlin(*when):
    return datetime(*when, tzinfo=BERLIN).astimezone(UTC)


class TestPreparing:
    """Kind of actor, actor, addresses."""

    def test_a_new_share_pins_the_version_of_the_package(self, world):
        share = world.prepared()
        assert (share.package_id, share.package_version) == ("office", 1)
        assert share.state(NOW) == "prepared"
        assert share.created_by == world.amina.__name__
        assert world.person["shares"][share.__name__] is share

    def test_somebody_too_young_cannot_share(self):
        young = World("2011-03-02")
        with pytest.raises(NotAllowed, match="Jahren"):
            young.prepared()
        assert len(young.person["shares"]) == 0

    def test_a_refused_recipient_leaves_nothing_behind(self, world):
        with pytest.raises(RecipientRefused):
            world.prepared(to("nobody"))
        assert len(world.person["shares"]) == 0

    def test_a_company_may_have_private_mail(self, world):
        share = world.prepared(to(f"chef@{FREE_MAIL[0]}"), kind="firm")
        assert share.recipients[0]["selector"] is None


class TestAccepting:
    """Read, tick, Akzeptieren."""

    def test_accepting_fixes_the_last_day(self, world):
        share = world.accepted()
        assert share.state(NOW) == "accepted"
        assert share.valid_until == date(2027, 3, 15)
        assert share.expires_at == berlin(2027, 3, 15, 23, 59, 59)
        assert share.language == "ar"
        assert world.person["consents"][share.consent_id].share_id == share.__name__

    @pytest.mark.parametrize(
        ("accepted", "last"),
        [
            ((2027, 3, 14, 12, 0), (2027, 3, 28, 23, 59, 59)),
            ((2027, 3, 20, 12, 0), (2027, 4, 3, 23, 59, 59)),
            ((2026, 10, 11, 12, 0), (2026, 10, 25, 23, 59, 59)),
            ((2026, 10, 20, 0, 0), (2026, 11, 3, 23, 59, 59)),
            ((2026, 10, 20, 23, 59, 59), (2026, 11, 3, 23, 59, 59)),
        ],
    )
    def test_summer_time_does_not_move_the_last_second(self, world, accepted, last):
        share = world.sent(now=berlin(*accepted))
        assert share.state(berlin(*last)) == "sent"
        assert share.state(berlin(*last) + SECOND) == "expired"

    def test_another_text_than_the_one_read_is_not_agreed_to(self, world):
        share = world.prepared()
        digest = sha256(b"what was read").hexdigest()
        with pytest.raises(NotAllowed, match="noch einmal"):
            sharing.accept(
                world.site, world.person, share, None, PAGE, digest, "de", world.amina, NOW
            )
        assert share.state(NOW) == "prepared"
        assert len(world.person["consents"]) == 0

    def test_a_package_that_changed_meanwhile_is_not_agreed_to(self, world):
        share = world.prepared()
        put_in_force(world.site, {"actor_packages/office@2": OFFICE_2})
        with pytest.raises(NotAllowed, match="Datenpaket"):
            world.agree(share)

    def test_a_birth_date_that_changed_meanwhile_counts(self, world):
        share = world.prepared()
        world.answer("me", born={"entered": "2015", "from": "2015-01-01", "to": "2015-12-31"})
        with pytest.raises(NotAllowed, match="Jahren"):
            world.agree(share)

    def test_nobody_agrees_twice(self, world):
        share = world.accepted()
        with pytest.raises(NotAllowed):
            world.agree(share)
        assert len(world.person["consents"]) == 1

    def test_what_was_prepared_yesterday_is_begun_anew(self, world):
        share = world.prepared()
        with pytest.raises(NotAllowed, match="selben Tag"):
            world.agree(share, now=TONIGHT + SECOND)

    def test_until_the_last_second_of_the_day_it_can_be_accepted_and_sent(self, world):
        share = world.prepared()
        world.agree(share, now=TONIGHT)
        world.send(share, now=TONIGHT)
        assert share.state(TONIGHT) == "sent"


class TestSending:
    """Senden, and what else can happen instead."""

    def test_a_share_that_is_not_agreed_to_is_not_sent(self, world):
        with pytest.raises(NotAllowed, match="Einwilligung"):
            world.send(world.prepared())
        assert len(world.site["outbox"]) == 0

    def test_accepted_without_sending_lapses_at_the_end_of_the_day(self, world):
        share = world.accepted()
        assert share.state(TONIGHT) == "accepted"
        assert share.state(TONIGHT + SECOND) == "lapsed"
        with pytest.raises(NotAllowed, match="selben Tag"):
            world.send(share, now=TONIGHT + SECOND)
        assert world.person["consents"][share.consent_id].used_at is None

    def test_every_recipient_has_an_own_selector_and_mail(self, world):
        share = world.sent(to("a@office.example"), to("b@office.example", kind="cc"))
        selectors = [recipient["selector"] for recipient in share.recipients]
        places = [world.site["shares_by_selector"].get(selector) for selector in selectors]
        assert places == [(world.person.__name__, share.__name__, number) for number in (0, 1)]
        mails = [world.site["outbox"][name] for name in share.mails]
        assert [mail.selector for mail in mails] == selectors
        assert [mail.recipient for mail in mails] == ["a@office.example", "b@office.example"]
        assert mails[0].message_id != mails[1].message_id

    def test_sending_uses_the_consent(self, world):
        share = world.sent()
        assert world.person["consents"][share.consent_id].used_at == NOW

    def test_a_second_click_sends_nothing_more(self, world):
        share = world.sent()
        with pytest.raises(NotAllowed, match="schon gesendet"):
            world.send(share)
        assert len(world.site["outbox"]) == 1

    def test_the_state_of_every_mail_can_be_seen(self, world):
        share = world.sent(to("a@office.example"), to("b@office.example"), to("c@office.example"))
        first, second, _third = (world.site["outbox"][name] for name in share.mails)
        first.mark_sent(NOW)
        second.mark_failed("refused (550)")
        assert sharing.mail_states(world.site, share) == ("sent", "failed", "waiting")

    def test_before_sending_there_are_no_mails(self, world):
        assert sharing.mail_states(world.site, world.accepted()) == ()


class TestChangingRecipients:
    """An address changed in the mail form asks for the tick again."""

    OTHER = to("neu@office.example")

    def test_a_changed_address_asks_for_the_tick_again(self, world):
        share = world.accepted()
        assert sharing.change_recipients(share, [self.OTHER])
        assert share.state(NOW) == "prepared"
        with pytest.raises(NotAllowed):
            world.send(share)

    @pytest.mark.parametrize(
        "recipients",
        [
            [to(name="Amt Süd")],
            [to(), to("b@office.example", kind="cc")],
            [to("Info@office.example")],
        ],
        ids=["name", "one more", "capital"],
    )
    def test_whatever_the_person_read_of_them_counts(self, world, recipients):
        assert sharing.change_recipients(world.accepted(), recipients)

    def test_the_same_recipients_change_nothing(self, world):
        share = world.accepted()
        assert not sharing.change_recipients(share, [to(" info@office.example ")])
        assert share.state(NOW) == "accepted"
        assert not world.person["consents"][share.consent_id].superseded

    def test_the_old_evidence_stays_and_was_never_used(self, world):
        share = world.accepted()
        old = world.person["consents"][share.consent_id]
        sharing.change_recipients(share, [self.OTHER])
        world.agree(share)
        world.send(share)
        new = world.person["consents"][share.consent_id]
        assert (old.superseded, old.used_at) == (True, None)
        assert (new.superseded, new.used_at) == (False, NOW)
        assert new.recipients[0]["address"] == "neu@office.example"

    def test_a_refused_address_changes_nothing(self, world):
        share = world.accepted()
        with pytest.raises(RecipientRefused):
            sharing.change_recipients(share, [to(f"x@{FREE_MAIL[0]}")])
        assert share.state(NOW) == "accepted"

    def test_renewing_does_not_win_another_day(self, world):
        share = world.accepted()
        sharing.change_recipients(share, [self.OTHER])
        assert share.state(TONIGHT + SECOND) == "lapsed"

    def test_what_is_sent_has_its_recipients_for_ever(self, world):
        share = world.sent()
        with pytest.raises(NotAllowed, match="schon gesendet"):
            sharing.change_recipients(share, [self.OTHER])
        world_consent = world.person["consents"][share.consent_id]
        sharing.withdraw(share, world_consent, world.amina, NOW, "self")
        with pytest.raises(NotAllowed, match="widerrufen"):
            sharing.change_recipients(share, [self.OTHER])


class TestEnding:
    """Withdraw, or give up before."""

    def withdraw(self, world, share, now=NOW, account=None, channel="self"):
        consent = world.person["consents"][share.consent_id]
        sharing.withdraw(share, consent, account or world.amina, now, channel)
        return consent

    def test_a_withdrawn_share_is_dead_at_once(self, world):
        share = world.sent()
        consent = self.withdraw(world, share)
        assert share.state(NOW) == "withdrawn"
        assert (consent.withdrawn_at, consent.withdrawal_channel) == (NOW, "self")

    def test_a_worker_may_withdraw_for_somebody_on_the_phone(self, world):
        share = world.sent()
        consent = self.withdraw(world, share, account=world.sara, channel="worker_phone")
        assert consent.withdrawn_by == world.sara.__name__

    def test_withdrawing_twice_keeps_the_first_moment(self, world):
        share = world.sent()
        self.withdraw(world, share)
        consent = self.withdraw(world, share, now=NOW + SECOND, channel="worker")
        assert (share.withdrawn_at, consent.withdrawal_channel) == (NOW, "self")

    def test_mails_that_have_not_left_are_stopped(self, world):
        share = world.sent(to("a@office.example"), to("b@office.example"))
        world.site["outbox"][share.mails[0]].mark_sent(NOW)
        self.withdraw(world, share)
        assert world.site["outbox"].waiting() == []
        assert sharing.mail_states(world.site, share) == ("sent", "cancelled")

    def test_a_consent_can_be_withdrawn_before_sending(self, world):
        share = world.accepted()
        self.withdraw(world, share)
        with pytest.raises(NotAllowed, match="widerrufen"):
            world.send(share)

    def test_giving_up_before_sending_ends_the_share(self, world):
        share = world.accepted()
        sharing.cancel(share, NOW)
        assert share.state(NOW) == "lapsed"
        assert world.person["consents"][share.consent_id].used_at is None

    def test_giving_up_what_lapsed_changes_nothing(self, world):
        share = world.prepared()
        sharing.cancel(share, TONIGHT + timedelta(days=1))
        assert share.lapses_at == TONIGHT

    def test_what_is_sent_is_withdrawn_not_given_up(self, world):
        with pytest.raises(NotAllowed):
            sharing.cancel(world.sent(), NOW)


class TestInTheDatabase:
    """What the disk says."""

    @pytest.fixture
    def path(self, tmp_path):
        return tmp_path / "Data.fs"

    @pytest.fixture
    def database(self, path):
        database = ZODB.DB(FileStorage(str(path)))
        yield database
        database.close()

    def test_share_and_mail_are_written_together_or_not_at_all(self, database):
        manager = TransactionManager()
        connection = database.open(manager)
        world = World()
        connection.root()["site"] = world.site
        manager.commit()
        world.sent()
        manager.abort()
        assert len(world.site["outbox"]) == len(world.site["shares_by_selector"]) == 0
        assert len(world.person["shares"]) == len(world.person["consents"]) == 0
        connection.close()

    def test_no_secret_and_no_strange_class_is_stored(self, database, path):
        with database.transaction() as connection:
            world = World()
            connection.root()["site"] = world.site
            share = world.sent()
            share.note("opened", 0, NOW)
            selector = share.recipients[0]["selector"]
        data = path.read_bytes()
        assert selector.encode() in data
        assert link_value(selector, KEY)[36:].encode() not in data
        assert world.code.replace(" ", "").encode() not in data
        assert strangers(path) == set()
