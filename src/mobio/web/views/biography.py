"""The pages on which a person, or a worker with the person, gives answers."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config, view_defaults
from venusian import lift

from mobio.engine.answers import ROW
from mobio.engine.incoming import NEW_ROW, ROW_ID, Malformed, opened_at
from mobio.engine.lines import section_lines
from mobio.engine.pages import PageForm, RowForm
from mobio.engine.records import new_row
from mobio.engine.reveal import stylesheet
from mobio.engine.set_aside import former_lines, parked_lines
from mobio.engine.words import _
from mobio.resources.biography import Page, Row, Section
from mobio.resources.folder import new_id
from mobio.resources.permissions import Permission
from mobio.services.answering import Author, is_late, remove_row, save_page
from mobio.services.clock import today
from mobio.services.late_pages import record_then
from mobio.services.reading import record_of
from mobio.web.places import person_of

ROW_PREFIX = "r"
ADD, EDIT, REMOVE = "add", "edit", "remove"


class SectionView:
    """What all pages of one section share: the person, the form and the record."""

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self.person = person_of(context)
        section = context if isinstance(context, Section) else context.section
        self.record = self._record()
        try:
            self.form = self.record.catalogue.section(section.__name__)
        except KeyError as error:
            raise HTTPNotFound() from error
        self.staff = request.identity.is_worker
        # A page whose consent is not standing is for nobody: it is not offered and not found.
        self.pages = [page for page in self.form.pages if self.record.allows(page.needs_consent)]

    def _record(self):
        """Return the record in the words in force; for a late page, in those it was opened with."""
        catalogue, day = self.request.catalogue, today(self.request.now)
        if self.request.method == "POST":
            try:
                marks = opened_at(self.request.POST.items())
                if is_late(catalogue, marks[1]):
                    return record_then(self.person, catalogue, *marks, day)
            except Malformed as error:
                raise HTTPBadRequest() from error
        return record_of(self.person, catalogue, day)

    @property
    def section(self):
        """Return the section as it is now: the first save puts a stored one in its place."""
        return self.person["biography"][self.form.id]

    @property
    def author(self):
        """Return who saves on this page."""
        identity = self.request.identity
        account = identity.account
        return Author(account.__name__, account.role, self.request.language, self.staff)

    def url(self, *names, **options):
        """Return the URL of a place below the section."""
        return self.request.resource_url(self.section, *names, **options)

    def see(self, *names, note=None, anchor=None):
        """Return the redirect to a place below the section."""
        options = {"query": {"note": note}} if note else {}
        return HTTPSeeOther(self.url(*names, **options, **({"anchor": anchor} if anchor else {})))

    def values(self, **values):
        """Return what every template of a section needs, and *values*."""
        own = {"form": self.form, "person": self.person, "section": self.section}
        return {**own, "count": len(self.pages), **values}


@view_config(
    context=Section,
    permission=Permission.READ_BIOGRAPHY,
    renderer="mobio.web:templates/section.pt",
    request_method="GET",
)
def overview(context, request):
    """Show a section: its pages, and what is answered on each."""
    view = SectionView(context, request)
    lines = section_lines(request.catalogue, view.form, view.record, view.staff).lines
    pages = [
        {
            "page": page,
            "url": view.url(page.id),
            "lines": [line for line in lines if line.id in page.questions],
        }
        for page in view.pages
    ]
    progress = view.record.progress(view.form.id)
    words = {"title": view.form.title, "asides": asides(view)}
    return view.values(pages=pages, progress=progress, **words)


def asides(view):
    """Return what is kept without being asked for: under which title, why, and the lines."""
    catalogue, record = view.request.catalogue, view.record
    say = catalogue.say
    return [
        {
            "title": say(_("Nicht mehr gefragt")),
            "why": say(_("Diese Fragen passen nicht mehr zu Ihren anderen Angaben.")),
            "lines": parked_lines(catalogue, view.form, record, view.staff),
        },
        {
            "title": say(_("Frühere Angaben")),
            "why": say(_("Diese Fragen gibt es nicht mehr. Nur Sie und Ihre Beratung sehen sie.")),
            "lines": former_lines(catalogue, view.form.id, record, view.staff),
        },
    ]


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
        """Show the page with what is stored."""
        form = self.make_form(None)
        notes = form.standing_notes()
        return self.shown(form, form.stored(), notes, self.person["log"].newest)

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
        )

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
        form = self.make_form(None)
        incoming = form.read(pairs)
        action, group, row_id = self._action(form, incoming.action)
        if action in (ADD, REMOVE) and not group.has_row_pages:
            return self._rows_changed(form, incoming, action, group, row_id)
        warned = set(form.standing_notes())
        words = {"author": self.author, "now": self.request.now}
        catalogue = self.request.catalogue
        outcome = save_page(self.person, catalogue, self.make_form, pairs, **words)
        if outcome.late:
            return self._late(outcome)
        if not outcome.is_complete:
            return self._again(outcome)
        if action:
            return self._to_row(action, group, row_id)
        return self._next(outcome, warned)

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


@lift()  # the views of a page, asked and saved, are those of a row too
@view_defaults(
    context=Row,
    permission=Permission.WRITE_BIOGRAPHY,
    renderer="mobio.web:templates/page.pt",
)
class RowView(PageView):
    """Ask the questions of one row on a page of its own."""

    def __init__(self, context, request):
        rows = context.__parent__
        super().__init__(rows.__parent__, request)
        self.context = context
        if rows.__name__ not in self.page.questions:
            raise HTTPNotFound()
        self.group = self.form.question(rows.__name__)
        if not self.group.members or not self.group.has_row_pages:
            raise HTTPNotFound()
        if not self.record.is_visible(self.form.id, self.group.id):
            raise HTTPNotFound()
        self.row_id = self._row_id(context.__name__)

    def _row_id(self, name):
        """Return the id of the row; a new row gets one when its page is opened."""
        row_id = name
        if name == "new":
            sent = self.request.POST.get(NEW_ROW, "")
            row_id = sent if ROW_ID.match(sent) else new_id(ROW_PREFIX)
        rows = self.record.stored(self.form.id, self.group.id) or ()
        if row_id in {row[ROW] for row in rows}:
            return row_id
        # One that is sent was there when its page was opened; what was typed must not be lost.
        may_begin = name == "new" or self.request.method == "POST"
        is_full = len(rows) >= self.group.kind.most(self.group)
        if not may_begin or is_full or not ROW_ID.match(row_id):
            raise HTTPNotFound()
        return row_id

    def make_form(self, record):
        """Return the row's form for *record*."""
        record = record or self.record
        form = record.catalogue.section(self.form.id)
        place = (self.group.id, self.row_id)
        return RowForm(record.catalogue, form, *place, record, self.staff)

    def shown(self, form, cstructs, notes, revision, shown=()):
        """Return what the template needs to show the row's form."""
        values = super().shown(form, cstructs, notes, revision, shown)
        return {**values, "title": self.group.label, "back": self.url(self.page.id), "number": None}

    def _action(self, form, written):
        if written not in ("", "save"):
            raise Malformed("a button this page does not have")
        return "", None, ""

    def _next(self, outcome, warned):
        if set(outcome.checked.notes) - warned and outcome.saved:
            return self.see(self.page.id, self.group.id, self.row_id, note="check")
        anchor = f"{self.group.id}-{self.row_id}"
        return self.see(self.page.id, note="saved", anchor=anchor)

    @view_config(name="remove", request_method="GET", renderer="mobio.web:templates/remove_row.pt")
    def ask_removal(self):
        """Show the row once more and ask whether it shall go."""
        form = PageForm(self.request.catalogue, self.form, self.page.id, self.record, self.staff)
        card = next((card for card in form.cards(self.group) if card.row_id == self.row_id), None)
        if card is None:
            raise HTTPNotFound()
        return self.values(
            card=card, group=self.group, title=card.title, back=self.url(self.page.id)
        )

    @view_config(name="remove", request_method="POST", renderer="mobio.web:templates/remove_row.pt")
    def remove(self):
        """Take the row out; the history keeps it."""
        remove_row(
            self.person,
            self.request.catalogue,
            self.form,
            self.group.id,
            self.row_id,
            author=self.author,
            now=self.request.now,
        )
        return self.see(self.page.id, note="removed")


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
