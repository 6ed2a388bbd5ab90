"""How far each language of a consent is."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.folders import Source
from mobio.engine.loading import newest, read_definitions
from mobio.engine.references import Reference
from mobio.services.consent_languages import still_open, text_states

TEXT = """
title: Weitergeben
texts:
  de: {title: T, text: X, tick: J, reviewed: {by: DSB, on: 2027-01-10}}
  ar: {title: ت, text: س, tick: ن, of_german: 1, reviewed: no}
  tr: {title: t, text: s, tick: e, of_german: 2, reviewed: {by: Büro Beispiel, on: 2027-02-01}}
not_offered: {en: fehlt, fr: fehlt, ar: veraltet, fa: fehlt, ur: fehlt, kmr: fehlt, mnk: fehlt,
  prs: fehlt, ti: fehlt}
"""
MENU = "title: Menü\nentries: [{show: home, label: Start}]\n"


@pytest.fixture(scope="module")
def catalogue():
    files = {"consents/c@2": TEXT, "site/menu@1": MENU}
    sources = [Source(Reference.parse(name), text.encode(), name) for name, text in files.items()]
    definitions = read_definitions(sources)[0]
    return Catalogue(definitions, newest(definitions))


@pytest.fixture(scope="module")
def states(catalogue):
    found = text_states(catalogue, catalogue.consent("c"), unreviewed=False)
    return {each.language: each for each in found}


def test_who_reviewed_it_and_when_is_told(states):
    assert (states["tr"].state, states["tr"].by) == ("reviewed", "Büro Beispiel")
    assert (states["tr"].on, states["tr"].of_german) == ("2027-02-01", 2)
    assert states["tr"].is_offered


def test_a_translation_of_an_older_german_text_is_stale_and_not_offered(states):
    assert (states["ar"].state, states["ar"].of_german) == ("stale", 1)
    assert (states["ar"].reason, states["ar"].is_offered) == ("veraltet", False)


def test_what_nobody_has_reviewed_and_what_is_not_there_is_counted(catalogue):
    assert still_open(catalogue.consent("c")) == (1, 8)


def test_what_is_not_there_says_why(states):
    assert (states["en"].state, states["en"].reason) == ("absent", "fehlt")
    assert not states["en"].is_offered


def test_german_stands_for_itself(states):
    assert (states["de"].state, states["de"].of_german) == ("reviewed", 2)
