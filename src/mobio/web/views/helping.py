"""Helper mode: a worker and a person before one screen, in two languages, and what is read back."""

from pyramid.httpexceptions import HTTPBadRequest, HTTPNotFound, HTTPSeeOther
from pyramid.view import view_config, view_defaults

from mobio.engine.lines import section_lines
from mobio.engine.names import LANGUAGES
from mobio.engine.two_languages import both_written
from mobio.engine.words import _
from mobio.resources.biography import Section
from mobio.resources.history import VERDICTS
from mobio.resources.people import Person
from mobio.resources.permissions import Permission
from mobio.services.clock import today
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.reading import record_of
from mobio.services.signing_in import help_person
from mobio.services.translations import say
from mobio.web.hand_over import CODE, READ_TITLE, READ_WHY, covered_lines, hand_over
from mobio.web.places import person_of

ALL_RIGHT = "all-right"


@view_config(
    context=Person, name="helping", permission=Permission.WRITE_BIOGRAPHY, request_method="POST"
)
def help_with(context, request):
    """Begin or end filling in together; it is kept in the session of the worker."""
    language = request.POST.get("language", "")
    if not request.identity.is_worker:
        raise HTTPNotFound()
    if language and language not in request.registry.mobio.languages:
        raise HTTPBadRequest()
    session_id = request.identity.session_id
    help_person(request.sessions, session_id, context.__name__, language)
    return HTTPSeeOther(request.resource_url(context))


def companions(request, person):
    """Return (code, own name, language of the page, direction) of those one may help in.

    The language of the person comes first; the own one is among them, for both may speak it.
    """
    account = request.site["accounts"].get(person.account_id)
    spoken = account.language if account is not None else ""
    offered = list(request.registry.mobio.languages)
    offered.sort(key=lambda code: (code != spoken, code == request.language))
    return [
        (code, own, html, direction)
        for code in offered
        for own, _german, html, direction in (LANGUAGES[code],)
    ]


@view_defaults(
    context=Section,
    name="read-back",
    permission=Permission.READ_BIOGRAPHY,
    renderer="mobio.web:templates/read_back.pt",
)
class ReadBack:
    """Read a section back to the person, in the person's language, answer by answer."""

    def __init__(self, context, request):
        self.section = context
        self.request = request
        self.person = person_of(context)
        identity = request.identity
        self.is_own = identity.account.person_id == self.person.__name__
        self.language = request.language if self.is_own else request.helping
        if not self.language:
            raise HTTPNotFound()
        words = catalogue_in_force(request.site).in_language(self.language)
        self.catalogue = words.beside(request.language)
        if context.__name__ not in {form.id for form in self.catalogue.sections}:
            raise HTTPNotFound()
        self.form = self.catalogue.section(context.__name__)

    @view_config(request_method="GET")
    def read(self):
        """Show every answer, large, with the question whether it is right."""
        record = record_of(self.person, self.catalogue, today(self.request.now))
        every = section_lines(self.catalogue, self.form, record).lines
        lines = [line for line in every if line.state != "empty"]
        covered = frozenset() if self.is_own else covered_lines(self.form, lines)
        entries = self.entries()
        code = self.request.resource_url(self.section, f"@@{CODE}")
        words = (self.request.path_url, code, READ_TITLE, READ_WHY)
        return {
            "title": _("Stimmt das so?"),
            "whose": "" if self.is_own else record.name(),
            "form": self.form,
            "direction": self.catalogue.direction,
            "language": LANGUAGES[self.language][2],
            "lines": [{"line": line, "entry": entries.get(line.id)} for line in lines],
            "open": [
                f"{entries[line.id].__name__}:{line.id}"
                for line in lines
                if line.id in entries and line.id not in entries[line.id].verdicts
            ],
            "covered": covered,
            "hand_over": hand_over(*words) if covered else None,
            "back": self.request.resource_url(self.section),
            **self._voice(),
        }

    def _voice(self):
        """Return the translator of the template: the words of the person, those of the worker."""
        first, second = self.language, self.request.language
        if first == second:
            return {}
        return {"translate": both_written(say(first), say(second), second)}

    def entries(self):
        """Return {question: the Entry that changed it last} of this section."""
        found = {}
        for entry, change in self.person["log"].last_changes():
            if entry.section == self.form.id:
                found[change["question"]] = entry
        return found

    @view_config(request_method="POST", once=True)
    def judge(self):
        """Keep what the person says of one answer or of all, and whose hand it was."""
        needed = Permission.CONFIRM_CHANGES if self.is_own else Permission.WRITE_BIOGRAPHY
        if not self.request.has_permission(needed, self.person if self.is_own else self.section):
            raise HTTPNotFound()
        posted = self.request.POST
        if posted.get("verdict") == ALL_RIGHT:
            return self._all_right(posted.getall("shown"))
        verdict, question = posted.get("verdict"), posted.get("question", "")
        entry = self.entries().get(question)
        if entry is None or verdict not in VERDICTS:
            raise HTTPBadRequest()
        entry.judge(question, verdict, self._operator)
        url = self.request.resource_url(self.section, "@@read-back", anchor=f"l-{question}")
        return HTTPSeeOther(url)

    def _all_right(self, shown):
        """Confirm what was *shown* and not judged; what changed meanwhile was not read back."""
        entries = self.entries()
        for each in shown:
            name, _colon, question = each.partition(":")
            entry = entries.get(question)
            if entry is None:
                raise HTTPBadRequest()
            if entry.__name__ == name and question not in entry.verdicts:
                entry.judge(question, "right", self._operator)
        url = self.request.resource_url(self.section, query={"note": "judged-all"})
        return HTTPSeeOther(url)

    @property
    def _operator(self):
        return "" if self.is_own else self.request.identity.account.__name__
