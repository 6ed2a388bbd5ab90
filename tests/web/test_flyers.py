"""Flyer and poster can be had by those who invite people."""

import pytest

from mobio.engine.names import INTERFACE_LANGUAGES


def test_the_page_has_both_in_every_language(browser):
    links = browser("keller").get("/flyers", status=200).html.select("#main a")
    found = [link["href"].partition("//mobio.example")[2] for link in links]
    assert found == [
        f"/{kind}.pdf?language={language}"
        for language in INTERFACE_LANGUAGES
        for kind in ("flyer", "poster")
    ]


@pytest.mark.parametrize("kind", ["flyer", "poster"])
def test_the_pdf_is_in_the_language_that_was_asked_for(browser, application, kind):
    answer = browser("brandt").get(f"/{kind}.pdf?language=ar", status=200)
    assert answer.content_type == "application/pdf"
    assert f"mobio-{kind}-ar.pdf" in answer.headers["Content-Disposition"]
    assert '<html lang="ar" dir="rtl"' in application.registry.pdf_maker.pages[-1]


def test_the_code_leads_to_this_site(browser, application):
    browser("keller").get("/flyer.pdf?language=de", status=200)
    assert "<title>http://mobio.example</title>" in application.registry.pdf_maker.pages[-1]


def test_a_language_that_is_not_offered_is_not_there(browser):
    assert browser("keller").get("/flyer.pdf?language=tr").status_int == 404


@pytest.mark.parametrize("login", ["amina", "dorn", "adler"])
def test_others_have_no_use_for_it(browser, login):
    assert browser(login).get("/flyers").status_int == 404


def test_the_same_flyer_is_made_once(browser, application):
    own = browser("keller")
    for _twice in range(2):
        own.get("/poster.pdf?language=de", status=200)
    assert len(application.registry.pdf_maker.pages) == 1
