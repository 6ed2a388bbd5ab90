"""Mails as values, and as what a server is given."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repoze.sendmail.encoding import encode_message

from mobio.services.clock import today
from mobio.services.mails import (
    MAX_SUBJECT_LENGTH,
    MAX_TEXT_LENGTH,
    message,
    outgoing_mail,
    share_mail,
)
from mobio.services.reading import record_of
from tests.services.sharing_world import NOW, SENDER, World

LINK = "https://mobio.example/dse/dat?value=" + "0" * 72
LONG = "Größere Übermittlung persönlicher Angaben für die zuständige Stelle in Mühlhausen " * 2
ARABIC = "مشاركة البيانات من السيرة الذاتية المتنقلة مع الجهة المختصة في المقاطعة " * 2


def out(subject="Datenfreigabe", text="Bitte: {link}"):
    return outgoing_mail("info@office.example", subject, text, SENDER, "selector", NOW)


def sent(subject="Datenfreigabe", text="Bitte: {link}"):
    """Return the bytes as they leave."""
    mail = out(subject, text)
    names = ("sender", "recipient", "subject", "body", "message_id", "created")
    made = message(**{name: getattr(mail, name) for name in names}, link=LINK)
    return encode_message(made)


def read(*texts):
    """Return the mail as the recipient's program reads it."""
    return message_from_bytes(sent(*texts), policy=policy.default)


@pytest.fixture
def world():
    return World()


def proposal(world):
    share = world.accepted()
    record = record_of(world.person, world.catalogue, today(NOW))
    return share_mail(world.catalogue, record, share)


def test_the_proposed_mail_says_who_until_when_and_whom_to_ask(world):
    mail = proposal(world)
    assert mail.subject == "Datenfreigabe in MoBio"
    assert "\u2068Amina النجار\u2069 gibt Ihnen" in mail.text
    assert "bis 15.03.2027" in mail.text
    assert "Telefon 1234" in mail.text


def test_the_proposed_mail_has_a_slot_and_no_link(world):
    assert "{link}" in proposal(world).text


def test_a_text_without_a_slot_gets_the_link_at_its_end():
    assert out(text="Guten Tag").body == "Guten Tag\n\n{link}\n"


def test_a_text_that_is_too_long_still_has_its_link():
    body = out(text="x" * 2 * MAX_TEXT_LENGTH).body
    assert body.endswith("{link}\n")
    assert len(body) < MAX_TEXT_LENGTH + 20


def test_a_mail_has_an_id_of_the_senders_domain():
    assert out().message_id.endswith("@county.example>")
    assert out().message_id != out().message_id


def test_the_recipient_reads_the_link():
    assert read().get_content() == f"Bitte: {LINK}\n"


@pytest.mark.parametrize(
    "text", ["Grüße: {link} für Sie", "مرحبا {link}", "{names} {} {0}: {link}"]
)
def test_texts_in_any_script_arrive(text):
    assert read("x", text).get_content().strip() == text.replace("{link}", LINK)


@pytest.mark.parametrize("subject", ["Datenfreigabe", "Grüße", LONG, ARABIC], ids=len)
def test_long_subjects_in_any_script_arrive(subject):
    arrived = read(subject)["Subject"]
    assert arrived == " ".join(subject.split())[:MAX_SUBJECT_LENGTH].strip()


@pytest.mark.parametrize("subject", [LONG, ARABIC], ids=len)
def test_what_leaves_is_ascii_in_short_lines(subject):
    data = sent(subject, f"{subject} {{link}}")
    assert data.isascii()
    assert max(len(line) for line in data.splitlines()) <= 80


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_a_subject_cannot_become_a_header(break_):
    arrived = read(f"Hallo{break_}Bcc: b@evil.example")
    assert arrived["Bcc"] is None
    assert arrived["Subject"] == "Hallo Bcc: b@evil.example"


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_typed_one_recipient_reads_one_mail(subject, text):
    arrived = read(
        subject.encode("utf-8", "ignore").decode(), text.encode("utf-8", "ignore").decode()
    )
    assert arrived.get_all("To") == ["info@office.example"]
    assert [arrived["Bcc"], arrived["Cc"]] == [None, None]
    assert LINK in arrived.get_content()


def test_sender_date_and_id_are_those_of_the_outbox():
    mail = read()
    assert mail["From"] == SENDER
    assert mail["To"] == "info@office.example"
    assert mail["Date"].datetime == datetime(2027, 3, 1, 9, 15, tzinfo=UTC)
    assert mail["Content-Language"] == "de"
