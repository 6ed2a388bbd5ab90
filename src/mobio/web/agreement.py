"""The consent text of one share in one language, as it is shown, printed and kept."""

import hashlib

from mobio.engine.consent_texts import blocks, fill
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.clock import today
from mobio.services.consent_languages import languages_to_choose
from mobio.services.consenting import consent_fields
from mobio.services.documents import PRINT, Voice, consent_document
from mobio.services.pdf import PdfUnavailable
from mobio.services.sharing import package_shown
from mobio.web.records import record_for


def languages_offered(request, package):
    """Return the pairs (language, whether it may be chosen) of all consent languages."""
    unreviewed = request.registry.mobio.unreviewed_consents
    offered = languages_to_choose(request.catalogue, package, unreviewed)
    return tuple((language, language in offered) for language in CONSENT_LANGUAGES)


class Agreement:
    """What a person reads before saying yes or no."""

    def __init__(self, request, person, share, language):
        self.request = request
        self.person = person
        self.share = share
        self.language = language
        catalogue = request.catalogue
        package = catalogue.package(share.package_id, share.package_version)
        self.version = catalogue.consent(package.consent_id)
        self.text = self.version.text(language)
        self.fields = consent_fields(request.site, person, share, catalogue, language, request.now)
        _own, _german, self.html_language, self.direction = CONSENT_LANGUAGES[language]

    @property
    def title(self):
        """Return the title of the text."""
        return fill(self.text.title, self.fields)

    @property
    def heard(self):
        """Return the recording of exactly this text, or None; a changed text has none."""
        return self.request.catalogue.heard_in(self.version, self.language)

    @property
    def tick(self):
        """Return the sentence at the box."""
        return fill(self.text.tick, self.fields)

    @property
    def html(self):
        """Return the complete document; its hash is what the evidence keeps."""
        return self.document(PRINT)

    def document(self, stylesheet):
        """Return the complete document with *stylesheet*."""
        say = self.request.catalogue.in_language(self.language).say
        voice = Voice(self.html_language, self.direction, say)
        return consent_document(
            voice,
            self.title,
            self.blocks,
            (),
            version=f"{self.version.version}-{self.language}",
            day=today(self.request.now),
            tick=self.tick,
            stylesheet=stylesheet,
        )

    @property
    def blocks(self):
        """Return the blocks of the text with the values filled in."""
        return tuple(
            type(block)(block.kind, fill(block.text, self.fields))
            for block in blocks(self.text.text)
        )

    @property
    def sha256(self):
        """Return the hash of the document in hexadecimal."""
        return hashlib.sha256(self.html.encode("utf-8")).hexdigest()

    def pdf(self):
        """Return the document as PDF, or None where none can be made."""
        try:
            return self.request.registry.pdf_maker.make(self.html)
        except PdfUnavailable:
            return None

    def package_lines(self, language):
        """Return what the actor will read, in *language*."""
        catalogue = self.request.catalogue.in_language(language)
        record = record_for(self.request, self.person, catalogue)
        return package_shown(catalogue, self.share, record)
