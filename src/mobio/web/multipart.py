"""Take apart a form that may bring files, as browsers write one.

The library ``multipart`` reads it; what it lets pass and no browser writes is refused here.
"""

import re
from dataclasses import dataclass, field

from multipart import PushMultipartParser

MULTIPART = "multipart/form-data"
CONTENT_TYPE = re.compile(rf'{MULTIPART}; *boundary=(?:"([ -!#-~]{{1,70}})"|([!#-~]{{1,70}}))\Z')
LONGEST_LINE = 2048
"""How long a line above a value may be; the longest name of a file takes less than 800 bytes."""
HEADS = (["Content-Disposition"], ["Content-Disposition", "Content-Type"])
"""What browsers write above a text, and above a file."""
BREAK = b"\r\n"
NOTHING_CHOSEN = b""
"""What stands for a box in which no file was chosen."""


@dataclass(frozen=True)
class SentFile:
    """A file that came with a form. Neither its name nor the type it declares is kept."""

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
    end = BREAK + boundary + b"--"
    if not body.startswith(boundary + BREAK) or not body.endswith((end, end + BREAK)):
        raise ValueError("a form that was cut off, or words around it")
    with PushMultipartParser(
        boundary.removeprefix(b"--"),
        max_header_size=LONGEST_LINE,
        max_header_count=max(map(len, HEADS)),
        strict=True,
    ) as parser:
        pairs = list(_pairs(parser.parse(body)))
    # The library stops at the first end and takes a boundary inside a line for a text.
    if body.count(boundary) != len(pairs) + 1:
        raise ValueError("a form with a boundary where none belongs")
    return pairs


def _pairs(events):
    """Yield the pairs of *events*: for each part its head, its bytes if it has any, and None."""
    for head in events:
        yield _pair(head, b"".join(iter(events.__next__, None)))


def _pair(head, value):
    """Return the pair of one part; raise ValueError if no browser writes it."""
    is_foreign = (head.charset or "utf-8").lower() != "utf-8"
    if is_foreign or [name for name, _value in head.headerlist] not in HEADS:
        raise ValueError("a part that no browser writes")
    if head.filename is None:
        return head.name, value.decode("utf-8", "replace")
    return head.name, SentFile(value) if value or head.filename else NOTHING_CHOSEN
