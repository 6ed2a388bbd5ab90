"""The worker that makes PDFs: HTML in, PDF out, in a process of its own with narrow limits.

It is started as ``python -m mobio.services.pdf_worker`` by `mobio.services.pdf` and ends when its
input ends. It opens no file and no address that a document names, except our own stylesheet.
WeasyPrint is imported here and nowhere else: the server stays small, and a crash costs one PDF.
"""

import os
import struct
import sys
from pathlib import Path

from mobio.services.pdf_letters import mend_letters
from mobio.services.process_limits import MEGABYTE, limit_memory, limit_time

TEMPLATES = Path(__file__).with_name("templates")
STYLESHEET = "app:print.css"

DONE = b"D"
FAILED = b"F"

HEADER = struct.Struct(">I")
MEMORY = 1024 * MEGABYTE
SECONDS = 20


def write_message(stream, payload: bytes):
    """Write *payload* to *stream*, its length before it."""
    stream.write(HEADER.pack(len(payload)) + payload)
    stream.flush()


def read_message(stream):
    """Return the next payload of *stream*, or None where it ends, even in the middle."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    payload = stream.read(length)
    return payload if len(payload) == length else None


def closed_fetcher():
    """Return a URL fetcher of WeasyPrint that knows our stylesheet and refuses all else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 -- see the module

    class Fetcher(URLFetcher):
        """Fetch what belongs to mobio. A plain function that raises would break WeasyPrint 70."""

        def fetch(self, url, headers=None):
            if url != STYLESHEET:
                raise ValueError("documents may not fetch anything")
            css = (TEMPLATES / "print.css").read_bytes()
            return URLFetcherResponse(url, css, {"Content-Type": "text/css; charset=utf-8"})

    return Fetcher()


def make_pdf(html: str) -> bytes:
    """Return the PDF (tagged, PDF/UA-1) of the page *html*."""
    from weasyprint import HTML  # noqa: PLC0415 -- see the module
    from weasyprint.text.fonts import get_hb_object_data  # noqa: PLC0415 -- see the module

    def finish(document, pdf):
        fonts = document.fonts.values()
        mend_letters(pdf, {font.name: get_hb_object_data(font.hb_face) for font in fonts})

    page = HTML(string=html, url_fetcher=closed_fetcher())
    return page.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)


def answer(request: bytes) -> bytes:
    """Return the message that answers *request*: the PDF, or the class of what went wrong."""
    try:
        return DONE + make_pdf(request.decode("utf-8"))
    except Exception as error:
        # Only the name of the class: the message may quote the document.
        return FAILED + type(error).__name__.encode()


def serve(requests, answers):
    """Answer *requests* one after the other until they end."""
    while (request := read_message(requests)) is not None:
        limit_time(SECONDS)
        write_message(answers, answer(request))


def main():
    """Serve the pipes this process was started with."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not get between the messages.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit_memory(MEMORY)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
