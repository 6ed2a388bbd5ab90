"""One word for one thing: the glossary is kept in every message of every language."""

import re
from functools import cache

import polib
import pytest
from ruamel.yaml import YAML

from tests.house.sources import ROOT
from tests.schemas.catalogues_at_hand import TRANSLATED, messages, place, sayings

GLOSSARY = ROOT / "docs/glossary.rst"
EXCEPTIONS = YAML(typ="safe").load(ROOT / "tests/schemas/glossary_exceptions.yaml")
ROW = re.compile(r"^   \* - (.+)\n((?:     - .+\n)+)", re.MULTILINE)
CELL = re.compile(r"^     - (.+)$", re.MULTILINE)
GERMAN = re.compile(r"\*\*(.+)\*\*: (.+)")
ADDRESS = re.compile(r"[\w.-]+@[\w.-]+")
ENDING = "(?:e|en|er|n|s|es|r|in|innen)?"


@cache
def glossary():
    """Return {German term: {language: [accepted forms]}}; "de" holds the forms of the term."""
    (_, languages), *rows = ROW.findall(GLOSSARY.read_text("utf-8"))
    columns = CELL.findall(languages)
    return {
        GERMAN.fullmatch(german)[1].partition("; ")[0]: {
            "de": GERMAN.fullmatch(german)[1].split("; "),
        }
        | {
            language: cell.split("; ")
            for language, cell in zip(columns, CELL.findall(cells), strict=True)
        }
        for german, cells in rows
    }


@cache
def pattern():
    """Return (terms, what finds them); longer forms first: a Zielvereinbarung is not a Ziel."""
    forms = [(form, term) for term, row in glossary().items() for form in row["de"]]
    forms.sort(key=lambda pair: len(pair[0]), reverse=True)
    groups = (f"(?P<t{number}>{_inflected(form)})" for number, (form, _term) in enumerate(forms))
    terms = [term for _form, term in forms]
    return terms, re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")


def _inflected(form):
    """Return the pattern of a German form: each word may have an ending, the first any case."""
    words = re.sub(r"(?<=\w)(?= |$)", ENDING, re.escape(form).replace(r"\ ", " "))
    return f"[{form[0].upper()}{form[0].lower()}]{words[1:]}"


def terms_of(german):
    """Return the terms of the glossary that a German text holds."""
    terms, found = pattern()
    said = ADDRESS.sub("", german)
    return {terms[int(match.lastgroup[1:])] for match in found.finditer(said)}


def keeps(term, language, entry):
    """Tell whether the translation says *term* in one of its forms, however many there are."""
    forms = [form.casefold() for form in glossary()[term][language]]
    return all(any(form in text.casefold() for form in forms) for text in sayings(entry))


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
        for term in terms_of(f"{entry.msgid}\n{entry.msgid_plural}"):
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
    assert terms_of("Praktika, Zeugnisse und ein Widerruf") == {
        "Praktikum",
        "Zeugnis",
        "widerrufen",
    }
    assert terms_of("Widerrufen Sie, an widerruf@stelle.example") == {"widerrufen"}


def test_a_term_is_looked_for_in_every_plural_form():
    one = {0: "one attachment", 1: "${count} papers"}
    words = {"msgid": "${count} Datei", "msgid_plural": "${count} Anlagen", "msgstr_plural": one}
    entry = polib.POEntry(**words)
    assert terms_of(entry.msgid_plural) == {"Anlage"}
    assert not keeps("Anlage", "en", entry)
    entry.msgstr_plural = {0: "one attachment", 1: "${count} attachments"}
    assert keeps("Anlage", "en", entry)


def test_the_glossary_has_its_terms_in_five_languages():
    assert len(glossary()) >= 50
    for term, forms in glossary().items():
        assert list(forms) == ["de", "en", "fr", "ar", "fa"], term
        assert forms["de"][0] == term
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
