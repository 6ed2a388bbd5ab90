"""Requests that are broken, cut off or far too large: refused politely, nothing stored."""

import gc
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.browsing import FORM, main_text, page_form, save

MULTIPART = 'multipart/form-data; boundary="xyz"'


# WebOb leaves the temporary file of a large or broken body to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.fixture
def tidy():
    """Collect the files that WebOb left open while the warning about them is known."""
    yield
    gc.collect()


@pytest.fixture
def page(county):
    """Return the path of a page of the biography."""
    return county.person_path("amina", "biography", "education", "school_now")


def part(name, value, more=""):
    """Return one part of a multipart body."""
    return f'--xyz\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'


@pytest.mark.parametrize(
    "path",
    [
        "/%ff",
        "/people/%ff",
        "/dse/%ff",
        "/%ed%a0%80",
        "/login?note=%ff",
        "/?%ff=1",
        "/dse/dat?value=%ff",
        "/people/?note=saved&x=%c3%28",
    ],
)
@pytest.mark.parametrize("login", [None, "selam"])
def test_bytes_that_are_no_text_are_refused(browser, login, path):
    visitor = browser(login)
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    visitor.reset()  # its jar of cookies cannot read such a path either
    answer = visitor.get(path, headers={"Cookie": cookies})
    assert answer.status_int == 400
    assert ("Abmelden" in answer) == (login is not None)
    assert "nicht richtig angekommen" in main_text(answer)


@pytest.mark.parametrize("path", ["/%00", "/people/%00", "/a%0ab", "/%e2%80%ae", "/@@x"])
def test_strange_names_are_not_there(browser, path):
    assert browser("amina").get(path).status_int == 404


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("multipart/form-data", b"x", 400),
        ("multipart/form-data; boundary=" + "b" * 5000, b"x", 400),
        ("multipart/form-data; boundary=xyz", b"--xyz\r\nno header", 400),
        ("multipart/form-data; boundary=xyz", b"--xyz\r\n\r\n\r\n--xyz--", 400),
        (MULTIPART, (part("csrf_token", "x") + "--xy").encode(), 400),
        (MULTIPART, part("login", "x", '\r\nContent-Type: text/plain; charset="q"').encode(), 400),
        (MULTIPART, part("a", "%", "\r\nContent-Transfer-Encoding: base64").encode(), 400),
        (MULTIPART, part("login", "x", '; filename="a.txt"').encode() + b"--xyz--", 400),
        ("application/json", b"{}", 400),
        ("text/plain", b"login=amina", 400),
        (f"{FORM}; charset=utf-16", b"a=b", 400),
        (f"{FORM}; charset=nonsense", b"a=b", 400),
        (FORM, b"&".join(b"a=b" for _pair in range(3000)), 413),
        (MULTIPART, (part("a", "b") * 3000 + "--xyz--").encode(), 413),
    ],
    ids=string.ascii_lowercase[:14],
)
def test_a_broken_body_is_refused(browser, county, tidy, page, content_type, body, status):
    before = county.main.lastTransaction()
    own = browser("amina")
    for path in (page, "/login", "/language"):
        answer = own.raw(path, body, content_type)
        assert (answer.status_int, path) == (status, path)
    assert county.main.lastTransaction() == before


def test_a_body_of_13_megabytes_is_refused(browser, county, tidy, page):
    before = county.main.lastTransaction()
    answer = browser("selam").raw(page, b"a" * 13 * 2**20)
    assert answer.status_int == 413
    assert "zu viel" in main_text(answer)
    assert county.main.lastTransaction() == before


@pytest.mark.parametrize("content_type", [FORM, MULTIPART])
def test_a_body_that_breaks_off_is_refused(browser, county, tidy, page, content_type):
    before = county.main.lastTransaction()
    own = browser("amina")
    answer = own.raw(page, b"csrf_token=", content_type, headers={"Content-Length": "500"})
    assert answer.status_int == 400
    assert county.main.lastTransaction() == before


STORE_ROOMS = [
    (login, path)
    for login in ("amina", "keller", "brandt", "adler")
    for path in ("/accounts", "/organisations", "/schemas", "/shares_by_selector", "/directory",
                 "/outbox")
    if (login, path) != ("brandt", "/schemas")  # the place where a coordinator works
]  # fmt: skip


class TestPagesOfTheBiography:
    """A page is taken as a whole or not at all."""

    def pairs(self, own, page):
        form = page_form(own.get(page))
        form["f-attends_general_school"] = "no"
        return [
            (name, value) for name, value in form.submit_fields("_do", index=0) if value is not None
        ]

    def refuse(self, county, own, page, pairs):
        before = county.main.lastTransaction()
        answer = own.post(page, pairs)
        assert answer.status_int == 400
        assert county.main.lastTransaction() == before

    def test_the_pairs_as_they_are_would_be_taken(self, browser, county, page):
        own = browser("amina")
        own.post(page, self.pairs(own, page), status=303)
        assert county.answers("amina", "education")["attends_general_school"] == "no"

    def test_cut_off_anywhere_it_is_refused(self, browser, county, page):
        own = browser("amina")
        pairs = self.pairs(own, page)
        assert pairs[-1][0] == "_end"
        for length in range(len(pairs)):
            self.refuse(county, own, page, pairs[:length])

    @pytest.mark.parametrize(
        "more",
        [
            [("role", "administrator")],
            [("worker", "me")],
            [("_p_oid", "1")],
            [("__class__", "x")],
            [("family_name", "x")],
            [("general_school_type.code", "x")],
            [("__start__", "responsibilities:mapping"), ("__end__", "responsibilities:mapping")],
            [("__start__", "attends_vocational_school:sequence"), ("__end__", "x:sequence")],
            [("__start__", "a:sequence")],
            [("__end__", "a:sequence")],
            [("__start__", "a")],
            [("__start__", "a:bogus"), ("__end__", "a:bogus")],
            [("__start__", ":mapping"), ("__end__", ":mapping")],
            [("__start__", "a:mapping")] * 500 + [("__end__", "a:mapping")] * 500,
            [("_revision", "-1")],
            [("_revision", "x")],
            [("_revision", "٣")],
            [("_revision", "9" * 30)],
            [("_rows", "schools:rabcdefgh")],
            [("_do", "remove:schools:rabcdefgh")],
            [("_do", "drop")],
            [("_do", "add:family_name")],
            [("_do", "edit:")],
        ],
        ids=lambda more: "-".join(more[0])[:40],
    )
    def test_what_the_page_did_not_ask_is_refused(self, browser, county, page, more):
        own = browser("amina")
        pairs = self.pairs(own, page)
        self.refuse(county, own, page, [*pairs[:-1], *more, pairs[-1]])

    def test_pairs_between_two_limits_are_refused_too(self, browser, county, page):
        own = browser("amina")
        pairs = self.pairs(own, page)
        self.refuse(county, own, page, [*pairs[:-1], *[("a", "b")] * 2100, pairs[-1]])

    def test_a_file_in_place_of_a_text_is_refused(self, browser, county, page):
        own = browser("amina")
        pairs = dict(self.pairs(own, page))
        before = county.main.lastTransaction()
        answer = own.post(page, pairs, upload_files=[("_revision", "a.txt", b"0")])
        assert answer.status_int == 400
        assert county.main.lastTransaction() == before


PIECES = st.sampled_from(
    [
        b"--xyz",
        b"--xyz--",
        b"\r\n",
        b"\r\n\r\n",
        b'Content-Disposition: form-data; name="login"',
        b'; filename="x"',
        b"Content-Type: text/plain; charset=latin-1",
        b"Content-Transfer-Encoding: quoted-printable",
        b"Content-Length: 5",
        b"csrf_token=",
        b"&",
        b"%ff",
        b"=",
        b"__start__",
        b"\xff\x00",
    ]
)


@settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pieces=st.lists(PIECES, max_size=12), content_type=st.sampled_from([FORM, MULTIPART]))
def test_no_body_breaks_the_login_page(browser, tidy, pieces, content_type):
    body = b"".join(pieces)
    answer = browser().raw("/login", body, content_type)
    assert answer.status_int in (400, 413)


class TestLongPaths:
    """One page has one address."""

    @pytest.mark.parametrize(
        "path",
        ["/login/x", "/help/x/y", "/language/x", "/outbox/x", "/print.css/x", "/nothing/at/all"],
    )
    def test_what_is_left_of_the_path_is_not_there(self, browser, path):
        assert browser("amina").get(path).status_int == 404

    @pytest.mark.parametrize(
        "names",
        [
            ("everything", "x"),
            ("everything.json", "x"),
            ("biography",),
            ("biography", "education", "school", "schools"),
            ("biography", "education", "school", "schools", "new", "x"),
            ("biography", "education", "school", "schools", "new", "remove"),
            ("biography", "education", "nothing"),
            ("biography", "education", "school", "nothing", "new"),
            ("biography", "education", "school", "school_years_total", "new"),
            ("biography", "education", "school", "trainings", "new"),
            ("biography", "nothing"),
            ("biography", "personal@1"),
            ("shares", "new", "x"),
            ("shares", "nothing"),
            ("consents", "nothing"),
            ("consents", "share"),
            ("consents", "health", "x"),
            ("log",),
            ("log", "1"),
            ("nothing",),
        ],
        ids="/".join,
    )
    def test_places_that_are_no_pages_are_not_there(self, browser, county, names):
        assert browser("amina").get(county.person_path("amina", *names)).status_int == 404

    @pytest.mark.parametrize(("login", "path"), STORE_ROOMS)
    def test_the_store_rooms_are_no_pages(self, browser, login, path):
        assert browser(login).get(path).status_int == 404


def test_a_page_that_is_refused_is_there_again_with_back(browser, county, page):
    own = browser("amina")
    form = page_form(own.get(page))
    form["f-attends_general_school"] = "no"
    fields = form.submit_fields("_do", index=0)
    broken = [(name, text) for name, text in fields if text is not None][:-1]  # cut off
    own.post(page, broken, status=400)
    assert "attends_general_school" not in county.answers("amina", "education")
    save(form, status=303)
    assert county.answers("amina", "education")["attends_general_school"] == "no"
