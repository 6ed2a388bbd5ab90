"""One published version of a schema file: its text, what it changed, and the way back to it."""

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config, view_defaults

from mobio.engine.names import LANGUAGES
from mobio.engine.words import _
from mobio.resources.drafts import SchemaVersionPlace
from mobio.resources.permissions import Permission
from mobio.services import drafting
from mobio.services.draft_history import changes_of
from mobio.services.refusals import NotAllowed
from mobio.web.views.paper import is_asked
from mobio.web.views.schema_edit import lines_that_differ, numbered
from mobio.web.views.schemas import FileView, published, who


@view_defaults(context=SchemaVersionPlace, renderer="mobio.web:templates/schema_version.pt")
class VersionView(FileView):
    """Read a version and bring it back as the next one."""

    def __init__(self, context, request):
        super().__init__(context.file, request)
        self.number = context.number

    @view_config(permission=Permission.READ_SCHEMAS, request_method="GET")
    def show(self):
        """Show the text, with the lines marked that the version before had not."""
        return self.shown(None)

    def shown(self, problem):
        """Return what the template needs."""
        version, publication = published(self.schemas, self.path, self.number)
        before = None
        if self.number > 1:
            before = self.schemas.text_of(f"{self.path}@{self.number - 1}")
        marked = () if before is None else lines_that_differ(version.text, before)
        return self.values(
            title=_("Fassung ${number}", mapping={"number": self.number}),
            number=self.number,
            when=publication.when,
            published_by=who(self.request, publication.who),
            reason=publication.reason,
            sha256=version.sha256,
            lines=numbered(version.text, (), frozenset(marked)),
            changes=changes_of(self.schemas, self.path, self.number),
            is_in_force=self.number == self.file.in_force,
            problem=problem,
            papers=self.papers(),
        )

    def papers(self):
        """Return (URL, own name, language of the page, direction) of the sheets on paper."""
        if not is_asked(self.path):
            return []
        return [
            (self.url("versions", str(self.number), "paper", query={"language": code}), own, *rest)
            for code in self.request.registry.mobio.languages
            for own, _german, *rest in (LANGUAGES[code],)
        ]

    @view_config(
        name="take-back", permission=Permission.WRITE_SCHEMAS, request_method="POST", once=True
    )
    def take_back(self):
        """Begin a draft with this text: an old text comes back as the next number."""
        if not self.may_write or self.number == self.file.in_force:
            raise HTTPNotFound()
        try:
            drafting.take_back(self.schemas, self.path, self.number, self.account, self.request.now)
        except NotAllowed as refusal:
            self.request.response.status_int = 409
            return self.shown(refusal.reason)
        return HTTPSeeOther(self.url("edit"))
