"""The request: its form is read directly, by two small readers that know what browsers send."""

from urllib.parse import unquote_to_bytes

from pyramid.request import Request as PyramidRequest
from webob.multidict import MultiDict, NoVars

from mobio.web.multipart import MULTIPART, sent_pairs

PLAIN_FORM = "application/x-www-form-urlencoded"
KEPT = "mobio:pairs"


class Request(PyramidRequest):
    """A request whose form does not go through ``cgi.FieldStorage``, field by field."""

    @property
    def POST(self):  # noqa: N802 -- the name is WebOb's
        """Return the pairs of the body, as WebOb would; may raise ValueError for one with files."""
        content_type = self.environ.get("CONTENT_TYPE", "")
        if self.content_type == MULTIPART and self.method != "POST":
            return NoVars("no form")
        if content_type != PLAIN_FORM and self.content_type != MULTIPART:
            return super().POST  # a charset of its own, or no form at all
        kept = self.environ.get(KEPT)
        if kept is None or kept[0] is not self.body_file_raw:
            is_plain = content_type == PLAIN_FORM
            read = plain_pairs(self.body) if is_plain else sent_pairs(self.body, content_type)
            kept = self.environ[KEPT] = (self.body_file_raw, MultiDict(read))
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
