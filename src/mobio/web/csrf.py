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
        """Return whether *token* is the one of this reader."""
        return hmac.compare_digest(self.get_csrf_token(request), str(token))

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
    config.set_default_csrf_options(require_csrf=True, check_origin=True)
    config.add_request_method(get_csrf_token, "csrf_token", reify=True)
