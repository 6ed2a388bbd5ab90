"""Before an account is used its owner reads what must be known and says yes to taking part.

What was typed on a page that was open when a new text came into force is still saved: the text is
shown with the next page.
"""

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.location import lineage

from mobio.resources.consents import Consents
from mobio.services.declaring import missing
from mobio.web.places import person_of


def after_first_visit(view, info):
    """Return *view*; who has not declared everything yet is led to the first text instead."""
    if info.exception_only:
        return view

    def visited(context, request):
        person = _own_person(context, request)
        texts = missing(person, request.catalogue) if person is not None else ()
        if not texts or _may_still_be_sent(request, person, texts):
            return view(context, request)
        names = (texts[0].id, "")
        query = {"next": request.path_qs} if request.method == "GET" else None
        return HTTPSeeOther(request.resource_url(person["consents"], *names, query=query))

    return visited


def _own_person(context, request):
    """Return the person whose own account asks for something of theirs, but for these texts."""
    person = person_of(context) if hasattr(context, "__parent__") else None
    if person is None or any(isinstance(place, Consents) for place in lineage(context)):
        return None
    # Only now: who asks for a file is nobody, and is given no cookie.
    identity = request.identity
    is_own = identity is not None and identity.account.person_id == person.__name__
    return person if is_own else None


def _may_still_be_sent(request, person, texts):
    """Tell whether this is sent by somebody who takes part and only has to read a newer text."""
    declared = person["consents"].declared
    return request.method == "POST" and all(declared(text.id) for text in texts)


def includeme(config):
    config.add_view_deriver(after_first_visit, name="after_first_visit")
