"""What workers do with accounts: list their people, open an account, print a one-time code."""

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.names import LANGUAGES, direction
from mobio.engine.option_lists import sort_key
from mobio.engine.words import _
from mobio.resources.people import People, Person
from mobio.resources.permissions import Permission
from mobio.services.accounts import CodeUsed, LoginRefused, create_person, new_code
from mobio.services.clock import today
from mobio.services.documents import Voice, code_card
from mobio.services.translations import say
from mobio.web.once import request_seed
from mobio.web.records import record_for


@view_config(
    context=People,
    permission=Permission.SEE_CASELOAD,
    renderer="mobio.web:templates/caseload.pt",
    request_method="GET",
)
def caseload(context, request):
    """List the people the worker is responsible for today."""
    worker = request.identity.account.__name__
    day = today(request.now)
    mine = [person for person in context.values() if person.is_responsible(worker, day)]
    cases = [_case(request, person) for person in mine]
    cases.sort(key=lambda case: sort_key(case["name"] or case["login"]))
    return {"title": _("Meine Fälle"), "cases": cases}


def _case(request, person):
    record = record_for(request, person)
    account = request.site["accounts"].get(person.account_id)
    progress = [record.progress(form.id) for form in request.catalogue.sections]
    entries = person["log"].entries()
    return {
        "url": request.resource_url(person),
        "name": record.name(),
        "login": account.login if account else "",
        "language": account.language if account else "",
        "answered": sum(one.answered for one in progress),
        "asked": sum(one.asked for one in progress),
        "last": entries[0].when if entries else None,
        "wrong": any(
            entry.verdicts.get(change["question"]) == "wrong"
            for entry, change in person["log"].last_changes()
        ),
        "running": sum(share.state(request.now) == "sent" for share in person["shares"].values()),
    }


@view_defaults(
    context=People,
    name="new",
    permission=Permission.CREATE_PERSON,
    renderer="mobio.web:templates/new_person.pt",
)
class NewPerson:
    """Open an account for a person."""

    def __init__(self, context, request):
        self.request = request

    @view_config(request_method="GET")
    def ask(self):
        """Show the form."""
        return {"title": _("Neue Person"), "login": "", "problem": None, "chosen": "ar"}

    @view_config(request_method="POST")
    def create(self):
        """Make the person and show the card with the code, once."""
        request = self.request
        login = request.POST.get("login", "")
        language = request.POST.get("language", "")
        worker = request.identity.account
        if language not in request.registry.mobio.languages:
            language = "de"
        try:
            person, code = create_person(
                request.site,
                worker,
                worker.organisation,
                login,
                language,
                request.now,
                request_seed(request),
            )
        except LoginRefused as refusal:
            request.response.status_int = 422
            return {"title": _("Neue Person"), "login": login, "problem": refusal.reason,
                    "chosen": language}  # fmt: skip
        except CodeUsed as used:
            return to_person(request, used.account)
        return card(request, request.site["accounts"][person.account_id], code)


@view_defaults(context=Person, name="code", permission=Permission.ISSUE_CODE)
class NewCode:
    """Print a new one-time code for a person who forgot the password."""

    def __init__(self, context, request):
        self.person = context
        self.request = request

    @view_config(request_method="GET", renderer="mobio.web:templates/new_code.pt")
    def ask(self):
        """Ask whether the worker has seen who it is."""
        name = record_for(self.request, self.person).name()
        return {"title": _("Neuer Zugangscode"), "person": self.person, "name": name,
                "problem": None}  # fmt: skip

    @view_config(request_method="POST", renderer="mobio.web:templates/new_code.pt")
    def issue(self):
        """Make the code and show its card, once."""
        request = self.request
        account = request.site["accounts"].get(self.person.account_id)
        if account is None:
            return HTTPSeeOther(request.resource_url(self.person))
        if request.POST.get("seen") != "yes":
            request.response.status_int = 422
            problem = _("Bitte prüfen Sie erst, wer vor Ihnen sitzt, und setzen Sie das Häkchen.")
            return {**self.ask(), "problem": problem}
        try:
            code = new_code(account, request.now, request_seed(request))
        except CodeUsed:
            return to_person(request, account)
        return card(request, account, code)


def to_person(request, account):
    """Return the redirect to the person of *account*: the card was there, and is done with."""
    return HTTPSeeOther(request.resource_url(request.site["people"], account.person_id))


def card(request, account, code):
    """Return the printable page with login and code, in the person's language and in German."""
    spoken = account.language if account.language in request.registry.mobio.languages else "de"
    person = request.resource_url(request.site["people"], account.person_id)
    page = code_card(
        _voice(spoken),
        _voice("de"),
        login=account.login,
        code=code,
        address=f"{request.registry.mobio.base_url}/activate",
        valid_until=today(account.code_expires),
        way_on=(person, _voice(request.language)),
        stylesheet=request.print_css,
    )
    return Response(page, content_type="text/html", charset="utf-8")


def _voice(language):
    return Voice(LANGUAGES[language][2], direction(language), say(language))
