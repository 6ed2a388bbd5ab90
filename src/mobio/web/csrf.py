"""Tokens against forged requests: bound to the session, or to a signed cookie before it.

A page is compressed, and its length tells a patient listener what repeats in it. So no page carries
the secret itself: each response masks it with random bytes of its own, as Django does.
"""

import hmac
import secrets
from base64 import b64decode, urlsafe_b64encode

from pyramid.csrf import get_csrf_token
from pyramid.interfaces import ICSRFStoragePolicy
from webob.cookies import SignedSerializer
from zope.interface import implementer

from mobio.web.keys import derived
from mobio.web.sessions import cookie_name

COOKIE = "mobio-visit"


@implementer(ICSRFStoragePolicy)
class TokenPolicy:
    """Make and check tokens without storing anything."""

    def new_csrf_token(self, request):
        """Return the token of this request; it changes with the session."""
        return self.get_csrf_token(request)

    def get_csrf_token(self, request):
        """Return a token that forms of this reader may carry; it never looks the same twice."""
        return masked(self._secret(request))

    def check_csrf_token(self, request, token):
        """Return whether *token* is one of this reader, sent from a page of ours."""
        return is_from_here(request) and is_token_of(self._secret(request), token)

    def _secret(self, request):
        """Return what the tokens of this reader have in common."""
        identity = request.identity
        if identity is not None:
            return session_secret(request, identity.session_id)
        return _bytes(request, f"csrf:{self._visit(request)}")

    def _visit(self, request):
        """Return the random name of a visit; the first one gives the browser its cookie."""
        known = getattr(request, "visit", None) or self._known(request)
        if known is None:
            known = secrets.token_urlsafe(24)
            value = self._signer(request).dumps(known).decode("ascii")
            request.add_response_callback(
                lambda _request, response: _give(request, response, value)
            )
        request.visit = known
        return known

    def _known(self, request):
        cookie = request.cookies.get(cookie_name(request, COOKIE), "")
        try:
            return self._signer(request).loads(cookie.encode("ascii", "replace"))
        except ValueError:
            return None

    def _signer(self, request):
        return SignedSerializer(derived(request.key, "visit"), "mobio-visit")


def session_secret(request, session_id):
    """Return what the tokens of a session have in common."""
    return _bytes(request, f"csrf:{session_id}")


def _bytes(request, purpose):
    return bytes.fromhex(derived(request.key, purpose))


def masked(secret):
    """Return *secret* as a token: random bytes, and the secret under them."""
    mask = secrets.token_bytes(len(secret))
    return urlsafe_b64encode(mask + _xor(mask, secret)).decode("ascii").rstrip("=")


def is_token_of(secret, token):
    """Tell, in constant time, whether *token* is *secret* under some mask."""
    try:
        sent = b64decode(str(token).encode("ascii") + b"==", b"-_", validate=True)
    except ValueError:  # foreign letters, or no base64 at all
        sent = b""
    half = len(secret)
    if len(sent) != 2 * half:
        return False
    return hmac.compare_digest(_xor(sent[:half], sent[half:]), secret)


def _xor(one, other):
    return bytes(left ^ right for left, right in zip(one, other, strict=True))


def is_from_here(request):
    """Tell whether the browser says that a page of ours sent this, or does not say."""
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said in ("same-origin", "none")
    scheme = "https" if request.registry.mobio.is_https else "http"
    return request.headers.get("Origin", "null") in ("null", f"{scheme}://{request.host}")


def _give(request, response, value):
    response.set_cookie(
        cookie_name(request, COOKIE),
        value,
        path="/",
        httponly=True,
        secure=request.registry.mobio.is_https,
        samesite="Lax",
    )


def includeme(config):
    config.set_csrf_storage_policy(TokenPolicy())
    # Pyramid's own check of the origin would refuse every form on https: with the referrer policy
    # of our pages browsers say `Origin: null`. TokenPolicy asks them in another way.
    config.set_default_csrf_options(require_csrf=True, check_origin=False)
    config.add_request_method(get_csrf_token, "csrf_token", reify=True)
