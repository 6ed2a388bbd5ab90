"""A visitor with one keep-alive connection, who fills in forms as they stand on the page."""

import http.client
import re
import secrets
import time
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY_TAGS = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HOST = "bench.example"
"""The name under which every program is asked, whatever its port."""
REDIRECTS = (302, 303)
"""How a program leads on after a form was sent; Django says 302."""
UNSEEN = {"head", "script", "style", "template", "option"}


@dataclass
class Form:
    """One form of a page: what a browser would send, and what else it offers."""

    action: str
    multipart: bool
    pairs: list = field(default_factory=list)
    options: dict = field(default_factory=dict)
    """{question: codes} of its selects, radio buttons and checkboxes."""

    def has(self, name):
        """Tell whether it would send a value called *name*."""
        return any(key == name for key, _value in self.pairs)

    def filled(self, **values):
        """Return its pairs with *values* in place of what stands there."""
        return [(key, values.get(key, value)) for key, value in self.pairs]

    def encoded(self, pairs):
        """Return (content type, body) of *pairs* in the encoding this form asks for."""
        if not self.multipart:
            kind = "application/x-www-form-urlencoded"
            return kind, urllib.parse.urlencode(pairs).encode("ascii")
        boundary = secrets.token_hex(16)
        part = '--{}\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
        body = "".join(part.format(boundary, key, value) for key, value in pairs)
        kind = f"multipart/form-data; boundary={boundary}"
        return kind, f"{body}--{boundary}--\r\n".encode()


class PageReader(HTMLParser):
    """Read the forms and the visible text of a page."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.words = []
        self._open = []
        self._markers = []
        self._select = self._textarea = None
        self.feed(page)

    @property
    def text(self):
        """Return the text a reader sees, in one line."""
        return " ".join(" ".join(self.words).split())

    def form_with(self, name):
        """Return the form that sends a value called *name*."""
        return next(form for form in self.forms if form.has(name))

    def handle_starttag(self, tag, attributes):
        """Note what *tag* means for a form."""
        if tag not in EMPTY_TAGS:
            self._open.append(tag)
        found = {key: value or "" for key, value in attributes}
        if tag == "form":
            multipart = found.get("enctype") == "multipart/form-data"
            self.forms.append(Form(found.get("action", ""), multipart))
        elif self.forms:
            read = getattr(self, f"_read_{tag}", None)
            if read and ("name" in found or tag == "option"):
                read(found)

    def handle_endtag(self, tag):
        """Close *tag* and what a browser closes with it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "select" and self._select:
            name, chosen, first = self._select
            if chosen or first is not None:
                self.forms[-1].pairs.append((name, chosen[-1] if chosen else first))
            self._select = None
        if tag == "textarea" and self._textarea:
            name, words = self._textarea
            value = "".join(words).removeprefix("\n").replace("\r\n", "\n")
            self.forms[-1].pairs.append((name, value.replace("\n", "\r\n")))
            self._textarea = None

    def handle_data(self, data):
        """Keep *data* if one sees it."""
        if self._textarea:
            self._textarea[1].append(data)
        if not UNSEEN.intersection(self._open):
            self.words.append(data)

    def _read_input(self, found):
        kind, name, value = found.get("type", "text"), found["name"], found.get("value", "")
        if kind in {"submit", "button", "image", "reset", "file"} or "disabled" in found:
            return
        if kind in {"radio", "checkbox"}:
            self._offer(self._question(name), value or "on")
            if "checked" in found:
                self.forms[-1].pairs.append((name, value or "on"))
            return
        if name == "__start__":
            self._markers.append(value)
        elif name == "__end__" and self._markers:
            self._markers.pop()
        self.forms[-1].pairs.append((name, value))

    def _question(self, name):
        # Radio buttons and checkboxes have names of their own; the marker around them tells whose.
        question, _colon, kind = (self._markers or [""])[-1].partition(":")
        return question if kind in {"rename", "sequence"} else name

    def _offer(self, question, code):
        codes = self.forms[-1].options.setdefault(question, set())
        if code:
            codes.add(code)

    def _read_select(self, found):
        self._select = (found["name"], [], None)

    def _read_option(self, found):
        if not self._select:
            return
        name, chosen, first = self._select
        value = found.get("value", "")
        self._offer(name, value)
        if "selected" in found:
            chosen.append(value)
        self._select = (name, chosen, value if first is None else first)

    def _read_textarea(self, found):
        self._textarea = (found["name"], [])


@dataclass
class Answer:
    """What the server said, and how long one waited for the last byte of it."""

    status: int
    body: bytes
    location: str
    seconds: float

    @property
    def page(self):
        """Return the body as a page that can be asked for its forms and its text."""
        return PageReader(self.body.decode("utf-8"))


class Visitor:
    """One connection, and the cookies that came with it."""

    def __init__(self, port, cookies=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = dict(cookies or {})

    def get(self, path):
        """Return the answer to a GET of *path*."""
        return self._ask("GET", path, None, {})

    def post(self, path, kind, body):
        """Return the answer to a POST of *body* to *path*."""
        return self._ask("POST", path, body, {"Content-Type": kind})

    def submit(self, path, form, **values):
        """Fill *values* into *form*, which stands on the page at *path*, and send it."""
        kind, body = form.encoded(form.filled(**values))
        return self.post(urllib.parse.urljoin(path, form.action or path), kind, body)

    @staticmethod
    def path_of(location):
        """Return the path of a URL of this host."""
        return urllib.parse.urlsplit(location).path

    def _ask(self, method, path, body, headers):
        headers["Host"] = HOST
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        begin = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - begin
        for line in response.headers.get_all("Set-Cookie", ()):
            name, value = re.match(r'([^=]+)="?([^;"]*)', line).groups()
            self.cookies[name] = value
        return Answer(response.status, content, response.headers.get("Location", ""), seconds)
