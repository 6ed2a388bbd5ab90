"""See a schema file as people will meet it: by the real renderer, in every language."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.answers import ROW
from mobio.engine.definitions import Form, Package
from mobio.engine.incoming import ROW_ID, Malformed
from mobio.engine.names import LANGUAGES
from mobio.engine.pages import PageForm, RowForm
from mobio.engine.records import Record
from mobio.engine.reveal import stylesheet
from mobio.engine.row_changes import (
    ADD,
    DOWN,
    REMOVE,
    RESTORE,
    STEPS,
    UP,
    changed_rows,
    moved,
)
from mobio.engine.words import _
from mobio.resources.drafts import SchemaFile
from mobio.resources.folder import new_id
from mobio.resources.permissions import Permission
from mobio.services.clock import today
from mobio.services.draft_personas import (
    answers_of,
    begin,
    keep,
    path_of,
    persona_drafts,
    visible_personas,
)
from mobio.services.draft_previews import as_actor, drafts_to_show, preview_catalogue, shown
from mobio.services.refusals import NotAllowed
from mobio.web.files import typed_pairs
from mobio.web.views.schemas import FileView

EDIT = "edit"
VERBS = (ADD, EDIT, REMOVE, RESTORE, UP, DOWN)
ANY_ROW = "rpreviewa"
"""A row of nobody: what is typed there is kept nowhere."""


@view_defaults(context=SchemaFile, permission=Permission.READ_SCHEMAS)
class Preview(FileView):
    """Show the draft, or the version in force, to who writes it."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.language = request.GET.get("language", "de")
        if self.language not in request.registry.mobio.languages:
            raise HTTPNotFound()
        self.staff = request.GET.get("reader") == "staff"
        self.drafts = drafts_to_show(self.schemas, self.draft)
        shown_too = [each for each in persona_drafts(self.schemas) if each not in self.drafts]
        drafts = [*self.drafts, *shown_too]
        self.catalogue = preview_catalogue(self.schemas, drafts, self.language)
        self.personas = visible_personas(self.catalogue)
        self.persona = self.personas.get(request.GET.get("persona", ""))
        self.in_force = self.catalogue.in_force.get(self.path, 0)
        self.definition = self.catalogue.definition(self.path) if self.in_force else None

    @view_config(
        name="preview", renderer="mobio.web:templates/schema_preview.pt", request_method="GET"
    )
    def look(self):
        """Show the file, a form with one of its pages."""
        form = self.make_form(self.record())
        if form is None:
            return self.around(None)
        return self.around(form, form.stored(), form.standing_notes())

    @view_config(
        name="preview", renderer="mobio.web:templates/schema_preview.pt", request_method="POST"
    )
    def try_out(self):
        """Check what was typed as the real page would, and show what comes next."""
        form = self.make_form(self.record())
        if form is None:
            raise HTTPNotFound()
        try:
            incoming = form.read(typed_pairs(self.request))
            verb, group, row_id = self._action(form, incoming.action)
        except Malformed as error:
            raise HTTPBadRequest() from error
        if verb and form.form.question(group).has_row_pages:
            return self._to_row(form, verb, group, row_id)
        if verb:
            return self._rows_changed(form, verb, group, row_id)
        return self._tried(form, incoming)

    def _to_row(self, form, verb, group, row_id):
        """Lead to the page of a row, or show the cards in their new order."""
        if verb not in STEPS:
            return self.see("preview", **{**self.chosen, "row": self._row(verb, group, row_id)})
        answers = form.record.answers[form.form.id]
        rows = answers.get(group) or []
        for place, row in enumerate(rows):
            if row[ROW] == row_id:
                answers = {**answers, group: moved(rows, place, verb)}
        record = form.record.with_section(form.form.id, answers)
        if self.is_kept:
            keep(self.schemas, self.persona, record, self.account, self.request.now)
        form = self.make_form(record)
        return self.around(form, form.stored())

    def _row(self, verb, group, row_id):
        if verb == EDIT:
            return f"{group}:{row_id}"
        return f"{group}:{new_id('r') if self.is_kept else ANY_ROW}"

    @property
    def is_kept(self):
        """Tell whether what is typed goes into the draft of the chosen test person."""
        if self.persona is None:
            return False
        draft = self.schemas.drafts.get(path_of(self.persona.reference.id))
        may = self.request.has_permission(Permission.WRITE_SCHEMAS, self.file)
        return bool(may and draft is not None and draft.text is not None)

    def _tried(self, form, incoming):
        checked = form.check(incoming)
        before = form.record.answers.get(form.form.id, {})
        answers = {**before, **checked.answers}
        answers = {name: each for name, each in answers.items() if each not in (None, [])}
        record = form.record.with_section(form.form.id, answers)
        if self.is_kept:
            keep(self.schemas, self.persona, record, self.account, self.request.now)
            if not checked.has_errors:
                return self._next()
        after = self.make_form(record)
        cstructs = after.again(incoming, checked.notes)
        return self.around(after, cstructs, checked.notes, incoming, tried=True)

    def _next(self):
        """Lead from a row back to its page, and from a page to the next one."""
        chosen = {name: each for name, each in self.chosen.items() if name != "row"}
        pages = [page.id for page in self.definition.pages]
        here = pages.index(self.page.id)
        if "row" not in self.chosen and here + 1 < len(pages):
            chosen["page"] = pages[here + 1]
        return self.see("preview", **chosen, note="kept")

    def _rows_changed(self, form, verb, group, row_id):
        pairs = typed_pairs(self.request)
        try:
            incoming = form.read(changed_rows(pairs, verb, group, row_id or new_id("r")))
        except Malformed as error:
            raise HTTPBadRequest() from error
        return self.around(form, form.retyped(incoming), {}, incoming)

    def _action(self, form, written):
        verb, _colon, rest = written.partition(":")
        if verb in ("", "save"):
            return "", "", ""
        name, _colon, row_id = rest.partition(":")
        groups = {question.id for question in form.questions if question.members}
        if verb not in VERBS or name not in groups:
            raise Malformed("a button this page does not have")
        if verb != ADD and not ROW_ID.match(row_id):
            raise Malformed("a button without its row")
        return verb, name, row_id

    @property
    def is_form(self):
        """Tell whether the file is a form whose pages can be shown."""
        sections = {form.id for form in self.catalogue.sections}
        return isinstance(self.definition, Form) and self.definition.id in sections

    @property
    def page(self):
        """Return the chosen page of the form; raise HTTPNotFound for one it has not."""
        wanted = self.request.GET.get("page")
        try:
            return self.definition.page(wanted) if wanted else self.definition.pages[0]
        except KeyError as error:
            raise HTTPNotFound() from error

    @property
    def chosen(self):
        """Return what was chosen to be shown, as it stands in the address."""
        names = ("language", "page", "persona", "reader", "row")
        return {name: self.request.GET[name] for name in names if self.request.GET.get(name)}

    def record(self):
        """Return the record whose answers stand in the boxes: the test person's, or none."""
        if self.persona is not None:
            return answers_of(self.catalogue, self.persona)
        answers = {form.id: {} for form in self.catalogue.sections}
        pages = [page for form in self.catalogue.sections for page in form.pages]
        consents = {page.needs_consent for page in pages} - {""}
        return Record(self.catalogue, answers, today(self.request.now), frozenset(consents))

    def make_form(self, record):
        """Return the form of the chosen page, or of one row; None where there is no page."""
        if not self.is_form:
            return None
        group, row_id = self.row
        if not group:
            return PageForm(self.catalogue, self.definition, self.page.id, record, self.staff)
        if group not in self.page.questions or not self.definition.question(group).has_row_pages:
            raise HTTPNotFound()
        return RowForm(self.catalogue, self.definition, group, row_id, record, self.staff)

    @property
    def row(self):
        """Return (group, row id) of the chosen row; ("", "") for a whole page."""
        group, _colon, row_id = self.request.GET.get("row", "").partition(":")
        if group and not ROW_ID.match(row_id):
            raise HTTPNotFound()
        return group, row_id

    def around(self, form, cstructs=None, notes=None, sent=None, **more):
        """Return what the template needs to show the preview and what can be chosen."""
        problem = more.get("problem")
        _own, german, html, direction = LANGUAGES[self.language]
        languages = [(code, LANGUAGES[code][0], LANGUAGES[code][2])
                     for code in self.request.registry.mobio.languages]  # fmt: skip
        return self.values(
            title=_("Vorschau"),
            language={"german": german, "html": html, "direction": direction},
            languages=languages,
            chosen={"language": self.language, **self.chosen},
            pages=self.definition.pages if form is not None else (),
            page=self.page if form is not None else None,
            heading=self._heading(form),
            markup=self._markup(form, cstructs, notes, sent),
            blocks=shown(self.definition, self.catalogue) if self._is_plain(form) else (),
            sections=self._as_actor(),
            is_package=isinstance(self.definition, Package),
            shows_draft=bool(self.drafts),
            in_force=self.in_force,
            tried=more.get("tried", False),
            personas=sorted((each.title, name) for name, each in self.personas.items()),
            persona=self.persona,
            is_kept=self.is_kept,
            typed={
                "name": self.request.POST.get("name", "") if problem else "",
                "title": self.request.POST.get("title", "") if problem else "",
            },
            problem=problem,
            says_wrong=any(errors for errors, _warnings, _theirs in (notes or {}).values()),
            reveal=self.url("reveal.css", query=self.chosen) if form is not None else None,
        )

    def _is_plain(self, form):
        return form is None and self.definition is not None and not self._as_actor()

    def _as_actor(self):
        """Return what an actor reads of the test person; actors read German."""
        if self.persona is None:
            return ()
        german = self.catalogue.in_language("de")
        return as_actor(self.definition, german, answers_of(german, self.persona))

    def _heading(self, form):
        if form is None:
            return ""
        group, _row_id = self.row
        return self.definition.question(group).label if group else self.page.title

    def _markup(self, form, cstructs, notes, sent):
        if form is None:
            return ""
        return form.render(
            cstructs,
            notes or {},
            shown=sent.shown_rows if sent else (),
            gone=sent.gone if sent else (),
            action=self.url("preview", query={**self.chosen, "page": self.page.id}),
            csrf_token=self.request.csrf_token,
            save_label=self.catalogue.say(_("Speichern") if self.is_kept else _("Ausprobieren")),
        )

    @view_config(
        name="keep",
        permission=Permission.WRITE_SCHEMAS,
        renderer="mobio.web:templates/schema_preview.pt",
        request_method="POST",
        once=True,
    )
    def become(self):
        """Begin the draft of a test person, new or known, and lead to filling it in."""
        post = self.request.POST
        name = post.get("name", "").strip()
        try:
            begin(self.schemas, self.record(), name, post.get("title", ""), self.account,
                  self.request.now)  # fmt: skip
        except NotAllowed as refusal:
            self.request.response.status_int = 422
            form = self.make_form(self.record())
            return self.around(form, form.stored() if form else None, problem=refusal.reason)
        return self.see("preview", **{**self.chosen, "persona": name})

    @view_config(name="reveal.css", request_method="GET")
    def reveal(self):
        """Give the style rules of the form that is shown."""
        if not self.is_form:
            raise HTTPNotFound()
        response = Response(stylesheet(self.definition), content_type="text/css", charset="utf-8")
        response.headers["Cache-Control"] = "no-store"
        return response
