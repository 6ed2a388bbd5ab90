"""The request: a plain form is read directly, since every page of ours is one."""

from urllib.parse import unquote_to_bytes

from pyramid.request import Request as PyramidRequest
from webob.multidict import MultiDict

PLAIN_FORM = "application/x-www-form-urlencoded"
KEPT = "mobio:pairs"


class Request(PyramidRequest):
    """A request whose plain form does not go through ``cgi.FieldStorage``, field by field."""

    @property
    def POST(self):  # noqa: N802 -- the name is WebOb's
        """Return the pairs of the body, as WebOb would."""
        if self.environ.get("CONTENT_TYPE") != PLAIN_FORM:
            return super().POST  # files, a charset of its own, or no form at all
        kept = self.environ.get(KEPT)
        if kept is None or kept[0] is not self.body_file_raw:
            pairs = MultiDict(plain_pairs(self.body))
            kept = self.environ[KEPT] = (self.body_file_raw, pairs)
        return kept[1]


def plain_pairs(body):
    """Return the pairs (name, text) of an urlencoded *body*."""
    # Half of what our pages send are marks with a colon; it separates nothing, so it comes first.
    written = body.decode("utf-8", "replace").replace("+", " ").replace("%3A", ":")
    pairs = (pair.partition("=") for pair in written.split("&") if pair)
    return [
        (_text(name) if "%" in name else name, _text(value) if "%" in value else value)
        for name, _equals, value in pairs
    ]


def _text(written):
    """Return the text that is *written* with percent signs; what is no UTF-8 is replaced."""
    return unquote_to_bytes(written).decode("utf-8", "replace")


def includeme(config):
    config.set_request_factory(Request)
