"""The page of one row of a repeating group."""

from pyramid.httpexceptions import HTTPNotFound
from pyramid.view import view_config, view_defaults
from venusian import lift

from mobio.engine.answers import ROW
from mobio.engine.incoming import NEW_ROW, ROW_ID, Malformed
from mobio.engine.pages import PageForm, RowForm
from mobio.resources.biography import Row
from mobio.resources.folder import new_id
from mobio.resources.permissions import Permission
from mobio.services.rows import remove_row, restore_row
from mobio.web.views.pages import ROW_PREFIX, PageView, warns_anew


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
        self.rows = rows.__name__
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

    @property
    def is_open(self):
        """Tell whether no consent that is missing stands before the page, or before these rows."""
        is_late = self.record.closed is not None
        return super().is_open and (not is_late or self.record.may_ask(self.form, self.rows))

    @property
    def closed(self):
        """Return nothing: the rows of a group stand behind a consent, or none of their members."""
        return ()

    def _row_id(self, name):
        """Return the id of the row; a new row gets one when its page is opened."""
        row_id = name
        if name == "new":
            sent = dict(self._pairs()).get(NEW_ROW, "")
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

    def shown(self, form, cstructs, notes, revision, sent=None):
        """Return what the template needs to show the row's form."""
        values = super().shown(form, cstructs, notes, revision, sent)
        return {**values, "title": self.group.label, "back": self.url(self.page.id), "number": None}

    def _action(self, form, written):
        if written not in ("", "save"):
            raise Malformed("a button this page does not have")
        return "", None, ""

    def _removed(self):
        return None

    def _next(self, outcome):
        if warns_anew(outcome) and self._is_stored():
            return self.see(self.page.id, self.group.id, self.row_id, note="check")
        anchor = f"{self.group.id}-{self.row_id}"
        return self.see(self.page.id, note="saved", after=self._after(outcome), anchor=anchor)

    def _is_stored(self):
        """Tell whether the row is there now: one in which nothing is answered is none."""
        return not self.make_form(self._record()).is_new

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
        """Take the row out; the history keeps it, and it can be brought back from there."""
        remove_row(*self._stored_row, author=self.author, now=self.request.now)
        self._drop_draft()
        return self.see(self.page.id, note="removed", row=f"{self.group.id}:{self.row_id}")

    @view_config(name="restore", request_method="POST")
    def restore(self):
        """Bring the row back, as the history knows it."""
        is_back = restore_row(*self._stored_row, author=self.author, now=self.request.now)
        note = "restored" if is_back or self._is_stored() else None
        return self.see(self.page.id, note=note, anchor=f"{self.group.id}-{self.row_id}")

    @property
    def _stored_row(self):
        """Return what the services call a row."""
        return self.person, self.request.catalogue, self.form, self.group.id, self.row_id
