"""What a PDF says, for tests."""

import io
import re
import unicodedata

from pypdf import PdfReader

from mobio.services.directions import plain

UNSEEN = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F)])
AROUND_WORDS = ".,;:()[]?!،؛؟„“”«»\"'"


def text_of(pdf):
    """Return the text of all pages of *pdf*."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def bare(text):
    """Return *text* as it can be compared: one form of each letter, no signs of direction."""
    text = unicodedata.normalize("NFKC", plain(text)).translate(UNSEEN)
    return " ".join(text.split())


def words(text):
    """Return the set of words of *text*, without the signs around them."""
    # In Arabic "and" is written with its word, before a quotation mark too.
    return {word.strip(AROUND_WORDS) for word in re.split("[\\s«»]", bare(text))} - {""}


def unsaid(pdf, text):
    """Return the words of *text* that *pdf* does not say.

    Word by word: extractors change the order of the words in mixed lines, turn brackets round, and
    forget the space between two cells that are read from the right.
    """
    said = bare(text_of(pdf))
    return {word for word in words(text) if word not in said}


def says(pdf, value):
    """Tell whether *pdf* says *value*; one in letters of one direction must stand there whole."""
    kinds = {unicodedata.bidirectional(character) for character in value} & {"L", "R", "AL"}
    return bare(value) in bare(text_of(pdf)) if len(kinds) < 2 else not unsaid(pdf, value)


def fonts_of(pdf):
    """Return {name of a font: whether its file is in the PDF}."""
    embedded = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for descendant in font.get_object()["/DescendantFonts"]:
                descriptor = descendant.get_object()["/FontDescriptor"]
                name = re.sub(r"^/[A-Z]{6}\+", "", font.get_object()["/BaseFont"])
                embedded[name] = bool({"/FontFile2", "/FontFile3"} & set(descriptor))
    return embedded
