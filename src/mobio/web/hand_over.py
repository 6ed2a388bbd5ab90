"""Hand a page over to the phone of the person, so that the worker does not see the answers.

The code holds nothing but the address of the page: whoever scans it signs in as ever. A link that
signs in by itself would be a key that lies on a screen.
"""

import segno

from mobio.engine.words import _

SCALE = 4
TITLE = _("Diese Fragen sind besonders geschützt.")
WHY = _("Die Person kann sie allein auf dem eigenen Handy beantworten oder leer lassen.")
SHOW = _("Handy geben")
HOW = _("Scannen Sie den Code mit dem Handy der Person. Die Person meldet sich dort selbst an.")
ANSWERS = _("Fragen und Antworten hier zeigen")


def is_sensitive(form):
    """Tell whether a page asks for something sensitive or needs a consent of its own."""
    return bool(form.page.needs_consent) or any(each.sensitive for each in _every(form))


def is_intimate(form):
    """Tell whether the answers of a page are nothing to be left open on somebody's screen.

    These are the special categories of Art. 9 GDPR, and pages that need a consent of their own.
    """
    every = _every(form)
    return bool(form.page.needs_consent) or any(each.sensitive == "art9" for each in every)


def _every(form):
    return [member for question in form.questions for member in (question, *question.members)]


def hand_over(url):
    """Return what the template says and shows to hand the page at *url* over."""
    url = url.partition("?")[0]
    code = segno.make(url, error="m").svg_data_uri(scale=SCALE, border=4, light="white")
    words = {"title": TITLE, "why": WHY, "show": SHOW, "how": HOW, "answers": ANSWERS}
    return {"url": url, "code": code, **words}
