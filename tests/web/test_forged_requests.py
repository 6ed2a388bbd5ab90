"""Requests that no page of ours can have sent: without token, from elsewhere, for another host."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.web.csrf import is_token_of, masked
from tests.web.browsing import main_text, page_form
from tests.web.county import PASSWORD

WRONG = ["", "x", "0" * 64, "ä" * 32, "٣" * 64, "A" * 86, "A" * 85, "=" * 86, "_" * 4000]


def paths(county):
    """Return every place to which something can be sent, with what signs in to send it there."""
    share = county.person_path("amina", "shares", county.share("amina", "prepared"))
    agreed = county.person_path("amina", "shares", county.share("amina", "accepted"))
    sent = county.person_path("amina", "shares", county.share("amina"))
    amina = county.person_path("amina")
    return {
        "/login": None,
        "/activate": None,
        "/logout": "amina",
        "/language": "amina",
        "/people/new": "keller",
        f"{amina}/code": "keller",
        f"{amina}/changes": "amina",
        f"{amina}/biography/education/school": "amina",
        f"{amina}/biography/education/school/schools/new": "amina",
        f"{amina}/shares/new?kind=jc": "amina",
        f"{share}/consent?language=de": "amina",
        f"{agreed}/mail": "amina",
        f"{sent}/withdraw": "amina",
        "/dse/dat?value=x": None,
        "/dse/0123456789abcdef0123456789abcdef/pdf": None,
    }


def test_every_place_wants_the_token_of_its_reader(browser, county):
    visitors = {login: browser(login) for login in (None, "amina", "keller")}
    foreign = browser("selam").token()
    for path, login in paths(county).items():
        before = county.main.lastTransaction(), county.sessions.lastTransaction()
        for token in (*WRONG, foreign):
            page = visitors[login].post(path, [("csrf_token", token), ("_end", "1")])
            assert (page.status_int, path) == (400, path)
        page = visitors[login].post(path, [("_end", "1")])
        assert (page.status_int, path) == (400, path)
        assert (county.main.lastTransaction(), county.sessions.lastTransaction()) == before


def test_the_token_is_not_taken_from_the_address(browser):
    visitor = browser()
    page = visitor.post(f"/login?csrf_token={visitor.token()}", {"login": "amina"})
    assert page.status_int == 400


def test_the_token_from_before_signing_in_is_void_afterwards(browser):
    visitor = browser()
    before = visitor.token()
    visitor.sign_in("amina")
    assert visitor.post("/logout", {"csrf_token": before}).status_int == 400


def test_the_token_of_one_visit_is_void_in_another(browser):
    one, other = browser(), browser()
    fields = {"csrf_token": one.token(), "login": "amina", "password": PASSWORD}
    other.get("/login")
    assert other.post("/login", fields).status_int == 400


def test_no_two_answers_carry_the_same_token_and_all_of_them_hold(browser):
    visitor = browser("amina")
    tokens = [visitor.token() for _look in range(5)]
    assert len(set(tokens)) == 5
    for token in tokens:
        answer = visitor.send("/language", [("language", "de")], token=token)
        assert answer.status_int == 303


def test_the_forms_of_one_page_carry_one_token(browser, county):
    page = browser("amina").get(county.person_path("amina", "biography/education/school"))
    boxes = page.html.find_all("input", {"name": "csrf_token"})
    assert len(boxes) > 1
    assert len({box["value"] for box in boxes}) == 1


@given(st.binary(min_size=32, max_size=32))
def test_a_masked_token_is_that_of_its_secret_only(secret):
    token = masked(secret)
    assert is_token_of(secret, token)
    assert not is_token_of(bytes(each ^ 1 for each in secret), token)
    assert not is_token_of(secret, token[:-1])
    assert not is_token_of(secret, token + "A")


@given(st.text(max_size=100))
def test_no_text_is_a_token_of_a_secret_nobody_knows(text):
    assert not is_token_of(b"\x07" * 32, text)


def test_the_page_of_an_old_token_says_what_to_do(browser):
    page = browser("keller").post("/people/new", {"csrf_token": "x"})
    assert "zu lange offen" in main_text(page)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "mobio.example.evil.example",
        'evil.example"><script>',
        "mobio.example:8080",
        "mobio.example@evil.example",
        "",
        "\xff",
    ],
)
@pytest.mark.parametrize("path", ["/", "/login", "/dse/dat?value=x", "/nothing", "/%ff"])
def test_another_host_is_refused_and_never_repeated(browser, host, path):
    page = browser().get(path, extra_environ={"HTTP_HOST": host})
    assert page.status_int == 400
    assert "evil" not in page.text
    assert "<script>" not in page.text


def test_forwarded_headers_of_a_stranger_change_nothing(browser):
    headers = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "127.0.0.1",
        "Forwarded": "host=evil.example",
    }
    page = browser().get("/login", headers=headers, status=200)
    assert "evil" not in page.text
    assert "https://" not in page.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/login", "/people/"])
def test_other_methods_are_refused(browser, method, path):
    assert browser("keller").raw(path, method=method).status_int == 400


def test_asking_for_the_head_only_is_answered_without_a_body(browser):
    page = browser().head("/login")
    assert page.status_int == 200
    assert page.body == b""


def test_a_place_for_sending_cannot_be_looked_at(browser, county):
    own = browser("amina")
    for path in ("/logout", "/language", county.person_path("amina", "helping")):
        assert own.get(path).status_int == 404


def test_a_place_for_looking_takes_nothing(browser, county):
    own = browser("amina")
    for names in ((), ("everything",), ("biography", "education"), ("shares",)):
        assert own.send(county.person_path("amina", *names)).status_int == 404


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "//[",
        "http://[::1",
        "/%0d%0aLocation:x\r\nSet-Cookie: a=b",
        "",
    ],
)
class TestLeadingOn:
    """Where one is led after signing in and after choosing a language."""

    def test_after_signing_in(self, browser, wanted):
        visitor = browser()
        form = page_form(visitor.get("/login", {"next": wanted}))
        form["login"], form["password"] = "amina", PASSWORD
        assert form.submit(status=303).location == "http://mobio.example/"

    def test_after_choosing_a_language(self, browser, wanted):
        answer = browser().send("/language", [("language", "ar"), ("back", wanted)])
        assert answer.status_int == 303
        assert answer.location == "http://mobio.example/"


def test_who_was_sent_to_the_login_page_comes_back(browser, county):
    visitor = browser()
    wanted = county.person_path("amina", "biography", "education")
    page = visitor.get(wanted).follow()
    assert "Bitte melden Sie sich an." in page
    form = page_form(page)
    form["login"], form["password"] = "amina", PASSWORD
    assert form.submit().location == f"http://mobio.example{wanted}"
