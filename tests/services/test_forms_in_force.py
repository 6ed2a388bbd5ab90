"""The catalogue of a site: compiled once for each state, shared by all, right for each."""

import threading

import pytest

from mobio.resources.site import new_site
from mobio.services import forms_in_force
from mobio.services.forms_in_force import catalogue_in_force
from tests.services.sharing_world import FORMS, put_in_force


def titled(title):
    return FORMS["biography/me@1"].replace("Über mich", title)


@pytest.fixture
def site():
    made = new_site()
    put_in_force(made, FORMS)
    return made


def test_the_catalogue_is_compiled_once(site):
    assert catalogue_in_force(site) is catalogue_in_force(site)


def test_two_sites_with_the_same_forms_share_it(site):
    other = new_site()
    put_in_force(other, FORMS)
    assert catalogue_in_force(other) is catalogue_in_force(site)


def test_what_is_published_shows_at_the_next_look(site):
    before = catalogue_in_force(site)
    put_in_force(site, {"biography/me@2": titled("Ich")})
    assert catalogue_in_force(site).section("me").title == "Ich"
    assert before.section("me").title == "Über mich"  # a request that is still running


def test_an_older_version_can_still_be_read(site):
    put_in_force(site, {"biography/me@2": titled("Ich")})
    catalogue = catalogue_in_force(site)
    assert catalogue.section("me", 1).title == "Über mich"
    assert catalogue.section("me").version == 2


def test_it_is_german_and_knows_other_languages(site):
    catalogue = catalogue_in_force(site)
    assert catalogue.language == "de"
    assert catalogue.in_language("ar").direction == "rtl"
    assert catalogue.fingerprint == site["schemas"].fingerprint


def test_only_the_last_states_are_kept(site):
    for number in range(2, 8):
        put_in_force(site, {f"biography/me@{number}": titled(f"Titel {number}")})
        catalogue_in_force(site)
    assert len(forms_in_force._compiled) <= forms_in_force.KEPT
    state = (site["schemas"].fingerprint, site["recordings"].fingerprint)
    assert state in forms_in_force._compiled


def test_many_threads_read_the_same_forms(site):
    put_in_force(site, {"biography/me@2": titled("Von vielen gelesen")})
    titles = []

    def read():
        for language in ("de", "ar", "de"):
            titles.append(catalogue_in_force(site).in_language(language).section("me").title)

    threads = [threading.Thread(target=read) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == ["Von vielen gelesen"] * 24
