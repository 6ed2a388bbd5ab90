"""A consent text in one language, as it is shown, printed and kept."""

import hashlib

from mobio.engine.consent_texts import fill
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.clock import today
from mobio.services.consent_languages import languages_to_choose
from mobio.services.consent_pages import filled_blocks, whole_document
from mobio.services.consenting import consent_fields, declaration_fields
from mobio.services.documents import PRINT
from mobio.services.pdf import PdfUnavailable
from mobio.services.shared_files import digest_of, pinned_now
from mobio.services.sharing import package_shown
from mobio.web.records import record_for


def languages_offered(request, package):
    """Return the pairs (language, whether it may be chosen) of all consent languages."""
    return languages_of_text(request, package.consent_id, package)


def languages_of_text(request, text_id, package=None):
    """Return the pairs (language, whether it may be chosen) of the text with that id."""
    text = request.catalogue.consent(text_id)
    unreviewed = request.registry.mobio.unreviewed_consents
    offered = languages_to_choose(request.catalogue, text, unreviewed, package)
    return tuple((language, language in offered) for language in CONSENT_LANGUAGES)


class Reading:
    """What a person reads before saying yes or no; it belongs to no share."""

    def __init__(self, request, person, text_id, language):
        self.request = request
        self.person = person
        self.language = language
        self.version = request.catalogue.consent(text_id)
        self.text = self.version.text(language)
        self.fields = self._fields()
        _own, _german, self.html_language, self.direction = CONSENT_LANGUAGES[language]

    def _fields(self):
        words = (self.version.id, self.request.catalogue, self.language, self.request.now)
        return declaration_fields(self.request.site, self.person, *words)

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
        words = (self.request.catalogue, self.version, self.language, self.fields)
        return whole_document(*words, today(self.request.now), stylesheet)

    @property
    def blocks(self):
        """Return the blocks of the text with the values filled in."""
        return filled_blocks(self.text, self.fields)

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


class Agreement(Reading):
    """What a person reads before saying yes or no to one share."""

    def __init__(self, request, person, share, language):
        self.share = share
        package = request.catalogue.package(share.package_id, share.package_version)
        super().__init__(request, person, package.consent_id, language)

    def _fields(self):
        words = (self.share, self.request.catalogue, self.language, self.request.now)
        return consent_fields(self.request.site, self.person, *words)

    @property
    def files(self):
        """Return a hash of the files that go along; the text alone does not tell them apart."""
        record = record_for(self.request, self.person)
        return digest_of(pinned_now(self.request.catalogue, self.share, record))

    def package_lines(self, language):
        """Return what the actor will read, in *language*."""
        catalogue = self.request.catalogue.in_language(language)
        record = record_for(self.request, self.person, catalogue)
        return package_shown(catalogue, self.share, record)
