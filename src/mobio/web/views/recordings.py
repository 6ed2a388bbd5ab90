"""Recordings of texts: everybody signed in hears them, coordinators take and remove them."""

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.names import LANGUAGES
from mobio.engine.spoken import Heard
from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.recordings import Recording
from mobio.resources.schemas import Schemas
from mobio.services import recording
from mobio.services.refusals import NotAllowed
from mobio.web.headers import ONE_YEAR
from mobio.web.multipart import SentFile
from mobio.web.views.schemas import who

FILE = "file"


@view_config(context=Recording, permission=Permission.LISTEN, request_method="GET")
def listen(context, _request):
    """Give the sound, or the part of it that was asked for: some phones ask piece by piece."""
    response = Response(body=context.content, content_type=context.kind, conditional_response=True)
    response.accept_ranges = "bytes"
    response.etag = context.file
    # The address changes with the content. Only people of ours hear it.
    response.headers["Cache-Control"] = f"private, max-age={ONE_YEAR}, immutable"
    return response


class RecordingsPage:
    """What all pages about recordings share."""

    def __init__(self, context, request):
        self.schemas = context
        self.request = request
        self.recordings = request.site["recordings"]
        self.languages = request.registry.mobio.languages
        self.spoken = recording.spoken(request.site, self.languages)

    def url(self, view, **query):
        """Return the URL of a page about recordings."""
        return self.request.resource_url(self.schemas, view, query=query)

    def text_url(self, view, place):
        """Return the URL of a page about one text; *place* is (name, language)."""
        return self.url(view, text=place[0], language=place[1])

    @property
    def may_write(self):
        """Tell whether the reader may take and remove recordings."""
        return bool(self.request.has_permission(Permission.WRITE_SCHEMAS, self.schemas))


def in_words(language):
    """Return what a template needs to name *language* and to set words of it."""
    own, _german, html, direction = LANGUAGES[language]
    return {"own": own, "html": html, "direction": direction}


def lines_of(passage):
    """Return the lines that are read, without empty ones."""
    return [line for text in passage.lines for line in text.split("\n") if line.strip()]


@view_defaults(context=Schemas, permission=Permission.READ_SCHEMAS, request_method="GET")
class AllRecordings(RecordingsPage):
    """Which texts are recorded, and what is to be read."""

    @view_config(name="recordings", renderer="mobio.web:templates/recordings.pt")
    def show(self):
        """List every text that names a recording, in each language: there, stale or missing."""
        rows = {}
        for (name, language), one in self.spoken.items():
            row = rows.setdefault(name, {"name": name, "title": one.passage.title, "cells": []})
            row["cells"].append(self._cell(name, language, one))
        acts = [
            {**act, "who": who(self.request, act["who"]), **in_words(act["language"])}
            for act in self.recordings.last_acts()
        ]
        return {
            "title": _("Aufnahmen zum Vorlesen"),
            "rows": list(rows.values()),
            "coverage": [self._coverage(language) for language in self._all_languages()],
            "acts": acts,
        }

    def _cell(self, name, language, one):
        heard = one.recording
        minutes = Heard(heard.file, heard.seconds, heard.size).minutes if heard else ""
        url = self.text_url("recording", (name, language))
        return {"state": one.state, "minutes": minutes, "url": url, **in_words(language)}

    def _all_languages(self):
        return list(dict.fromkeys(language for _name, language in self.spoken))

    def _coverage(self, language):
        states = [one.state for place, one in self.spoken.items() if place[1] == language]
        counts = {state: states.count(state) for state in ("there", "stale")}
        url = self.url("read-aloud", language=language)
        return {**counts, "all": len(states), "url": url, **in_words(language)}

    @view_config(name="read-aloud", renderer="mobio.web:templates/read_aloud.pt")
    def texts(self):
        """Show all texts of one language as they are read aloud, for the printer."""
        language = self.request.GET.get("language", "de")
        texts = [
            {"file": f"{name}.{language}", "state": one.state, "lines": lines_of(one.passage)}
            for (name, spoken), one in self.spoken.items()
            if spoken == language
        ]
        if not texts:
            raise HTTPNotFound()
        words = {"title": _("Texte zum Vorlesen"), "back": self.url("recordings")}
        return {**words, "texts": texts, **in_words(language)}


class OneRecording(RecordingsPage):
    """What the pages about one text in one language share."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.place = (request.GET.get("text", ""), request.GET.get("language", ""))
        self.recording = self.recordings.get(*self.place)
        self.one = self.spoken.get(self.place)
        if self.one is None and self.recording is None:
            raise HTTPNotFound()

    @property
    def title(self):
        """Return what the text is about; the name where there is no such text any more."""
        return self.one.passage.title if self.one else self.place[0]

    @property
    def author(self):
        """Return the id of the account that acts."""
        return self.request.identity.account.__name__


@view_defaults(context=Schemas, name="recording", renderer="mobio.web:templates/recording.pt")
class RecordingView(OneRecording):
    """The recording of one text in one language."""

    @view_config(permission=Permission.READ_SCHEMAS, request_method="GET")
    def ask(self):
        """Show the text, the recording there is, and the form for a new one."""
        return self.shown(None)

    def shown(self, problem):
        """Return what the template needs."""
        passage = self.one.passage if self.one else None
        lines = lines_of(passage) if passage else []
        return {
            "title": self.title,
            "name": self.place[0],
            "problem": problem,
            "passage": passage,
            "lines": lines,
            "has_gaps": any("{" in line for line in lines),
            "state": self.one.state if self.one else "stale",
            "recording": self._recording(),
            "may_write": self.may_write,
            "back": self.url("recordings"),
            **in_words(self.place[1]),
        }

    def _recording(self):
        found = self.recording
        if found is None:
            return None
        return {
            "heard": Heard(found.file, found.seconds, found.size),
            "who": who(self.request, found.who),
            "when": found.when,
            "remove": self.text_url("remove-recording", self.place),
        }

    @view_config(permission=Permission.WRITE_SCHEMAS, request_method="POST", once=True)
    def take(self):
        """Keep the file that was sent; one that is no recording changes nothing."""
        field, shown = self.request.POST.get(FILE), self.request.POST.get("digest", "")
        content = field.content if isinstance(field, SentFile) else b""
        words = (self.request.site, self.languages, self.place, shown, content)
        try:
            recording.keep(*words, self.author, self.request.now)
        except NotAllowed as refusal:
            self.request.response.status_int = 422
            return self.shown(refusal.reason)
        return HTTPSeeOther(self.url("recordings", note="recorded"))


@view_defaults(
    context=Schemas,
    name="remove-recording",
    permission=Permission.WRITE_SCHEMAS,
    renderer="mobio.web:templates/recording_remove.pt",
)
class RemovalView(OneRecording):
    """Remove a recording, after a question."""

    def __init__(self, context, request):
        super().__init__(context, request)
        if self.recording is None:
            raise HTTPNotFound()

    @view_config(request_method="GET")
    def ask(self):
        """Ask whether it shall be removed."""
        back = self.text_url("recording", self.place)
        words = {"title": _("Diese Aufnahme entfernen?"), "what": self.title, "back": back}
        return {**words, **in_words(self.place[1])}

    @view_config(request_method="POST", once=True)
    def remove(self):
        """Remove it."""
        self.recordings.remove(*self.place, self.author, self.request.now)
        return HTTPSeeOther(self.url("recordings", note="not-recorded"))
