"""Nothing German is left on the pages of who reads Arabic, but names and what persons wrote."""

import re
from urllib.parse import urljoin, urlsplit

import polib
import pytest
from bs4 import Comment, Doctype

from tests.house.sources import ROOT
from tests.web.browsing import page_form, save
from tests.web.county import PASSWORD

FOLDER = ROOT / "locales/ar/LC_MESSAGES"
ARABIC_LETTER = re.compile(r"[\u0620-\u064a]")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
VALUE = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label")
APART = "bdi, script, style, [lang]:not([lang=ar])"
# Pages that are German on purpose, and files.
NOT_FOLLOWED = re.compile(
    r"/(?:outbox|static|dse)|\.(?:pdf|json|css)\Z|/evidence\Z|/consents/c[^/]+/\Z|/@@paper\Z"
)
SAME_EVERYWHERE = {"MoBio", "MoBio – MoBio", "Cc 1", "Cc 2"}


@pytest.fixture(scope="module")
def translated():
    """Return every line that an Arabic text says: a few are names and have no Arabic letter."""
    lines = set(SAME_EVERYWHERE)
    for path in FOLDER.glob("*.po"):
        compiled = path.with_suffix(".mo")
        is_new = compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime
        assert is_new, "Run: mobio texts compile"
        for entry in polib.pofile(str(path)):
            lines.update(" ".join(line.split()) for line in entry.msgstr.splitlines())
    return lines


@pytest.fixture
def read(translated):
    """Return a function that says which texts of a page are not Arabic."""

    def foreign(markup):
        assert markup.html["lang"] == "ar"
        return {
            text
            for text in texts(markup)
            if LATIN_WORD.search(text) and not ARABIC_LETTER.search(text) and text not in translated
        }

    return foreign


def texts(markup):
    """Yield what a page says to who sees or hears it; values and other languages are taken out."""
    if markup.select_one("[lang]:not(html) h1"):  # a text in a language of its own names the page
        markup.title.extract()
    for element in markup.select(APART):
        element.extract()
    for element in markup.find_all(True):
        yield from (element[name] for name in SPOKEN if element.get(name))
    for node in markup.find_all(string=True):
        if not isinstance(node, Comment | Doctype):
            yield " ".join(VALUE.sub("", node).split())


def pages(visitor, start):
    """Yield (path, markup) of every page that links lead to from *start*, each once."""
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        page = visitor.get(path)
        while page.status_int == 303:
            page = page.follow()
        assert page.status_int == 200, path
        markup = page.html
        links = [urljoin(page.request.url, one["href"]) for one in markup.find_all("a", href=True)]
        yield path, markup
        for found in map(urlsplit, links):
            if found.netloc == page.request.host and not NOT_FOLLOWED.search(found.path):
                waiting.append(found._replace(scheme="", netloc="", fragment="").geturl())


@pytest.fixture
def arabic(browser, county):
    """Return a function that opens a browser of somebody who reads Arabic."""
    for state in ("prepared", "accepted", "sent"):
        county.share("amina", state)

    def visitor(login=None):
        opened = browser()
        opened.set_cookie("mobio-language", "ar")
        if login:
            opened.sign_in(login)
        return opened

    return visitor


@pytest.mark.parametrize(
    ("login", "least"), [(None, 4), ("amina", 25), ("keller", 25), ("adler", 4)]
)
def test_no_german_is_left_on_a_page(arabic, read, login, least):
    found = {path: read(markup) for path, markup in pages(arabic(login), "/")}
    assert {path: left for path, left in found.items() if left} == {}
    assert len(found) >= least


def test_what_is_said_about_mistakes_is_arabic(arabic, read, county):
    own, worker = arabic("amina"), arabic("keller")
    answers = page_form(own.get(county.person_path("amina", "biography", "personal", "person")))
    answers["given_names"] = "\u202eA"
    share = page_form(own.get(county.person_path("amina", "shares", "new"), {"kind": "jc"}))
    share["address"] = "nobody"
    person = page_form(worker.get("/people/new"))
    person["login"] = "a"
    code = page_form(worker.get(county.person_path("amina", "code")))
    wrong = [
        arabic().sign_in("amina", PASSWORD + "!", wanted=422),
        save(answers, status=422),
        share.submit(status=422),
        person.submit(status=422),
        code.submit(status=422),
        own.get("/nothing", status=404),
        own.post("/logout", {"csrf_token": "old"}, status=400),
    ]
    assert [read(page.html) for page in wrong] == [set()] * len(wrong)


def test_the_sheet_with_the_code_speaks_arabic_and_german(arabic, read):
    form = page_form(arabic("keller").get("/people/new"))
    form["login"], form["language"] = "neda.h", "ar"
    sheet = form.submit(status=200)
    assert {one["lang"] for one in sheet.html.select("section[lang]")} == {"ar", "de"}
    assert read(sheet.html) == set()
