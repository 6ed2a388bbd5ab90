"""Signing in and out, and how long somebody who fails has to wait.

Everything here is kept in the sessions database. Failures count only if they are committed: the
view that catches Refused, TooMany or WrongCode must return its page, never raise.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil

from mobio.resources.accounts import Account, fold_login
from mobio.resources.sessions import Login, Sessions, Throttle
from mobio.resources.site import Site
from mobio.services.accounts import WrongCode, redeem_code, verify_password

LONGEST_SESSION = timedelta(hours=8)
KEPT_AFTER_END = timedelta(hours=1)
"""How long after its end a session is still known, so that what was typed in it is not lost."""
FREE_FAILURES = 4
LONGEST_WAIT = timedelta(minutes=15)
HALF_LIFE = timedelta(hours=1)
CLEAN_EVERY = timedelta(hours=1)
NO_WAIT = timedelta(0)


class Refused(Exception):
    """Login and password do not belong together."""


class TooMany(Exception):
    """There were too many failures; *wait* says how long nothing will be looked at."""

    def __init__(self, wait: timedelta):
        super().__init__(wait)
        self.wait = wait

    @property
    def minutes(self) -> int:
        """Return the wait in whole minutes, at least one."""
        return max(1, ceil(self.wait / timedelta(minutes=1)))


def sign_in(
    site: Site, sessions: Sessions, login: str, password: str, now: datetime
) -> tuple[Account, str]:
    """Return the account and a new session id; raise Refused or TooMany."""
    throttle = _throttle_key(login)
    _refuse_while_waiting(sessions, throttle, now)
    account = site["accounts"].by_login(login)
    if not verify_password(account, password):
        _count_failure(sessions, throttle, now)
        raise Refused
    return account, _begin(sessions, throttle, account, now)


def activate(
    site: Site, sessions: Sessions, login: str, code: str, password: str, now: datetime
) -> tuple[Account, str]:
    """Redeem a one-time code and sign in; return the account and a new session id.

    Raise WrongCode, TooMany or WeakPassword.
    """
    throttle = _throttle_key(login)
    _refuse_while_waiting(sessions, throttle, now)
    try:
        account = redeem_code(site, login, code, password, now)
    except WrongCode:
        _count_failure(sessions, throttle, now)
        raise
    return account, _begin(sessions, throttle, account, now)


def find_login(
    site: Site, sessions: Sessions, session_id: str, now: datetime
) -> tuple[Account, Login] | None:
    """Return the account and the login of a session that still holds, else None."""
    login = sessions.logins.get(_hash(session_id))
    if login is None or now >= end_of(login):
        return None
    account = site["accounts"].get(login.account_id)
    if account is None or account.disabled or account.role != login.role:
        return None
    valid_from = account.sessions_valid_from
    if valid_from is not None and login.started < valid_from:
        return None
    return account, login


def end_of(login: Login) -> datetime:
    """Return when the session ends, however busy somebody is."""
    return login.started + LONGEST_SESSION


def last_act(sessions: Sessions, session_id: str) -> tuple[str, str] | None:
    """Return (digest, address) of the last request that changed something in this session."""
    login = sessions.logins.get(_hash(session_id))
    return login.last_act if login is not None else None


def note_act(sessions: Sessions, session_id: str, digest: str, address: str) -> None:
    """Remember the last request that changed something, and where it led."""
    login = sessions.logins.get(_hash(session_id))
    if login is not None:
        login.last_act = (digest, address)


def help_person(sessions: Sessions, session_id: str, person_id: str, language: str) -> None:
    """Fill in together with a person from now on, in *language* beside the own one; "" ends it."""
    login = sessions.logins.get(_hash(session_id))
    if login is not None:
        login.help(person_id, language)


def sign_out(sessions: Sessions, session_id: str) -> None:
    """End the session; an unknown one is no mistake."""
    sessions.logins.pop(_hash(session_id), None)


def wait_after(failures: int) -> timedelta:
    """Return how long to wait after that many failures: 2, 4, 8 … seconds, 15 minutes at most."""
    if failures <= FREE_FAILURES:
        return NO_WAIT
    doublings = min(failures - FREE_FAILURES, 10)
    return min(timedelta(seconds=2**doublings), LONGEST_WAIT)


def _begin(sessions, throttle, account, now):
    sessions.throttles.pop(throttle, None)
    _clean(sessions, now)
    session_id = secrets.token_urlsafe(32)
    sessions.logins[_hash(session_id)] = Login(account.__name__, account.role, now)
    return session_id


def _refuse_while_waiting(sessions, key, now):
    known = sessions.throttles.get(key)
    if known is not None:
        wait = known.last + wait_after(known.failures) - now
        if wait > NO_WAIT:
            raise TooMany(wait)


def _count_failure(sessions, key, now):
    known = sessions.throttles.get(key)
    if known is None:
        sessions.throttles[key] = Throttle(1, now)
    else:
        known.failures = _still_counting(known, now) + 1
        known.last = now


def _still_counting(throttle, now):
    return throttle.failures >> max(0, (now - throttle.last) // HALF_LIFE)


def _clean(sessions, now):
    # Once an hour only: two who sign in together must not get in each other's way.
    if sessions.cleaned is not None and now < sessions.cleaned + CLEAN_EVERY:
        return
    sessions.cleaned = now
    for key, login in list(sessions.logins.items()):
        if now >= end_of(login) + KEPT_AFTER_END:
            del sessions.logins[key]
    for key, throttle in list(sessions.throttles.items()):
        if _still_counting(throttle, now) == 0:
            del sessions.throttles[key]


def _throttle_key(login):
    # Unknown names get the same key, so that waiting tells nothing about who exists.
    return _hash(fold_login(login))


def _hash(text):
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
