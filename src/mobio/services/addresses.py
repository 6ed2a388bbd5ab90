"""E-mail addresses of recipients: one at a time, plain, and not at a provider of private mail.

Stricter than the standard on purpose: what a mail program could read as two addresses, as a name
with an address, or as a header of its own is refused.
"""

import re

from translationstring import TranslationString

from mobio.engine.words import _

MAX_LENGTH = 254
MAX_LOCAL_LENGTH = 64
LOCAL = re.compile(r"[A-Za-z0-9!#$%&*+/=?^_{|}~-]+(\.[A-Za-z0-9!#$%&*+/=?^_{|}~-]+)*")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
TOP_LABEL = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{2,59}")
# The older rules for domains, which Python's codec follows, turn these letters into others
# and so lead to somebody else's domain.
CHANGED_BY_THE_CODEC = frozenset("ßς\u200c\u200d")

FREE_MAIL = (
    "aol.com",
    "aol.de",
    "arcor.de",
    "email.de",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.de",
    "icloud.com",
    "live.com",
    "live.de",
    "mac.com",
    "mail.com",
    "mail.de",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "online.de",
    "outlook.com",
    "outlook.de",
    "posteo.de",
    "posteo.net",
    "proton.me",
    "protonmail.com",
    "t-online.de",
    "tuta.io",
    "tutanota.com",
    "tutanota.de",
    "web.de",
    "yahoo.com",
    "yahoo.de",
    "yandex.com",
    "yandex.ru",
    "ymail.com",
)


class BadAddress(ValueError):
    """The text is not one address; *reason* says what to do, ready to be translated."""

    def __init__(self, reason: TranslationString):
        super().__init__(reason)
        self.reason = reason


def read_address(text: str) -> str:
    """Return the one address in *text*, its domain in ASCII; raise BadAddress otherwise."""
    text = text.strip(" \t")
    if not text:
        raise BadAddress(_("Bitte geben Sie eine E-Mail-Adresse ein."))
    if any(character in text for character in ",;"):
        raise BadAddress(_("Bitte geben Sie in jedes Feld nur eine E-Mail-Adresse ein."))
    local, at, domain = text.rpartition("@")
    domain = _ascii_domain(domain)
    too_long = len(local) > MAX_LOCAL_LENGTH or len(local) + 1 + len(domain) > MAX_LENGTH
    if not at or too_long or not LOCAL.fullmatch(local) or not _is_domain(domain):
        raise BadAddress(
            _("Das ist keine gültige E-Mail-Adresse. Richtig ist zum Beispiel: info@beispiel.de")
        )
    return f"{local}@{domain}"


def is_free_mail(address: str) -> bool:
    """Tell whether *address* is at a provider of private mail."""
    return address.rpartition("@")[2].lower() in FREE_MAIL


def _ascii_domain(domain):
    if CHANGED_BY_THE_CODEC & set(domain):
        return ""
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _is_domain(domain):
    labels = domain.split(".")
    return (
        len(labels) > 1
        and all(LABEL.fullmatch(label) for label in labels)
        and TOP_LABEL.fullmatch(labels[-1]) is not None
    )
