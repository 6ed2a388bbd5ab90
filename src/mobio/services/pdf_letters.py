"""Mends the text that stands behind the letters of a PDF, for search, copies and screen readers.

A PDF says for each glyph which characters it stands for. WeasyPrint takes them from the place where
a glyph is met first. Where a letter and its vowel sign were shaped together there, as in the Arabic
"ئً", it gives both characters to the sign and none to the letter, and from then on the letter is
missing from the text of the whole document. The font knows better.
"""

import io
import re
import unicodedata

from fontTools.ttLib import TTFont

MAPPING = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})*)>")


def mend_letters(pdf, font_files):
    """Correct the glyph tables of *pdf* (pydyf.PDF); *font_files* are whole fonts by name."""
    by_reference = {thing.reference: thing for thing in pdf.objects}
    for thing in pdf.objects:
        if isinstance(thing, dict) and "ToUnicode" in thing:
            table = by_reference[thing["ToUnicode"]]
            table.stream = mended(table.stream, font_files[thing["BaseFont"]])


def mended(lines, font_file):
    """Return the *lines* of a glyph table, the damaged ones as the font says."""
    matches = [MAPPING.fullmatch(line) for line in lines]
    if not any(match and is_damaged(match) for match in matches):
        return lines
    known = characters_of(font_file)
    return [
        said_by(known, match) if match and is_damaged(match) else line
        for line, match in zip(lines, matches, strict=True)
    ]


def is_damaged(match):
    """Tell whether a glyph has no character, or a letter and its sign at once."""
    text = bytes.fromhex(match[2].decode()).decode("utf-16-be")
    return not text or (len(text) > 1 and any(map(unicodedata.combining, text)))


def said_by(known, match):
    """Return the line of *match* with the characters *known* of its glyph, if there are any."""
    text = known.get(int(match[1], 16))
    return b"<%b> <%b>" % (match[1], text.encode("utf-16-be").hex().encode()) if text else match[0]


def characters_of(font_file):
    """Return {glyph number: characters} of the glyphs that the font itself gives to characters."""
    known = {}
    with TTFont(io.BytesIO(font_file), fontNumber=0, lazy=True) as font:
        for code, name in sorted(font.getBestCmap().items(), reverse=True):
            # The shapes of Arabic letters have codes of their own: they stand for the letter.
            text = unicodedata.normalize("NFKC", chr(code))
            number = font.getGlyphID(name)
            if not text.startswith(" ") and (text == chr(code) or number not in known):
                known[number] = text
    return known
