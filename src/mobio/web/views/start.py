"""The start page and what belongs to nobody: language, style rules of forms, help and privacy."""

from pathlib import Path
from urllib.parse import urlsplit

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.response import Response
from pyramid.view import view_config

from mobio.engine import casework
from mobio.engine.catalogue import SECTIONS
from mobio.engine.consent_texts import blocks
from mobio.engine.references import Reference
from mobio.engine.reveal import stylesheet_of
from mobio.resources.permissions import Permission
from mobio.resources.site import Site
from mobio.services import documents
from mobio.web.i18n import choose
from mobio.web.sessions import staying

ONE_DAY = 24 * 3600
ASKED = (SECTIONS, casework.FOLDER)
"""The folders of forms that are filled in."""
PRINT_SHEET = Path(documents.__file__).with_name("templates") / "print.css"


@view_config(context=Site, permission=Permission.START, renderer="mobio.web:templates/start.pt")
def start(context, request):
    """Lead to the own place: Home, the caseload, the roster or the schema files."""
    account = request.identity.account
    if account.person_id is not None:
        return HTTPSeeOther(request.resource_url(context["people"], account.person_id))
    if request.identity.is_worker:
        return HTTPSeeOther(request.resource_url(context["people"]))
    if request.has_permission(Permission.SEE_ROSTER, context["people"]):
        return HTTPSeeOther(request.resource_url(context["people"], "roster"))
    if request.has_permission(Permission.READ_SCHEMAS, context["schemas"]):
        return HTTPSeeOther(request.resource_url(context["schemas"]))
    return {"title": "MoBio", "account": account}


@view_config(context=Site, name="stay", permission=Permission.START, request_method="GET")
def stay(context, request):
    """Tell how long one is signed in from now on; asking for it is being there."""
    return Response(json_body=staying(request))


@view_config(context=Site, name="language", permission=Permission.ENTER, request_method="POST")
def choose_language(context, request):
    """Remember the language and lead back to where the reader was."""
    wanted = request.POST.get("language")
    if wanted not in request.registry.mobio.languages:
        raise HTTPBadRequest()
    if request.identity is not None:
        request.identity.account.language = wanted
    response = HTTPSeeOther(safe_next(request, request.POST.get("back")))
    choose(request, response, wanted)
    return response


def safe_next(request, wanted):
    """Return *wanted* if it is a path of this site, else the start page."""
    if not _is_ours(wanted or ""):
        return request.resource_url(request.site)
    parts = urlsplit(wanted)
    query = f"?{parts.query}" if parts.query else ""
    return request.application_url + parts.path + query


def _is_ours(wanted):
    # Browsers read two slashes and a backslash as the beginning of a host.
    one_slash = wanted.startswith("/") and not wanted.startswith("//")
    return one_slash and "\\" not in wanted and wanted.isprintable()


@view_config(context=Site, name="reveal.css", permission=Permission.ENTER, request_method="GET")
def reveal(context, request):
    """Give the style rules that show a question when its answer is chosen."""
    try:
        reference = Reference.parse(request.GET.get("form", ""))
        if reference.folder not in ASKED:
            raise HTTPNotFound()
        form = request.catalogue.definition(reference.path, reference.version)
    except (KeyError, ValueError) as error:
        raise HTTPNotFound() from error
    response = Response(
        stylesheet_of(request.catalogue, form), content_type="text/css", charset="utf-8"
    )
    response.headers["Cache-Control"] = f"private, max-age={ONE_DAY}"
    return response


@view_config(context=Site, name="print.css", permission=Permission.ENTER, request_method="GET")
def print_sheet(context, request):
    """Give the stylesheet of documents, for the views that are printed from the browser."""
    response = Response(PRINT_SHEET.read_text("utf-8"), content_type="text/css", charset="utf-8")
    response.headers["Cache-Control"] = f"private, max-age={ONE_DAY}"
    return response


@view_config(
    context=Site, name="help", permission=Permission.ENTER, renderer="mobio.web:templates/text.pt"
)
@view_config(
    context=Site,
    name="privacy",
    permission=Permission.ENTER,
    renderer="mobio.web:templates/text.pt",
)
@view_config(
    context=Site,
    name="accessibility",
    permission=Permission.ENTER,
    renderer="mobio.web:templates/text.pt",
)
@view_config(
    context=Site,
    name="imprint",
    permission=Permission.ENTER,
    renderer="mobio.web:templates/text.pt",
)
def text(context, request):
    """Show a page of plain text that coordinators keep as a file."""
    path = f"texts/{request.view_name}"
    found = request.catalogue.definition(path)
    return {
        "title": found.title,
        "blocks": blocks(found.texts["body"]),
        "is_help": request.view_name == "help",
    }
