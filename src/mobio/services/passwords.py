"""Secrets that people type: how they are hashed, and which passwords are too easy.

Argon2id with little memory and time, because everybody of a shelter may sign in at once; at most
two are computed at the same time, so that a flood of guesses cannot take all memory.
"""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from translationstring import TranslationString

from mobio.engine.words import _
from mobio.resources.accounts import fold_login

MIN_LENGTH = 8
MIN_LENGTH_STAFF = 12
MAX_LENGTH = 200
SAME_TIME = threading.BoundedSemaphore(2)
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# For names nobody has: comparing with it takes as long as comparing with a real one. It is the hash
# of random bytes that were thrown away; a test sees that it is made like all others.
NOBODYS_HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$BioB+qQawnl7Bu96gqumVQ$FXNJ6x"
    "1EzU/45Erb9HDJYkjXkrrRRKPP2mEzZvqsJnk"
)

# fmt: off
COMMON = frozenset((
    "00000000", "0123456789", "11111111", "1111111111", "111111111111", "12121212", "123123123",
    "123123123123", "12341234", "123456123456", "12345678", "123456789", "1234567890",
    "123456789012", "1234567891", "12345678910", "1234qwer", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx",
    "22222222", "66666666", "87654321", "88888888", "987654321", "9876543210", "99999999",
    "aa123456", "abc12345", "abcd1234", "abcdefgh", "abcdefghijkl", "administrator", "asdfasdf",
    "asdfghjk", "asdfghjkl", "baseball", "computer", "deutschland", "fussball", "geheim123",
    "hallo123", "hallohallo", "heidelberg", "ichliebedich", "iloveyou", "internet", "letmein1",
    "liverpool", "mannheim", "michelle", "mobio123", "mobiomobio", "password", "password1",
    "password12", "password123", "passwort", "passwort1", "passwort12", "passwort123",
    "passwort1234", "princess", "q1w2e3r4", "qwer1234", "qwertyui", "qwertyuiop", "qwertz123",
    "qwertzui", "qwertzuiop", "schalke04", "sommer2026", "sonnenschein", "starwars", "sunshine",
    "superman", "test1234", "trustno1", "welcome1", "willkommen", "willkommen1", "winter2026",
))
# fmt: on


class WeakPassword(ValueError):
    """The password is refused; *reason* says why, ready to be translated."""

    def __init__(self, reason: TranslationString):
        super().__init__(reason)
        self.reason = reason


def hash_secret(secret: str) -> str:
    """Return the hash under which *secret* may be stored."""
    with SAME_TIME:
        return HASHER.hash(_bytes(secret))


def secret_matches(stored: str | None, secret: str) -> bool:
    """Tell whether *secret* is the one that was hashed; without a hash it takes as long to say no.

    Raise nothing on a damaged hash: it matches nothing.
    """
    with SAME_TIME:
        try:
            matches = HASHER.verify(stored or NOBODYS_HASH, _bytes(secret))
        except (VerificationError, InvalidHashError):
            return False
    return matches and stored is not None


def refuse_weak(password: str, login: str, is_staff: bool) -> None:
    """Raise WeakPassword unless *password* may protect the account called *login*."""
    shortest = MIN_LENGTH_STAFF if is_staff else MIN_LENGTH
    length = len(_normal(password))
    folded = fold_login(password)
    if length < shortest:
        raise WeakPassword(
            _("Das Passwort braucht mindestens ${count} Zeichen.", mapping={"count": shortest})
        )
    if length > MAX_LENGTH:
        raise WeakPassword(
            _("Das Passwort darf höchstens ${count} Zeichen haben.", mapping={"count": MAX_LENGTH})
        )
    if folded == fold_login(login):
        raise WeakPassword(_("Das Passwort darf nicht Ihr Benutzername sein."))
    if folded in COMMON or len(set(folded)) < 3:
        raise WeakPassword(_("Dieses Passwort ist zu leicht zu erraten. Wählen Sie ein anderes."))


def _normal(secret):
    # The same letter can be typed as one character or as two; both must open the door.
    return unicodedata.normalize("NFC", secret)


def _bytes(secret):
    # Nothing longer was ever stored, so a longer one need not be read to be refused.
    return _normal(secret[: 4 * MAX_LENGTH]).encode("utf-8", "surrogatepass")
