"""The page *Musterbogen*: every kind of question and every part of a page, in every state.

It is there in development only; nothing that is typed on it is kept.
"""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.icons import ICONS
from mobio.engine.incoming import Malformed
from mobio.engine.reveal import stylesheet
from mobio.engine.spoken import Heard
from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.site import Site
from mobio.services.clock import today
from mobio.web import styleguide
from mobio.web.files import typed_pairs
from mobio.web.views.pages import problems

SHOWN = {
    "parts": _("Teile einer Seite"),
    "empty": _("Leer"),
    "filled": _("Ausgefüllt"),
    "states": _("Auswege"),
    "gone": _("Nicht mehr angeboten"),
    "errors": _("Mit Fehlern"),
    "warnings": _("Mit Hinweisen"),
    "row": _("Seite einer Zeile"),
}
PERSONAS = {"states": "states", "gone": "gone", "empty": None, "parts": None}
"""Whose answers stand in a sheet; those not named here show everything filled in."""

ERROR = _("So sagt die Seite, was nicht stimmt und was man tun kann.")
HEARD = Heard("example.mp3", 72, 288 * 1024)
WARNING = _("So weist die Seite auf etwas hin, das vielleicht nicht stimmt.")


@view_defaults(
    context=Site,
    name="styleguide",
    permission=Permission.ENTER,
    renderer="mobio.web:templates/styleguide.pt",
)
class Styleguide:
    """Show the parts of pages to those who build them."""

    def __init__(self, context, request):
        self.request = request
        self.chosen = request.GET.get("show", "parts")
        if not request.development or self.chosen not in SHOWN:
            raise HTTPNotFound()
        self.catalogue = styleguide.specimen().in_language(request.language)

    @view_config(request_method="GET")
    def look(self):
        """Show one state of everything."""
        if self.chosen == "parts":
            return self.around(None)
        page = self.page()
        return self.around(page, page.stored(), self.notes(page))

    @view_config(request_method="POST")
    def try_out(self):
        """Check what was typed as a real page would; keep nothing."""
        page = self.page()
        try:
            incoming = page.read(typed_pairs(self.request))
        except Malformed as error:
            raise HTTPBadRequest() from error
        checked = page.check(incoming)
        cstructs = page.again(incoming, checked.notes)
        return self.around(page, cstructs, checked.notes, incoming.shown_rows)

    def page(self):
        """Return the form that is shown."""
        day = today(self.request.now)
        persona = PERSONAS.get(self.chosen, "filled")
        if persona is None:
            return styleguide.sheet(styleguide.nobody(self.catalogue, day))
        record = styleguide.answered(self.catalogue, persona, day)
        return styleguide.row(record) if self.chosen == "row" else styleguide.sheet(record)

    def notes(self, page):
        """Return what is said about the answers: the same everywhere, or what deserves it."""
        said = self.catalogue.say
        if self.chosen == "errors":
            return styleguide.everywhere(page, ((said(ERROR),), (), None))
        if self.chosen == "warnings":
            return styleguide.everywhere(page, ((), (said(WARNING),), None))
        return {}

    def around(self, page, cstructs=None, notes=None, shown=()):
        """Return what the template needs around *page*."""
        say, url = self.catalogue.say, f"{self.request.application_url}/styleguide"
        values = {"action": f"{url}?show={self.chosen}", "csrf_token": self.request.csrf_token}
        return {
            "title": say(SHOWN[self.chosen]),
            "markup": page.render(cstructs, notes, shown, **values) if page else None,
            "problems": problems(page, notes) if page else (),
            "tabs": [(f"{url}?show={name}", say(word), name) for name, word in SHOWN.items()],
            "chosen": self.chosen,
            "pictures": ICONS,
            "heard": HEARD,
            "reveal": f"{url}.css",
        }


@view_config(context=Site, name="styleguide.css", permission=Permission.ENTER, request_method="GET")
def reveal(context, request):
    """Give the style rules that show questions of the sheet when their answer is chosen."""
    if not request.development:
        raise HTTPNotFound()
    form = styleguide.specimen().section(styleguide.SECTION)
    return Response(stylesheet(form), content_type="text/css", charset="utf-8")
