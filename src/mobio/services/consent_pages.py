"""A consent text with its values filled in: the blocks of the page, and the whole document."""

from mobio.engine.consent_texts import Block, blocks, fill, is_left_out
from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services.documents import PRINT, Voice, consent_document

RECIPIENTS = "{recipients}"


def filled_blocks(text, fields):
    """Return the blocks of *text*, in one language, with *fields* filled in.

    Several recipients become a list where they stand alone. An item whose only value is empty is
    left out.
    """
    found = []
    for block in blocks(text.text):
        if is_left_out(block, fields):
            continue
        filled = fill(block.text, fields)
        lines = filled.split("\n")
        if block.text == RECIPIENTS and len(lines) > 1:
            found.extend(Block("item", line) for line in lines)
        else:
            found.append(Block(block.kind, filled))
    return tuple(found)


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
