"""Mails that wait to leave."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.resources.outbox import LINK_SLOT, Outbox, OutgoingMail

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def new_mail(created=NOW):
    return OutgoingMail(
        message_id="<1@mobio.example>",
        sender="mobio@county.example",
        recipient="info@school.example",
        subject="Datenfreigabe",
        body=f"Guten Tag {LINK_SLOT}",
        selector="s",
        created=created,
    )


@pytest.fixture
def outbox():
    return Outbox()


@pytest.fixture
def mail(outbox):
    return outbox.add_mail(new_mail())


def test_a_new_mail_waits_and_is_due(outbox, mail):
    assert outbox.waiting() == [mail]
    assert mail.state == "waiting"
    assert mail.is_due(NOW)


def test_mails_wait_in_the_order_they_were_written(outbox):
    written = [outbox.add_mail(new_mail(NOW + n * MINUTE)) for n in (2, 0, 1)]
    assert [mail.created.minute for mail in outbox.waiting()] == [0, 1, 2]
    assert outbox.newest_first()[0] is written[0]


def test_a_leased_mail_is_nobody_elses(mail):
    mail.lease(NOW + 15 * MINUTE)
    assert not mail.is_due(NOW + 14 * MINUTE)
    assert mail.attempts == 1


def test_a_lease_that_never_ended_ends_by_itself(mail):
    mail.lease(NOW + 15 * MINUTE)
    assert mail.is_due(NOW + 15 * MINUTE)


def test_a_mail_that_is_tried_again_waits_until_then(outbox, mail):
    mail.lease(NOW + 15 * MINUTE)
    mail.retry(NOW + MINUTE, "not taken (451)")
    assert not mail.is_due(NOW)
    assert mail.is_due(NOW + MINUTE)
    assert outbox.waiting() == [mail]


def test_a_sent_mail_waits_no_longer(outbox, mail):
    mail.mark_sent(NOW)
    assert (mail.state, mail.sent_at, mail.is_due(NOW)) == ("sent", NOW, False)
    assert outbox.waiting() == []
    assert outbox.newest_first() == [mail]


def test_a_mail_that_is_given_up_says_why(outbox, mail):
    mail.mark_failed("refused (550)")
    assert (mail.state, mail.reason) == ("failed", "refused (550)")
    assert outbox.waiting() == []


def test_forgetting_leaves_no_address_and_no_word(mail):
    mail.forget_content()
    assert (mail.recipient, mail.subject, mail.body) == ("", "", "")
    assert "school.example" not in repr(mail.__getstate__())


def test_a_waiting_mail_can_be_stopped(outbox, mail):
    assert outbox.cancel(mail.__name__)
    assert mail.__name__ not in outbox
    assert outbox.waiting() == []


def test_a_mail_that_left_cannot_be_stopped(outbox, mail):
    mail.mark_sent(NOW)
    assert not outbox.cancel(mail.__name__)
    assert mail.__name__ in outbox
