"""The paper twin of a form: an empty bilingual sheet for people who write by hand."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.response import Response
from pyramid.view import view_config

from mobio.resources.biography import Section
from mobio.resources.drafts import SchemaVersionPlace
from mobio.resources.permissions import Permission
from mobio.services.paper import FOLDERS, paper_name, paper_page, paper_pdf
from mobio.services.pdf import PdfUnavailable
from mobio.web.places import person_of


@view_config(
    context=Section, name="paper", permission=Permission.READ_BIOGRAPHY, request_method="GET"
)
def section_on_paper(context, request):
    """Give the empty form of a section in German and the language of the person."""
    in_force = request.site["schemas"].in_force
    path = f"biography/{context.__name__}"
    if path not in in_force:
        raise HTTPNotFound()
    language = wanted_language(request, language_of(request, person_of(context)))
    return on_paper(request, f"{path}@{in_force[path]}", language)


@view_config(
    context=SchemaVersionPlace,
    name="paper",
    permission=Permission.READ_SCHEMAS,
    request_method="GET",
)
def version_on_paper(context, request):
    """Give any published version of a form as an empty sheet."""
    if not is_asked(context.file.path):
        raise HTTPNotFound()
    reference = f"{context.file.path}@{context.number}"
    return on_paper(request, reference, wanted_language(request, request.language))


def is_asked(path):
    """Tell whether the file *path* asks questions."""
    return path.partition("/")[0] in FOLDERS


def language_of(request, person):
    """Return the language of the person's account, or of the page where it is not offered."""
    account = request.site["accounts"].get(person.account_id)
    spoken = account.language if account is not None else ""
    return spoken if spoken in request.registry.mobio.languages else request.language


def wanted_language(request, usual):
    """Return the language in the address, or the *usual* one; raise HTTPNotFound for no such."""
    language = request.GET.get("language", usual)
    if language not in request.registry.mobio.languages:
        raise HTTPNotFound()
    return language


def on_paper(request, reference, language):
    """Return the PDF of *reference*, or its page for the printer where there is no PDF."""
    words = (request.site, reference, language)
    staff = {"staff": request.identity.is_worker or not request.identity.account.person_id}
    try:
        return Response(
            paper_pdf(request.registry.pdf_maker, paper_page(*words, **staff)),
            content_type="application/pdf",
            content_disposition=f"inline; filename={paper_name(reference, language)}",
        )
    except PdfUnavailable:
        page = paper_page(*words, **staff, stylesheet=request.print_css)
        return Response(page, content_type="text/html", charset="utf-8")
