"""What was typed when the session ended is not lost: it waits as a draft of the same account.

The browser still has the cookie of the session, and the page its token. For an hour after the end
they are good for this one thing only: nothing is shown, nothing is stored as an answer, and who
sees the draft has to sign in first.
"""

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.viewderivers import INGRESS

from mobio.engine.incoming import (
    CSRF,
    END,
    OWN_FIELDS,
    Malformed,
    opened_at,
    without_questions,
)
from mobio.resources.casework import Agreements, CasePage
from mobio.resources.permissions import Permission
from mobio.services.answering import is_late, record_at
from mobio.services.clock import today
from mobio.web import sessions
from mobio.web.csrf import is_from_here, is_token_of, session_secret
from mobio.web.places import person_of
from mobio.web.typed_pages import LARGEST_PAGE, drafted, size_of
from mobio.web.views import casework
from mobio.web.views.biography import place_of
from mobio.web.way_back import way_back


def kept_after_end(view, info):
    """Return *view*; what reaches it just after the end of a session is kept as a draft."""
    if not info.options.get("kept_after_end"):
        return view

    def keeping(context, request):
        if request.identity is None and _keep(context, request):
            query = {"note": "waits", "next": way_back(request)}
            response = HTTPSeeOther(request.resource_url(request.site, "login", query=query))
            sessions.end(request, response)
            return response
        return view(context, request)

    return keeping


kept_after_end.options = ("kept_after_end",)


def _keep(context, request):
    """Keep the page as a draft if the account may write here; tell whether it was kept."""
    ended = sessions.just_ended(request)
    if ended is None:
        return False
    account, session_id = ended
    secret = session_secret(request, session_id)
    if not is_from_here(request) or not is_token_of(secret, request.POST.get(CSRF, "")):
        return False
    part, permission = _kept_in(context)
    policy = request.registry.security_policy
    if not policy.would_permit(request, context, permission, account):
        return False
    place = _place_in(context, request)
    if place is None:
        return False
    # A file is chosen anew: nothing of it is kept for somebody who is not signed in.
    pairs = [(name, text) for name, text in request.POST.items() if isinstance(text, str)]
    if not _may_be_read(request, pairs):
        return False
    pairs = _allowed(context, request, pairs)
    if all(name in OWN_FIELDS for name, _text in pairs):
        return False
    draft = drafted(account.__name__, place, pairs, request.now, was_sent=False)
    person_of(context)[part].keep(draft)
    return True


def _kept_in(context):
    """Return (part of the person, permission to write): what staff write has a place of its own."""
    if isinstance(context, Agreements | CasePage):
        return "typed_casework", Permission.WRITE_CASEWORK
    return "typed", Permission.WRITE_BIOGRAPHY


def _place_in(context, request):
    """Return the place of the page, or None if it is not there any more."""
    if not isinstance(context, Agreements | CasePage):
        return place_of(context)
    try:
        return casework.place_of(context, request)
    except KeyError:
        return None


def _allowed(context, request, pairs):
    """Return *pairs* without what stands behind a consent that does not stand, as the page does."""
    if isinstance(context, Agreements | CasePage):
        return pairs
    section, page_id, *rows = place_of(context).split("/")
    day = today(request.now)
    record = record_at(person_of(context), request.catalogue, opened_at(pairs), day)
    try:
        form = record.catalogue.section(section)
        page = form.page(page_id)
    except KeyError:
        return []
    if rows:
        return pairs if record.may_ask(form, rows[0]) else []
    closed = [name for name in page.questions if not record.may_ask(form, name)]
    return without_questions(pairs, closed) if record.opens(form, page) else []


def _may_be_read(request, pairs):
    """Tell whether the page can be shown again; the rest is judged when it is."""
    if not pairs or size_of(pairs) > LARGEST_PAGE or pairs[-1][0] != END:
        return False
    try:
        is_late(request.catalogue, opened_at(pairs)[1])
    except Malformed:
        return False
    return True


def includeme(config):
    # Before the permission is asked: nobody is signed in any more.
    config.add_view_deriver(
        kept_after_end, name="kept_after_end", under=INGRESS, over="secured_view"
    )
