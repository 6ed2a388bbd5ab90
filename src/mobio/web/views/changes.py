"""What others changed of a person's answers, and what the person says of it."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config

from mobio.engine.lines import Reader
from mobio.engine.words import _
from mobio.resources.history import VERDICTS
from mobio.resources.people import Person
from mobio.resources.permissions import Permission
from mobio.web.question_urls import question_url
from mobio.web.records import record_for

MINE = _("Das haben andere geändert")
WRONG = _("Die Person sagt: Das stimmt nicht")
ALL = "all"
"""Says that a card stands on the page of all changes, so that one comes back there."""


def owns(request, person):
    """Tell whether it is the person that makes the request."""
    return request.identity.account.person_id == person.__name__


def changes_by_others(request, person, record):
    """Return the last change of each question, newest first, where somebody else made it.

    What the person confirmed is done with. A worker sees only what the person called wrong.
    """
    reader = Reader(request.catalogue)
    is_own = owns(request, person)
    found = []
    for entry, change in person["log"].last_changes():
        verdict = entry.verdicts.get(change["question"])
        is_open = verdict != "right" if is_own else verdict == "wrong"
        if entry.account_id != person.account_id and is_open:
            found.append(_shown_change(request, person, reader, record, entry, change))
    return [shown for shown in found if shown is not None]


def _shown_change(request, person, reader, record, entry, change):
    try:
        form = request.catalogue.section(entry.section)
        question = form.question(change["question"])
    except KeyError:
        return None
    if not record.allows(form.consent_for(question.id)):
        return None
    account = request.site["accounts"].get(entry.account_id)
    answer = record.stored(form.id, question.id)
    count = len(answer) if question.members and answer else 0
    return {
        "entry": entry.__name__,
        "question": question.id,
        "label": question.label,
        "section": form.title,
        "value": "" if question.members else reader.line(question, answer).value,
        "count": count,
        "when": entry.when,
        "who": account.name if account else "",
        "verdict": entry.verdicts.get(question.id),
        "url": question_url(request, person, form, question),
    }


@view_config(
    context=Person,
    name="changes",
    permission=Permission.READ_PERSON,
    renderer="mobio.web:templates/changes.pt",
    request_method="GET",
)
def changes(context, request):
    """Show every change by others that the person has not confirmed."""
    is_own = owns(request, context)
    record = record_for(request, context)
    return {
        "title": MINE if is_own else WRONG,
        "person": context,
        "is_own": is_own,
        "changes": changes_by_others(request, context, record),
        "shown_from": ALL,
        "back": request.resource_url(context),
    }


@view_config(
    context=Person,
    name="changes",
    permission=Permission.CONFIRM_CHANGES,
    request_method="POST",
    once=True,
)
def judge_change(context, request):
    """Keep what the person says of a change: it is right, or it is wrong."""
    verdict = request.POST.get("verdict")
    question = request.POST.get("question", "")
    try:
        entry = context["log"][request.POST.get("entry", "")]
    except KeyError as error:
        raise HTTPNotFound() from error
    if verdict not in VERDICTS or question not in {item["question"] for item in entry.changes}:
        raise HTTPBadRequest()
    entry.judge(question, verdict)
    names = ["changes"] if request.POST.get("from") == ALL else []
    query = {"note": f"judged-{verdict}"}
    return HTTPSeeOther(request.resource_url(context, *names, query=query))
