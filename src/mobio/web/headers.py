"""What every answer tells the browser: load nothing foreign, keep nothing, show it to nobody."""

from pyramid.tweens import EXCVIEW

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "X-Robots-Tag": "noindex, nofollow",
}
SANDBOXED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""The policy of what strangers made: whatever is in it, it may do nothing here."""
ONE_YEAR = 365 * 24 * 3600


def tween(handler, registry):
    """Return the handler that adds the headers to each answer."""

    def handle(request):
        response = handler(request)
        is_foreign = response.headers.get("Content-Security-Policy") == SANDBOXED
        for name, value in HEADERS.items():
            response.headers[name] = value
        if is_foreign:
            response.headers["Content-Security-Policy"] = SANDBOXED
        if is_file_of_ours(request) and response.status_int == 200:
            # The address changes with the content, so nobody ever needs to ask again.
            response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        if response.content_type == "text/html":
            response.vary = ("Cookie", "Accept-Language")
            # Only where the page asked for it; on a redirect nobody reads.
            response.content_language = vars(request).get("language")
        if registry.mobio.is_https:
            response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
        return response

    return handle


def is_file_of_ours(request):
    """Tell whether the request is for a file under a hashed address."""
    prefix = getattr(request.registry, "static_prefix", None)
    return prefix is not None and request.environ["PATH_INFO"].startswith(f"/{prefix}/")


def includeme(config):
    config.add_tween("mobio.web.headers.tween", over=("pyramid_tm.tm_tween_factory", EXCVIEW))
