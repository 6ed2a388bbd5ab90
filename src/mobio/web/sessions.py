"""The cookies of somebody who is signed in.

The session id is known to the browser alone, the database holds its hash. The time of the last
request stands in a second, signed cookie, so that looking at a page writes nothing.
"""

from datetime import timedelta

from webob.cookies import SignedSerializer

from mobio.resources.accounts import STAFF
from mobio.services.clock import BERLIN
from mobio.services.signing_in import KEPT_AFTER_END, end_of, find_login, sign_out
from mobio.web.keys import derived

IDLE = {True: timedelta(minutes=30), False: timedelta(minutes=15)}
"""How long one may be idle: staff (True) at their desk, others perhaps with a shared phone."""
SESSION, SEEN = "mobio-session", "mobio-seen"


def cookie_name(request, name):
    """Return the name of a cookie; on https its prefix binds it to this host."""
    return f"__Host-{name}" if request.registry.mobio.is_https else name


def serializer(request):
    """Return what signs the time of the last request."""
    return SignedSerializer(derived(request.key, "seen"), "mobio-seen")


def signed_in(request):
    """Return (account, session id, until when, whom one helps) of a session that holds, or None."""
    session_id = request.cookies.get(cookie_name(request, SESSION))
    if not session_id:
        return None
    found = find_login(request.site, request.sessions, session_id, request.now)
    if found is None:
        return None
    account, login = found
    seen = _last_seen(request, session_id)
    if seen is None or request.now.timestamp() - seen > idle_time(account).total_seconds():
        return None
    request.add_response_callback(lambda request, response: _renew(request, response, session_id))
    until = min(request.now + idle_time(account), end_of(login))
    return account, session_id, until, login.helping


def idle_time(account):
    """Return how long *account* may be idle."""
    return IDLE[account.role in STAFF]


def _last_seen(request, session_id):
    cookie = request.cookies.get(cookie_name(request, SEEN), "")
    try:
        owner, seen = serializer(request).loads(cookie.encode("ascii", "replace"))
    except ValueError:
        return None
    return seen if owner == derived(request.key, f"seen:{session_id}") else None


def _renew(request, response, session_id):
    """Write the time of this request into its cookie, unless the view began or ended a session."""
    if not getattr(request, "session_changed", False):
        _see(request, response, session_id)


def _see(request, response, session_id):
    owner = derived(request.key, f"seen:{session_id}")
    value = serializer(request).dumps([owner, int(request.now.timestamp())])
    _set(request, response, SEEN, value.decode("ascii"))


def seconds_left(request):
    """Return how long one stays signed in without doing anything; None for a stranger."""
    identity = request.identity
    return int((identity.until - request.now).total_seconds()) if identity else None


def staying(request):
    """Return what the script of a page is told about the session: the seconds, and the time."""
    until = f"{request.identity.until.astimezone(BERLIN):%H:%M}"
    return {"left": seconds_left(request), "until": until}


def just_ended(request):
    """Return (account, session id) of a session that ended by itself a short while ago, or None.

    It opens nothing any more; what was typed in it may still be kept for its account.
    """
    session_id = request.cookies.get(cookie_name(request, SESSION))
    if not session_id or request.identity is not None:
        return None
    earlier = request.now - KEPT_AFTER_END
    found = find_login(request.site, request.sessions, session_id, earlier)
    seen = _last_seen(request, session_id)
    if found is None or seen is None:
        return None
    account, _login = found
    is_long_ago = earlier.timestamp() - seen > idle_time(account).total_seconds()
    return None if is_long_ago else (account, session_id)


def is_over(request):
    """Tell whether the browser still has the cookie of a session that no longer holds."""
    return request.identity is None and cookie_name(request, SESSION) in request.cookies


def begin(request, response, session_id):
    """Give the browser the cookies of a new session; the one it had before ends."""
    if request.identity is not None:
        sign_out(request.sessions, request.identity.session_id)
    request.session_changed = True
    _set(request, response, SESSION, session_id)
    _see(request, response, session_id)


def end(request, response):
    """Take the cookies back and empty what the browser kept of our pages."""
    request.session_changed = True
    for name in (SESSION, SEEN):
        _set(request, response, name, "", max_age=0)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def _set(request, response, name, value, max_age=None):
    response.set_cookie(
        cookie_name(request, name),
        value,
        max_age=max_age,
        path="/",
        httponly=True,
        secure=request.registry.mobio.is_https,
        samesite="Lax",
    )
