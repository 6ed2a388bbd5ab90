"""Sign in, sign out, and the first visit with a one-time code."""

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config, view_defaults

from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.site import Site
from mobio.services.accounts import WrongCode
from mobio.services.passwords import WeakPassword
from mobio.services.signing_in import Refused, TooMany, activate, sign_in, sign_out
from mobio.web import sessions
from mobio.web.views.start import safe_next

WAIT = _("Das war zu oft falsch. Bitte warten Sie ${minutes} Minuten und versuchen Sie es wieder.")


@view_defaults(
    context=Site,
    name="login",
    permission=Permission.ENTER,
    renderer="mobio.web:templates/login.pt",
)
class SignIn:
    """The login page."""

    def __init__(self, context, request):
        self.request = request

    @view_config(request_method="GET")
    def ask(self):
        """Show the form."""
        return self._asked("", None)

    def _asked(self, login, problem):
        accounts = demo_accounts(self.request.registry.mobio)
        return {
            "title": _("Anmelden"),
            "login": login,
            "problem": problem,
            "next": self.request.params.get("next", ""),
            "accounts": accounts,
        }

    @view_config(request_method="POST")
    def check(self):
        """Begin a session, or say that it did not work without saying what was wrong."""
        request = self.request
        login = request.POST.get("login", "")[:200]
        password = request.POST.get("password", "")[:400]
        try:
            _account, session_id = sign_in(
                request.site, request.sessions, login, password, request.now
            )
        except Refused:
            problem = _("Benutzername oder Passwort ist falsch.")
        except TooMany as wait:
            problem = _(WAIT, mapping={"minutes": wait.minutes})
        else:
            response = HTTPSeeOther(safe_next(request, request.POST.get("next")))
            sessions.begin(request, response, session_id)
            return response
        # Returned, not raised: the failure must be counted.
        request.response.status_int = 422
        return self._asked(login, problem)


@view_defaults(
    context=Site,
    name="activate",
    permission=Permission.ENTER,
    renderer="mobio.web:templates/activate.pt",
)
class Activate:
    """The first visit: a printed code becomes an own password."""

    def __init__(self, context, request):
        self.request = request

    @view_config(request_method="GET")
    def ask(self):
        """Show the form."""
        return {"title": _("Zum ersten Mal hier"), "login": "", "problem": None}

    @view_config(request_method="POST")
    def check(self):
        """Set the password and begin a session."""
        request = self.request
        posted = request.POST
        login, code = posted.get("login", "")[:200], posted.get("code", "")[:60]
        password = posted.get("password", "")[:400]
        if password != posted.get("again"):
            return self._again(login, _("Die beiden Passwörter sind nicht gleich."))
        try:
            _account, session_id = activate(
                request.site, request.sessions, login, code, password, request.now
            )
        except WrongCode:
            return self._again(login, _("Benutzername oder Code ist falsch oder zu alt."))
        except WeakPassword as weak:
            return self._again(login, weak.reason)
        except TooMany as wait:
            return self._again(login, _(WAIT, mapping={"minutes": wait.minutes}))
        response = HTTPSeeOther(request.resource_url(request.site))
        sessions.begin(request, response, session_id)
        return response

    def _again(self, login, problem):
        self.request.response.status_int = 422
        return {"title": _("Zum ersten Mal hier"), "login": login, "problem": problem}


@view_config(context=Site, name="logout", permission=Permission.ENTER, request_method="POST")
def leave(context, request):
    """End the session."""
    response = HTTPSeeOther(request.resource_url(context, "login", query={"note": "signed-out"}))
    if request.identity is not None:
        sign_out(request.sessions, request.identity.session_id)
    sessions.end(request, response)
    return response


def demo_accounts(settings):
    """Return (login, password, who it is) of the demo; in development only."""
    if not settings.development or settings.demo_accounts is None:
        return ()
    if not settings.demo_accounts.is_file():
        return ()
    lines = settings.demo_accounts.read_text("utf-8").splitlines()
    return [line.split(None, 2) for line in lines if len(line.split(None, 2)) == 3]
