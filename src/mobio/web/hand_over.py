"""Hand a page over to the phone of the person, so that the worker does not see the answers.

The code holds nothing but the address of the page: whoever scans it signs in as ever. A link that
signs in by itself would be a key that lies on a screen.
"""

from mobio.engine.words import _

CODE = "scan.svg"
"""The name of the view that draws the code of a page."""
TITLE = _("Diese Fragen sind besonders geschützt.")
WHY = _("Die Person kann sie allein auf dem eigenen Handy beantworten oder leer lassen.")
READ_TITLE = _("Einige Antworten sind besonders geschützt.")
READ_WHY = _("Die Person kann sie allein auf dem eigenen Handy lesen und bestätigen.")
ALT = _("Code zum Scannen")
SHOW = _("Handy geben")
HOW = _("Scannen Sie den Code mit dem Handy der Person. Die Person meldet sich dort selbst an.")
ANSWERS = _("Fragen und Antworten hier zeigen")
ONE_ANSWER = _("Antwort zeigen")


def is_sensitive(form):
    """Tell whether a page asks for something sensitive or needs a consent of its own."""
    return bool(form.page.needs_consent) or any(each.sensitive for each in _every(form))


def is_intimate(form):
    """Tell whether the answers of a page are nothing to be left open on somebody's screen.

    These are the special categories of Art. 9 GDPR, and pages that need a consent of their own.
    """
    every = _every(form)
    return bool(form.page.needs_consent) or any(each.sensitive == "art9" for each in every)


def covered_lines(form, lines):
    """Return the ids of those *lines* of *form* that do not lie open before two people.

    Whoever helps need not see them to help; a step shows each of them.
    """
    names = {line.id for line in lines}
    return {
        question.id
        for question in form.questions
        if question.id in names
        and (form.consent_for(question.id) or any(one.sensitive for one in _with_members(question)))
    }


def _every(form):
    return [one for question in form.questions for one in _with_members(question)]


def _with_members(question):
    return (question, *question.members)


def hand_over(url, code, title=TITLE, why=WHY):
    """Return what the template says and shows to hand the page at *url* over.

    *code* is the address of its code, which takes longer to draw than the page itself.
    """
    words = {"title": title, "why": why, "show": SHOW, "how": HOW, "answers": ANSWERS, "alt": ALT}
    return {"url": url, "code": code, **words}
