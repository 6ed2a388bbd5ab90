"""Tokens against forged requests: bound to the session, or to a signed cookie before it."""

import hmac
import secrets

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
        """Return the token that forms of this reader must carry."""
        identity = request.identity
        if identity is not None:
            return derived(request.key, f"csrf:{identity.session_id}")
        return derived(request.key, f"csrf:{self._visit(request)}")

    def check_csrf_token(self, request, token):
        """Return whether *token* is the one of this reader, sent from a page of ours."""
        wanted = self.get_csrf_token(request).encode("ascii")
        sent = str(token).encode("utf-8", "replace")
        return is_from_here(request) and hmac.compare_digest(wanted, sent)

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
