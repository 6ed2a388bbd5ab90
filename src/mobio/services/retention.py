"""What is kept for a time only: answers whose term, as their form says it, is over."""

from mobio.services.answering import Author
from mobio.services.clock import BERLIN
from mobio.services.erasing import erase_answers

RULE = Author(account_id="", role="retention", language="de", assisted=False)
"""Who deletes: nobody, but the rule that stands in the form."""


def terms(catalogue):
    """Return {section: {question: Span}} of the questions in force whose answers have a term."""
    found = {
        form.id: {each.id: each.forget_after for each in form.questions if each.forget_after}
        for form in catalogue.sections
    }
    return {section: spans for section, spans in found.items() if spans}


def overdue(person, catalogue, today):
    """Return {section: the questions} that *person* answered longer ago than their form keeps them.

    The term begins with the day on which the answer was last given.
    """
    found = {}
    for section, spans in terms(catalogue).items():
        given = person["biography"][section].provenance
        old = {name for name in spans.keys() & given if _is_over(given[name], spans[name], today)}
        if old:
            found[section] = old
    return found


def _is_over(origin, span, today):
    return span.after(origin["when"].astimezone(BERLIN).date()) <= today


def forget_overdue(person, catalogue, today, now):
    """Delete what is overdue, wherever it is repeated; return pairs (section, question).

    The history keeps a line that the rule has deleted it.
    """
    found = overdue(person, catalogue, today)
    return erase_answers(person, found, RULE, now) if found else ()
