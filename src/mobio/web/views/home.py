"""Home of a person: menu with progress, who helps, what others changed, and all that is stored."""

from pyramid.response import Response
from pyramid.view import view_config

from mobio.engine.behind_consents import of_first_visit
from mobio.engine.timeline import stretches
from mobio.engine.to_do import next_question, package_progress
from mobio.engine.words import _
from mobio.resources.people import Person
from mobio.resources.permissions import Permission
from mobio.services.clock import today
from mobio.services.declaring import missing
from mobio.services.everything import as_document, as_json
from mobio.web.question_urls import question_url
from mobio.web.records import record_for
from mobio.web.views.biography import title_of
from mobio.web.views.changes import changes_by_others
from mobio.web.views.helping import companions
from mobio.web.views.sharing import pdf_response

PARTS = {"sharing": ("shares", "share"), "agreements": ("agreements", "hands")}
"""Where an entry of the menu that is no section leads to, and its picture."""
SHOWN_CHANGES = 5
"""How many Home shows; a page of its own has them all."""


@view_config(
    context=Person,
    permission=Permission.READ_PERSON,
    renderer="mobio.web:templates/home.pt",
    request_method="GET",
)
def home(context, request):
    """Show Home: the menu in its order, the own worker, and the changes by others."""
    record = record_for(request, context)
    is_own = request.identity.account.person_id == context.__name__
    changes = changes_by_others(request, context, record)
    packages = [package_progress(record, package) for package in request.catalogue.packages]
    return {
        "title": _("Home"),
        "person": context,
        "name": record.name(),
        "next": _next(request, context, next_question(record, packages)),
        "drafts": drafts_of(request, context),
        "packages": [_package(request, context, each) for each in packages],
        "shares": running_shares(request, context),
        "has_timeline": bool(stretches(record, request.identity.is_worker)),
        "entries": [_entry(request, context, record, entry) for entry in request.catalogue.menu],
        "workers": workers(request, context),
        "changes": changes[:SHOWN_CHANGES],
        "all_changes": len(changes) if len(changes) > SHOWN_CHANGES else 0,
        "welcome": request.catalogue.texts("home")["welcome"],
        "is_own": is_own,
        "undeclared": [] if is_own else missing(context, request.catalogue),
        "has_stopped": _has_stopped(context, request.catalogue),
        "shown_from": "",
        "companions": [] if is_own else companions(request, context),
        "second": request.identity.helping.get(context.__name__, ""),
    }


def _has_stopped(person, catalogue):
    """Tell whether the person took part and took that back."""
    texts = {text.id for text in of_first_visit(catalogue) if not text.only_read}
    given = [each for each in person["consents"].values() if each.text_id in texts]
    newest = max(given, key=lambda each: each.accepted_at, default=None)
    return newest is not None and newest.withdrawn_at is not None


def _entry(request, person, record, entry):
    """Return a menu entry with its URL and, for a section, its progress."""
    if entry.kind == "section" and entry.available:
        url = request.resource_url(person["biography"], entry.section_id)
        form = request.catalogue.section(entry.section_id)
        progress = record.progress(entry.section_id)
        shown = {"icon": form.icon, "heard": form.heard}
        return {"entry": entry, "url": url, "progress": progress, **shown}
    part, icon = PARTS.get(entry.kind, ("", "")) if entry.available else ("", "")
    url = request.resource_url(person[part]) if part else None
    return {"entry": entry, "url": url, "progress": None, "icon": icon, "heard": None}


def _next(request, person, place):
    """Return where to go on, or None."""
    if place is None:
        return None
    url = question_url(request, person, place.form, place.question, place.row_id)
    return {"url": url, "section": place.form.title, "label": place.question.label}


def drafts_of(request, person):
    """Return (title, URL) of each page on which this account has something that is not stored."""
    found = []
    for typed in person["typed"].of(request.identity.account.__name__):
        section, *names = typed.place.split("/")
        try:
            form = request.catalogue.section(section)
        except KeyError:  # its form is in force no more
            continue
        url = request.resource_url(person["biography"], section, *names)
        found.append((form.title, title_of(form, names), url))
    return found


def _package(request, person, progress):
    """Return a package with what is missing for it; it leads there, or to where it is shared."""
    query = {"kind": progress.package.id}
    share = request.resource_url(person["shares"], "new", query=query)
    first = progress.missing[0] if progress.missing else None
    return {
        "title": progress.package.title,
        "missing": _missing(request, len(progress.missing)),
        "is_complete": progress.is_complete,
        "url": _next(request, person, first)["url"] if first else share,
    }


def _missing(request, count):
    """Return in words how much is missing."""
    words = {"count": count}
    return request.localizer.pluralize(
        "${count} Angabe fehlt", "${count} Angaben fehlen", count, domain="mobio", mapping=words
    )


def _left(request, share):
    """Return in words how long a share can still be opened."""
    days = (share.valid_until - today(request.now)).days
    words = {"count": days}
    return request.localizer.pluralize(
        "noch ${count} Tag", "noch ${count} Tage", days, domain="mobio", mapping=words
    )


def running_shares(request, person):
    """Return the shares actors can open today: title, days left, last opening."""
    found = []
    for share in person["shares"].newest_first():
        if share.state(request.now) != "sent":
            continue
        seen = [each["when"] for each in share.openings if each["kind"] != "after_end"]
        package = request.catalogue.package(share.package_id, share.package_version)
        found.append(
            {
                "title": package.title,
                "url": request.resource_url(share),
                "left": _left(request, share),
                "seen": max(seen, default=None),
            }
        )
    return found


def workers(request, person):
    """Return the accounts of those who are responsible today."""
    accounts = request.site["accounts"]
    found = (accounts.get(name) for name in person.workers(today(request.now)))
    return [
        {
            "account": account,
            "organisation": request.site["organisations"].get(account.organisation),
        }
        for account in found
        if account is not None
    ]


@view_config(
    context=Person, name="everything", permission=Permission.TAKE_EVERYTHING, request_method="GET"
)
def everything(context, request):
    """Show all that is stored about the person, for reading and printing."""
    page = as_document(request.site, context, request.catalogue, request.now, request.print_css)
    return Response(page, content_type="text/html", charset="utf-8")


@view_config(
    context=Person,
    name="everything.pdf",
    permission=Permission.TAKE_EVERYTHING,
    request_method="GET",
)
def everything_pdf(context, request):
    """Give all that is stored about the person as PDF (Art. 15 GDPR)."""
    facts = (request.site, context, request.catalogue, request.now)
    return pdf_response(request, lambda sheet: as_document(*facts, sheet), "alles.pdf")


@view_config(
    context=Person,
    name="everything.json",
    permission=Permission.TAKE_EVERYTHING,
    request_method="GET",
)
def everything_json(context, request):
    """Give all that is stored about the person as JSON (Art. 20 GDPR)."""
    return Response(
        as_json(request.site, context, request.catalogue),
        content_type="application/json",
        charset="utf-8",
        content_disposition="attachment; filename=alles.json",
    )
