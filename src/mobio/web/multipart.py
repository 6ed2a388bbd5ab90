"""Take apart a form that may bring files, as browsers write one.

``cgi.FieldStorage`` looks at every line of every file, and at forms within forms: a small body can
keep it busy for minutes. Here a body is cut at its boundary, and what no browser writes is refused.
"""

import re
from dataclasses import dataclass, field

MULTIPART = "multipart/form-data"
CONTENT_TYPE = re.compile(rf'{MULTIPART}; *boundary=(?:"([ -!#-~]{{1,70}})"|([!#-~]{{1,70}}))\Z')
LONGEST_HEAD = 4096
BREAK, END_OF_HEAD = b"\r\n", b"\r\n\r\n"
DISPOSITION = re.compile(
    rb'^content-disposition: *form-data; *name="([^"\r\n]*)"([^\r\n]*)',
    re.IGNORECASE | re.MULTILINE,
)
NOTHING_CHOSEN = b""
"""What stands for a box in which no file was chosen."""
EMPTY_BOX = b'filename=""'
FOREIGN = re.compile(
    rb'charset=(?!"?utf-8)|^content-transfer-encoding: *(?:base64|quoted-printable)',
    re.IGNORECASE | re.MULTILINE,
)
"""Ways to write a text that are not ours."""


@dataclass(frozen=True)
class SentFile:
    """A file that came with a form. Neither its name nor the type it declares is read."""

    content: bytes = field(repr=False)


def boundary_of(content_type):
    """Return the bytes before each part of a form of *content_type*; raise ValueError for none."""
    match = CONTENT_TYPE.match(content_type)
    if match is None:
        raise ValueError("a form without a boundary, or with something else")
    return b"--" + (match[1] or match[2]).encode("ascii")


def count_parts(body, content_type):
    """Return how many parts *body* has at most; nothing is taken apart."""
    return body.count(boundary_of(content_type))


def sent_pairs(body, content_type):
    """Return the pairs (name, text, SentFile or NOTHING_CHOSEN) of *body*; may raise ValueError."""
    boundary = boundary_of(content_type)
    first, *parts = body.split(BREAK + boundary)
    if not first.startswith(boundary) or not parts or parts.pop().rstrip() != b"--":
        raise ValueError("a form that was cut off, or words around it")
    return [_pair(part) for part in (first.removeprefix(boundary), *parts)]


def _pair(part):
    """Return the pair of one part: line break, head, empty line, value."""
    end = part.find(END_OF_HEAD, 0, LONGEST_HEAD)
    head = part[:end]
    match = DISPOSITION.search(head)
    if end < 0 or not part.startswith(BREAK) or match is None or FOREIGN.search(head):
        raise ValueError("a part that no browser writes")
    name, value = match[1].decode("utf-8", "replace"), part[end + len(END_OF_HEAD) :]
    if b"filename" not in match[2].lower():
        return name, value.decode("utf-8", "replace")
    is_chosen = value or EMPTY_BOX not in match[2].lower()
    return name, SentFile(value) if is_chosen else NOTHING_CHOSEN
