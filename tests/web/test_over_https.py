"""What differs when people come by https, as they all do: cookies, origins, and what is kept."""

from http.cookies import SimpleCookie

import pytest

from mobio import main
from tests.web.browsing import Browser, page_form
from tests.web.county import PASSWORD

OURS = "https://mobio.example"


@pytest.fixture(scope="module")
def application(tmp_path_factory, settings_for):
    """Return an application whose people come by https."""
    settings = settings_for(
        tmp_path_factory.mktemp("https"),
        **{
            "mobio.base_url": OURS,
            "zodbconn.uri": "memory://",
            "zodbconn.uri.sessions": "memory://sessions",
        },
    )
    return main({}, **settings)


@pytest.fixture
def visitor(application, county):
    """Return a browser that has not signed in."""
    environ = {"HTTP_HOST": "mobio.example", "wsgi.url_scheme": "https"}
    return Browser(application, extra_environ=environ)


def send(visitor, headers):
    """Fill in the login page and send it with *headers*; return the answer."""
    form = page_form(visitor.get("/login"))
    form["login"], form["password"] = "amina", PASSWORD
    return form.submit(headers=headers)


@pytest.mark.parametrize(
    "headers",
    [
        # This is what browsers send from a page with the policy no-referrer.
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "none"},
        {"Origin": "null"},
        {"Origin": OURS},
        {},
    ],
    ids=str,
)
def test_a_form_sent_from_a_page_of_ours_is_taken(visitor, headers):
    assert send(visitor, headers).status_int == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": OURS, "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://mobio.example"},
        {"Origin": "https://mobio.example.evil.example"},
    ],
    ids=str,
)
def test_a_form_sent_from_elsewhere_is_refused_even_with_the_right_token(visitor, headers):
    assert send(visitor, headers).status_int == 400


def test_the_cookies_are_bound_to_this_host_and_to_https(visitor):
    answers = [visitor.get("/login"), send(visitor, {})]
    for answer in answers:
        headers = answer.headers.getall("Set-Cookie")
        assert headers
        for header in headers:
            ((name, morsel),) = SimpleCookie(header).items()
            assert name.startswith("__Host-")
            assert (morsel["path"], morsel["domain"]) == ("/", "")
            assert morsel["secure"] and morsel["httponly"]
            assert morsel["samesite"] == "Lax"


def test_the_cookie_of_the_language_travels_by_https_only(visitor):
    answer = visitor.send("/language", [("language", "ar")])
    (header,) = [one for one in answer.headers.getall("Set-Cookie") if "language" in one]
    assert "secure" in header


def test_browsers_are_told_to_come_by_https_from_now_on(visitor):
    for path in ("/login", "/nothing", "/people"):
        answer = visitor.get(path)
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
