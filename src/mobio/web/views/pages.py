"""The pages on which a person, or a worker with the person, gives answers."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound
from pyramid.view import view_config, view_defaults

from mobio.engine.answers import ROW
from mobio.engine.incoming import ACTION, CSRF, ROW_ID, Malformed
from mobio.engine.pages import PageForm
from mobio.engine.records import new_row
from mobio.engine.reveal import stylesheet
from mobio.resources.biography import Page
from mobio.resources.folder import new_id
from mobio.resources.permissions import Permission
from mobio.resources.typed import TypedPage
from mobio.services.answering import judge_page, save_page
from mobio.services.clock import BERLIN
from mobio.web.views.biography import SectionView

ROW_PREFIX = "r"
ADD, EDIT, REMOVE, DISCARD = "add", "edit", "remove", "discard"


@view_defaults(
    context=Page,
    permission=Permission.WRITE_BIOGRAPHY,
    renderer="mobio.web:templates/page.pt",
)
class PageView(SectionView):
    """Ask the questions of one page and save what is typed."""

    def __init__(self, context, request):
        super().__init__(context, request)
        try:
            self.page = self.form.page(context.__name__)
        except KeyError as error:
            raise HTTPNotFound() from error
        if self.page not in self.pages:
            raise HTTPNotFound()

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
                return self._from_draft(self.draft)
            except Malformed:  # a page that has changed too much; what is stored is shown
                pass
        form = self.make_form(None)
        notes = form.standing_notes()
        return self.shown(form, form.stored(), notes, self.person["log"].newest)

    def _from_draft(self, draft):
        """Show the page as it was sent, with what is to be said about it; nothing is written."""
        words = (self.person, self.request.catalogue, self.make_form, draft.pairs)
        outcome = judge_page(*words, now=self.request.now)
        sent, notes = outcome.incoming, outcome.checked.notes
        if outcome.late:
            cstructs = outcome.late.retyped(sent)
            return self.shown(outcome.late, cstructs, notes, sent.revision, sent.shown_rows)
        form, newest = self.make_form(None), self.person["log"].newest
        return self.shown(form, form.again(sent, notes), notes, newest, sent.shown_rows)

    def shown(self, form, cstructs, notes, revision, shown=()):
        """Return what the template needs to show the form."""
        markup = form.render(
            cstructs,
            notes,
            shown=shown,
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
            draft=self.draft,
            since=self._since(),
        )

    def _since(self):
        """Return when the draft was typed, in words, or ""."""
        if not self.draft:
            return ""
        return self.draft.when.astimezone(BERLIN).strftime("%d.%m.%Y, %H:%M")

    def _reveal(self, form):
        """Return the URL of the style rules; a page of an earlier time shows every question."""
        is_late = form.catalogue is not self.request.catalogue
        return None if is_late else reveal_url(self.request, self.form)

    @view_config(request_method="POST")
    def save(self):
        """Save what is valid, say what is not, and go on."""
        try:
            return self._save()
        except Malformed as error:
            raise HTTPBadRequest() from error

    def _save(self):
        pairs = list(self.request.POST.items())
        if self.request.POST.get(ACTION) == DISCARD:
            return self._discard()
        form = self.make_form(None)
        incoming = form.read(pairs)
        action, group, row_id = self._action(form, incoming.action)
        if action in (ADD, REMOVE) and not group.has_row_pages:
            return self._rows_changed(form, incoming, action, group, row_id)
        warned = set(form.standing_notes())
        words = {"author": self.author, "now": self.request.now}
        catalogue = self.request.catalogue
        outcome = save_page(self.person, catalogue, self.make_form, pairs, **words)
        self._keep_draft(outcome, pairs)
        if outcome.late:
            return self._late(outcome)
        if not outcome.is_complete:
            return self._again(outcome)
        if action:
            return self._to_row(action, group, row_id)
        return self._next(outcome, warned)

    def _keep_draft(self, outcome, pairs):
        """Keep what could not be stored as a draft of this account; forget it once it could."""
        account = self.request.identity.account.__name__
        if outcome.is_complete:
            if self.draft:
                self.person["typed"].drop(account, self.place)
            return
        kept = [(name, text) for name, text in pairs if name != CSRF]
        self.person["typed"].keep(TypedPage(account, self.place, kept, self.request.now))

    def _discard(self):
        """Forget the draft, as the person asked; what is stored stays."""
        self.person["typed"].drop(self.request.identity.account.__name__, self.place)
        return self.see(note="dropped")

    def _action(self, form, written):
        """Return (verb, group, row id) of the button pressed; raise Malformed if it is foreign."""
        verb, _colon, rest = written.partition(":")
        if verb in ("", "save"):
            return "", None, ""
        name, _colon, row_id = rest.partition(":")
        groups = {question.id: question for question in form.questions if question.members}
        if verb not in (ADD, EDIT, REMOVE) or name not in groups:
            raise Malformed("a button this page does not have")
        if verb != ADD and not ROW_ID.match(row_id):
            raise Malformed("a button without its row")
        return verb, groups[name], row_id

    def _rows_changed(self, form, incoming, action, group, row_id):
        """Show the page again with one row more or less; nothing is checked or stored."""
        cstructs = form.retyped(incoming)
        rows = list(cstructs.get(group.id) or ())
        if action == ADD:
            row_id = new_id(ROW_PREFIX)
            rows.append(new_row(row_id))
        else:
            rows = [row for row in rows if row[ROW] != row_id]
        cstructs[group.id] = rows
        return self.shown(form, cstructs, {}, incoming.revision, incoming.shown_rows)

    def _to_row(self, action, group, row_id):
        if action == ADD:
            return self.see(self.page.id, group.id, "new")
        return self.see(self.page.id, group.id, row_id, *(["remove"] if action == REMOVE else []))

    def _late(self, outcome):
        """Go on after a page that was opened before its form changed.

        What is wrong on it is asked again as it was asked, so that nothing typed is lost.
        """
        if not outcome.is_complete:
            self.request.response.status_int = 422
            form, sent = outcome.late, outcome.incoming
            notes = outcome.checked.notes
            return self.shown(form, form.retyped(sent), notes, sent.revision, sent.shown_rows)
        return self.see(note="aside" if outcome.set_aside else "newer")

    def _again(self, outcome):
        """Show the page with what was typed and what is to be said about it."""
        self.request.response.status_int = 409 if outcome.conflicts else 422
        form = self.make_form(self._record())
        return self.shown(
            form,
            form.again(outcome.incoming, outcome.checked.notes),
            outcome.checked.notes,
            self.person["log"].newest,
            outcome.incoming.shown_rows,
        )

    def _next(self, outcome, warned):
        """Go on to the next page, or stay where new questions or warnings came up."""
        if outcome.appeared:
            anchor = PageForm.anchor(self.make_form(None), (outcome.appeared[0],))
            return self.see(self.page.id, note="more", anchor=anchor)
        if set(outcome.checked.notes) - warned:
            return self.see(self.page.id, note="check")
        following = self.pages.index(self.page) + 1
        if following < len(self.pages):
            return self.see(self.pages[following].id, note="saved")
        return self.see(note="saved")


def problems(form, notes):
    """Return the list for the head of a page: where, what, and the anchor that leads there."""
    return [
        {"anchor": form.anchor(place), "label": form.label(place), "message": message}
        for place, (errors, _warnings, _theirs) in notes.items()
        for message in errors
    ]


def reveal_url(request, form):
    """Return the URL of the form's style rules, or None if it has none."""
    if not stylesheet(form):
        return None
    query = {"form": form.id, "state": request.catalogue.fingerprint[:16]}
    return request.resource_url(request.root, "reveal.css", query=query)
