"""The text of a draft: typed or uploaded, shown with numbered lines and each mistake at its own."""

import difflib

from pyramid.httpexceptions import HTTPBadRequest
from pyramid.view import view_config, view_defaults

from mobio.engine.words import _
from mobio.resources.drafts import SchemaFile
from mobio.resources.permissions import Permission
from mobio.services import drafting
from mobio.services.draft_checks import findings
from mobio.services.refusals import NotAllowed
from mobio.web.multipart import SentFile
from mobio.web.views.schemas import FileView, to_plan

FILE = "file"
"""The one field of the program that takes a file; see ``strict_requests``."""
OVERTAKEN = _(
    "Inzwischen hat jemand anderes den Entwurf geändert. Sehen Sie ihn an und laden Sie dann hoch."
)


def numbered(text, objections=(), marked=frozenset()):
    """Return the lines of *text* with their numbers and what is said about each.

    *marked* are the numbers of lines to be seen at once. What lies behind the end is said at the
    last line.
    """
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    said = {}
    for objection in objections:
        said.setdefault(min(max(objection.line, 1), len(lines)), []).append(objection)
    return [
        {"number": number, "text": line, "said": said.get(number, ()), "marked": number in marked}
        for number, line in enumerate(lines, 1)
    ]


def lines_that_differ(text, other):
    """Return the numbers of the lines of *text* that *other* has not."""
    matcher = difflib.SequenceMatcher(a=other.split("\n"), b=text.split("\n"), autojunk=False)
    return frozenset(
        number + 1
        for tag, _i1, _i2, first, after in matcher.get_opcodes()
        if tag != "equal"
        for number in range(first, after)
    )


@view_defaults(context=SchemaFile, permission=Permission.WRITE_SCHEMAS)
class TextView(FileView):
    """Type or upload the text of a draft."""

    @view_config(name="edit", renderer="mobio.web:templates/schema_edit.pt", request_method="GET")
    def ask(self):
        """Show the text of the draft and all its mistakes."""
        return self.shown(self.needed_draft().text)

    def shown(self, typed, **more):
        """Return what the template needs to show the *typed* text."""
        draft = self.needed_draft()
        found = findings(self.schemas, draft)
        lines = numbered(draft.text, found.own)
        return self.values(
            **{
                "title": _("${title} bearbeiten", mapping={"title": self.title}),
                "typed": typed,
                "found": found,
                "quoted": [(line, each) for line in lines for each in line["said"]],
                "lines": lines,
                "refusal": None,
                "theirs": None,
                "is_behind": draft.number <= self.file.in_force,
                "plan": to_plan(self.request, self.path),
                **more,
            }
        )

    @view_config(
        name="edit", renderer="mobio.web:templates/schema_edit.pt", request_method="POST", once=True
    )
    def save(self):
        """Keep the typed text, mistakes and all, unless somebody else was faster."""
        if "text" not in self.request.POST:
            raise HTTPBadRequest()
        typed = drafting.plain_lines(self.request.POST["text"])
        try:
            return self._save(typed)
        except drafting.Overtaken:
            self.request.response.status_int = 409
            theirs = numbered(self.draft.text, (), lines_that_differ(self.draft.text, typed))
            return self.shown(typed, theirs=theirs)
        except NotAllowed as refusal:
            self.request.response.status_int = 422
            return self.shown(typed, refusal=refusal.reason)

    def _save(self, text):
        draft, now = self.needed_draft(), self.request.now
        drafting.save_text(self.schemas, draft, text, self.sent_revision(), self.account, now)
        return self.see("edit", note="saved")

    @view_config(
        name="upload", renderer="mobio.web:templates/schema_upload.pt", request_method="GET"
    )
    def ask_file(self):
        """Ask for a file."""
        return self._asked()

    def _asked(self, problem=None):
        self.needed_draft()
        return self.values(title=_("Datei hochladen"), problem=problem)

    @view_config(
        name="upload",
        renderer="mobio.web:templates/schema_upload.pt",
        request_method="POST",
        once=True,
    )
    def upload(self):
        """Take the text of the draft from a file; a file that is none changes nothing."""
        try:
            return self._save(self._uploaded())
        except drafting.Overtaken:
            self.request.response.status_int = 409
            return self._asked(OVERTAKEN)
        except NotAllowed as refusal:
            self.request.response.status_int = 422
            return self._asked(refusal.reason)

    def _uploaded(self):
        field = self.request.POST.get(FILE)
        if not isinstance(field, SentFile):
            raise NotAllowed(drafting.NO_FILE)
        return drafting.read_upload(field.content)
