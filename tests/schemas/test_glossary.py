"""One word for one thing: the glossary is kept in every message of every language."""

import re
from functools import cache

import pytest
from ruamel.yaml import YAML

from tests.house.sources import ROOT
from tests.schemas.catalogues_at_hand import TRANSLATED, messages, place, sayings

GLOSSARY = ROOT / "docs/glossary.rst"
EXCEPTIONS = YAML(typ="safe").load(ROOT / "tests/schemas/glossary_exceptions.yaml")
ROW = re.compile(r"^   \* - (.+)\n((?:     - .+\n)+)", re.MULTILINE)
CELL = re.compile(r"^     - (.+)$", re.MULTILINE)
GERMAN = re.compile(r"\*\*(.+)\*\*: (.+)")
ENDING = "(?:e|en|er|n|s|es|r|in|innen)?"


@cache
def glossary():
    """Return {German term: {language: [accepted forms]}}."""
    (_, languages), *rows = ROW.findall(GLOSSARY.read_text("utf-8"))
    columns = CELL.findall(languages)
    return {
        GERMAN.fullmatch(german)[1]: {
            language: cell.split("; ")
            for language, cell in zip(columns, CELL.findall(cells), strict=True)
        }
        for german, cells in rows
    }


@cache
def pattern():
    """Return what finds terms; the longest first: a Zielvereinbarung is not a Ziel."""
    terms = sorted(glossary(), key=len, reverse=True)
    endless = [
        re.sub(r"(?<=\w)(?= |$)", ENDING, re.escape(term).replace(r"\ ", " ")) for term in terms
    ]
    groups = (f"(?P<t{number}>{term})" for number, term in enumerate(endless))
    return terms, re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")


def terms_of(german):
    """Return the terms of the glossary that a German text holds."""
    terms, found = pattern()
    return {terms[int(match.lastgroup[1:])] for match in found.finditer(german)}


def keeps(term, language, entry):
    """Tell whether the translation says *term* in one of its forms."""
    forms = [form.casefold() for form in glossary()[term][language]]
    return any(form in text.casefold() for text in sayings(entry) for form in forms)


def excepted(term, language, entry):
    return any(
        term == exception["term"]
        and language in exception["languages"]
        and exception["text"] in entry.msgid
        for exception in EXCEPTIONS
    )


def breaches(language):
    """Yield (term, entry) of each message that says a term in another way."""
    for entry in messages(language):
        for term in terms_of(entry.msgid):
            if not keeps(term, language, entry):
                yield term, entry


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_german_term_is_said_by_its_translation(language):
    wrong = [
        (term, place(entry), sayings(entry)[0])
        for term, entry in breaches(language)
        if not excepted(term, language, entry)
    ]
    assert wrong == []


def test_terms_are_found_in_their_endings_and_longer_words_before_shorter():
    german = "Die Zielvereinbarungen, die vorläufigen Unterbringungen und die Kurfürsten-Anlage"
    assert terms_of(german) == {"Zielvereinbarung", "vorläufige Unterbringung"}
    assert terms_of("eine andere Stelle und Ihr Ziel") == {"Stelle", "Ziel"}


def test_the_glossary_has_its_terms_in_five_languages():
    assert len(glossary()) >= 50
    for term, forms in glossary().items():
        assert list(forms) == ["en", "fr", "ar", "fa"], term
        assert all(form.strip() for row in forms.values() for form in row), term


def test_the_terms_of_the_glossary_stand_in_messages():
    used = {term for entry in messages("ar") for term in terms_of(entry.msgid)}
    assert len(used) > 40


@pytest.mark.parametrize("number", range(len(EXCEPTIONS)))
def test_an_exception_is_needed_and_has_a_reason(number):
    exception = EXCEPTIONS[number]
    assert len(exception["reason"]) > 20
    for language in set(exception["languages"]) & set(TRANSLATED):
        assert any(
            term == exception["term"] and exception["text"] in entry.msgid
            for term, entry in breaches(language)
        ), (language, exception)
