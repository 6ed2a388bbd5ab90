"""How much may be sent, by whom, and in which shape: looked at before anything is taken apart."""

from datetime import timedelta

import pytest
from pyramid.response import Response

from mobio.web import requests, strict_requests
from mobio.web.multipart import MULTIPART
from mobio.web.views.pages import PageView
from tests.web.browsing import FORM, page_form

TYPE = f"{MULTIPART}; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
END = b"--b--\r\n"
STRANGERS = strict_requests.LARGEST_OF_STRANGERS


@pytest.fixture
def taken_apart(monkeypatch):
    """Return how many bytes each form had that was taken apart."""
    found = []

    def note(reader):
        def read(body, *more):
            found.append(len(body))
            return reader(body, *more)

        return read

    for name in ("plain_pairs", "sent_pairs"):
        monkeypatch.setattr(requests, name, note(getattr(requests, name)))
    return found


@pytest.fixture
def page(county):
    """Return the address of a page that asks questions."""
    return county.person_path("amina", "biography/attachments/documents/documents/new")


def parts(count, more=b""):
    """Return a form of *count* empty parts, and of *more*."""
    return PART * count + more + END


def box(name):
    """Return what a box for a file named *name* sends if none was chosen."""
    head = f'Content-Disposition: form-data; name="{name}"; filename=""'
    return f"--b\r\n{head}\r\nContent-Type: application/octet-stream\r\n\r\n\r\n".encode()


def with_texts(token, *pairs):
    """Return the parts of *pairs*, after that of a token."""
    return b"".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in [("csrf_token", token), *pairs]
    )


class TestManyParts:
    """They are counted first."""

    @pytest.mark.parametrize("login", [None, "amina"])
    def test_too_many_are_refused_before_the_form_is_taken_apart(
        self, browser, page, taken_apart, login
    ):
        sent = parts(strict_requests.MOST_PAIRS + 1)
        for path in (page, "/login"):
            assert browser(login).raw(path, sent, TYPE).status_int == 413
        assert len(sent) < STRANGERS
        assert [size for size in taken_apart if size > 1000] == []

    def test_as_many_as_a_page_may_have_are_taken_apart(self, browser, taken_apart):
        browser().raw("/login", parts(strict_requests.MOST_PAIRS - 1), TYPE)
        assert len(taken_apart) == 1


class TestSize:
    """Files are sent by people who are signed in, to pages that ask questions."""

    @pytest.mark.parametrize("content_type", [FORM, TYPE])
    def test_a_stranger_sends_a_few_hundred_kilobytes(
        self, browser, page, taken_apart, content_type
    ):
        for path in (page, "/login"):
            answer = browser().raw(path, bytes(STRANGERS + 1), content_type)
            assert answer.status_int == 413
        assert taken_apart == []

    def test_an_invented_cookie_makes_nobody_known(self, browser, page, taken_apart):
        headers = {"Cookie": "mobio-session=x; mobio-seen=y"}
        answer = browser().raw(page, bytes(STRANGERS + 1), TYPE, headers=headers)
        assert answer.status_int == 303
        assert "/login" in answer.location
        assert taken_apart == []

    def test_a_person_sends_a_large_file_to_a_page_and_to_nothing_else(
        self, browser, page, taken_apart
    ):
        own = browser("amina")
        sent = PART.removesuffix(b"\r\n") + bytes(13 * 2**20) + b"\r\n" + END
        assert own.raw(page, sent, TYPE).status_int != 413
        assert len(sent) in taken_apart
        taken_apart.clear()
        for path in ("/login", f"{page}/remove", page.replace("biography", "shares")):
            assert own.raw(path, sent, TYPE).status_int == 413
        assert [size for size in taken_apart if size > 1000] == []

    def test_the_page_that_was_open_at_the_end_of_a_session_still_brings_what_was_typed(
        self, browser, county, page
    ):
        own = browser("amina")
        form = page_form(own.get(page, status=200))
        form["title"] = "Lebenslauf 2026"
        pairs = [
            (name, value)
            for name, value in form.submit_fields("_do", index=0)
            if isinstance(value, str) and name != "csrf_token"
        ]
        photo = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n'
        typed = with_texts(form["csrf_token"].value, *pairs[:-1]) + photo + bytes(2 * STRANGERS)
        sent = typed + b"\r\n" + with_texts("", pairs[-1]).split(b"\r\n", 4)[4] + END
        county.clock.now += timedelta(minutes=16)
        assert "note=waits" in own.raw(page, sent, TYPE).location
        with county.site() as site:
            (waiting,) = site["people"][county.person_id("amina")]["typed"].values()
            assert "Lebenslauf 2026" in dict(waiting.pairs).values()

    def test_long_after_the_end_one_signs_in_instead_of_choosing_a_smaller_file(
        self, browser, county, page
    ):
        own = browser("amina")
        county.clock.now += timedelta(hours=9)
        answer = own.raw(page, bytes(STRANGERS + 1), TYPE)
        assert answer.status_int == 303
        assert "note=idle" in answer.location

    def test_a_text_is_as_long_as_before(self, browser, page):
        assert browser("amina").raw(page, b"a" * 2 * STRANGERS).status_int == 400


PLACES = [
    ("login", None, "/login", ("login", "password")),
    ("activate", None, "/activate", ("login", "code", "password")),
    ("language", None, "/language", ("language",)),
    ("mailed link", None, "/dse/dat?value=x", ("value",)),
    ("note", "keller", "casework/new?form=note", ("_do", "note_text")),
    ("share", "keller", "shares/new?kind=jc", ("name", "address", "actor")),
    ("consent", "keller", "consents/health/", ("agreed", "sha256", "interpreter")),
    ("person", "keller", "/people/new", ("login", "language")),
    ("helping", "keller", "helping", ("language",)),
    ("read back", "keller", "biography/personal/@@read-back", ("verdict", "question")),
    ("page", "amina", "biography/personal/person", ("_do", "_lang", "_end", "family_name")),
    ("row", "amina", "biography/attachments/documents/documents/new", ("_new", "title")),
    ("new file", "brandt", "/schemas/new", ("folder", "id", "text")),
    ("text", "brandt", "/schemas/biography/personal/edit", ("text", "revision")),
    ("upload", "brandt", "/schemas/biography/personal/upload", ("revision",)),
    ("preview", "brandt", "/schemas/biography/personal/preview", ("_do", "_lang")),
]


@pytest.mark.parametrize(
    ("login", "path", "name"),
    [
        pytest.param(login, path, name, id=f"{place}-{name}")
        for place, login, path, names in PLACES
        for name in names
    ],
)
def test_no_empty_file_stands_for_a_text(browser, county, login, path, name):
    own = browser(login)
    path = path if path.startswith("/") else county.person_path("amina", path)
    before = county.main.lastTransaction()
    sent = with_texts(own.token()) + box(name) + END
    assert own.raw(path, sent, TYPE).status_int == 400
    assert county.main.lastTransaction() == before


def test_only_so_many_files_come_with_one_page(monkeypatch, browser, page):
    monkeypatch.setattr(PageView, "save", lambda _view: Response("taken"))
    own, most = browser("amina"), strict_requests.MOST_FILES
    chosen = box("file").replace(b'""', b'"x"')
    for files, status in ((most, 200), (most + 1, 400)):
        sent = with_texts(own.token()) + chosen * files + box("file") * 5 + END
        assert own.raw(page, sent, TYPE).status_int == status
