"""A consent text with its values filled in: the blocks of the page, and the whole document."""

from mobio.engine.consent_texts import blocks, fill
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.documents import PRINT, Voice, consent_document


def filled_blocks(text, fields):
    """Return the blocks of *text*, in one language, with *fields* filled in."""
    return tuple(type(block)(block.kind, fill(block.text, fields)) for block in blocks(text.text))


def whole_document(catalogue, consent, language, fields, day, stylesheet=PRINT):
    """Return the complete page of *consent* in *language*; its hash is what evidence keeps."""
    spoken = catalogue.in_language(language)
    _own, _german, html_language, direction = CONSENT_LANGUAGES[language]
    text = consent.text(language)
    return consent_document(
        Voice(html_language, direction, spoken.say),
        fill(text.title, fields),
        filled_blocks(text, fields),
        (),
        version=f"{consent.version}-{language}",
        day=day,
        tick=fill(text.tick, fields),
        stylesheet=stylesheet,
    )
