"""Which words stand in a consent, and which of them a language lacks."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.consent_words import untranslated, words_said
from mobio.engine.definitions import Package
from mobio.engine.disclosure import headings
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
    "biography/you@1": """
        title: Über dich
        pages:
          - {id: one, title: Aussehen, questions: [hair]}
          - {id: two, title: Maße, questions: [size, shoes]}
        questions:
          - {id: hair, type: text, label: Haare}
          - {id: size, type: text, label: Größe}
          - id: shoes
            type: group
            label: Schuhe
            questions: [{id: number, type: text, label: Nummer}]
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
        entries:
          - {show: section, form: biography/me}
          - {show: section, form: biography/you}
    """,
    "actor_packages/office@1": """
        title: Amt
        purpose: Beratung
        consent: consents/share
        recipients: authority
        questions: {me: [town], you: [size, shoes.number]}
        attachments: [cv]
    """,
}
WORDS = {
    ("actor_packages/office:title", "Amt"): "Ofis",
    ("actor_packages/office:purpose", "Beratung"): "Danışma",
    ("biography/me:title", "Über mich"): "Hakkımda",
    ("biography/you:page.two.title", "Maße"): "Ölçüler",
    ("lists/papers:cv.label", "Lebenslauf"): "Özgeçmiş",
    ("texts/office:texts.controller", "Amt Nord"): "Kuzey",
}


def read(**more):
    files = {**FILES, **more}
    sources = [Source(Reference.parse(name), text.encode(), name) for name, text in files.items()]
    return read_definitions(sources)[0]


@pytest.fixture(scope="module")
def definitions():
    return read()


def lacking(definitions, words):
    catalogue = Catalogue(definitions, newest(definitions), {"tr": words})
    return untranslated(catalogue.in_language("tr"), catalogue.package("office"))


def test_only_what_stands_in_consents_is_asked_of_their_languages(definitions):
    packages = [each for each in definitions.values() if isinstance(each, Package)]
    said = {
        str(reference): [text for _place, text in words_said(definition, packages)]
        for reference, definition in definitions.items()
    }
    assert said == {
        "biography/me@1": ["Über mich"],
        "biography/you@1": ["Über dich", "Maße"],
        "lists/papers@1": ["Lebenslauf", "Ausweis"],
        "lists/colours@1": [],
        "texts/office@1": ["Amt Nord"],
        "site/menu@1": [],
        "actor_packages/office@1": ["Amt", "Beratung"],
    }


def headings_of(questions):
    package = FILES["actor_packages/office@1"].replace("[size, shoes.number]", questions)
    definitions = read(**{"actor_packages/office@1": package})
    catalogue = Catalogue(definitions, newest(definitions))
    return headings(catalogue, catalogue.package("office"))


def test_a_section_is_named_by_the_only_one_of_its_pages_that_is_in_the_package():
    assert headings_of("[shoes.number]") == ("Über mich", "Maße")
    assert headings_of("[hair]") == ("Über mich", "Aussehen")


def test_a_section_with_two_pages_in_the_package_keeps_its_name():
    assert headings_of("[hair, size]") == ("Über mich", "Über dich")


def test_a_question_that_no_form_asks_any_more_names_no_page():
    assert headings_of("[weight]") == ("Über mich", "Über dich")


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
