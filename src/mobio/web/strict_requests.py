"""Refuse requests that no browser sends for a page of ours, before anything looks at them."""

from pyramid.httpexceptions import (
    HTTPBadRequest,
    HTTPRequestEntityTooLarge,
    HTTPUnsupportedMediaType,
)
from pyramid.tweens import EXCVIEW, MAIN

MOST_PAIRS = 2500
LARGEST_BODY = 12 * 1024 * 1024
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "")
METHODS = ("GET", "HEAD", "POST")


def tween(handler, registry):
    """Return the handler that lets through only requests of the expected shape."""

    def handle(request):
        if request.host.lower() not in registry.mobio.allowed_hosts:
            raise HTTPBadRequest()
        if request.method not in METHODS:
            raise HTTPBadRequest()
        _check_query(request)
        if request.method == "POST":
            _check_body(request)
        return handler(request)

    return handle


def _check_query(request):
    try:
        dict(request.GET)
    except UnicodeDecodeError as error:
        raise HTTPBadRequest() from error


def _check_body(request):
    if (request.content_length or 0) > LARGEST_BODY:
        raise HTTPRequestEntityTooLarge()
    if request.content_type not in FORMS:
        raise HTTPUnsupportedMediaType()
    plain = request.content_type != "multipart/form-data"
    if plain and request.body.count(b"&") > MOST_PAIRS:
        raise HTTPRequestEntityTooLarge()
    try:
        pairs = len(request.POST)
    except (ValueError, KeyError, UnicodeError, OSError) as error:
        raise HTTPBadRequest() from error
    if pairs > MOST_PAIRS:
        raise HTTPRequestEntityTooLarge()


def includeme(config):
    # Inside the exception views, so that each refusal gets its own page.
    config.add_tween("mobio.web.strict_requests.tween", under=EXCVIEW, over=MAIN)
