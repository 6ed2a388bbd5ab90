"""The peer: the section *Bildung* as a hand-written application of Pyramid, deform and ZODB.

Written the way the documentation of these libraries teaches it, and no slower than that: the schema
is made once, templates are not looked at again, options are plain lists.
"""

import deform
from pyramid.authentication import AuthTktCookieHelper
from pyramid.authorization import ACLHelper, Authenticated, Everyone
from pyramid.config import Configurator
from pyramid.i18n import get_localizer
from pyramid.session import SignedCookieSessionFactory
from pyramid.threadlocal import get_current_request

from bench.naive.models import root_factory


class LoginPolicy:
    """Who is there, by a signed ticket, and who may do what, by access control lists."""

    def __init__(self, secret):
        self.ticket = AuthTktCookieHelper(secret, hashalg="sha512", http_only=True)
        self.remember = self.ticket.remember

    def authenticated_userid(self, request):
        """Return the name of the person who logged in and still exists, or None."""
        user = (self.ticket.identify(request) or {}).get("userid")
        return user if user in root_factory(request)["people"] else None

    def permits(self, request, context, permission):
        """Tell whether the visitor has *permission* at *context*."""
        user = request.authenticated_userid
        principals = [Everyone, Authenticated, user] if user else [Everyone]
        return ACLHelper().permits(context, principals, permission)


def translator(term):
    """Translate deform's and colander's own texts into the language of the request."""
    return get_localizer(get_current_request()).translate(term)


def main(global_config, **settings):
    """Assemble the application."""
    renderer = deform.ZPTRendererFactory(
        [deform.template.default_dir], auto_reload=False, translator=translator
    )
    deform.Form.set_default_renderer(renderer)
    with Configurator(settings=settings, root_factory=root_factory) as config:
        for package in ("pyramid_tm", "pyramid_retry", "pyramid_zodbconn", "pyramid_chameleon"):
            config.include(package)
        config.add_translation_dirs("colander:locale", "deform:locale")
        config.set_session_factory(SignedCookieSessionFactory(settings["naive.secret"]))
        config.set_security_policy(LoginPolicy(settings["naive.secret"]))
        config.set_default_csrf_options(require_csrf=True)
        config.add_static_view("static", "deform:static")
        config.scan("bench.naive.views")
        return config.make_wsgi_app()
