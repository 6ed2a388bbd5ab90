"""The way of a share: kind of actor, actor and addresses, language, consent, mail."""

from pyramid.httpexceptions import HTTPNotFound, HTTPSeeOther
from pyramid.response import Response
from pyramid.view import view_config, view_defaults

from mobio.engine.attached import shown_file
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.engine.words import _
from mobio.resources.permissions import Permission
from mobio.resources.shares import Share, Shares
from mobio.services import sharing
from mobio.services.documents import PRINT
from mobio.services.mails import share_mail
from mobio.services.pdf import PdfUnavailable
from mobio.web.agreement import Agreement, languages_offered
from mobio.web.places import person_of
from mobio.web.records import record_for
from mobio.web.typed_recipients import recipients_of, typed_recipients

PRIVATE_ADDRESS = _(
    "Das sieht nach einer privaten E-Mail-Adresse aus. Prüfen Sie sie und setzen Sie das Häkchen."
)
OPEN_STATES = ("prepared", "accepted")


@view_config(
    context=Shares,
    permission=Permission.READ_SHARES,
    renderer="mobio.web:templates/shares.pt",
    request_method="GET",
)
def list_shares(context, request):
    """List the shares of a person: running, over and withdrawn, with every opening."""
    shown = [shown_share(request, share) for share in context.newest_first()]
    return {"title": _("Datenfreigabe"), "shares": shown, "person": person_of(context)}


def shown_share(request, share):
    """Return what the list shows of one share."""
    package = request.catalogue.package(share.package_id, share.package_version)
    return {
        "share": share,
        "title": package.title,
        "state": share.state(request.now),
        "days_left": (share.expires_at - request.now).days if share.expires_at else None,
        "mails": sharing.mail_states(request.site, share),
        "url": request.resource_url(share),
        "openings": [
            {**opening, "who": share.recipients[opening["recipient"]]["name"]}
            for opening in reversed(share.openings)
        ],
    }


@view_defaults(context=Shares, name="new", permission=Permission.SHARE)
class NewShare:
    """Begin a share: choose the kind of actor, then the actor and the addresses."""

    def __init__(self, context, request):
        self.shares = context
        self.request = request
        self.person = person_of(context)

    @view_config(request_method="GET", renderer="mobio.web:templates/new_share.pt")
    def ask(self):
        """Show the kinds of actors, or the actors of the chosen kind."""
        kind = self.request.GET.get("kind")
        if kind is None:
            packages = self.request.catalogue.packages
            return {"title": _("Neue Freigabe"), "packages": packages, "package": None,
                    "person": self.person}  # fmt: skip
        return self._asked(self._package(kind), {}, None)

    @view_config(request_method="POST", renderer="mobio.web:templates/new_share.pt", once=True)
    def prepare(self):
        """Keep the recipients, or say what is wrong with them."""
        package = self._package(self.request.GET.get("kind", ""))
        typed = typed_recipients(self.request)
        recipients = recipients_of(typed, self._actors(package))
        if sharing.warned_recipients(package, recipients) and typed["sure"] != "yes":
            self.request.response.status_int = 422
            return self._asked(package, typed, sharing.NotAllowed(PRIVATE_ADDRESS))
        try:
            share = sharing.prepare(
                self.person,
                package,
                recipients,
                self.request.identity.account,
                self.request.now,
            )
        except sharing.NotAllowed as refusal:
            self.request.response.status_int = 422
            return self._asked(package, typed, refusal)
        record = record_for(self.request, self.person)
        offered = sharing.files_offered(self.request.catalogue, share, record)
        step = "attachments" if offered else "language"
        return HTTPSeeOther(self.request.resource_url(share, step))

    def _asked(self, package, typed, refusal):
        actors = self._actors(package)
        return {
            "title": package.title,
            "packages": (),
            "package": package,
            "actors": actors,
            "typed": typed,
            "refusal": self.request.catalogue.say(refusal.reason) if refusal else None,
            "asks_if_sure": refusal is not None and refusal.reason is PRIVATE_ADDRESS,
            "person": self.person,
        }

    def _package(self, kind):
        try:
            return self.request.catalogue.package(kind)
        except KeyError as error:
            raise HTTPNotFound() from error

    def _actors(self, package):
        return self.request.site["directory"].of_kind(package.id)


class ShareView:
    """What the steps of one share have in common."""

    def __init__(self, context, request):
        self.share = context
        self.request = request
        self.person = person_of(context)
        self.package = request.catalogue.package(context.package_id, context.package_version)

    def values(self, title, **values):
        """Return what every step shows, and *values*."""
        return {
            "title": title,
            "share": self.share,
            "person": self.person,
            "package": self.package,
            "state": self.share.state(self.request.now),
            **values,
        }

    def see(self, name="", **query):
        """Return the redirect to another step of this share."""
        return HTTPSeeOther(self.request.resource_url(self.share, name, query=query or None))

    def list(self, note):
        """Return the redirect to the list of shares."""
        url = self.request.resource_url(self.share.__parent__, query={"note": note})
        return HTTPSeeOther(url)

    def only_in(self, *states):
        """Lead to the share itself when it is in none of *states*: another step is its next."""
        if self.share.state(self.request.now) not in states:
            raise HTTPSeeOther(self.request.resource_url(self.share))


@view_defaults(context=Share, permission=Permission.SHARE)
class ShareSteps(ShareView):
    """Language of the text, the text itself, and the mail."""

    @view_config(
        name="language", request_method="GET", renderer="mobio.web:templates/share_language.pt"
    )
    def language(self):
        """Ask in which language the consent text shall be read."""
        self.only_in(*OPEN_STATES)
        choices = languages_offered(self.request, self.package)
        return self.values(_("Sprache der Einwilligung"), choices=choices)

    @view_config(
        name="attachments", request_method="GET", renderer="mobio.web:templates/share_files.pt"
    )
    def files(self):
        """Show the files that may go along; none is ticked unless the person has done so."""
        self.only_in("prepared")
        if not self._offered:
            return self.see("language")
        return self._files({pinned["file"] for pinned in self.share.attachments})

    @property
    def _offered(self):
        record = record_for(self.request, self.person)
        return sharing.files_offered(self.request.catalogue, self.share, record)

    def _files(self, ticked, problem=None):
        words = {"offered": self._offered, "ticked": ticked, "shown_file": shown_file}
        return self.values(_("Welche Anlagen gehen mit?"), problem=problem, **words)

    @view_config(
        name="attachments", request_method="POST", renderer="mobio.web:templates/share_files.pt"
    )
    def choose_files(self):
        """Keep which files go along; an identity card needs its second tick."""
        self.only_in("prepared")
        wanted, confirmed = map(self.request.POST.getall, ("file", "sure"))
        try:
            sharing.choose(self.person, self.share, wanted, confirmed, self.request.now)
        except sharing.NotAllowed as refusal:
            self.request.response.status_int = 422
            return self._files(set(wanted), refusal.reason)
        return self.see("language")

    @view_config(
        name="consent", request_method="GET", renderer="mobio.web:templates/share_consent.pt"
    )
    def read(self):
        """Show the text, what the actor will see, and the tick."""
        self.only_in("prepared")
        return self._consent(self._agreement())

    def _consent(self, agreement, problem=None):
        return self.values(
            _("Einwilligung"),
            agreement=agreement,
            problem=problem,
            has_files=bool(self._offered),
            own=agreement.package_lines(self.request.language),
            german=agreement.package_lines("de"),
        )

    def _agreement(self):
        language = self.request.GET.get("language", "")
        offered = dict(languages_offered(self.request, self.package)).get(language)
        if language not in CONSENT_LANGUAGES or not offered:
            raise HTTPNotFound()
        return Agreement(self.request, self.person, self.share, language)

    @view_config(name="consent.pdf", request_method="GET")
    def consent_pdf(self):
        """Give the text as PDF, exactly as it is on the page."""
        self.only_in("prepared")
        return pdf_response(self.request, self._agreement().document, "einwilligung.pdf")

    @view_config(
        name="consent",
        request_method="POST",
        renderer="mobio.web:templates/share_consent.pt",
        once=True,
    )
    def answer(self):
        """Keep the consent, or give the share up."""
        self.only_in("prepared")
        posted = self.request.POST
        if posted.get("_do") == "cancel":
            sharing.cancel(self.share, self.request.now)
            return self.list("cancelled")
        agreement = self._agreement()
        if posted.get("agreed") != "yes":
            self.request.response.status_int = 422
            return self._consent(agreement, _("Bitte setzen Sie das Häkchen oder brechen Sie ab."))
        try:
            self._accept(agreement, posted)
        except sharing.NotAllowed as refusal:
            self.request.response.status_int = 422
            return self._consent(agreement, refusal.reason)
        return self.see("mail")

    def _accept(self, agreement, posted):
        return sharing.accept(
            self.request.site,
            self.person,
            self.share,
            agreement.pdf(),
            agreement.html,
            posted.get("sha256", ""),
            agreement.language,
            self.request.identity.account,
            self.request.now,
            interpreter=posted.get("interpreter", "")[:120],
            read_aloud=posted.get("read_aloud") == "yes",
            files=posted.get("files", ""),
        )

    @view_config(name="mail", request_method="GET", renderer="mobio.web:templates/share_mail.pt")
    def mail(self):
        """Show the mail as it will leave."""
        self.only_in("accepted")
        german = self.request.catalogue.in_language("de")
        proposed = share_mail(german, record_for(self.request, self.person), self.share)
        return self._mail(proposed.subject, proposed.text, {}, None)

    def _mail(self, subject, text, typed, refusal):
        return self.values(
            _("E-Mail senden"),
            subject=subject,
            text=text,
            typed=typed,
            refusal=self.request.catalogue.say(refusal) if refusal else None,
        )

    @view_config(
        name="mail",
        request_method="POST",
        renderer="mobio.web:templates/share_mail.pt",
        once=True,
    )
    def send(self):
        """Send the mail; other recipients need another consent."""
        self.only_in("accepted")
        posted = self.request.POST
        typed = typed_recipients(self.request)
        subject, text = posted.get("subject", ""), posted.get("text", "")
        try:
            if sharing.change_recipients(self.share, recipients_of(typed, ())):
                return self.see("language", note="renewed")
            settings = self.request.registry.mobio
            sharing.send(
                self.request.site, self.person, self.share, subject, text,
                settings.mail_from, self.request.now,
            )  # fmt: skip
        except sharing.NotAllowed as refusal:
            self.request.response.status_int = 422
            return self._mail(subject, text, typed, refusal.reason)
        return self.list("sent")


@view_defaults(context=Share)
class ShareViews(ShareView):
    """Look at a share and end it."""

    @view_config(
        permission=Permission.READ_SHARES,
        request_method="GET",
        renderer="mobio.web:templates/share.pt",
    )
    def look(self):
        """Show one share: state, recipients, openings, and what was agreed to."""
        shown = shown_share(self.request, self.share)
        return self.values(self.package.title, shown=shown)

    @view_config(name="evidence", permission=Permission.READ_SHARES, request_method="GET")
    def evidence(self):
        """Give the consent document as it was agreed to."""
        if self.share.consent_id is None:
            raise HTTPNotFound()
        document = self.person["consents"][self.share.consent_id].document
        return Response(
            document.data,
            content_type=document.media_type.partition(";")[0],
            charset="utf-8" if document.media_type.startswith("text/") else None,
            content_disposition="inline; filename=einwilligung",
        )

    @view_config(
        name="withdraw",
        permission=Permission.WITHDRAW,
        request_method="GET",
        renderer="mobio.web:templates/withdraw.pt",
    )
    def ask_withdrawal(self):
        """Say what withdrawing does and what it cannot do."""
        self.only_in("sent", "accepted")
        return self.values(_("Freigabe widerrufen"), shown=shown_share(self.request, self.share))

    @view_config(name="withdraw", permission=Permission.WITHDRAW, request_method="POST", once=True)
    def withdraw(self):
        """End the share; the link and every open page are dead from now on."""
        account = self.request.identity.account
        if self.share.consent_id is None:
            raise HTTPNotFound()
        consent = self.person["consents"][self.share.consent_id]
        channel = "worker" if self.request.identity.is_worker else "self"
        sharing.withdraw(self.share, consent, account, self.request.now, channel)
        return self.list("withdrawn")


def pdf_response(request, make_page, name):
    """Return a PDF, or the page itself for the printer when there is no PDF here.

    *make_page* makes the document for a stylesheet.
    """
    try:
        return Response(
            request.registry.pdf_maker.make(make_page(PRINT)),
            content_type="application/pdf",
            content_disposition=f"inline; filename={name}",
        )
    except PdfUnavailable:
        page = make_page(request.print_css)
        return Response(page, content_type="text/html", charset="utf-8")
