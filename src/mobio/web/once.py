"""What is sent twice happens once: an impatient second click leads where the first one led.

Every page masks its token anew, so two requests with the same bytes come from one form of one page.
Only the last request of a session is remembered, by its hash: whoever does something else meanwhile
and then the same again, means it.
"""

import hashlib

from pyramid.httpexceptions import HTTPSeeOther

from mobio.services.signing_in import last_act, note_act
from mobio.web.keys import derived


def request_digest(request):
    """Return what tells this request from all others: another page has another token."""
    return hashlib.sha256(request.path_qs.encode() + b"\n" + request.body).hexdigest()


def request_seed(request):
    """Return secret bytes that are the same when the same request is sent again."""
    return bytes.fromhex(derived(request.key, f"seed:{request_digest(request)}"))


def once(view, info):
    """Return *view*; the same request again is answered as it was, and nothing is done."""
    if not info.options.get("once"):
        return view

    def answered_once(context, request):
        session_id = request.identity.session_id
        digest = request_digest(request)
        known = last_act(request.sessions, session_id)
        if known is not None and known[0] == digest:
            return HTTPSeeOther(known[1])
        response = view(context, request)
        if response.status_int == HTTPSeeOther.code:
            note_act(request.sessions, session_id, digest, response.location)
        return response

    return answered_once


once.options = ("once",)


def includeme(config):
    config.add_view_deriver(once, name="once")
