"""What an actor meets behind a mailed link. Everything that is no live share is the same 404.

A GET shows only the offer, for mail gateways open links by themselves. The button opens; after it
the address holds no secret, and a signed cookie of this one opening is the proof.
"""

import functools
import secrets

from pyramid.httpexceptions import HTTPSeeOther
from pyramid.view import view_config, view_defaults
from webob.cookies import SignedSerializer

from mobio.engine.consent_texts import blocks
from mobio.resources.links import MailedLinks, Opened
from mobio.resources.permissions import Permission
from mobio.services import sharing
from mobio.services.clock import today
from mobio.services.documents import Voice, package_document
from mobio.web.files import file_response
from mobio.web.records import record_for
from mobio.web.views.sharing import pdf_response

OPEN_FOR_SECONDS = 30 * 60
COOKIE = "mobio-opened-"


def serializer(request):
    """Return what signs the cookies of openings."""
    return SignedSerializer(request.key.hex(), "mobio-opening")


def gone(request):
    """Return what the page of a dead link shows; the answer is a 404."""
    request.response.status_int = 404
    return {"title": "Dieser Link gilt nicht", "gone": True}


@view_defaults(
    context=MailedLinks,
    name="dat",
    permission=Permission.OPEN_LINK,
    renderer="mobio.web:templates/offer.pt",
)
class Offer:
    """The page a mailed link leads to."""

    def __init__(self, context, request):
        self.context = context
        self.request = request
        self.value = request.GET.get("value", "")

    def found(self):
        """Return the live share of this link, or None."""
        request = self.request
        return sharing.find(request.site, self.value, request.key, request.now)

    @view_config(request_method="GET")
    def offer(self):
        """Show the button and nothing about the person."""
        if self.found() is None:
            return gone(self.request)
        notice = blocks(self.request.catalogue.texts("actor")["notice"])
        return {"title": "Datenfreigabe in MoBio", "gone": False, "notice": notice,
                "value": self.value}  # fmt: skip

    @view_config(request_method="POST")
    def open(self):
        """Note the opening and lead on to an address without the secret."""
        request, found = self.request, self.found()
        if found is None:
            sharing.note_late_opening(request.site, self.value, request.key, request.now)
            return gone(request)
        sharing.note_opening(found.share, found.recipient_index, "opened", request.now)
        opening = secrets.token_hex(16)
        selector = found.share.recipients[found.recipient_index]["selector"]
        proof = {
            "opening": opening,
            "selector": selector,
            "until": int(request.now.timestamp()) + OPEN_FOR_SECONDS,
        }
        response = HTTPSeeOther(request.resource_url(self.context, opening))
        response.set_cookie(
            COOKIE + opening,
            serializer(request).dumps(proof).decode("ascii"),
            max_age=OPEN_FOR_SECONDS,
            path="/dse/" + opening,
            httponly=True,
            secure=request.registry.mobio.is_https,
            samesite="Strict",
        )
        return response


@view_defaults(context=Opened, permission=Permission.OPEN_LINK)
class OpenedPackage:
    """The package, live, as long as the link lives and half an hour after its button."""

    def __init__(self, context, request):
        self.request = request
        self.opening = context.__name__
        self.found = self._found()

    def _found(self):
        try:
            cookie = self.request.cookies.get(COOKIE + self.opening, "")
            proof = serializer(self.request).loads(cookie.encode("ascii", "replace"))
        except ValueError:
            return None
        fresh = proof["until"] > self.request.now.timestamp()
        if proof["opening"] != self.opening or not fresh:
            return None
        return sharing.find_selected(self.request.site, proof["selector"], self.request.now)

    @property
    def catalogue(self):
        """Return the forms in German: actors read German."""
        return self.request.catalogue.in_language("de")

    @property
    def sections(self):
        """Return the lines of the package."""
        return sharing.package_shown(self.catalogue, self.found.share, self.record)

    @property
    def record(self):
        """Return the answers of the person, read in German."""
        return record_for(self.request, self.found.person, self.catalogue)

    @view_config(request_method="GET", renderer="mobio.web:templates/opened.pt")
    def show(self):
        """Show the package."""
        if self.found is None:
            return gone(self.request)
        share = self.found.share
        package = self.catalogue.package(share.package_id, share.package_version)
        return {
            "title": "Freigegebene Daten",
            "gone": False,
            "package": package,
            "sections": self.sections,
            "share": share,
            "recipient": share.recipients[self.found.recipient_index],
            "files": sharing.files_given(self.catalogue, share, self.record),
            "file_url": self.request.resource_url(self.request.context, "file"),
            "pdf_url": self.request.resource_url(self.request.context, "pdf"),
        }

    @view_config(name="pdf", request_method="POST", renderer="mobio.web:templates/opened.pt")
    def pdf(self):
        """Give the package as PDF and note that it was taken along."""
        if self.found is None:
            return gone(self.request)
        share = self.found.share
        recipient = share.recipients[self.found.recipient_index]
        make_page = functools.partial(
            package_document,
            Voice("de", "ltr", self.catalogue.say),
            self.catalogue.package(share.package_id, share.package_version).title,
            self.sections,
            recipient=recipient["name"] or recipient["address"],
            valid_until=share.valid_until,
            printed=today(self.request.now),
        )
        index, now = self.found.recipient_index, self.request.now
        sharing.note_opening(share, index, "downloaded", now)
        return pdf_response(
            self.request, lambda sheet: make_page(stylesheet=sheet), "datenfreigabe.pdf"
        )

    @view_config(name="file", request_method="POST", renderer="mobio.web:templates/opened.pt")
    def file(self):
        """Give one file of the share and note that it was taken along.

        Its number comes in the body: no address leads to a file.
        """
        if self.found is None:
            return gone(self.request)
        number = self.request.POST.get("number", "")
        attachment = sharing.file_given(self.catalogue, self.found, self.record, number)
        if attachment is None:
            return gone(self.request)
        index, now = self.found.recipient_index, self.request.now
        sharing.note_opening(self.found.share, index, "took_file", now)
        return file_response(attachment, int(number))
