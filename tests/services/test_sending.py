"""From the outbox to the server: at least once, never lost, nothing left behind."""

import contextlib
import logging
import threading
from datetime import timedelta

import pytest
import ZODB
from transaction import TransactionManager
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError

from mobio.services import sending, sharing
from mobio.services.links import link_value, read_value
from mobio.services.mailers import GiveUp, Mailer, PageMailer, TryLater
from mobio.services.sending import Counts, SenderThread, send_waiting, wait_after
from tests.services.mail_server import HERE, Inbox, free_port, serving
from tests.services.sharing_world import NOW, World, to

KEY = bytes(range(32))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def link_for(selector):
    return f"https://mobio.example/dse/dat?value={link_value(selector, KEY)}"


class Scripted:
    """A mailer that does what it is told, mail by mail, and then sends."""

    keeps_content = False

    def __init__(self, *troubles):
        self.troubles = list(troubles)
        self.sent = []

    def send(self, sender, recipients, message):
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is not None:
            raise trouble
        self.sent.append((recipients, message))


class Post:
    """A database with shares, and somebody who sends what waits in it."""

    def __init__(self, path):
        self.path = path
        self.database = ZODB.DB(FileStorage(str(path)))
        with self.database.transaction() as connection:
            self.world = World()
            connection.root()["site"] = self.world.site

    @contextlib.contextmanager
    def site(self):
        with self.database.transaction() as connection:
            yield connection.root()["site"]

    def share(self, *recipients, now=NOW):
        """Send a share to *recipients* (into the outbox) and return its id."""
        with self.site() as site:
            self.world.site = site
            [self.world.person] = site["people"].values()
            self.world.amina = site["accounts"].by_login("amina")
            share = self.world.sent(*recipients, now=now)
            return share.__name__

    def share_in_the_end(self, *recipients):
        """Send a share while the sender writes, too: whoever is overtaken tries again."""
        while True:
            with contextlib.suppress(ConflictError):
                return self.share(*recipients)

    def look(self, *names):
        """Return for every mail, the oldest first, what it is like."""
        with self.site() as site:
            mails = reversed(site["outbox"].newest_first())
            found = [tuple(getattr(mail, name) for name in names) for mail in mails]
        return [values[0] if len(names) == 1 else values for values in found]

    def send(self, mailer, now=NOW):
        return send_waiting(self.database, mailer, now, link_for)


@pytest.fixture
def post(tmp_path):
    post = Post(tmp_path / "Data.fs")
    yield post
    post.database.close()


def plain(port):
    return Mailer(HERE, port, security="plain")


class TestARealServer:
    """The whole way."""

    def test_every_recipient_gets_an_own_mail_with_an_own_link(self, post):
        post.share(to("a@office.example"), to("b@office.example", kind="cc"))
        inbox = Inbox()
        with serving(inbox) as port:
            assert post.send(plain(port)) == Counts(sent=2)
        assert sorted(inbox.recipients) == [["a@office.example"], ["b@office.example"]]
        texts = [mail.get_content() for mail in inbox.mails]
        selectors = {read_value(text.split("value=")[1].strip(), KEY) for text in texts}
        assert len(selectors) == 2
        assert None not in selectors

    def test_the_envelope_has_the_bare_address(self, post):
        post.share()
        inbox = Inbox()
        with serving(inbox) as port:
            post.send(plain(port))
        assert inbox.envelopes[0].mail_from == "mobio@county.example"
        assert inbox.mails[0]["From"] == "MoBio <mobio@county.example>"

    def test_a_mail_that_left_is_not_sent_again(self, post):
        post.share()
        inbox = Inbox()
        with serving(inbox) as port:
            post.send(plain(port))
            assert post.send(plain(port), NOW + DAY) == Counts()
        assert len(inbox.envelopes) == 1
        assert post.look("state", "sent_at") == [("sent", NOW)]

    def test_a_refused_mail_has_failed_at_once(self, post):
        post.share()
        with serving(Inbox(rcpt="550 no such user info@office.example")) as port:
            assert post.send(plain(port)) == Counts(failed=1)
        assert post.look("state", "reason") == [("failed", "refused (550)")]

    def test_a_mail_that_was_not_taken_waits(self, post):
        post.share()
        inbox = Inbox(rcpt="451 grey list")
        with serving(inbox) as port:
            assert post.send(plain(port)) == Counts(postponed=1)
            inbox.rcpt = "250 OK"
            assert post.send(plain(port), NOW + MINUTE - timedelta(seconds=1)) == Counts()
            assert post.send(plain(port), NOW + MINUTE) == Counts(sent=1)

    def test_a_mail_whose_end_was_not_heard_goes_out_again_the_same(self, post):
        post.share()
        inbox = Inbox(data=None)
        with serving(inbox) as port:
            assert post.send(plain(port)) == Counts(postponed=1)
            inbox.data = "250 OK"
            assert post.send(plain(port), NOW + MINUTE) == Counts(sent=1)
        first, second = (envelope.content for envelope in inbox.envelopes)
        assert first == second
        assert b"Message-ID" in first

    def test_a_server_that_is_away_is_asked_once_a_round(self, post):
        post.share(*(to(f"a{number}@office.example") for number in range(3)))
        assert post.send(plain(free_port())) == Counts(postponed=1)
        assert sorted(post.look("attempts")) == [0, 0, 1]


class TestPatience:
    """How often, and how long."""

    def test_waits_double_up_to_four_hours(self):
        minutes = [wait_after(attempts) / MINUTE for attempts in range(1, 12)]
        assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]

    def test_after_three_days_a_mail_is_given_up(self, post):
        post.share()
        now, rounds = NOW, 0
        while post.look("state") == ["waiting"]:
            post.send(Scripted(TryLater("not taken (451)")), now)
            rounds += 1
            [now] = post.look("next_attempt")
        assert now + wait_after(99) >= NOW + 3 * DAY
        assert post.look("state", "reason") == [("failed", "not taken (451)")]
        assert 20 < rounds < 40

    def test_a_mail_is_not_given_up_before(self, post):
        post.share()
        post.send(Scripted(TryLater("x")), NOW + 3 * DAY - MINUTE)
        assert post.look("state") == ["waiting"]

    def test_the_first_failure_after_three_days_is_the_last(self, post):
        post.share()
        assert post.send(Scripted(TryLater("x")), NOW + 3 * DAY) == Counts(failed=1)

    def test_one_bad_mail_does_not_hold_up_the_others(self, post):
        post.share(*(to(f"a{number}@office.example") for number in range(3)))
        mailer = Scripted(GiveUp("refused (550)"), TryLater("not taken (451)"))
        assert post.send(mailer) == Counts(sent=1, postponed=1, failed=1)

    def test_what_cannot_be_written_as_a_mail_is_given_up(self, post):
        post.share()
        mailer = Scripted(UnicodeEncodeError("ascii", "x", 0, 1, "no"))
        assert post.send(mailer) == Counts(failed=1)
        assert post.look("reason") == ["cannot be written as a mail"]

    def test_one_round_is_one_batch(self, post, monkeypatch):
        monkeypatch.setattr(sending, "BATCH", 2)
        post.share(*(to(f"a{number}@office.example") for number in range(3)))
        assert post.send(Scripted()) == Counts(sent=2)
        assert post.send(Scripted()) == Counts(sent=1)


class TestDyingOnTheWay:
    """At least once, also when the sender or the database fails."""

    def test_a_sender_that_dies_leaves_a_lease_that_ends(self, post):
        post.share()
        with pytest.raises(KeyboardInterrupt):
            post.send(Scripted(KeyboardInterrupt()))
        assert post.send(Scripted(), NOW + 14 * MINUTE) == Counts()
        assert post.send(Scripted(), NOW + 15 * MINUTE) == Counts(sent=1)

    def test_while_one_sends_another_leaves_the_mail_alone(self, post):
        post.share()
        others = []

        class Meanwhile(Scripted):
            def send(self, *args):
                others.append(post.send(Scripted()))
                super().send(*args)

        assert post.send(Meanwhile()) == Counts(sent=1)
        assert others == [Counts()]

    def test_two_senders_that_start_together_send_once(self, post):
        post.share(*(to(f"a{number}@office.example") for number in range(5)))
        mailer = Scripted()
        together = threading.Barrier(2)

        def run():
            together.wait()
            post.send(mailer)

        threads = [threading.Thread(target=run) for _number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(recipients[0] for recipients, _mail in mailer.sent) == [
            f"a{number}@office.example" for number in range(5)
        ]

    def test_a_conflict_while_marking_is_tried_again(self, post):
        post.share()

        class Interfering(Scripted):
            def send(self, *args):
                super().send(*args)
                self.hold = TransactionManager()
                self.connection = post.database.open(self.hold)
                [mail] = self.connection.root()["site"]["outbox"].values()
                mail.reason = "somebody was here"

        mailer = Interfering()
        real = sending._note

        def note(mail, *args):
            mailer.hold.commit()
            return real(mail, *args)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sending, "_note", note)
            assert post.send(mailer) == Counts(sent=1)
        mailer.connection.close()
        assert post.look("state") == ["sent"]
        assert len(mailer.sent) == 1

    def test_a_share_withdrawn_meanwhile_is_not_mailed(self, post):
        name = post.share()
        self.withdraw(post, name)
        mailer = Scripted()
        assert post.send(mailer) == Counts()
        assert mailer.sent == []

    def test_a_share_that_is_over_is_not_mailed(self, post):
        post.share()
        assert post.send(Scripted(), NOW + 20 * DAY) == Counts()
        assert post.look("state") == []

    def test_a_share_withdrawn_while_its_mail_leaves_is_no_error(self, post):
        name = post.share()

        withdraw = self.withdraw

        class Meanwhile(Scripted):
            def send(self, *args):
                super().send(*args)
                withdraw(post, name)

        assert post.send(Meanwhile()) == Counts(sent=1)
        assert post.look("state") == []

    def withdraw(self, post, name):
        with post.site() as site:
            [person] = site["people"].values()
            share = person["shares"][name]
            consent = person["consents"][share.consent_id]
            account = site["accounts"].by_login("amina")
            sharing.withdraw(share, consent, account, NOW, "self")


class TestWhatStays:
    """What can be found afterwards."""

    def test_a_sent_mail_keeps_nothing_personal(self, post):
        post.share()
        post.send(Scripted())
        assert post.look("recipient", "subject", "body") == [("", "", "")]

    def test_a_failed_mail_keeps_nothing_personal(self, post):
        post.share()
        post.send(Scripted(GiveUp("refused (550)")))
        assert post.look("recipient", "subject", "body") == [("", "", "")]

    def test_a_waiting_mail_keeps_what_it_needs(self, post):
        post.share()
        post.send(Scripted(TryLater("not taken (451)")))
        assert post.look("recipient") == ["info@office.example"]

    def test_in_development_the_page_keeps_it(self, post):
        post.share()
        assert post.send(PageMailer()) == Counts(sent=1)
        assert post.look("state", "recipient") == [("sent", "info@office.example")]

    def test_no_link_is_ever_stored(self, post):
        post.share()
        post.send(Scripted(TryLater("not taken (451)")))
        post.send(PageMailer(), NOW + HOUR)
        with post.site() as site:
            [mail] = site["outbox"].values()
            secret = link_value(mail.selector, KEY)[36:]
        assert secret.encode() not in post.path.read_bytes()

    def test_the_log_names_nobody(self, post, caplog):
        caplog.set_level(logging.DEBUG)
        post.share(*(to(f"a{number}@office.example") for number in range(2)))
        with serving(Inbox(rcpt="550 no such user a0@office.example")) as port:
            post.send(plain(port))
        ours = [record.getMessage() for record in caplog.records if "mobio" in record.name]
        assert ours == ["mails: 0 sent, 0 postponed, 2 failed"]

    def test_transactions_have_no_notes(self, post):
        post.share()
        post.send(Scripted())
        storage = post.database.storage
        notes = [(each.user, each.description) for each in storage.iterator()]
        assert set(notes[1:]) == {(b"", b"")}


class TestTheThread:
    """The sender beside the server."""

    @contextlib.contextmanager
    def running(self, post, mailer, **kw):
        thread = SenderThread(post.database, mailer, link_for, now=lambda: NOW, every=60, **kw)
        thread.start()
        try:
            yield thread
        finally:
            thread.stop(5)
        assert not thread.is_alive()

    def test_it_sends_what_waits_and_what_it_is_woken_for(self, post):
        arrived = threading.Semaphore(0)

        class Ringing(Scripted):
            def send(self, *args):
                super().send(*args)
                arrived.release()

        post.share(to("a@office.example"))
        with self.running(post, Ringing()) as thread:
            assert arrived.acquire(timeout=5)
            post.share_in_the_end(to("b@office.example"))
            thread.wake()
            assert arrived.acquire(timeout=5)

    def test_an_error_ends_the_round_not_the_thread(self, post, caplog):
        asked = threading.Semaphore(0)

        class Broken:
            keeps_content = False

            def send(self, sender, recipients, message):
                asked.release()
                raise RuntimeError(f"something about {recipients}")

        post.share(to("a@office.example"), to("b@office.example"))
        with self.running(post, Broken()) as thread:
            assert asked.acquire(timeout=5)
            thread.wake()
            assert asked.acquire(timeout=5)
        assert "mails: the round ended with RuntimeError" in caplog.messages
        assert "@" not in caplog.text

    def test_it_does_not_keep_the_server_from_ending(self, post):
        assert SenderThread(post.database, Scripted(), link_for).daemon
