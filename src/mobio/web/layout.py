"""What every page shows around its own content: languages, menu, notes, and the stylesheet."""

import functools
import hashlib
from pathlib import Path

from pyramid.events import BeforeRender

from mobio.engine.names import LANGUAGES
from mobio.engine.words import _
from mobio.resources.links import NAME as MAILED_LINKS
from mobio.services import documents
from mobio.services.translations import say
from mobio.web import sessions
from mobio.web.pictures import PICTURES, pictures_in
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
    "closed": _(
        "Für einige dieser Fragen braucht es jetzt eine Einwilligung. "
        "Was dort stand, ist nicht gespeichert. Alles andere ist gespeichert."
    ),
    "removed": _("Der Eintrag ist entfernt."),
    "restored": _("Der Eintrag ist wieder da."),
    "moved": _("Die Reihenfolge ist geändert."),
    "cancelled": _("Sie haben nicht zugestimmt. Es wurde nichts gesendet."),
    "sent": _("Die Freigabe ist gesendet."),
    "not-agreed": _("Sie haben nicht zugestimmt. Das ist kein Nachteil für Sie."),
    "not-taking-part": _(
        "Sie nehmen nicht an MoBio teil. Wenn Sie sich wieder anmelden, können Sie zustimmen."
    ),
    "taken-back": _("Die Einwilligung ist widerrufen. Die Antworten dazu sind gelöscht."),
    "withdrawn": _("Die Freigabe ist widerrufen. Der Link geht nicht mehr."),
    "judged-right": _("Danke. Sie haben bestätigt: Die Angabe stimmt."),
    "judged-wrong": _("Danke. Ihre Beratung sieht, dass die Angabe nicht stimmt."),
    "judged-all": _("Danke. Alles auf dieser Seite ist bestätigt."),
    "discarded": _("Der Entwurf ist verworfen."),
    "approved": _("Ihre Freigabe ist eingetragen."),
    "published": _("Veröffentlicht. Ab jetzt gilt die neue Fassung."),
    "kept": _("Gespeichert. Die Antworten stehen im Entwurf der Testperson."),
    "recorded": _("Die Aufnahme ist gespeichert. Ab jetzt kann man sie hören."),
    "not-recorded": _("Die Aufnahme ist entfernt."),
    "signed-out": _("Sie sind abgemeldet."),
    "idle": _("Bitte melden Sie sich an."),
    "waits": _(
        "Ihre Sitzung war zu Ende. Was Sie getippt haben, ist als Entwurf aufgehoben. "
        "Bitte melden Sie sich an."
    ),
}
"""What a redirect may say. The code stands in the address, so it must never be free text."""


class Layout:
    """What is told to the frame of one page; *told* is what its view gives to its template.

    ``layout.pt`` speaks of nothing else, so that it can be cut into a skeleton.
    """

    SAID = (
        "html_language direction is_wrong title stylesheet icons workshop script_url has_menu "
        "whose here is_for_actors keeps_typed csrf_token back is_signed_in is_worker home people "
        "note other_note other_language other_direction seconds_left until development"
    ).split()
    """All that differs from page to page: texts, numbers, and whether something is so."""

    def __init__(self, request, told=None):
        self.request = request
        self.told = told or {}
        context = getattr(request, "context", None)
        person = person_of(context) if hasattr(context, "__parent__") else None
        self.person = person if person is not None and knows_person(request, person) else None
        self.has_menu = self.person is not None
        self.here = request.application_url
        self.language, self.direction = request.language, request.direction
        self.html_language = LANGUAGES[request.language][2]
        self.title = _said(request, self.told.get("title", ""))
        self.is_wrong = any(self.told.get(name) for name in ("problem", "problems", "refusal"))
        self.whose = self.told.get("whose")
        self.keeps_typed = bool(self.told.get("keeps_typed"))
        self.is_signed_in = request.identity is not None
        self.is_worker = self.is_signed_in and request.identity.is_worker

    @property
    def stylesheet(self):
        """Return the address of the stylesheet."""
        return self.request.stylesheet

    @property
    def icons(self):
        """Return the address of the pictures where they are shown: behind the login, or None."""
        shown = self.is_signed_in or self.request.path_info == "/styleguide"
        return self.request.icons if shown else None

    @property
    def script_url(self):
        """Return the address of the script."""
        return self.request.script_url

    @property
    def csrf_token(self):
        """Return the token that forms of this page carry."""
        return self.request.csrf_token

    @property
    def back(self):
        """Return where this page is, to come back to it."""
        return self.request.path_qs

    @functools.cached_property
    def home(self):
        """Return the address of the person one is at, or None."""
        return self.request.resource_url(self.person) if self.has_menu else None

    @property
    def people(self):
        """Return the address of the caseload."""
        return f"{self.here}/people/"

    @property
    def development(self):
        """Tell whether this is somebody's own machine."""
        return self.request.development

    @property
    def note(self):
        """Return the words of the note in the address, or None."""
        message = self._message
        return self.request.localizer.translate(message) if message else None

    @property
    def other_note(self):
        """Return them in the second language of the page, or None."""
        second = self.request.second_language
        return say(second)(self._message) if second and self._message else None

    @property
    def other_language(self):
        """Return the language of these."""
        return LANGUAGES[self.request.second_language][2] if self.other_note else None

    @property
    def other_direction(self):
        """Return the direction of these."""
        return LANGUAGES[self.request.second_language][3] if self.other_note else None

    @property
    def _message(self):
        return NOTES.get(self.request.GET.get("note", ""))

    @property
    def is_for_actors(self):
        """Tell whether this page lies behind a mailed link: it is German, and nobody signs in."""
        return self.request.path_info.startswith(f"/{MAILED_LINKS}/")

    @property
    def workshop(self):
        """Return the address of what only pages of schema files look like, or None elsewhere."""
        return self.request.workshop if self.request.path_info.startswith("/schemas") else None

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
        return languages_of(self.request.registry.mobio.languages, self.language)

    @property
    def menu(self):
        """Return the pairs (entry, URL or None) of the menu of the person one is at."""
        return menu_of(self.request.catalogue, self.home, self.place) if self.has_menu else []

    @property
    def place(self):
        """Return the names that say which entry of the menu one is at."""
        names = [name for name in self.request.path_info.split("/") if name][2:]
        return tuple(names[: 2 if names[:1] == ["biography"] else 1])


def languages_of(codes, current):
    """Return what the buttons of the languages *codes* say; *current* is the one of the page."""
    found = ((code, *LANGUAGES[code]) for code in codes)
    return [
        (code, own, html, direction, code == current)
        for code, own, _german, html, direction in found
    ]


def menu_of(catalogue, home, place):
    """Return (entry, URL or None, whether one is there) of the menu; *home* is the person's URL."""
    ways = {"home": (), "sharing": ("shares",), "agreements": ("agreements",)}
    found = []
    for entry in catalogue.menu:
        way = ways.get(entry.kind) if entry.available else None
        if entry.kind == "section" and entry.available:
            way = ("biography", entry.section_id)
        end = "" if entry.kind == "section" or not way else "/"
        url = None if way is None else f"{home}{'/'.join(way)}{end}"
        found.append((entry, url, way is not None and place == way))
    return found


def _said(request, words):
    """Return *words* of the program in the language of the reader; other texts as they are."""
    return request.localizer.translate(words) if hasattr(words, "interpolate") else str(words)


def add_frame(event):
    """Give every template its frame, unless it is told one."""
    request, told = event.get("request"), event.rendering_val
    if request is not None:
        told = told if isinstance(told, dict) else {}
        event["layout"] = Layout(request, told)
        event["names"] = LANGUAGES


def stamp(folder):
    """Return a short hash over the files of *folder*; it changes the address with the content."""
    content = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:12]


def includeme(config):
    config.registry.static_stamp = stamp(STATIC)
    config.registry.pictures = pictures_in(STATIC / PICTURES)
    prefix = f"static-{config.registry.static_stamp}"
    config.registry.static_prefix = prefix
    # Files need no root: they are there when the database is not.
    config.add_static_view(
        prefix, str(STATIC), cache_max_age=ONE_YEAR, factory=lambda _request: None
    )
    config.add_request_method(
        lambda request, name: f"{request.application_url}/{prefix}/{name}", "file_url"
    )
    config.add_request_method(
        lambda request: f"{request.application_url}/{prefix}/mobio.css", "stylesheet", reify=True
    )
    config.add_request_method(
        lambda request: f"{request.application_url}/{prefix}/icons.css", "icons", reify=True
    )
    config.add_request_method(
        lambda request: f"{request.application_url}/{prefix}/mobio.js", "script_url", reify=True
    )
    config.add_request_method(
        lambda request: f"{request.application_url}/{prefix}/workshop.css", "workshop", reify=True
    )
    state = stamp(DOCUMENTS)
    config.add_request_method(
        lambda request: f"{request.application_url}/print.css?state={state}",
        "print_css",
        reify=True,
    )
    config.add_subscriber(add_frame, BeforeRender)
