"""What a person has agreed to, the texts to agree to outside of a share, and taking them back."""

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.behind_consents import guarded, pages_behind
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.words import _
from mobio.resources.consents import Consent, Consents, Declaration
from mobio.resources.permissions import Permission
from mobio.services import declaring
from mobio.services.answering import Author
from mobio.services.refusals import NotAllowed
from mobio.services.signing_in import sign_out
from mobio.web import sessions
from mobio.web.agreement import Reading, languages_of_text
from mobio.web.places import person_of
from mobio.web.records import record_for
from mobio.web.views.home import workers
from mobio.web.views.sharing import pdf_response
from mobio.web.views.start import safe_next

TICK_FIRST = _("Bitte setzen Sie zuerst das Häkchen.")
TOGETHER_FIRST = _("Nur die Person kann zustimmen. Wählen Sie zuerst „Gemeinsam ausfüllen“.")


@view_config(
    context=Consents,
    permission=Permission.READ_CONSENTS,
    renderer="mobio.web:templates/consents.pt",
    request_method="GET",
)
def list_consents(context, request):
    """List the declarations and the consents of a person, with what became of them."""
    person, catalogue = person_of(context), request.catalogue
    newest_first = sorted(context.values(), key=lambda each: each.accepted_at, reverse=True)
    return {
        "title": _("Meine Einwilligungen"),
        "person": person,
        "is_own": request.identity.account.person_id == person.__name__,
        "open": [_asked(request, context, text) for text in _not_declared(person, catalogue)],
        "given": [_shown(request, person, consent) for consent in newest_first],
    }


def _not_declared(person, catalogue):
    """Return the texts the person could agree to and has not, as they are now."""
    behind = {page.needs_consent for form in catalogue.sections for page in form.pages} - {""}
    texts = [*declaring.missing(person, catalogue), *map(catalogue.consent, sorted(behind))]
    return [each for each in texts if not declaring.is_standing(person, catalogue, each.id)]


def _asked(request, consents, text):
    return {"title": text.title, "url": request.resource_url(consents, text.id, "")}


def _shown(request, person, consent):
    """Return what the list shows of one consent."""
    catalogue, consents = request.catalogue, person["consents"]
    text = catalogue.consent(consent.text_id, consent.text_version)
    declared = consents.declared(consent.text_id)
    is_newest = consent.share_id is None and declared[-1:] == [consent]
    share = person["shares"].get(consent.share_id) if consent.share_id else None
    own, _german, html, direction = CONSENT_LANGUAGES[consent.language]
    return {
        "consent": consent,
        "title": text.title,
        "about": _package_title(catalogue, consent),
        "only_read": text.only_read,
        "state": _state(request, person, consent, is_newest, share),
        "language": (own, html, direction),
        "url": request.resource_url(consent),
        "share": request.resource_url(share) if share is not None else None,
        "withdraw": _way_back(request, consents, consent, share, is_newest and not text.only_read),
    }


def _package_title(catalogue, consent):
    if consent.package_id is None:
        return ""
    return catalogue.package(consent.package_id, consent.package_version).title


def _state(request, person, consent, is_newest, share):
    """Return withdrawn, void, older, standing or over."""
    if consent.withdrawn_at is not None:
        return "withdrawn"
    if consent.share_id is not None:
        if consent.superseded or share is None:
            return "void"
        return "standing" if share.state(request.now) in ("accepted", "sent") else "over"
    if not is_newest:
        return "older"
    standing = declaring.is_standing(person, request.catalogue, consent.text_id)
    return "standing" if standing else "older"


def _way_back(request, consents, consent, share, may_be_taken_back):
    """Return the address at which the consent is taken back, or None."""
    if share is not None:
        is_running = share.state(request.now) == "sent" and consent.withdrawn_at is None
        return request.resource_url(share, "withdraw") if is_running else None
    return (
        request.resource_url(consents, consent.text_id, "withdraw") if may_be_taken_back else None
    )


@view_config(context=Consent, permission=Permission.READ_CONSENTS, request_method="GET")
def evidence(context, request):
    """Give the document as it was read and agreed to."""
    document = context.document
    return Response(
        document.data,
        content_type=document.media_type.partition(";")[0],
        charset="utf-8" if document.media_type.startswith("text/") else None,
        content_disposition="inline; filename=einwilligung",
    )


class DeclarationView:
    """What reading a text, agreeing to it and taking it back have in common."""

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self.person = person_of(context)
        try:
            self.text = request.catalogue.consent(context.__name__)
        except KeyError as error:
            raise HTTPNotFound() from error
        self.pages = pages_behind(request.catalogue, self.text.id)
        if not self.pages and not self.text.asked_at:
            raise HTTPNotFound()

    @property
    def is_own(self):
        """Tell whether the person is here alone."""
        return self.request.identity.account.person_id == self.person.__name__

    @property
    def companion(self):
        """Return the language of the person a worker fills in with, or ""."""
        return self.request.identity.helping.get(self.person.__name__, "")

    @property
    def is_standing(self):
        """Tell whether the text in force was agreed to."""
        return declaring.is_standing(self.person, self.request.catalogue, self.text.id)

    def see(self, *names, **query):
        """Return the redirect to a place below the person."""
        options = {"query": query} if query else {}
        return HTTPSeeOther(self.request.resource_url(self.person, *names, **options))

    def leave(self, note):
        """End the session: without this declaration the account is not used."""
        url = self.request.resource_url(self.request.site, "login", query={"note": note})
        response = HTTPSeeOther(url)
        sign_out(self.request.sessions, self.request.identity.session_id)
        sessions.end(self.request, response)
        return response


@view_defaults(context=Declaration, renderer="mobio.web:templates/declaration.pt")
class ReadAndAgree(DeclarationView):
    """One text, its languages, the tick and the two buttons."""

    @view_config(permission=Permission.READ_CONSENTS, request_method="GET")
    def read(self):
        """Show the text; nothing is written."""
        if self.is_standing:
            return self._on()
        return self._shown(None)

    def _shown(self, problem):
        languages = languages_of_text(self.request, self.text.id)
        chosen = self._language(dict(languages))
        reading = Reading(self.request, self.person, self.text.id, chosen) if chosen else None
        refusal = self._refusal()
        return {
            "title": reading.title if reading else self.text.title,
            "person": self.person,
            "reading": reading,
            "languages": languages,
            "text": self.text,
            "is_own": self.is_own,
            "is_new": bool(self.person["consents"].declared(self.text.id)),
            "query": self._query(),
            "refusal": self.request.catalogue.say(refusal) if refusal else None,
            "workers": self._whom_to_ask(),
            "problem": problem,
        }

    def _language(self, offered):
        """Return the language to read in: the chosen one, that of the reader, German, or none."""
        asked = self.request.GET.get("language")
        if asked is not None and not offered.get(asked):
            raise HTTPNotFound()
        wishes = (asked, self.companion, self.request.language, "de", *offered)
        return next((wish for wish in wishes if wish and offered.get(wish)), None)

    def _whom_to_ask(self):
        """Return the workers of those for whom nothing else opens; None for others."""
        is_all = self.is_own and self.text.asked_at
        return workers(self.request, self.person) if is_all else None

    def _query(self):
        return {key: self.request.GET[key] for key in ("page", "next") if key in self.request.GET}

    def _refusal(self):
        """Return why nobody may agree now, or None."""
        if not self.is_own and not self.companion:
            return TOGETHER_FIRST
        try:
            declaring.refuse_too_young(record_for(self.request, self.person), self.text)
        except NotAllowed as refusal:
            return refusal.reason
        return None

    @view_config(permission=Permission.READ_CONSENTS, name="text.pdf", request_method="GET")
    def pdf(self):
        """Give the text as PDF, exactly as it is on the page."""
        offered = dict(languages_of_text(self.request, self.text.id))
        language = self._language(offered)
        if language is None:
            raise HTTPNotFound()
        reading = Reading(self.request, self.person, self.text.id, language)
        return pdf_response(self.request, reading.document, "text.pdf")

    @view_config(permission=Permission.AGREE, request_method="POST", once=True)
    def answer(self):
        """Keep the consent and go on, or go back without."""
        posted = self.request.POST
        if posted.get("_do") == "decline" and not self.text.only_read:
            return self._declined()
        language = self._language(dict(languages_of_text(self.request, self.text.id)))
        problem = self._refusal()
        if language is None:
            raise HTTPNotFound()
        if not problem and posted.get("agreed") != "yes":
            problem = TICK_FIRST
        if not problem:
            try:
                self._declare(Reading(self.request, self.person, self.text.id, language), posted)
            except NotAllowed as refusal:
                problem = refusal.reason
        if problem:
            self.request.response.status_int = 422
            return self._shown(self.request.catalogue.say(problem))
        return self._on()

    def _declare(self, reading, posted):
        declaring.declare(
            self.person,
            self.request.catalogue,
            self.text,
            reading.language,
            reading.html,
            posted.get("sha256", ""),
            reading.pdf(),
            self.request.identity.account,
            self.request.now,
            read_aloud=posted.get("read_aloud") == "yes",
            interpreter=posted.get("interpreter", "")[:120],
        )

    def _on(self):
        """Return the redirect to what the consent has opened."""
        if self.text.asked_at:
            following = declaring.missing(self.person, self.request.catalogue)
            if following and self.is_own:
                return self.see("consents", following[0].id, "", **self._query())
            if "next" in self.request.GET:
                return HTTPSeeOther(safe_next(self.request, self.request.GET["next"]))
            return self.see()
        return self.see("biography", *self._page())

    def _page(self):
        """Return section and page to go on with: the one that was asked for, if it is behind."""
        known = {f"{form.id}/{page.id}": (form.id, page.id) for form, page in self.pages}
        first = next(iter(known.values()))
        return known.get(self.request.GET.get("page"), first)

    def _declined(self):
        if self.text.asked_at:
            return self.leave("not-taking-part") if self.is_own else self.see(note="not-agreed")
        return self.see("biography", self._page()[0], note="not-agreed")


@view_defaults(context=Declaration, name="withdraw", permission=Permission.WITHDRAW)
class TakeBack(DeclarationView):
    """Take a consent back, and delete what stands behind it."""

    def __init__(self, context, request):
        super().__init__(context, request)
        if self.text.only_read:
            raise HTTPNotFound()

    @view_config(request_method="GET", renderer="mobio.web:templates/consent_withdraw.pt")
    def ask(self):
        """Say exactly what would be deleted; nothing is yet."""
        if not self.person["consents"].declared(self.text.id):
            return self.see("consents", "")
        return {
            "title": _("Einwilligung widerrufen"),
            "person": self.person,
            "text": self.text,
            "questions": _labels(self.request.catalogue, self.text.id),
            "back": self.request.resource_url(self.person["consents"]),
        }

    @view_config(request_method="POST", once=True)
    def do(self):
        """Take it back: the evidence stays, every answer behind it is gone."""
        identity = self.request.identity
        account, language = identity.account, self.request.language
        author = Author(account.__name__, account.role, language, identity.is_worker)
        words = (self.person, self.request.catalogue, self.text.id, author)
        declaring.take_back(*words, "worker" if identity.is_worker else "self", self.request.now)
        if self.text.asked_at and self.is_own:
            return self.leave("not-taking-part")
        return self.see("consents", "", note="taken-back")


def _labels(catalogue, consent_id):
    """Return [(section, labels)] of every question that ever stood behind the consent."""
    questions, _pages = guarded(catalogue, consent_id)
    forms = [*reversed([catalogue.at(act.sequence) for act in catalogue.acts])]
    found = []
    for section, names in questions.items():
        versions = [each.section(section) for each in forms if _has(each, section)]
        every = {
            name: form.question(name).label
            for form in reversed(versions)
            for name in (question.id for question in form.questions)
            if name in names
        }
        found.append((versions[0].title, list(every.values())))
    return found


def _has(catalogue, section):
    return catalogue.plain(f"biography/{section}") is not None
