"""Accounts for people who have no e-mail: a worker opens one, a one-time code hands it over."""

import re
import secrets
import unicodedata
from datetime import datetime
from hashlib import sha256

from translationstring import TranslationString

from mobio.engine.words import _
from mobio.resources.accounts import Account, LoginTaken
from mobio.resources.people import Person
from mobio.resources.site import Site
from mobio.services.clock import end_of_days, today
from mobio.services.passwords import hash_secret, refuse_weak, secret_matches

CODE_DAYS = 14
CODE_DIGITS = 10
SEED_BYTES = 32
LOGIN = re.compile(r"[^\W_](?:[\w.-]{1,38})[^\W_]")
BETWEEN_DIGITS = frozenset({"Zs", "Pd", "Cf", "Cc"})


class LoginRefused(ValueError):
    """No account can be opened under this login; *reason* says why, ready to be translated."""

    def __init__(self, reason: TranslationString):
        super().__init__(reason)
        self.reason = reason


class WrongCode(ValueError):
    """Login and one-time code do not belong together, or not any more."""


class CodeUsed(Exception):
    """The code of this request is no longer the one of *account*; the request was sent again."""

    def __init__(self, account: Account):
        super().__init__(account)
        self.account = account


def create_person(
    site: Site,
    worker: Account,
    organisation_id: str,
    login: str,
    language: str,
    now: datetime,
    seed: bytes | None = None,
) -> tuple[Person, str]:
    """Open an account for a new person, for whom *worker* is responsible from today on.

    Return the person and the one-time code to be printed. Raise LoginRefused, before anything is
    changed, if the login is taken or not fit. With a *seed*, asking twice opens one account; see
    ``new_code`` for that, and for CodeUsed.
    """
    read = read_login(login)
    opened = _opened_before(site, read, seed)
    if opened is not None:
        return opened
    account = Account(login=read, role="refugee", created=now, language=language)
    _take_place(site, account)
    person = site["people"].add_person(now)
    person.account_id = account.__name__
    account.person_id = person.__name__
    person.give_responsibility(worker.__name__, organisation_id, today(now))
    return person, new_code(account, now, seed)


def _opened_before(site, login, seed):
    """Return (person, code) if this very request has opened the account already, else None."""
    account = site["accounts"].by_login(login) if seed else None
    if account is None or account.code_request != _mark(seed):
        return None
    return site["people"][account.person_id], _same_code(account, seed)


def create_staff(
    site: Site,
    login: str,
    role: str,
    name: str,
    organisation_id: str | None,
    phone: str,
    now: datetime,
) -> tuple[Account, str]:
    """Open an account for somebody who works here; return it and the one-time code.

    Raise LoginRefused, before anything is changed, if the login is taken or not fit.
    """
    account = Account(
        login=read_login(login),
        role=role,
        created=now,
        name=name,
        organisation=organisation_id,
        phone=phone,
    )
    _take_place(site, account)
    return account, new_code(account, now)


def _take_place(site, account):
    try:
        site["accounts"].add_account(account)
    except LoginTaken:
        reason = _("Diesen Benutzernamen gibt es schon. Wählen Sie einen anderen.")
        raise LoginRefused(reason) from None


def read_login(text: str) -> str:
    """Return *text* as a login; raise LoginRefused if it cannot be typed on every phone."""
    login = unicodedata.normalize("NFKC", text.strip())
    if not LOGIN.fullmatch(login):
        raise LoginRefused(
            _(
                "Der Benutzername braucht 3 bis 40 Zeichen: Buchstaben, Ziffern, Punkt oder "
                "Strich. Am Anfang und am Ende steht ein Buchstabe oder eine Ziffer."
            )
        )
    return login


def new_code(account: Account, now: datetime, seed: bytes | None = None) -> str:
    """Give *account* a new one-time code and return it, grouped as it is printed.

    The old code and all sessions end now; the password ends when the new code is used. A *seed* of
    at least 32 secret bytes tells one request from another: the same one gets the same code again
    and changes nothing. Raise CodeUsed if that code was used meanwhile, or is another one now.
    """
    if seed and account.code_request == _mark(seed):
        return _same_code(account, seed)
    seed = seed or secrets.token_bytes(SEED_BYTES)
    digits = _digits_of(seed)
    account.code_request = _mark(seed)
    account.one_time_code = hash_secret(digits)
    account.code_expires = end_of_days(now, CODE_DAYS)
    account.sessions_valid_from = now
    return _grouped(digits)


def _same_code(account, seed):
    digits = _digits_of(seed)
    if not secret_matches(account.one_time_code, digits):
        raise CodeUsed(account)
    return _grouped(digits)


def _mark(seed):
    """Return what is stored of a seed; it leads to no code."""
    return sha256(b"mark:" + seed).hexdigest()


def _digits_of(seed):
    """Return the digits of a code; with so many bytes none is more likely than another."""
    return f"{int.from_bytes(seed, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def _grouped(digits):
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def redeem_code(site: Site, login: str, code: str, password: str, now: datetime) -> Account:
    """Set *password* with the help of a one-time code, which is used up, and return the account.

    Raise WrongCode for a login or code that is unknown, used or too old, all alike, and
    WeakPassword, which keeps the code. Failures are counted by ``signing_in.activate``, not here.
    """
    account = site["accounts"].by_login(login)
    usable = account is not None and not account.disabled and _has_code(account, now)
    stored = account.one_time_code if usable else None
    if not secret_matches(stored, _digits(code)):
        raise WrongCode
    set_password(account, password, now)
    return account


def set_password(account: Account, password: str, now: datetime) -> None:
    """Store *password*, hashed; older sessions and the code end. Raise WeakPassword if it is."""
    refuse_weak(password, account.login, account.is_staff)
    account.password = hash_secret(password)
    account.one_time_code = None
    account.code_expires = None
    account.sessions_valid_from = now


def verify_password(account: Account | None, password: str) -> bool:
    """Tell whether *password* opens *account*; for no account it takes as long to say no."""
    usable = account is not None and not account.disabled
    return secret_matches(account.password if usable else None, password)


def _has_code(account, now):
    return account.code_expires is not None and now <= account.code_expires


def _digits(code):
    """Return the ten digits, however they are grouped and whatever script they are in, or ''."""
    digits = []
    for character in code[: 4 * CODE_DIGITS]:
        if unicodedata.category(character) == "Nd":
            digits.append(str(unicodedata.decimal(character)))
        elif unicodedata.category(character) not in BETWEEN_DIGITS:
            return ""
    return "".join(digits) if len(digits) == CODE_DIGITS else ""
