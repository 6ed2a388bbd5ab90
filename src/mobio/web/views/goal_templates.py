"""Templates of goals as people read them: what is to be done by whom until when."""

from functools import partial

from pyramid.view import view_config

from mobio.engine.casework import goals_by_area, offering
from mobio.engine.lines import Reader
from mobio.engine.words import _
from mobio.resources.people import People
from mobio.resources.permissions import Permission

TITLE = _("Vorlagen für Ziele")


@view_config(
    context=People,
    name="goals",
    permission=Permission.READ_GOALS,
    renderer="mobio.web:templates/goal_templates.pt",
    request_method="GET",
)
def goal_templates(context, request):
    """Show every template in force by area; nothing can be chosen here."""
    return {"title": TITLE, "areas": shown_areas(request)}


def shown_areas(request):
    """Return [(area, templates)] in the words of the reader."""
    return [
        (area, [_shown(request, goal) for goal in goals])
        for area, goals in goals_by_area(request.catalogue)
    ]


def _shown(request, goal):
    return {
        "goal": goal,
        "measures": [
            {
                "what": measure.what,
                "who": _who(request, measure),
                "within": _within(request, measure.within) if measure.within else "",
            }
            for measure in goal.measures
        ],
        "review": _review(request, goal.review),
    }


def _who(request, measure):
    """Return who does it in the words that agreements offer; "" where none offers any."""
    asked = offering(request.catalogue, "who")
    if asked is None:
        return ""
    return Reader(request.catalogue, request.identity.is_worker).label(asked, measure.who)


def _counting(request, count):
    """Return the function that says one thing or several, with *count* filled in."""
    return partial(request.localizer.pluralize, domain="mobio", mapping={"count": count})


def _within(request, span):
    """Return in words how long after the day of an agreement something is done."""
    count, unit = span.as_said()
    pluralize = _counting(request, count)
    if unit == "m":
        return pluralize("in ${count} Monat", "in ${count} Monaten", count)
    if unit == "w":
        return pluralize("in ${count} Woche", "in ${count} Wochen", count)
    return pluralize("in ${count} Tag", "in ${count} Tagen", count)


def _review(request, span):
    """Return in words after what time worker and person look at the goal together."""
    count, unit = span.as_said()
    pluralize = _counting(request, count)
    if unit == "m":
        return pluralize(
            "Gemeinsam nachsehen nach ${count} Monat",
            "Gemeinsam nachsehen nach ${count} Monaten",
            count,
        )
    if unit == "w":
        return pluralize(
            "Gemeinsam nachsehen nach ${count} Woche",
            "Gemeinsam nachsehen nach ${count} Wochen",
            count,
        )
    return pluralize(
        "Gemeinsam nachsehen nach ${count} Tag", "Gemeinsam nachsehen nach ${count} Tagen", count
    )
