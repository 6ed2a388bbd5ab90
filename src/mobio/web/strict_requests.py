"""Refuse requests that no browser sends for a page of ours, before anything looks at them."""

import re
from urllib.parse import urlsplit

from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPRequestEntityTooLarge,
    HTTPUnsupportedMediaType,
)
from pyramid.tweens import EXCVIEW, MAIN

from mobio.engine.incoming import OWN_FIELDS
from mobio.web.multipart import MULTIPART, SentFile, count_parts
from mobio.web.requests import PLAIN_FORM
from mobio.web.sessions import just_ended

MOST_PAIRS = 2500
LARGEST_OF_STRANGERS = 256 * 1024
"""Who is not signed in types a name and a password."""
LARGEST_BODY = 12 * 1024 * 1024
LARGEST_WITH_FILES = 32 * 1024 * 1024
"""Far more than a file may have, so that its page can say so and keep what else was typed."""
MOST_FILES = 10
FORMS = (PLAIN_FORM, MULTIPART, "")
METHODS = ("GET", "HEAD", "POST")
UPLOADS = re.compile(r"/schemas/(?:[^/]+/[^/]+/upload|recording)/?\Z")
"""The addresses that take one file."""
ANSWERS = re.compile(
    r"(?:/people/[^/]+/biography/[a-z0-9_]+/[a-z0-9_]+(?:/[a-z0-9_]+/[a-z0-9]+)?"
    r"|/schemas/[^/]+/[^/]+/preview|/styleguide)/?\Z"
)
"""Pages that ask questions; whether one of them takes a file, they know."""


NO_BODY = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    EOFError,
    OSError,
    DeprecationWarning,  # raised for every charset but UTF-8
)
"""What reading a broken body raises, here or somewhere in WebOb or cgi."""


def tween(handler, registry):
    """Return the handler that lets through only requests of the expected shape."""

    def handle(request):
        _check_address(request, registry.mobio)
        if request.method not in METHODS:
            raise HTTPBadRequest()
        if request.method == "POST":
            _check_body(request)
        return handler(request)

    return handle


def _check_address(request, settings):
    """Refuse a foreign host and bytes that are no text.

    They are taken out of the request, so that the page that says so can be made like any other.
    """
    if request.host.lower() not in settings.allowed_hosts:
        request.host = urlsplit(settings.base_url).netloc
        _forget_address(request)
        raise HTTPBadRequest()
    try:
        request.path_info.encode("utf-8")
        dict(request.GET)
    except UnicodeError as error:
        _forget_address(request)
        raise HTTPBadRequest() from error


def _forget_address(request):
    request.environ["PATH_INFO"] = "/"
    request.environ["QUERY_STRING"] = ""


def _check_body(request):
    if (request.content_length or 0) > _largest(request):
        raise HTTPRequestEntityTooLarge()
    if request.content_type not in FORMS:
        raise HTTPUnsupportedMediaType()
    try:
        if _separators(request) > MOST_PAIRS:
            raise HTTPRequestEntityTooLarge()
        pairs = request.POST
    except NO_BODY as error:
        raise HTTPBadRequest() from error
    boxes = [(name, value) for name, value in pairs.items() if not isinstance(value, str)]
    if boxes and not _may_send(request.path_info, boxes):
        raise HTTPBadRequest()  # a file where we asked for a text


def _largest(request):
    """Return how many bytes the body may have; the database is asked only about a large one."""
    if (request.content_length or 0) <= LARGEST_OF_STRANGERS:
        return LARGEST_OF_STRANGERS
    if request.identity is None and just_ended(request) is None:
        return LARGEST_OF_STRANGERS
    may_have_files = request.content_type == MULTIPART and ANSWERS.match(request.path_info)
    return LARGEST_WITH_FILES if may_have_files else LARGEST_BODY


def _separators(request):
    """Return how many pairs the body can have; they are counted before it is taken apart."""
    if request.content_type == MULTIPART:
        return count_parts(request.body, request.environ["CONTENT_TYPE"])
    return request.body.count(b"&")


def _may_send(path, boxes):
    """Tell whether the page at *path* may send these *boxes* for files, empty ones too."""
    names = [name for name, _value in boxes]
    if ANSWERS.match(path):
        files = sum(isinstance(value, SentFile) for _name, value in boxes)
        return files <= MOST_FILES and OWN_FIELDS.isdisjoint(names)
    return bool(UPLOADS.match(path)) and names == ["file"]


def includeme(config):
    # Inside the exception views, so that each refusal gets its own page.
    config.add_tween("mobio.web.strict_requests.tween", under=EXCVIEW, over=MAIN)
