"""The coordinators' page: all schema files, one file with its history, its draft and the acts."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config, view_defaults

from mobio.engine.definitions import ConsentText
from mobio.engine.folders import PACKAGES
from mobio.engine.names import CONSENT_LANGUAGES, INTERFACE_LANGUAGES
from mobio.engine.words import _
from mobio.resources.drafts import SchemaFile
from mobio.resources.permissions import Permission
from mobio.resources.schemas import Schemas
from mobio.services import drafting
from mobio.services.consent_languages import still_open, text_states
from mobio.services.draft_checks import findings
from mobio.services.draft_history import changes_of
from mobio.services.draft_words import Words
from mobio.services.refusals import NotAllowed

FOLDER_NAMES = {
    "biography": _("Formulare der Biografie"),
    "lists": _("Listen"),
    PACKAGES: _("Pakete für Stellen"),
    "consents": _("Einwilligungen"),
    "texts": _("Texte von Seiten und Mails"),
    "handbook": _("Handbuch"),
    "contacts": _("Kontakte"),
    "site": _("Menü"),
    "goals": _("Ziele"),
    "casework": _("Formulare der Fallarbeit"),
    "rosters": _("Listen für Beauftragte"),
    "personas": _("Testpersonen"),
    "protected": _("Geschützt"),
}
"""What coordinators call the folders, in the order in which they are listed."""


def other_languages(request):
    """Return the languages of the interface that texts are translated into."""
    offered = request.registry.mobio.languages
    return [code for code in offered if code != "de" and code in INTERFACE_LANGUAGES]


def languages_of_words(request):
    """Return the languages that some words are translated into: those of consents, too."""
    own = other_languages(request)
    return [*own, *(code for code in CONSENT_LANGUAGES if code != "de" and code not in own)]


def who(request, account_id):
    """Return the name of an account; a command is called by its own."""
    account = request.site["accounts"].get(account_id)
    return (account.name or account.login) if account is not None else account_id


def title_of(definition, path):
    """Return what people call a file; its path where it has no title."""
    return getattr(definition, "title", "") or path


def folder_order(folder):
    """Return the place of *folder* in the list."""
    names = list(FOLDER_NAMES)
    return (names.index(folder) if folder in names else len(names), folder)


def published(schemas, path, number):
    """Return (version, publication) of a published file."""
    version = schemas.versions[f"{path}@{number}"]
    return version, schemas.publications[version.sequence]


def to_plan(request, *paths):
    """Return the URL of the plan of publishing the drafts of *paths*."""
    query = [("draft", path) for path in paths]
    return request.resource_url(request.site["schemas"], "plan", query=query)


@view_config(
    context=Schemas,
    permission=Permission.READ_SCHEMAS,
    renderer="mobio.web:templates/schemas.pt",
    request_method="GET",
)
def list_files(context, request):
    """List all schema files: what is in force, what is drafted, what is not translated."""
    words = Words(context, list(context.drafts.values()), other_languages(request))
    folders = {}
    for path in context.paths():
        folders.setdefault(path.partition("/")[0], []).append(_file(context, request, words, path))
    shown = [
        {"name": FOLDER_NAMES.get(folder, folder), "id": folder, "files": folders[folder]}
        for folder in sorted(folders, key=folder_order)
    ]
    drafts = [file for folder in shown for file in folder["files"] if file["draft"] is not None]
    return {"title": _("Formulare"), "folders": shown, "drafts": drafts,
            "names_of_languages": other_languages(request)}  # fmt: skip


def _file(schemas, request, words, path):
    folder, _slash, name = path.partition("/")
    in_force = schemas.in_force.get(path, 0)
    publication = published(schemas, path, in_force)[1] if in_force else None
    draft = schemas.drafts.get(path)
    coverage = words.coverage(path, languages_of_words(request))
    definition = words.definition(path)
    is_consent = isinstance(definition, ConsentText)
    unreviewed, absent = still_open(definition) if is_consent else (0, 0)
    return {
        "path": path,
        "title": title_of(definition, path),
        "url": request.resource_url(schemas, folder, name),
        "in_force": in_force,
        "since": publication.when if publication else None,
        "draft": draft,
        "who": who(request, draft.changed["who"]) if draft else "",
        "coverage": [each for each in coverage if each.missing or each.stale],
        "unreviewed": unreviewed,
        "absent": absent,
    }


@view_defaults(
    context=Schemas,
    name="new",
    permission=Permission.WRITE_SCHEMAS,
    renderer="mobio.web:templates/schema_new.pt",
)
class NewFile:
    """Begin the draft of a file that is not there yet."""

    def __init__(self, context, request):
        self.schemas = context
        self.request = request

    @view_config(request_method="GET")
    def ask(self):
        """Show the form."""
        return self._asked({"folder": "", "name": "", "title": ""}, None)

    def _asked(self, typed, problem):
        folders = [(folder, FOLDER_NAMES.get(folder, folder)) for folder in drafting.FOLDERS]
        folders.sort(key=lambda pair: folder_order(pair[0]))
        return {"title": _("Neue Datei"), "folders": folders, "typed": typed, "problem": problem}

    @view_config(request_method="POST", once=True)
    def begin(self):
        """Begin the draft and lead to its text."""
        request = self.request
        typed = {name: request.POST.get(name, "").strip() for name in ("folder", "name", "title")}
        account = request.identity.account
        try:
            drafting.begin_new(self.schemas, **typed, account=account, now=request.now)
        except NotAllowed as refusal:
            request.response.status_int = 422
            return self._asked(typed, refusal.reason)
        place = (typed["folder"], typed["name"], "edit")
        return HTTPSeeOther(request.resource_url(self.schemas, *place))


class FileView:
    """What all pages of one schema file share."""

    def __init__(self, context, request):
        self.file = context
        self.request = request
        self.schemas = context.schemas
        self.path = context.path
        self.account = request.identity.account
        self.look_again()

    def look_again(self):
        """Look at the draft as it is now."""
        self.draft = self.file.draft
        drafts = [self.draft] if self.draft is not None else []
        self.words = Words(self.schemas, drafts, other_languages(self.request))

    @property
    def title(self):
        """Return what people call the file."""
        return title_of(self.words.definition(self.path), self.path)

    @property
    def may_write(self):
        """Tell whether the reader may change drafts of this file."""
        allowed = bool(self.request.has_permission(Permission.WRITE_SCHEMAS, self.file))
        return allowed and self.path.partition("/")[0] not in drafting.GUARDED

    def needed_draft(self):
        """Return the draft with a text; raise HTTPNotFound where there is none."""
        if self.draft is None or self.draft.text is None:
            raise HTTPNotFound()
        return self.draft

    def sent_revision(self):
        """Return the revision the page was opened with; raise HTTPBadRequest for anything else."""
        written = self.request.POST.get("revision", "")
        if not (written.isascii() and written.isdigit() and len(written) < 10):
            raise HTTPBadRequest()
        return int(written)

    def url(self, *names, **options):
        """Return the URL of a place below the file."""
        return self.request.resource_url(self.file, *names, **options)

    def see(self, *names, **query):
        """Return the redirect to a place below the file."""
        return HTTPSeeOther(self.url(*names, **({"query": query} if query else {})))

    def values(self, **values):
        """Return what every template of a file needs, and *values*."""
        own = {
            "file": self.file,
            "path": self.path,
            "draft": self.draft,
            "file_title": self.title,
            "may_write": self.may_write,
            "changed_by": who(self.request, self.draft.changed["who"]) if self.draft else "",
            "see_all": self.request.resource_url(self.schemas),
        }
        return {**own, **values}


@view_defaults(context=SchemaFile)
class FilePage(FileView):
    """One schema file: what is in force, its draft, its history."""

    @view_config(
        permission=Permission.READ_SCHEMAS,
        renderer="mobio.web:templates/schema.pt",
        request_method="GET",
    )
    def show(self):
        """Show the file."""
        return self.values(
            title=self.title,
            found=findings(self.schemas, self.draft) if self.draft is not None else None,
            coverage=self.words.coverage(self.path, languages_of_words(self.request)),
            states=self.states(),
            is_consent=isinstance(self.words.definition(self.path), ConsentText),
            unreviewed=self.request.registry.mobio.unreviewed_consents,
            history=self.history(),
            approvals=self.approvals(),
            plan=to_plan(self.request, self.path),
            earlier=len(self.draft.earlier) if self.draft is not None else 0,
        )

    def states(self):
        """Return the TextState of each language of a consent in force; () for other files."""
        folder, _slash, name = self.path.partition("/")
        if folder != "consents" or not self.file.in_force:
            return ()
        catalogue = self.request.catalogue.in_language("de")
        unreviewed = self.request.registry.mobio.unreviewed_consents
        return text_states(catalogue, catalogue.consent(name), unreviewed)

    def history(self):
        """Return the versions of the file, the newest first."""
        found = []
        for number in range(self.file.in_force, 0, -1):
            _version, publication = published(self.schemas, self.path, number)
            found.append(
                {
                    "number": number,
                    "when": publication.when,
                    "who": who(self.request, publication.who),
                    "reason": publication.reason,
                    "url": self.url("versions", str(number)),
                    "changes": self.changes(number),
                }
            )
        return found

    def changes(self, number):
        """Return in words what the version changed, one sentence each."""
        return changes_of(self.schemas, self.path, number)

    def approvals(self):
        """Return who approves of the draft as it stands."""
        given = self.draft.standing_approvals if self.draft is not None else ()
        return [{**each, "who": who(self.request, each["account"])} for each in given]

    @view_config(
        name="begin", permission=Permission.WRITE_SCHEMAS, request_method="POST", once=True
    )
    def begin(self):
        """Begin a draft and lead to its text."""
        try:
            drafting.begin(self.schemas, self.path, self.account, self.request.now)
        except NotAllowed as refusal:
            raise HTTPNotFound() from refusal
        return self.see("edit")

    @view_config(
        name="discard",
        permission=Permission.WRITE_SCHEMAS,
        renderer="mobio.web:templates/schema_discard.pt",
        request_method="GET",
    )
    def ask_discard(self):
        """Show what would be thrown away."""
        if self.draft is None:
            raise HTTPNotFound()
        return self.values(title=_("Entwurf verwerfen"), problem=None)

    @view_config(
        name="discard",
        permission=Permission.WRITE_SCHEMAS,
        renderer="mobio.web:templates/schema_discard.pt",
        request_method="POST",
        once=True,
    )
    def discard(self):
        """Throw the draft away, unless somebody changed it after it was shown."""
        if self.draft is None:
            raise HTTPNotFound()
        try:
            drafting.discard(self.schemas, self.path, self.sent_revision())
        except drafting.Overtaken:
            self.request.response.status_int = 409
            problem = _(
                "Der Entwurf wurde inzwischen geändert. Bitte sehen Sie ihn noch einmal an."
            )
            return self.values(title=_("Entwurf verwerfen"), problem=problem)
        query = {"note": "discarded"}
        return HTTPSeeOther(self.request.resource_url(self.schemas, query=query))
