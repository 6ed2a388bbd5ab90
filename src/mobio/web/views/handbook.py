"""The handbook: how to use these pages, with pictures of them in the language of the reader."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config

from mobio.engine.consent_texts import blocks
from mobio.engine.handbook import AUDIENCES, FOLDER
from mobio.engine.words import _
from mobio.resources.handbook import ChapterPlace, Handbook
from mobio.resources.permissions import Permission
from mobio.web.pictures import picture_of

TITLES = {
    "people": _("Für Sie"),
    "actors": _("Für Stellen, die einen Link bekommen"),
    "workers": _("Für Beraterinnen und Berater"),
    "commissioners": _("Für Beauftragte der Gemeinden"),
    "coordinators": _("Für die Koordination"),
}
FOR_EVERYBODY = ("people", "actors")


@view_config(
    context=Handbook,
    permission=Permission.ENTER,
    request_method="GET",
    renderer="mobio.web:templates/handbook.pt",
)
def contents(context, request):
    """List the chapters, by whom they are for."""
    groups = [
        {"title": TITLES[audience], "german": audience != "people", "chapters": found}
        for audience in AUDIENCES
        if (found := _of(context, request, audience))
    ]
    return {"title": _("Handbuch"), "groups": groups}


@view_config(
    context=ChapterPlace,
    permission=Permission.ENTER,
    request_method="GET",
    renderer="mobio.web:templates/chapter.pt",
)
def chapter(context, request):
    """Show one chapter with its pictures, and the way to the next."""
    found = request.catalogue.get(f"{FOLDER}/{context.__name__}")
    if found is None or found.audience not in audiences(request):
        raise HTTPNotFound()
    language = request.language if found.is_translated else "de"
    others = _of(context.__parent__, request, found.audience)
    place = [one["id"] for one in others].index(found.id)
    return {
        "title": found.title,
        "german": not found.is_translated,
        "parts": [_part(request, passage, language) for passage in found.passages],
        "before": others[place - 1] if place else None,
        "after": others[place + 1] if place + 1 < len(others) else None,
    }


def audiences(request):
    """Return whose chapters the reader may open: those of staff are for staff."""
    is_staff = request.identity is not None and request.identity.account.is_staff
    return AUDIENCES if is_staff else FOR_EVERYBODY


def _of(handbook, request, audience):
    """Return id, title and URL of the chapters for *audience*, in their order."""
    if audience not in audiences(request):
        return []
    chapters = (one for one in request.catalogue.all_of(FOLDER) if one.audience == audience)
    return [
        {"id": one.id, "title": one.title, "url": request.resource_url(handbook, one.id)}
        for one in sorted(chapters, key=lambda one: (one.place, one.id))
    ]


def _part(request, passage, language):
    """Return the blocks of a passage, or its picture; one that nobody has taken is left out."""
    if not passage.picture:
        return {"blocks": blocks(passage.text), "picture": None}
    found = picture_of(request, language, passage.picture)
    shown = dict(zip(("url", "width", "height"), found, strict=True)) if found else None
    return {"blocks": (), "picture": shown and {**shown, "alt": passage.text}}
