"""Flyer and poster in one language, with the code that leads to the site."""

import segno

from mobio.engine.consent_texts import blocks, fill
from mobio.engine.names import LANGUAGES, direction
from mobio.services.documents import PRINT, Voice, flyer_document
from mobio.services.forms_in_force import catalogue_in_force

TEXTS = "flyer"
KINDS = ("flyer", "poster")
"""What can be had; the shape of each is a template of the documents."""


def flyer_page(site, kind, language, address, stylesheet=PRINT):
    """Return the page of a flyer or poster; *address* is the one of the site."""
    catalogue = catalogue_in_force(site).in_language(language)
    voice = Voice(LANGUAGES[language][2], direction(language), catalogue.say)
    office = catalogue.texts("office")
    words = {key: blocks(fill(text, office)) for key, text in catalogue.texts(TEXTS).items()}
    return flyer_document(
        voice,
        kind,
        words,
        address=address,
        code=code_of(address),
        stylesheet=stylesheet,
    )


def code_of(address):
    """Return (size, path) of the code of *address*, drawn as SVG; a third of it may be worn."""
    matrix = segno.make(address, error="h", micro=False).matrix
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, cells in enumerate(matrix)
        for column, dark in enumerate(cells)
        if dark
    )
    return len(matrix), path


def flyer_name(kind, language):
    """Return the file name of the PDF."""
    return f"mobio-{kind}-{language}.pdf"
