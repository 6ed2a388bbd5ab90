"""What every page shows around its own content: languages, menu, notes, and the stylesheet."""

import hashlib
from pathlib import Path

from pyramid.events import BeforeRender

from mobio.engine.names import LANGUAGES
from mobio.engine.words import _
from mobio.resources.links import NAME as MAILED_LINKS
from mobio.services import documents
from mobio.services.compiling import compile_one_at_a_time
from mobio.web import sessions
from mobio.web.places import person_of
from mobio.web.security import knows_person

STATIC = Path(__file__).with_name("static")
DOCUMENTS = Path(documents.__file__).with_name("templates")
ONE_YEAR = 365 * 24 * 3600
NOTES = {
    "saved": _("Gespeichert."),
    "more": _("Gespeichert. Zu Ihrer Angabe gibt es noch eine Frage."),
    "check": _("Gespeichert. Bitte prüfen Sie die Hinweise auf dieser Seite."),
    "dropped": _("Der Entwurf ist verworfen. Was gespeichert war, steht noch da."),
    "newer": _("Gespeichert. Die Fragen haben sich inzwischen geändert. Bitte prüfen Sie sie."),
    "aside": _(
        "Gespeichert. Die Fragen haben sich inzwischen geändert. "
        "Einige Ihrer Antworten stehen jetzt unter „Frühere Angaben“."
    ),
    "removed": _("Der Eintrag ist entfernt."),
    "restored": _("Der Eintrag ist wieder da."),
    "moved": _("Die Reihenfolge ist geändert."),
    "cancelled": _("Sie haben nicht zugestimmt. Es wurde nichts gesendet."),
    "sent": _("Die Freigabe ist gesendet."),
    "withdrawn": _("Die Freigabe ist widerrufen. Der Link geht nicht mehr."),
    "judged-right": _("Danke. Sie haben bestätigt: Die Angabe stimmt."),
    "judged-wrong": _("Danke. Ihre Beratung sieht, dass die Angabe nicht stimmt."),
    "discarded": _("Der Entwurf ist verworfen."),
    "approved": _("Ihre Freigabe ist eingetragen."),
    "published": _("Veröffentlicht. Ab jetzt gilt die neue Fassung."),
    "kept": _("Gespeichert. Die Antworten stehen im Entwurf der Testperson."),
    "signed-out": _("Sie sind abgemeldet."),
    "idle": _("Bitte melden Sie sich an."),
    "waits": _(
        "Ihre Sitzung war zu Ende. Was Sie getippt haben, ist als Entwurf aufgehoben. "
        "Bitte melden Sie sich an."
    ),
}
"""What a redirect may say. The code stands in the address, so it must never be free text."""


class Layout:
    """The frame of one page."""

    def __init__(self, request):
        self.request = request
        context = getattr(request, "context", None)
        person = person_of(context) if hasattr(context, "__parent__") else None
        self.person = person if person is not None and knows_person(request, person) else None

    @property
    def note(self):
        """Return the words of the note in the address, or None."""
        message = NOTES.get(self.request.GET.get("note", ""))
        return self.request.localizer.translate(message) if message else None

    @property
    def is_for_actors(self):
        """Tell whether this page lies behind a mailed link: it is German, and nobody signs in."""
        return self.request.path_info.startswith(f"/{MAILED_LINKS}/")

    @property
    def until(self):
        """Return until when one stays signed in without doing anything, or ""."""
        return sessions.staying(self.request)["until"] if self.request.identity else ""

    @property
    def seconds_left(self):
        """Return how many seconds that is from now, or None."""
        return sessions.seconds_left(self.request)

    @property
    def languages(self):
        """Return (code, own name, language of the page, direction, whether it is the one now)."""
        for code in self.request.registry.mobio.languages:
            own, _german, html, direction = LANGUAGES[code]
            yield code, own, html, direction, code == self.request.language

    @property
    def menu(self):
        """Return the pairs (entry, URL or None) of the menu of the person one is at."""
        if self.person is None:
            return
        urls = {
            "home": self.request.resource_url(self.person),
            "sharing": self.request.resource_url(self.person["shares"]),
        }
        biography = self.person["biography"]
        for entry in self.request.catalogue.menu:
            url = urls.get(entry.kind)
            if entry.kind == "section" and entry.available:
                url = self.request.resource_url(biography, entry.section_id)
            yield entry, url, self._is_here(entry)

    def _is_here(self, entry):
        names = [name for name in self.request.path_info.split("/") if name][2:]
        place = {"home": [], "sharing": ["shares"], "section": ["biography", entry.section_id]}
        wanted = place.get(entry.kind)
        return wanted is not None and (names[: len(wanted)] == wanted if wanted else not names)


def add_frame(event):
    """Give every template its frame."""
    request = event.get("request")
    if request is not None:
        event["layout"] = Layout(request)
        event["names"] = LANGUAGES


def stamp(folder):
    """Return a short hash over the files of *folder*; it changes the address with the content."""
    content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:12]


def includeme(config):
    compile_one_at_a_time()
    config.registry.static_stamp = stamp(STATIC)
    prefix = f"static-{config.registry.static_stamp}"
    config.registry.static_prefix = prefix
    # Files need no root: they are there when the database is not.
    config.add_static_view(
        prefix, str(STATIC), cache_max_age=ONE_YEAR, factory=lambda _request: None
    )
    config.add_request_method(
        lambda request: f"{request.application_url}/{prefix}/mobio.css", "stylesheet", reify=True
    )
    config.add_request_method(
        lambda request: f"{request.application_url}/{prefix}/mobio.js", "script", reify=True
    )
    state = stamp(DOCUMENTS)
    config.add_request_method(
        lambda request: f"{request.application_url}/print.css?state={state}",
        "print_css",
        reify=True,
    )
    config.add_subscriber(add_frame, BeforeRender)
