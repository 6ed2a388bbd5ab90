"""Refuse requests that no browser sends for a page of ours, before anything looks at them."""

import re
from urllib.parse import urlsplit

from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPRequestEntityTooLarge,
    HTTPUnsupportedMediaType,
)
from pyramid.tweens import EXCVIEW, MAIN

MOST_PAIRS = 2500
LARGEST_BODY = 12 * 1024 * 1024
LARGEST_WITH_FILES = 32 * 1024 * 1024
"""Far more than a file may have, so that its page can say so and keep what else was typed."""
MOST_FILES = 10
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "")
METHODS = ("GET", "HEAD", "POST")
UPLOADS = re.compile(r"/schemas/(?:[^/]+/[^/]+/upload|recording)/?\Z")
"""The addresses that take one file."""
ANSWERS = re.compile(
    r"(?:/people/[^/]+/biography(?:/[^/]+){2,4}|/schemas/[^/]+/[^/]+/preview|/styleguide)/?\Z"
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
"""What reading a broken body raises somewhere in WebOb or cgi."""


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
    takes_answers = bool(ANSWERS.match(request.path_info))
    may_have_files = takes_answers and request.content_type == "multipart/form-data"
    largest = LARGEST_WITH_FILES if may_have_files else LARGEST_BODY
    if (request.content_length or 0) > largest:
        raise HTTPRequestEntityTooLarge()
    if request.content_type not in FORMS:
        raise HTTPUnsupportedMediaType()
    try:
        pairs = _pairs(request)
    except NO_BODY as error:
        raise HTTPBadRequest() from error
    if pairs > MOST_PAIRS:
        raise HTTPRequestEntityTooLarge()
    if request.content_type != "multipart/form-data":
        return
    files = [name for name, value in request.POST.items() if _is_file(value)]
    if takes_answers and len(files) <= MOST_FILES:
        return
    if files and not (UPLOADS.match(request.path_info) and files == ["file"]):
        raise HTTPBadRequest()  # a file where we asked for a text


def _is_file(value):
    """Tell whether a value is a file; a box in which none was chosen sends no bytes."""
    return not isinstance(value, str) and value != b""


def _pairs(request):
    """Return how many pairs the body has; the plain form is counted before it is taken apart."""
    if request.content_type == "multipart/form-data":
        return len(request.POST)
    separators = request.body.count(b"&")
    return separators if separators > MOST_PAIRS else len(request.POST)


def includeme(config):
    # Inside the exception views, so that each refusal gets its own page.
    config.add_tween("mobio.web.strict_requests.tween", under=EXCVIEW, over=MAIN)
