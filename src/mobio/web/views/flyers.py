"""Flyer and poster for those who invite people: a page to choose from, and the PDFs."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.response import Response
from pyramid.view import view_config

from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.site import Site
from mobio.services.flyers import flyer_name, flyer_page
from mobio.services.paper import paper_pdf
from mobio.services.pdf import PdfUnavailable


@view_config(
    context=Site,
    name="flyers",
    permission=Permission.PRINT_FLYERS,
    request_method="GET",
    renderer="mobio.web:templates/flyers.pt",
)
def flyers(context, request):
    """List flyer and poster in every language of the interface."""
    return {"title": _("Flyer und Plakat")}


@view_config(
    context=Site, name="flyer.pdf", permission=Permission.PRINT_FLYERS, request_method="GET"
)
def flyer(context, request):
    """Give the flyer in the language of the address."""
    return printed(request, "flyer")


@view_config(
    context=Site, name="poster.pdf", permission=Permission.PRINT_FLYERS, request_method="GET"
)
def poster(context, request):
    """Give the poster in the language of the address."""
    return printed(request, "poster")


def printed(request, kind):
    """Return the PDF, or the page for the printer where there is no PDF; 404 for no language."""
    language = request.GET.get("language", request.language)
    if language not in request.registry.mobio.languages:
        raise HTTPNotFound()
    words = (request.site, kind, language, request.registry.mobio.base_url)
    try:
        return Response(
            paper_pdf(request.registry.pdf_maker, flyer_page(*words)),
            content_type="application/pdf",
            content_disposition=f"inline; filename={flyer_name(kind, language)}",
        )
    except PdfUnavailable:
        page = flyer_page(*words, stylesheet=request.print_css)
        return Response(page, content_type="text/html", charset="utf-8")
