"""In which language a page is read, and how one changes it."""

import pytest

from tests.conftest import HOST
from tests.web.browsing import Browser, main_text


def read_in(page):
    """Return language and direction of a page, as it says itself."""
    html = page.html.html
    return html["lang"], html["dir"]


def choose(page, language):
    """Press the button of a language; return the page one is led back to."""
    form = next(form for form in page.forms.values() if form.action.endswith("/language"))
    return form.submit("language", value=language, status=303).follow(status=200)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "de"),
        ("ar", "ar"),
        ("ar-SY,en;q=0.5", "ar"),
        ("arz", "ar"),
        ("de;q=0.5, ar;q=0.9", "ar"),
        ("ti-ER, ar;q=0.2, de;q=0.1", "ar"),
        ("ar;q=0", "de"),
        ("ku, tr", "de"),
        ("tr", "de"),
        ("xx;;q, \xff", "de"),
    ],
)
def test_a_visitor_reads_what_the_browser_asks_for(browser, header, language):
    page = browser().get("/login", headers={"Accept-Language": header})
    assert read_in(page) == (language, "rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("prs-AF, en;q=0.5", "fa"),
        ("fa-AF", "fa"),
        ("ary;q=0.9, fr;q=0.5", "ar"),
        ("kmr, en;q=0.9", "de"),
        ("en-GB;q=0.7, fr-FR;q=0.8", "fr"),
        ("ti, *", "de"),
        ("en;q=0, fr;q=0.1", "fr"),
    ],
)
def test_browsers_ask_for_languages_that_are_close_to_ours(another_application, header, language):
    served = another_application(**{"mobio.languages": "de en fr ar fa"})
    visitor = Browser(served, extra_environ={"HTTP_HOST": HOST})
    page = visitor.get("/login", headers={"Accept-Language": header}, status=200)
    assert read_in(page) == (language, "rtl" if language in ("ar", "fa") else "ltr")
    assert page.headers["Content-Language"] == language


def test_each_language_is_offered_in_its_own_script(another_application):
    served = another_application(**{"mobio.languages": "de en fr ar fa"})
    page = Browser(served, extra_environ={"HTTP_HOST": HOST}).get("/login", status=200)
    offered = {
        (one["lang"], one["dir"], one.get_text())
        for one in page.html.select(".languages-bar [lang]")
    }
    assert offered == {
        ("de", "ltr", "Deutsch"),
        ("en", "ltr", "English"),
        ("fr", "ltr", "Français"),
        ("ar", "rtl", "العربية"),
        ("fa", "rtl", "فارسی"),
    }


def test_a_choice_outlives_the_wish_of_the_browser_and_signing_in(browser):
    visitor = browser()
    page = choose(visitor.get("/login"), "ar")
    assert read_in(page) == ("ar", "rtl")
    assert page.request.path == "/login"
    visitor.sign_in("selam")
    assert read_in(visitor.get("/").follow()) == ("ar", "rtl")


def test_without_a_choice_the_language_of_the_account_counts(browser):
    assert read_in(browser("amina").get("/").follow()) == ("ar", "rtl")
    assert read_in(browser("selam").get("/").follow()) == ("de", "ltr")


def test_who_is_signed_in_finds_the_choice_again_elsewhere(browser):
    choose(browser("selam").get("/help"), "ar")
    assert read_in(browser("selam").get("/help")) == ("ar", "rtl")


def test_the_choice_leads_back_to_the_same_page(browser, county):
    own = browser("amina")
    path = county.person_path("amina", "biography", "education")
    assert choose(own.get(path), "de").request.path == path


def test_the_language_that_is_read_now_is_no_button(browser):
    page = browser().get("/login")
    others = [one["value"] for one in page.html.select("button[name=language]")]
    assert others == ["en", "fr", "ar", "fa"]
    assert page.html.select_one("[aria-current=true]")["lang"] == "de"


@pytest.mark.parametrize("wanted", ["tr", "", "../de", "ar\x00"])
def test_a_language_that_is_not_offered_is_refused(browser, wanted):
    assert browser().send("/language", [("language", wanted)]).status_int == 400


def test_a_cookie_with_another_language_counts_for_nothing(browser):
    visitor = browser()
    visitor.set_cookie("mobio-language", "tr")
    assert read_in(visitor.get("/login")) == ("de", "ltr")


def test_a_page_says_its_language_and_what_it_depends_on(browser):
    for path in ("/login", "/help"):
        page = browser().get(path, headers={"Accept-Language": "ar"})
        assert page.headers["Content-Language"] == "ar"
        assert page.headers["Vary"] == "Cookie, Accept-Language"


def test_pages_of_errors_are_in_the_language_of_the_reader(browser):
    page = browser("amina").get("/nothing", status=404)
    assert read_in(page) == ("ar", "rtl")
    assert "Diese Seite gibt es nicht" not in main_text(page)


def test_actors_read_german_whatever_their_browser_asks_for(browser):
    page = browser().get("/dse/dat?value=x", headers={"Accept-Language": "ar"}, status=404)
    assert read_in(page) == ("de", "ltr")
