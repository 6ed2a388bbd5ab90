"""Own pages for everything that goes wrong, in the language of the reader, without any content."""

import logging
import secrets
import traceback

from pyramid.exceptions import BadCSRFOrigin, BadCSRFToken, URLDecodeError
from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPRequestEntityTooLarge,
    HTTPSeeOther,
    HTTPUnsupportedMediaType,
)
from pyramid.location import lineage
from pyramid.renderers import render, render_to_response
from pyramid.response import Response
from pyramid.view import exception_view_config, forbidden_view_config, notfound_view_config
from pyramid_retry import is_error_retryable
from ZODB.POSException import ConflictError

from mobio.engine.names import LANGUAGES, direction
from mobio.engine.words import _
from mobio.resources.accounts import fold_login
from mobio.resources.casework import Agreements
from mobio.resources.links import NAME as MAILED_LINKS
from mobio.resources.permissions import Permission
from mobio.services.translations import say
from mobio.web import sessions
from mobio.web.places import person_of
from mobio.web.root import NotReady
from mobio.web.security import knows_person
from mobio.web.views.start import safe_next
from mobio.web.way_back import way_back

LOG = logging.getLogger("mobio")
TEMPLATE = "mobio.web:templates/error.pt"
PUBLIC = (MAILED_LINKS, "static")
FRAMES = 8
BROKEN = _("Hier ist etwas schiefgegangen")
ADVICE = _("Bitte versuchen Sie es später noch einmal. Nennen Sie sonst diese Nummer:")
NOT_ARRIVED = _("Das ist nicht richtig angekommen")
AGAIN = _("Gehen Sie zurück und versuchen Sie es noch einmal. Es wurde nichts geändert.")


def shown(request, status, title, advice, **more):
    """Return what the page of an error shows."""
    request.response.status_int = status
    return {"title": title, "advice": advice, "incident": None, **more}


@notfound_view_config(renderer=TEMPLATE)
def not_found(request):
    """Say that there is nothing here; strangers are asked to sign in instead."""
    if request.identity is None and not _is_public(request):
        return _to_login(request)
    title = _("Diese Seite gibt es nicht")
    return shown(request, 404, title, _("Prüfen Sie die Adresse oder gehen Sie zur Startseite."))


@forbidden_view_config(renderer=TEMPLATE)
def forbidden(request):
    """Ask a stranger to sign in; to others a foreign person is one that does not exist."""
    if request.identity is None:
        return _to_login(request)
    person = person_of(request.context) if hasattr(request.context, "__parent__") else None
    if person is None or not knows_person(request, person) or _is_unknown(request):
        return not_found(request)
    title = _("Das ist hier nicht erlaubt")
    return shown(request, 403, title, _("Bitte sprechen Sie mit Ihrer Beratung."))


def _is_unknown(request):
    """Tell whether the place belongs to what staff keep, and this reader must not know of it."""
    place = request.context
    is_casework = any(isinstance(each, Agreements) for each in lineage(place))
    return is_casework and not request.has_permission(Permission.READ_CASEWORK, place)


def _is_public(request):
    first = request.path_info.strip("/").partition("/")[0]
    return first.startswith(PUBLIC)


def _to_login(request):
    """Return the redirect to the login page, which leads back here afterwards."""
    query = {"note": "idle"}
    path = way_back(request)
    if path not in ("", "/"):
        query["next"] = path
    return HTTPSeeOther(request.resource_url(request.site, "login", query=query))


@exception_view_config(HTTPBadRequest, renderer=TEMPLATE)
@exception_view_config(URLDecodeError, renderer=TEMPLATE)
@exception_view_config(UnicodeDecodeError, renderer=TEMPLATE)
@exception_view_config(HTTPUnsupportedMediaType, renderer=TEMPLATE)
def bad_request(request):
    """Say that the request did not arrive as it was sent."""
    return shown(request, 400, NOT_ARRIVED, AGAIN)


@exception_view_config(BadCSRFToken, renderer=TEMPLATE)
@exception_view_config(BadCSRFOrigin, renderer=TEMPLATE)
def bad_token(request):
    """Say that the page was too old, or not ours; if the session is over, say that instead."""
    if sessions.is_over(request):
        return _to_login_again(request)
    if _has_just_signed_in(request):
        return HTTPSeeOther(safe_next(request, request.POST.get("next")))
    title = _("Diese Seite war zu lange offen")
    advice = _("Gehen Sie zurück, laden Sie die Seite neu und senden Sie noch einmal.")
    return shown(request, 400, title, advice)


def _to_login_again(request):
    """Return the redirect to the login page for somebody whose session is over."""
    response = _to_login(request)
    sessions.end(request, response)
    return response


def _has_just_signed_in(request):
    """Tell whether this is the second click on the button that has signed the account in."""
    if request.identity is None or request.view_name not in ("login", "activate"):
        return False
    return fold_login(request.POST.get("login", "")) == fold_login(request.identity.account.login)


@exception_view_config(HTTPRequestEntityTooLarge, renderer=TEMPLATE)
def too_large(request):
    """Say that too much was sent; if it is too much because the session is over, say that."""
    if sessions.is_over(request):
        return _to_login_again(request)
    title = _("Das ist zu viel auf einmal")
    return shown(request, 413, title, _("Senden Sie weniger Text oder eine kleinere Datei."))


@exception_view_config(ConflictError, renderer=TEMPLATE)
def overtaken(error, request):
    """Say that others were faster, after the last of several attempts; nothing was changed."""
    if is_error_retryable(request, error):
        return Response(status=503)  # seen by nobody: it is tried again
    return shown(request, 503, NOT_ARRIVED, AGAIN)


@exception_view_config(NotReady)
def not_ready(error, request):
    """Say that MoBio is not to be used now; the log says what the operator must do."""
    incident = secrets.token_hex(4)
    LOG.error("incident %s: %s", incident, error)  # our own words, without a person
    return Response(_page_of_nobody(request, incident), status=503)


@exception_view_config(Exception)
def broken(error, request):
    """Say that something broke; the number leads the operator to the place in the log."""
    if is_error_retryable(request, error):
        return Response(status=503)  # seen by nobody: it is tried again
    incident = secrets.token_hex(4)
    _write_down(incident, error)
    request.response.status_int = 500
    try:
        values = {"title": BROKEN, "advice": ADVICE, "incident": incident}
        return render_to_response(TEMPLATE, values, request, response=request.response)
    except Exception as second:
        # The frame of a page asks the database, and that may be what is broken.
        _write_down(incident, second)
    return Response(_page_of_nobody(request, incident), status=500)


def _page_of_nobody(request, incident):
    """Return a page that needs neither the database nor a reader: it speaks every language."""
    settings = request.registry.mobio
    voices = [
        (LANGUAGES[code][2], direction(code), say(code)(BROKEN), say(code)(ADVICE))
        for code in settings.languages
    ]
    values = {"voices": voices, "incident": incident, "stylesheet": request.stylesheet}
    return render("mobio.web:templates/broken.pt", values)


def _write_down(incident, error):
    frames = reversed(traceback.extract_tb(error.__traceback__)[-FRAMES:])
    where = ", from ".join(f"{frame.filename}:{frame.lineno}" for frame in frames)
    # Neither the text of the error nor the path of the request: both may tell of a person.
    LOG.error("incident %s: %s at %s", incident, type(error).__name__, where)
