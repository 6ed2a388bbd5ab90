"""The list of people for a commissioner: those of the own municipalities, and few answers each."""

import re
from collections import Counter

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config

from mobio.engine.contacts import municipalities_of
from mobio.engine.words import _
from mobio.resources.people import People
from mobio.resources.permissions import Permission
from mobio.services.rosters import people_in, roster_for, shown_of

ON_A_PAGE = 50
NUMBER = re.compile(r"[1-9][0-9]{0,5}\Z")


@view_config(
    context=People,
    name="roster",
    permission=Permission.SEE_ROSTER,
    request_method="GET",
    renderer="mobio.web:templates/roster.pt",
)
def roster(context, request):
    """List who lives in the municipalities the reader is appointed for, or in one of them."""
    account = request.identity.account
    own, chosen = account.municipalities, request.GET.get("municipality", "")
    if chosen and chosen not in own:
        raise HTTPNotFound()
    facts = (request.site, request.catalogue)
    rule = roster_for(request.catalogue, account.role)
    found = people_in(*facts, own if rule else (), request.now)
    counts = Counter(one.municipality for one in found)
    shown = [one for one in found if chosen in ("", one.municipality)]
    options = municipalities_of(request.catalogue)
    names = {code: option.label for code in own if (option := options.get(code))}
    number, last = _page(request, len(shown))
    on_page = shown[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return {
        "title": _("Menschen in Ihrer Gemeinde"),
        "purpose": rule.purpose if rule else "",
        "account": account,
        "places": [
            (code, name, counts[code], _url(request, context, code)) for code, name in names.items()
        ],
        "all": (len(found), _url(request, context, "")),
        "names_of_places": names,
        "chosen": chosen,
        "count": len(shown),
        "people": [shown_of(*facts, rule, resident, request.now) for resident in on_page],
        "number": number,
        "last": last,
        "before": _url(request, context, chosen, number - 1) if number > 1 else None,
        "after": _url(request, context, chosen, number + 1) if number < last else None,
    }


def _page(request, count):
    """Return the number of the page that is asked for and of the last one; 404 for no such."""
    written = request.GET.get("page", "1")
    last = max(1, -(-count // ON_A_PAGE))
    number = int(written) if NUMBER.match(written) else 0
    if not 1 <= number <= last:
        raise HTTPNotFound()
    return number, last


def _url(request, context, chosen, number=1):
    query = {"municipality": chosen} if chosen else {}
    if number > 1:
        query["page"] = number
    return request.resource_url(context, "roster", query=query)
