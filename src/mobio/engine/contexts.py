"""Say in words when a question is asked, for readers whose browser cannot hide it meanwhile."""

from mobio.engine.conditions import Equals
from mobio.engine.reveal import revealed
from mobio.engine.words import _

CHOSEN = _("Wenn Sie bei „${question}“ „${answer}“ wählen:")
DEPENDS = _("Je nachdem, was Sie bei „${question}“ antworten:")
OR = _("${one}“ oder „${other}")


def context_of(form, question, asking):
    """Return when *question* is asked, in words; None if no style rule hides it meanwhile."""
    if question.id not in revealed(asking.catalogue, form):
        return None
    asked = [_question(form, question, name) for _part, name in question.show_if.names()]
    here = [each for each in asked if each is not None]
    values = {"question": here[0].title(asking.staff)}
    message = DEPENDS
    if isinstance(question.show_if, Equals) and hasattr(here[0].kind, "pairs"):
        message = CHOSEN
        values["answer"] = _labels(here[0], question.show_if.codes, asking)
    return asking.say(_(message, mapping=values))


def _question(form, question, name):
    """Return the question called *name* if it stands on the page, or in the row, of *question*."""
    own = f"{question.group}.{name}"
    if question.group and own in form:
        return form.question(own)
    is_here = name in form and form.page_of(name) == form.page_of(question.id)
    return form.question(name) if is_here else None


def _labels(question, codes, asking):
    labels = dict(question.kind.pairs(question, asking))
    words = [labels[code] for code in codes if code in labels]
    text = words[0] if words else ""
    for each in words[1:]:
        text = asking.say(_(OR, mapping={"one": text, "other": each}))
    return text
