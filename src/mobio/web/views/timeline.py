"""The picture of a biography: what was when, and which times are still empty."""

from pyramid.view import view_config

from mobio.engine.timeline import gaps, stretches
from mobio.engine.words import _
from mobio.resources.people import Person
from mobio.resources.permissions import Permission
from mobio.services.clock import today
from mobio.web.question_urls import question_url
from mobio.web.records import record_for
from mobio.web.timeline_picture import picture

NOTHING_TOLD = _("keine Angabe")


@view_config(
    context=Person,
    name="timeline",
    permission=Permission.READ_BIOGRAPHY,
    renderer="mobio.web:templates/timeline.pt",
    request_method="GET",
)
def timeline(context, request):
    """Show the life in time: as a list, as a picture and as a table."""
    record, day = record_for(request, context), today(request.now)
    found = stretches(record, request.identity.is_worker)
    empty = gaps(found, day)
    words = request.catalogue.say(NOTHING_TOLD)
    return {
        "title": _("Zeitleiste"),
        "person": context,
        "entries": _entries(request, context, found, empty),
        "picture": picture(found, empty, day, request.direction, words),
        "back": request.resource_url(context),
    }


def _entries(request, person, found, empty):
    """Return what stands in list and table: stretches and gaps in the order of their beginning."""
    entries = [
        {
            "first": each.first,
            "title": each.title,
            "what": each.what,
            "when": each.when,
            "is_open": each.is_open,
            "url": question_url(request, person, each.form, each.question, each.row_id),
        }
        for each in found
    ]
    for gap in empty:
        years = dict.fromkeys((str(gap.first.year), str(gap.last.year)))
        entries.append({"first": gap.first, "title": "", "when": " – ".join(years), "url": ""})
    return sorted(entries, key=lambda entry: entry["first"])
