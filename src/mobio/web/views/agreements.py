"""Agreements on goals: those of a person, templates to begin one with, and paper."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.casework import forms_in, most_goals
from mobio.engine.words import _
from mobio.resources.casework import Agreements, CaseEntry, Casework
from mobio.resources.permissions import Permission
from mobio.services.agreed import agreement_document
from mobio.services.casework import begin_agreement
from mobio.web.places import person_of
from mobio.web.records import record_for
from mobio.web.views.casework import author_for, may_read, shown_entry
from mobio.web.views.goal_templates import TITLE as TEMPLATES
from mobio.web.views.goal_templates import shown_areas
from mobio.web.views.sharing import pdf_response

TITLE = _("Zielvereinbarung")
TOO_MANY = _("Wählen Sie höchstens ${most} Ziele. Weitere können Sie später vereinbaren.")


@view_config(
    context=Agreements,
    permission=Permission.READ_CASEWORK,
    renderer="mobio.web:templates/agreements.pt",
    request_method="GET",
)
def agreements(context, request):
    """List the agreements, and what was written for the person to read."""
    person, staff = person_of(context), request.identity.is_worker
    others = [each for each in person["casework"].newest_first() if may_read(request, each)]
    return {
        "title": TITLE,
        "person": person,
        "whose": record_for(request, person).name() if staff else None,
        "entries": [shown_entry(request, entry) for entry in context.newest_first()],
        "for_person": [] if staff else [shown_entry(request, entry) for entry in others],
        "may_begin": bool(forms_in(request.catalogue, context.__name__)),
    }


@view_defaults(
    context=Agreements,
    name="new",
    permission=Permission.WRITE_CASEWORK,
    renderer="mobio.web:templates/agreement_new.pt",
)
class NewAgreementView:
    """Look at the templates of goals, choose some, and begin an agreement with them."""

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self.person = person_of(context)
        forms = forms_in(request.catalogue, context.__name__)
        if not forms:
            raise HTTPNotFound()
        self.form = forms[0]

    @view_config(request_method="GET")
    def ask(self):
        """Show the templates by area."""
        return self._shown(())

    def _shown(self, chosen, problem=None):
        staff = self.request.identity.is_worker
        return {
            "title": TEMPLATES,
            "person": self.person,
            "whose": record_for(self.request, self.person).name() if staff else None,
            "areas": shown_areas(self.request),
            "chosen": chosen,
            "problem": problem,
            "most": most_goals(self.form),
            "back": self.request.resource_url(self.context),
        }

    @view_config(request_method="POST", once=True)
    def begin(self):
        """Begin an agreement; its pages follow."""
        chosen, most = self.request.POST.getall("goal"), most_goals(self.form)
        if most is not None and len(chosen) > most:
            self.request.response.status_int = 422
            words = _(TOO_MANY, mapping={"most": most})
            return self._shown(chosen, self.request.catalogue.say(words))
        words = {"author": author_for(self.request), "now": self.request.now}
        place = (self.person, self.request.catalogue, self.form, chosen)
        try:
            entry = begin_agreement(*place, **words)
        except KeyError as error:
            raise HTTPBadRequest() from error
        return HTTPSeeOther(self.request.resource_url(entry, self.form.pages[0].id))


@view_config(
    context=CaseEntry, name="print", permission=Permission.READ_CASEWORK, request_method="GET"
)
def print_agreement(context, request):
    """Show an agreement for the printer, in the own language and in German."""
    page = _document(context, request, request.print_css)
    return Response(page, content_type="text/html", charset="utf-8")


@view_config(
    context=CaseEntry,
    name="agreement.pdf",
    permission=Permission.READ_CASEWORK,
    request_method="GET",
)
def agreement_pdf(context, request):
    """Give an agreement as PDF."""
    return pdf_response(
        request, lambda sheet: _document(context, request, sheet), "zielvereinbarung.pdf"
    )


def _document(context, request, sheet):
    if isinstance(context.__parent__, Casework):
        raise HTTPNotFound()
    person = person_of(context)
    catalogue = request.catalogue.in_language(_language_of(request, person))
    words = {"now": request.now, "stylesheet": sheet}
    return agreement_document(request.site, person, context, catalogue, **words)


def _language_of(request, person):
    """Return the language to print in beside German: a worker prints for the person."""
    if not request.identity.is_worker:
        return request.language
    account = request.site["accounts"].get(person.account_id)
    known = account.language if account is not None else ""
    return known if known in request.registry.mobio.languages else request.language
