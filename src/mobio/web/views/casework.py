"""What staff fill in about a person: the list of contacts and notes, one entry, its pages."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config, view_defaults

from mobio.engine.casework import CaseRecord, forms_in
from mobio.engine.incoming import ACTION, CSRF, ROW_ID, Malformed
from mobio.engine.pages import PageForm
from mobio.engine.row_changes import ADD, DOWN, REMOVE, RESTORE, UP, changed_rows
from mobio.engine.words import _
from mobio.resources.casework import CaseEntry, CasePage, Casework
from mobio.resources.folder import new_id
from mobio.resources.permissions import Permission
from mobio.services.answering import Author
from mobio.services.casework import (
    ROW_PREFIX,
    begin_entry,
    begun_with,
    fact_lines,
    form_of,
    judge_entry,
    judge_new,
    lines_of,
    record_of_entry,
    save_entry,
    summary_of,
    then,
)
from mobio.services.clock import BERLIN, today
from mobio.services.resuming import notes_of_conflicts, record_with_typed
from mobio.web.places import person_of
from mobio.web.records import record_for
from mobio.web.views.pages import DISCARD, problems, reveal_url

VERBS = (ADD, REMOVE, RESTORE, UP, DOWN)
TITLE = _("Gespräche und Notizen")
MAY_BE_READ = _("Alles hier gehört zu den Daten der Person. Sie kann verlangen, es zu lesen.")


def author_for(request):
    """Return who writes on this page."""
    identity = request.identity
    account = identity.account
    return Author(account.__name__, account.role, request.language, identity.is_worker)


def shown_entry(request, entry):
    """Return what a list shows of *entry*."""
    day, staff = today(request.now), request.identity.is_worker
    account = request.site["accounts"].get(entry.author_id)
    return {
        "entry": entry,
        "url": request.resource_url(entry),
        "title": form_of(entry, request.catalogue).title,
        "author": (account.name or account.login) if account is not None else "",
        "lines": summary_of(entry, request.catalogue, day, staff),
    }


def may_read(request, entry):
    """Tell whether the reader of this request may read *entry*."""
    return bool(request.has_permission(Permission.READ_CASEWORK, entry))


@view_config(
    context=Casework,
    permission=Permission.READ_CASEWORK,
    renderer="mobio.web:templates/casework.pt",
    request_method="GET",
)
def casework(context, request):
    """List contacts and notes, the newest first, and what can be written."""
    person = person_of(context)
    entries = [entry for entry in context.newest_first() if may_read(request, entry)]
    chosen = request.GET.get("form")
    return {
        "title": TITLE,
        "person": person,
        "whose": record_for(request, person).name(),
        "forms": [
            (form.id, form.title, request.resource_url(context, "new", query={"form": form.id}))
            for form in forms_in(request.catalogue, context.__name__)
        ],
        "chosen": chosen,
        "entries": [
            shown_entry(request, entry) for entry in entries if chosen in (None, entry.form_id)
        ],
        "note": MAY_BE_READ,
    }


def place_of(context, request):
    """Return the place of a page among the drafts: that of a new entry, or of one that is stored.

    Raises KeyError if there is no such page.
    """
    if isinstance(context, CasePage):
        entry = context.__parent__
        page = form_of(entry, request.catalogue).page(context.__name__)
        return f"{entry.__parent__.__name__}/{entry.__name__}/{page.id}"
    forms = {form.id: form for form in forms_in(request.catalogue, context.__name__)}
    return f"{context.__name__}/new/{forms[request.GET.get('form', '')].id}"


class EntryPage:
    """One page of a form of staff: show it, save it, show it again."""

    form = page = person = None

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self.catalogue = request.catalogue
        self.person = person_of(context)
        self.staff = request.identity.is_worker

    @property
    def day(self):
        """Return the day of the request."""
        return today(self.request.now)

    def page_form(self, record):
        """Return the form of this page for *record*."""
        return PageForm(self.catalogue, self.form, self.page.id, record, self.staff)

    def shown(self, form, cstructs, notes, revision, sent=None):
        """Return what the template of a page needs."""
        markup = form.render(
            cstructs,
            notes,
            shown=sent.shown_rows if sent else (),
            gone=sent.gone if sent else (),
            revision=revision,
            csrf_token=self.request.csrf_token,
            save_label=self.catalogue.say(_("Speichern")),
        )
        pages = len(self.form.pages)
        number = self.form.pages.index(self.page) + 1 if pages > 1 else None
        values = {"form": self.form, "page": self.page, "person": self.person, "markup": markup}
        draft = self.draft if self.request.method == "GET" else None
        since = draft.when.astimezone(BERLIN).strftime("%d.%m.%Y, %H:%M") if draft else ""
        frame = {"elsewhere": (), "draft": draft, "since": since, "removed": None}
        return {
            **values,
            **frame,
            "title": self.page.title,
            "problems": problems(form, notes),
            "number": number,
            "count": pages,
            "hand_over": None,
            "covered": False,
            "is_saved": False,
            "reveal": reveal_url(self.request, self.form),
            "files": (),
            "back": self.back,
            "whose": record_for(self.request, self.person).name() if self.staff else None,
        }

    @property
    def back(self):
        """Return where one goes back to."""
        return self.request.resource_url(self.context.__parent__)

    def pairs(self):
        """Return the pairs of the page that was sent."""
        return [pair for pair in self.request.POST.items() if pair[0] != CSRF]

    @property
    def place(self):
        """Return the place of this page among the drafts; see ``place_of``."""
        return place_of(self.context, self.request)

    @property
    def draft(self):
        """Return what this account typed here when its session ended, or None."""
        account = self.request.identity.account.__name__
        return self.person["typed_casework"].get(account, self.place)

    def from_draft(self):
        """Return the page as it was typed; None if there is no draft, or the page has changed."""
        if not self.draft:
            return None
        try:
            outcome = self.judge(self.draft.pairs)
        except Malformed:
            return None
        return self.typed_again(outcome, notes_of_conflicts(outcome))

    def drop_draft(self):
        """Forget the draft of this page, if there is one."""
        self.person["typed_casework"].drop(self.request.identity.account.__name__, self.place)

    def discard(self):
        """Forget the draft, as was asked; what is stored stays."""
        self.drop_draft()
        return HTTPSeeOther(self.request.url)

    def rows_changed(self, action):
        """Return the page with its rows changed as a button says; nothing is stored."""
        verb, _colon, rest = action.partition(":")
        group, _colon, row_id = rest.partition(":")
        names = {question.id for question in self.form.questions if question.members}
        if verb not in VERBS or group not in names:
            raise Malformed("a button this page does not have")
        if verb != ADD and not ROW_ID.match(row_id):
            raise Malformed("a button without its row")
        changed = changed_rows(self.pairs(), verb, group, row_id or new_id(ROW_PREFIX))
        outcome = self.judge(changed)
        return self.typed_again(outcome, notes_of_conflicts(outcome))

    def again(self, outcome):
        """Return the page with what was typed and what is to be said about it."""
        self.request.response.status_int = 409 if outcome.conflicts else 422
        return self.typed_again(outcome, outcome.checked.notes)

    def typed_again(self, outcome, notes):
        """Return the page with what was typed; what others stored meanwhile stands beside it."""
        form = self.page_form(record_with_typed(outcome))
        words = (outcome.incoming, outcome.checked.notes, outcome.page_form)
        return self.shown(form, form.again(*words), notes, outcome.revision, outcome.incoming)


@view_defaults(
    context=Casework,
    name="new",
    permission=Permission.WRITE_CASEWORK,
    renderer="mobio.web:templates/page.pt",
)
class NewEntryView(EntryPage):
    """Write a contact, a note or whatever else has a form of one page."""

    def __init__(self, context, request):
        super().__init__(context, request)
        forms = {form.id: form for form in forms_in(request.catalogue, context.__name__)}
        self.form = forms.get(request.GET.get("form", ""))
        if self.form is None:
            raise HTTPNotFound()
        self.page = self.form.pages[0]

    @property
    def back(self):
        """Return the list, where one comes from."""
        return self.request.resource_url(self.context)

    @view_config(request_method="GET")
    def ask(self):
        """Show the page with the day of today and nothing else, or with what was typed before."""
        shown = self.from_draft()
        if shown is not None:
            return shown
        begun = begun_with(self.form, self.day)
        form = self.page_form(CaseRecord(self.catalogue, self.form, begun, self.day))
        return self.shown(form, form.stored(), {}, 0)

    def judge(self, pairs):
        """Return what would become of *pairs*; nothing is stored."""
        words = {"author": author_for(self.request), "now": self.request.now}
        return judge_new(self.catalogue, self.form, pairs, **words)[1]

    @view_config(request_method="POST", once=True, kept_after_end=True)
    def save(self):
        """Keep the entry if nothing is wrong with it."""
        action = self.request.POST.get(ACTION, "")
        if action == DISCARD:
            return self.discard()
        try:
            return self._save() if action in ("", "save") else self.rows_changed(action)
        except Malformed as error:
            raise HTTPBadRequest() from error

    def _save(self):
        words = {"author": author_for(self.request), "now": self.request.now}
        place = (self.person, self.catalogue, self.form)
        entry, outcome = begin_entry(*place, self.pairs(), **words)
        if entry is None and not outcome.is_complete:
            return self.again(outcome)
        self.drop_draft()
        if entry is None:
            return HTTPSeeOther(self.request.url)
        names = [self.form.pages[1].id] if len(self.form.pages) > 1 else []
        target = self.request.resource_url(entry, *names) if names else self.back
        return HTTPSeeOther(f"{target}?note=saved")


@view_config(
    context=CaseEntry,
    permission=Permission.READ_CASEWORK,
    renderer="mobio.web:templates/case_entry.pt",
    request_method="GET",
)
def entry(context, request):
    """Show one entry: its facts, its pages and what stands on each."""
    person, staff = person_of(context), request.identity.is_worker
    catalogue, day = request.catalogue, today(request.now)
    form = form_of(context, catalogue)
    lines = lines_of(context, catalogue, day, staff).lines
    may_write = bool(request.has_permission(Permission.WRITE_CASEWORK, context))
    return {
        "title": form.title,
        "form": form,
        "person": person,
        "whose": record_for(request, person).name() if staff else None,
        "entry": context,
        "facts": fact_lines(context, catalogue, staff),
        "pages": [
            {
                "page": page,
                "url": request.resource_url(context, page.id) if may_write else None,
                "lines": [line for line in lines if line.id in page.questions],
            }
            for page in form.pages
        ],
        "back": back_from(request, context),
        "prints": form.kept_in == "agreements",
    }


def back_from(request, context):
    """Return the list that the reader of an entry comes from."""
    folder = context.__parent__
    if not may_read(request, folder):
        folder = person_of(context)["agreements"]
    return request.resource_url(folder)


@view_defaults(
    context=CasePage,
    permission=Permission.WRITE_CASEWORK,
    renderer="mobio.web:templates/page.pt",
)
class EntryPageView(EntryPage):
    """Change one page of an entry."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.entry = context.__parent__
        self.catalogue = then(self.entry, request.catalogue)
        self.form = form_of(self.entry, request.catalogue)
        try:
            self.page = self.form.page(context.__name__)
        except KeyError as error:
            raise HTTPNotFound() from error

    @view_config(request_method="GET")
    def ask(self):
        """Show the page with what is stored, or with what was typed before."""
        shown = self.from_draft()
        if shown is not None:
            return shown
        form = self.page_form(record_of_entry(self.entry, self.request.catalogue, self.day))
        return self.shown(form, form.stored(), form.standing_notes(), self.entry.log.newest)

    def judge(self, pairs):
        """Return what would become of *pairs*; nothing is stored."""
        place = (self.entry, self.request.catalogue, self.page.id)
        return judge_entry(*place, pairs, day=self.day, staff=self.staff)

    @view_config(request_method="POST", kept_after_end=True)
    def save(self):
        """Save what is valid, say what is not, and go on."""
        action = self.request.POST.get(ACTION, "")
        if action == DISCARD:
            return self.discard()
        try:
            return self._save() if action in ("", "save") else self.rows_changed(action)
        except Malformed as error:
            raise HTTPBadRequest() from error

    def _save(self):
        place = (self.entry, self.request.catalogue, self.page.id)
        words = {"author": author_for(self.request), "now": self.request.now}
        outcome = save_entry(*place, self.pairs(), **words, staff=self.staff)
        if not outcome.is_complete:
            return {**self.again(outcome), "is_saved": bool(outcome.saved)}
        self.drop_draft()
        following = self.form.pages.index(self.page) + 1
        names = [self.form.pages[following].id] if following < len(self.form.pages) else []
        url = self.request.resource_url(self.entry, *names)
        return HTTPSeeOther(f"{url}?note=saved")
