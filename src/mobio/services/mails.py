"""Mails as values: what stands in them, and the form in which they are handed to a server."""

import secrets
from datetime import datetime
from email.charset import QP, Charset
from email.message import Message
from email.mime.text import MIMEText
from email.utils import format_datetime, parseaddr
from typing import NamedTuple

from mobio.engine.consent_texts import fill
from mobio.resources.outbox import LINK_SLOT, OutgoingMail
from mobio.services.consenting import date_text, isolated

MAX_SUBJECT_LENGTH = 150
MAX_TEXT_LENGTH = 5000
UTF_8 = Charset("utf-8")
UTF_8.body_encoding = QP


class Mail(NamedTuple):
    """What a person reads and may change before it is sent; the text has the slot ``{link}``."""

    subject: str
    text: str


def share_mail(catalogue, record, share) -> Mail:
    """Return the mail that is proposed for an accepted share, in the language of *catalogue*."""
    texts = catalogue.texts("share_mail")
    fields = {
        **catalogue.texts("office"),
        "person_name": isolated(record.name()),
        "package_title": catalogue.package(share.package_id, share.package_version).title,
        "valid_days": str(share.valid_days),
        "valid_until": date_text(share.valid_until),
        "link": LINK_SLOT,
    }
    return Mail(fill(texts["subject"], fields), fill(texts["body"], fields))


def outgoing_mail(
    recipient: str, subject: str, text: str, sender: str, selector: str, now: datetime
) -> OutgoingMail:
    """Return a mail for the outbox; *text* gets a slot for the link at its end if it has none."""
    body = "\n".join(text.replace("\x00", "").splitlines())[:MAX_TEXT_LENGTH].strip()
    if LINK_SLOT not in body:
        body = f"{body}\n\n{LINK_SLOT}"
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return OutgoingMail(
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
        sender=sender,
        recipient=recipient,
        subject=_one_line(subject),
        body=body + "\n",
        selector=selector,
        created=now,
    )


def message(*, sender, recipient, subject, body, message_id, created, link) -> Message:
    """Return the message of a mail with its link filled in; the same mail gives the same one.

    It is of the old kind (policy compat32), because ``repoze.sendmail`` cannot encode long subjects
    of an EmailMessage.
    """
    made = MIMEText(body.replace(LINK_SLOT, link), "plain", UTF_8)
    made["From"] = sender
    made["To"] = recipient
    made["Subject"] = subject
    made["Date"] = format_datetime(created)
    made["Message-ID"] = message_id
    made["Content-Language"] = "de"
    return made


def _one_line(text):
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:MAX_SUBJECT_LENGTH].strip()
