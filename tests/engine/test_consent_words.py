"""Which words stand in a consent, and which of them a language lacks."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.consent_words import untranslated, words_said
from mobio.engine.folders import Source
from mobio.engine.loading import newest, read_definitions
from mobio.engine.references import Reference

FILES = {
    "biography/me@1": """
        title: Über mich
        pages: [{id: one, title: Seite, questions: [town]}]
        questions:
          - {id: town, type: text, label: Ort, stands_for: family_name}
    """,
    "lists/papers@1": """
        title: Papiere
        stands_for: attachments
        options: [{code: cv, label: Lebenslauf}, {code: pass, label: Ausweis}]
    """,
    "lists/colours@1": """
        title: Farben
        options: [{code: red, label: Rot}]
    """,
    "texts/office@1": """
        title: Amt
        texts: {controller: Amt Nord, contact: Zimmer 1}
    """,
    "site/menu@1": """
        title: Menü
        entries: [{show: section, form: biography/me}]
    """,
    "actor_packages/office@1": """
        title: Amt
        purpose: Beratung
        consent: consents/share
        recipients: authority
        questions: {me: [town]}
        attachments: [cv]
    """,
}
WORDS = {
    ("actor_packages/office:title", "Amt"): "Ofis",
    ("actor_packages/office:purpose", "Beratung"): "Danışma",
    ("biography/me:title", "Über mich"): "Hakkımda",
    ("lists/papers:cv.label", "Lebenslauf"): "Özgeçmiş",
    ("texts/office:texts.controller", "Amt Nord"): "Kuzey",
}


@pytest.fixture(scope="module")
def definitions():
    sources = [Source(Reference.parse(name), text.encode(), name) for name, text in FILES.items()]
    return read_definitions(sources)[0]


def lacking(definitions, words):
    catalogue = Catalogue(definitions, newest(definitions), {"tr": words})
    return untranslated(catalogue.in_language("tr"), catalogue.package("office"))


def test_only_what_stands_in_consents_is_asked_of_their_languages(definitions):
    said = {
        str(reference): [text for _place, text in words_said(definition)]
        for reference, definition in definitions.items()
    }
    assert said == {
        "biography/me@1": ["Über mich"],
        "lists/papers@1": ["Lebenslauf", "Ausweis"],
        "lists/colours@1": [],
        "texts/office@1": ["Amt Nord"],
        "site/menu@1": [],
        "actor_packages/office@1": ["Amt", "Beratung"],
    }


def test_nothing_is_missing_once_these_words_are_there(definitions):
    assert lacking(definitions, WORDS) == ()


@pytest.mark.parametrize("key", WORDS, ids=lambda key: key[0])
def test_each_single_word_is_missed(definitions, key):
    others = {other: text for other, text in WORDS.items() if other != key}
    assert lacking(definitions, others) == (key[1],)


def test_german_lacks_nothing(definitions):
    catalogue = Catalogue(definitions, newest(definitions))
    assert untranslated(catalogue, catalogue.package("office")) == ()


def test_a_declaration_without_a_share_names_only_the_office(definitions):
    catalogue = Catalogue(definitions, newest(definitions), {"tr": {}}).in_language("tr")
    assert untranslated(catalogue) == ("Amt Nord",)
