"""A section of the biography: what all its pages share, and its overview."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config

from mobio.engine.elsewhere import still_open
from mobio.engine.incoming import Malformed, opened_at
from mobio.engine.lines import section_lines
from mobio.engine.set_aside import former_lines, parked_lines
from mobio.engine.words import _
from mobio.resources.biography import Section
from mobio.resources.permissions import Permission
from mobio.services.answering import Author, record_at
from mobio.services.clock import today
from mobio.web.files import file_links
from mobio.web.hand_over import ONE_ANSWER, covered_lines
from mobio.web.places import person_of
from mobio.web.question_urls import question_url

MOST_ELSEWHERE = 6
NAMELESS = _("Noch ohne Namen")


class SectionView:
    """What all pages of one section share: the person, the form and the record."""

    row_id = None

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self.person = person_of(context)
        self.staff = request.identity.is_worker
        self.look_at(self._record())

    def look_at(self, record):
        """Show the section as it is in *record*."""
        section = self.context if isinstance(self.context, Section) else self.context.section
        self.record = record
        try:
            self.form = record.catalogue.section(section.__name__)
        except KeyError as error:
            raise HTTPNotFound() from error
        # What needs a consent that does not stand is named with it; nobody is led there on the way.
        self.pages = [page for page in self.form.pages if record.opens(self.form, page)]

    def _record(self):
        """Return the record in the words in force; for a late page, in those it was opened with."""
        catalogue, day = self.request.catalogue, today(self.request.now)
        try:
            return record_at(self.person, catalogue, opened_at(self._pairs()), day)
        except Malformed as error:
            raise HTTPBadRequest() from error

    def _pairs(self):
        """Return the pairs of the page that was sent, now or as the draft of this account."""
        if self.request.method == "POST":
            return list(self.request.POST.items())
        return self.draft.pairs if self.draft else ()

    @property
    def draft(self):
        """Return what this account typed here and could not store yet, or None."""
        return self.person["typed"].get(self.request.identity.account.__name__, self.place)

    @property
    def place(self):
        """Return the names from the section down to here; see ``place_of``."""
        return place_of(self.request.context)

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

    def see(self, *names, anchor=None, **query):
        """Return the redirect to a place below the section."""
        query = {name: value for name, value in query.items() if value}
        options = {"query": query} if query else {}
        return HTTPSeeOther(self.url(*names, **options, **({"anchor": anchor} if anchor else {})))

    def values(self, **values):
        """Return what every template of a section needs, and *values*."""
        own = {"form": self.form, "person": self.person, "section": self.section}
        own["files"] = file_links(self.request, self.person, self.form, self.record, self.row_id)
        if self.staff:
            own["whose"] = self.record.name() or self.request.localizer.translate(NAMELESS)
        if self.request.in_both_languages:
            own["translate"] = self.request.in_both_languages
        return {**own, "count": len(self.pages), "elsewhere": self._elsewhere(), **values}

    def _elsewhere(self):
        """Return (section, label, URL) of what waits for the page that was just saved, if any.

        The address names that page alone; what is asked because of it the record knows.
        """
        saved = self.request.GET.get("after")
        page = next((page for page in self.form.pages if page.id == saved), None)
        if page is None:
            return []
        found = still_open(self.record, self.form, page, self.staff)[:MOST_ELSEWHERE]
        return [
            (form.title, question.title(self.staff), self._url_of(form, question, row_id))
            for form, question, row_id in found
        ]

    def _url_of(self, *place):
        return question_url(self.request, self.person, *place)


def place_of(context):
    """Return the names from the section down to *context*, ``section/page``."""
    names = []
    while not isinstance(context, Section):
        names.append(context.__name__)
        context = context.__parent__
    return "/".join([context.__name__, *reversed(names)])


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
    covered = covered_lines(view.form, lines) if request.helping else frozenset()
    pages = [
        {
            "page": page,
            "url": view.url(page.id),
            "is_open": page in view.pages,
            "lines": [line for line in lines if line.id in page.questions],
        }
        for page in view.form.pages
    ]
    progress = view.record.progress(view.form.id)
    words = {"title": view.form.title, "asides": asides(view), "drafts": drafts(view)}
    words |= {"covered": covered, "show": request.catalogue.say(ONE_ANSWER)}
    return view.values(pages=pages, progress=progress, **words)


def asides(view):
    """Return what is kept without being asked for: under which title, why, and the lines."""
    catalogue, record = view.request.catalogue, view.record
    say = catalogue.say
    parked = parked_lines(catalogue, view.form, record, view.staff)
    waiting = [line for line in parked if not record.allows(view.form.consent_for(line.id))]
    return [
        {
            "title": say(_("Nicht mehr gefragt")),
            "why": say(_("Diese Fragen passen nicht mehr zu Ihren anderen Angaben.")),
            "lines": [line for line in parked if line not in waiting],
        },
        {
            "title": say(_("Wartet auf Ihre Einwilligung")),
            "why": say(
                _("Der Text der Einwilligung ist neu. Bis Sie zustimmen, sehen nur Sie das.")
            ),
            "lines": waiting,
        },
        {
            "title": say(_("Frühere Angaben")),
            "why": say(_("Diese Fragen gibt es nicht mehr. Nur Sie und Ihre Beratung sehen sie.")),
            "lines": former_lines(catalogue, view.form.id, record, view.staff),
        },
    ]


def drafts(view):
    """Return (title, URL) of each page of this section on which something is not stored yet."""
    account = view.request.identity.account.__name__
    found = []
    for typed in view.person["typed"].of(account):
        section, *names = typed.place.split("/")
        if section == view.form.id:
            found.append((title_of(view.form, names), view.url(*names)))
    return found


def title_of(form, names):
    """Return the title of the page, or of the group, that *names* lead to."""
    if len(names) > 1 and names[1] in form:
        return form.question(names[1]).label
    titles = {page.id: page.title for page in form.pages}
    return titles.get(names[0], form.title)
