"""The paper twin of a form: any published version as a bilingual sheet to fill in by hand."""

import threading
import weakref
from collections import OrderedDict
from hashlib import sha256

from mobio.engine.names import LANGUAGES, direction
from mobio.engine.paper import paper_form
from mobio.engine.references import Reference
from mobio.services.documents import PRINT, Voice, paper_document
from mobio.services.forms_in_force import catalogue_in_force

FOLDERS = ("biography", "casework")
"""The folders whose files ask questions."""
CODE = 8
KEPT = 24
"""How many sheets a maker keeps: making one takes seconds, and nothing personal is in it."""

_lock = threading.Lock()
_made = weakref.WeakKeyDictionary()


def paper_page(site, reference, language, *, staff=False, stylesheet=PRINT):
    """Return the page of the form *reference* ("biography/education@2") for the printer.

    It is in German and, unless that is German too, in *language*. Raises LookupError for a
    reference that was never published or asks no questions.
    """
    named = Reference.parse(reference)
    if named.folder not in FOLDERS:
        raise LookupError(reference)
    version = site["schemas"].versions[reference]
    catalogue = catalogue_in_force(site).at(version.sequence)
    form = paper_form(catalogue, named.path, language, staff)
    german, other = (catalogue.in_language(code) for code in ("de", language))
    return paper_document(
        Voice("de", "ltr", german.say),
        Voice(LANGUAGES[language][2], direction(language), other.say),
        form,
        code=f"{named.path} {named.version} · {version.sha256[:CODE]}",
        stylesheet=stylesheet,
    )


def paper_pdf(maker, page):
    """Return the PDF of *page*; the same sheet is made once. Raises PdfUnavailable."""
    key = sha256(page.encode("utf-8")).digest()
    with _lock:
        kept = _made.setdefault(maker, OrderedDict())
        found = kept.get(key)
    if found is None:
        found = maker.make(page)
        with _lock:
            kept[key] = found
            while len(kept) > KEPT:
                kept.popitem(last=False)
    return found


def paper_name(reference, language):
    """Return the file name of the PDF of *reference*."""
    named = Reference.parse(reference)
    both = "de" if language == "de" else f"de-{language}"
    return f"{named.id}-{named.version}-{both}.pdf"
