"""Whom one can ask: the offices of the own region first, then all others."""

from pyramid.view import view_config

from mobio.engine.contacts import FOLDER, REGION, municipalities_of, regions_of
from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.site import Site
from mobio.web.records import record_for

MUNICIPALITY = "municipality"


@view_config(
    context=Site,
    name="contacts",
    permission=Permission.ENTER,
    request_method="GET",
    renderer="mobio.web:templates/contacts.pt",
)
def contacts(context, request):
    """List all offices; those for the whole county stand behind the regions."""
    regions, mine = regions_of(municipalities_of(request.catalogue)), own_region(request)
    found = sorted(request.catalogue.all_of(FOLDER), key=lambda one: (not one.region, one.id))
    groups = [
        {
            "contacts": each,
            "is_own": bool(mine) and each.region == mine,
            "municipalities": [option.label for option in regions.get(each.region, ())],
        }
        for each in found
    ]
    groups.sort(key=lambda group: not group["is_own"])
    return {"title": _("Kontakt"), "groups": groups}


def own_region(request):
    """Return the region the reader has said to live in, or ""."""
    identity = request.identity
    person_id = identity.account.person_id if identity is not None else None
    options, holder = municipalities_of(request.catalogue), request.catalogue.holder(MUNICIPALITY)
    if person_id is None or options is None:
        return ""
    record = record_for(request, request.site["people"][person_id])
    option = options.get(record.answer(*holder))
    return next(iter(option.attributes.get(REGION) or ()), "") if option else ""
