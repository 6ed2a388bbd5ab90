"""The pages on which a person, or a worker with the person, gives answers."""

from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPNotFound,
    HTTPRequestEntityTooLarge,
    HTTPSeeOther,
)
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.elsewhere import came_up
from mobio.engine.incoming import (
    ACTION,
    LANGUAGE,
    ROW_ID,
    Malformed,
    opened_at,
    without_questions,
)
from mobio.engine.lines import Reader
from mobio.engine.pages import PageForm
from mobio.engine.reveal import stylesheet_of
from mobio.engine.row_changes import ADD, DOWN, REMOVE, RESTORE, STEPS, UP, changed_rows
from mobio.resources.biography import Page
from mobio.resources.folder import new_id
from mobio.resources.permissions import Permission
from mobio.services.answering import judge_page, record_at, save_page
from mobio.services.clock import BERLIN, today
from mobio.services.reading import record_of
from mobio.services.resuming import is_stored, notes_of_conflicts, record_with_typed
from mobio.services.rows import move_row, removed_row
from mobio.web.files import as_typed, file_names, without_files
from mobio.web.hand_over import CODE, hand_over, is_intimate, is_sensitive
from mobio.web.i18n import choose
from mobio.web.sessions import staying
from mobio.web.typed_pages import LARGEST_PAGE, drafted, size_of
from mobio.web.views.biography import SectionView

ROW_PREFIX = "r"
EDIT, DISCARD, DRAFT = "edit", "discard", "draft"
VERBS = (ADD, EDIT, REMOVE, RESTORE, UP, DOWN)


@view_defaults(
    context=Page,
    permission=Permission.WRITE_BIOGRAPHY,
    renderer="mobio.web:templates/page.pt",
)
class PageView(SectionView):
    """Ask the questions of one page and save what is typed."""

    is_saved = False
    is_done = False

    def __init__(self, context, request):
        super().__init__(context, request)
        if request.method == "GET" and self.draft and not self.is_open:
            # Typed before all of it came behind a consent; it waits there, as answers do.
            self.look_at(record_of(self.person, request.catalogue, today(request.now)))
            self.is_done = True
        try:
            self.page = self.form.page(context.__name__)
        except KeyError as error:
            raise HTTPNotFound() from error
        if not self.is_open:
            raise self._closed()

    @property
    def is_open(self):
        """Tell whether no consent that is missing stands before this page."""
        return any(page.id == self.context.__name__ for page in self.pages)

    def _closed(self):
        """Return the way to the consent that opens this page; what is sent is refused."""
        if self.request.method != "GET":
            return HTTPNotFound()
        names = (self.page.needs_consent, "")
        query = {"page": f"{self.form.id}/{self.page.id}"}
        consents = self.person["consents"]
        return HTTPSeeOther(self.request.resource_url(consents, *names, query=query))

    def make_form(self, record):
        """Return the page's form for *record*, or for the person's record as it is stored."""
        record = record or self.record
        form = record.catalogue.section(self.form.id)
        return PageForm(record.catalogue, form, self.page.id, record, self.staff)

    @view_config(request_method="GET")
    def ask(self):
        """Show the page with what is stored, or with what this account could not store yet."""
        if self.draft:
            try:
                shown = None if self.is_done else self._from_draft(self.draft)
            except Malformed:  # a page that has changed too much; what is stored is shown
                pass
            else:
                if shown is not None:
                    return shown
                self.is_done = True
        form = self.make_form(None)
        notes = form.standing_notes()
        return self.shown(form, form.stored(), notes, self.person["log"].newest)

    def _from_draft(self, draft):
        """Show the page as it was sent, with what is to be said about it; nothing is written.

        Returns None for a draft that says no more than what is stored.
        """
        pairs = self.allowed(draft.pairs)
        words = (self.person, self.request.catalogue, self.make_form, pairs)
        outcome = judge_page(*words, now=self.request.now)
        if is_stored(outcome):  # it came in while the same page was being saved
            return None
        sent, notes = outcome.incoming, outcome.checked.notes
        self.is_saved = draft.was_sent
        # Nobody is told of a mistake while still typing.
        told = notes if draft.was_sent else notes_of_conflicts(outcome)
        if outcome.late:
            cstructs = outcome.late.retyped(sent)
            return self.shown(outcome.late, cstructs, told, sent.revision, sent)
        form, newest = self.make_form(record_with_typed(outcome)), self.person["log"].newest
        cstructs = form.again(sent, notes, opened=outcome.page_form)
        return self.shown(form, cstructs, told, newest, sent)

    def shown(self, form, cstructs, notes, revision, sent=None):
        """Return what the template needs to show the form; *sent* is what came in before."""
        markup = form.render(
            cstructs,
            notes,
            shown=sent.shown_rows if sent else (),
            gone=sent.gone if sent else (),
            revision=revision,
            csrf_token=self.request.csrf_token,
        )
        return self.values(
            page=self.page,
            markup=markup,
            title=self.page.title,
            problems=problems(form, notes),
            number=self.pages.index(self.page) + 1,
            reveal=self._reveal(form),
            back=self.url(),
            draft=None if self.is_done else self.draft,
            since=self._since(),
            is_saved=self.is_saved,
            removed=self._removed(),
            keeps_typed=True,
            **self._handing_over(form, notes),
        )

    def _since(self):
        """Return when the draft was typed, in words, or ""."""
        if not self.draft:
            return ""
        return self.draft.when.astimezone(BERLIN).strftime("%d.%m.%Y, %H:%M")

    def _handing_over(self, form, notes):
        """Return what is offered where a worker may not have to see the answers of this page.

        Where both sit before one screen, the most intimate ones are covered until somebody wants
        to see them; where something is to be said about them, they must be seen.
        """
        if not self.staff or not is_sensitive(form):
            return {"hand_over": None, "covered": False}
        covered = bool(self.request.helping) and is_intimate(form) and not notes
        url = self.request.path_url
        return {"hand_over": hand_over(url, f"{url}/@@{CODE}"), "covered": covered}

    def _reveal(self, form):
        """Return the URL of the style rules; a page of an earlier time shows every question."""
        is_late = form.catalogue is not self.request.catalogue
        return None if is_late else reveal_url(self.request, self.form)

    @view_config(request_method="POST", kept_after_end=True)
    def save(self):
        """Save what is valid, say what is not, and go on."""
        try:
            return self._save()
        except Malformed as error:
            raise HTTPBadRequest() from error

    def _save(self):
        if self.request.POST.get(ACTION) == DISCARD:
            return self._discard()
        pairs = self._sent_pairs()
        if self.request.POST.get(ACTION) == DRAFT:
            return self._autosave(pairs)
        if LANGUAGE in self.request.POST:
            return self._go_on_in_language(pairs)
        form = self.make_form(None)
        action, group, row_id = self._action(form, self.request.POST.get(ACTION, ""))
        if action and action != EDIT and not group.has_row_pages:
            return self._rows_changed(form, pairs, action, group, row_id)
        words = {"author": self.author, "now": self.request.now, "record": self.record}
        catalogue = self.request.catalogue
        outcome = save_page(self.person, catalogue, self.make_form, pairs, **words)
        self.is_saved = True
        if outcome.is_complete:
            self._drop_draft()
        else:
            self._keep_draft(pairs, was_sent=True)
        if outcome.late:
            return self._late(outcome)
        if not outcome.is_complete:
            return self._again(outcome)
        if action:
            return self._to_row(action, group, row_id)
        return self._next(outcome)

    def _sent_pairs(self):
        """Return the pairs of the page, with each file kept and its token in its place.

        More than anybody types, and what no page of ours sends, is refused before a file is read.
        """
        pairs, names = self.allowed(self.request.POST.items()), file_names(self.make_form(None))
        typed = as_typed(pairs, names)
        if size_of(typed) > LARGEST_PAGE:
            raise HTTPRequestEntityTooLarge()
        if names:
            catalogue, day = self.request.catalogue, today(self.request.now)
            record = record_at(self.person, catalogue, opened_at(typed), day)
            self.make_form(record).read(typed)
        where = (self.person, self.form.id, names)
        return without_files(pairs, *where, self.request.identity.account, self.request.now)

    def allowed(self, pairs):
        """Return *pairs* without what came behind a consent since the page was opened."""
        return without_questions(pairs, self.closed)

    @property
    def closed(self):
        """Return the questions of this page that a consent which does not stand keeps closed."""
        return [name for name in self.page.questions if not self.record.may_ask(self.form, name)]

    def _keep_draft(self, pairs, *, was_sent):
        """Keep what is not stored as a draft of this account."""
        account = self.request.identity.account.__name__
        typed = drafted(account, self.place, pairs, self.request.now, was_sent=was_sent)
        self.person["typed"].keep(typed)

    def _drop_draft(self):
        """Forget the draft of this account, if there is one."""
        if self.draft:
            self.person["typed"].drop(self.request.identity.account.__name__, self.place)

    def _keep_typed(self, pairs):
        """Keep what is typed and not stored yet; nothing else is written, and nothing judged."""
        words = (self.person, self.request.catalogue, self.make_form, pairs)
        if is_stored(judge_page(*words, now=self.request.now)):
            self._drop_draft()
        else:
            self._keep_draft(pairs, was_sent=False)

    def _autosave(self, pairs):
        """Keep what is typed, and tell the script when that was and how long one stays."""
        self._keep_typed(pairs)
        at = f"{self.draft.when.astimezone(BERLIN):%H:%M}" if self.draft else ""
        return Response(json_body={"at": at, **staying(self.request)})

    def _go_on_in_language(self, pairs):
        """Keep what is typed and show the same page in another language."""
        wanted = self.request.POST[LANGUAGE]
        if wanted not in self.request.registry.mobio.languages:
            raise Malformed("a language that is not offered")
        self._keep_typed(pairs)
        self.request.identity.account.language = wanted
        response = HTTPSeeOther(self.request.path_url)
        choose(self.request, response, wanted)
        return response

    def _discard(self):
        """Forget the draft, as the person asked; what is stored stays."""
        self._drop_draft()
        return self.see(note="dropped")

    def _action(self, form, written):
        """Return (verb, group, row id) of the button pressed; raise Malformed if it is foreign."""
        verb, _colon, rest = written.partition(":")
        if verb in ("", "save"):
            return "", None, ""
        name, _colon, row_id = rest.partition(":")
        groups = {question.id: question for question in form.questions if question.members}
        if name in self.closed:
            return "", None, ""
        if verb not in VERBS or name not in groups or not _has_button(groups[name], verb):
            raise Malformed("a button this page does not have")
        if verb != ADD and not ROW_ID.match(row_id):
            raise Malformed("a button without its row")
        return verb, groups[name], row_id

    def _rows_changed(self, form, pairs, verb, group, row_id):
        """Show the page again with its rows changed; what is typed is kept, nothing is stored."""
        row_id = row_id or new_id(ROW_PREFIX)
        changed = changed_rows(pairs, verb, group.id, row_id)
        form.read(changed)
        self._keep_draft(changed, was_sent=False)
        return self.see(self.page.id, anchor=f"{group.id}-{row_id}")

    def _to_row(self, verb, group, row_id):
        """Go on to the page of a row, or put the row into its new place."""
        if verb == ADD:
            return self.see(self.page.id, group.id, "new")
        if verb in STEPS:
            place = (self.person, self.request.catalogue, self.form, group.id, row_id, verb)
            move_row(*place, author=self.author, now=self.request.now)
            return self.see(self.page.id, note="moved", anchor=f"{group.id}-{row_id}")
        return self.see(self.page.id, group.id, row_id, *(["remove"] if verb == REMOVE else []))

    def _removed(self):
        """Return title and URL of the row that was just removed and can be brought back, or None.

        The address names the row; nothing is offered unless the history knows it.
        """
        name, _colon, row_id = self.request.GET.get("row", "").partition(":")
        if name not in self.page.questions or not self.form.question(name).has_row_pages:
            return None
        group, place = self.form.question(name), (self.person, self.request.catalogue, self.form)
        found = removed_row(*place, name, row_id)
        rows = self.record.stored(self.form.id, name) or ()
        if found is None or len(rows) >= group.kind.most(group):
            return None
        number, row = found
        title = Reader(self.request.catalogue, self.staff).row_title(group, row, number + 1)
        return {"title": title, "url": self.url(self.page.id, name, row_id, "restore")}

    def _late(self, outcome):
        """Go on after a page that was opened before its form changed.

        What is wrong on it is asked again as it was asked, so that nothing typed is lost.
        """
        if not outcome.is_complete:
            self.request.response.status_int = 422
            form, sent = outcome.late, outcome.incoming
            notes = outcome.checked.notes
            return self.shown(form, form.retyped(sent), notes, sent.revision, sent)
        note = "aside" if outcome.set_aside else "newer"
        return self.see(note="closed" if self.closed else note)

    def _again(self, outcome):
        """Show the page with what was typed and what is to be said about it."""
        self.request.response.status_int = 409 if outcome.conflicts else 422
        form = self.make_form(self._record())
        return self.shown(
            form,
            form.again(outcome.incoming, outcome.checked.notes),
            outcome.checked.notes,
            self.person["log"].newest,
            outcome.incoming,
        )

    def _next(self, outcome):
        """Go on to the next page, or stay where new questions or warnings came up."""
        after = self._after(outcome)
        if outcome.appeared:
            anchor = PageForm.anchor(self.make_form(None), (outcome.appeared[0],))
            return self.see(self.page.id, note="more", after=after, anchor=anchor)
        if warns_anew(outcome):
            return self.see(self.page.id, note="check", after=after)
        following = self.pages.index(self.page) + 1
        names = [self.pages[following].id] if following < len(self.pages) else []
        return self.see(*names, note="saved", after=after)

    def _after(self, outcome):
        """Return the id of this page where its answers have brought up questions elsewhere."""
        records = (outcome.record, record_with_typed(outcome))
        return self.page.id if came_up(*records, self.form, self.page, self.staff) else None


def _has_button(group, verb):
    """Tell whether a page shows the button *verb* for the rows of *group*."""
    if verb in STEPS:
        return not group.own.get("sort_by")
    return verb != RESTORE or not group.has_row_pages


def warns_anew(outcome):
    """Tell whether there are warnings that were not there when the page was opened."""
    notes = outcome.checked.notes
    return bool(notes) and not set(notes) <= set(outcome.page_form.standing_notes())


def problems(form, notes):
    """Return the list for the head of a page: where, what, and the anchor that leads there."""
    return [
        {"anchor": form.anchor(place), "label": form.label(place), "message": message}
        for place, (errors, _warnings, _theirs) in notes.items()
        for message in errors
    ]


def reveal_url(request, form):
    """Return the URL of the form's style rules, or None if it has none."""
    if not stylesheet_of(request.catalogue, form):
        return None
    query = {"form": str(form.reference), "state": request.catalogue.fingerprint[:16]}
    return request.resource_url(request.root, "reveal.css", query=query)
