"""What a JPEG says beside its picture: where, when and with what it was taken.

The points are not touched. A JPEG inside a PDF cannot be written anew without losing some of them.
"""

import re

START = b"\xff\xd8"
END, SCAN, COMMENT = 0xD9, 0xDA, 0xFE
ALONE = {0x01, *range(0xD0, 0xD9)}
"""Markers that no length follows."""
FOR_PROGRAMS = range(0xE0, 0xF0)
NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What a program needs to show the colours as they are meant; everything else tells of people."""
MARKER = re.compile(rb"\xff+([^\x00\xff])")
AFTER_SCAN = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def picture_alone(content):
    """Return the JPEG *content* without comments, Exif and the like, and without what follows it.

    What is no JPEG is returned as it is.
    """
    begin = content.find(START + b"\xff")
    if begin < 0:
        return content
    return START + b"".join(_kept(content, begin + len(START)))


def _kept(content, at):
    """Yield the pieces of *content* from *at* that make the picture."""
    while match := MARKER.search(content, at):
        marker, at = match[1][0], match.end()
        if marker in ALONE:
            yield match[0]
            continue
        if marker == END:
            yield match[0]
            return
        stop = at + int.from_bytes(content[at : at + 2], "big")
        if marker == SCAN:
            following = AFTER_SCAN.search(content, stop)
            stop = following.start() if following else len(content)
        if not _tells(marker, content[at + 2 : at + 16]):
            yield content[match.start() : stop]
        at = stop


def _tells(marker, beginning):
    """Tell whether a segment says something about the picture that nobody needs to show it."""
    if marker not in FOR_PROGRAMS:
        return marker == COMMENT
    return marker not in NEEDED or not beginning.startswith(NEEDED[marker])
