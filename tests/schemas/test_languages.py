"""No German is left in another language, and each language is written with its own signs."""

import gettext
import re

import polib
import pytest
from ruamel.yaml import YAML

from mobio.engine.names import INTERFACE_LANGUAGES, locale_of
from mobio.scripts.catalogues import PLURAL_FORMS
from tests.house.sources import ROOT
from tests.schemas.catalogues_at_hand import (
    TRANSLATED,
    is_name,
    messages,
    place,
    said,
)

SAME = YAML(typ="safe").load(ROOT / "tests/schemas/same_as_german.yaml")
IN_LATIN = [language for language in TRANSLATED if language in ("en", "fr")]
IN_ARABIC = [language for language in TRANSLATED if language in ("ar", "fa")]

PLACEHOLDER = re.compile(r"\$?\{(\w+)\}")
ADDRESS = re.compile(r"[\w.-]+@[\w.-]+|www\.[\w.-]+|https?://\S+")
# A paper is named in German behind its name; quotes hold what stands on a page.
ON_PAPER = re.compile(r"\([^()]*\)|«[^«»]*»|“[^“”]*”")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w@/&-]*(?:\.\w[\w@/&-]*)*")
LETTER_OF_SCRIPT = re.compile(r"[\u0620-\u064a\u067e-\u06d3]")
# What divides the names within a bracket: signs, words of the other script, the number of a law.
BETWEEN_NAMES = re.compile(
    r"[,،;؛:?؟()«»“”]|[\u0600-\u06ff\u200c]+|§+ ?[\d–]+\w?(?: (?:Abs\.|Absatz) \d+)?"
)
NAME = re.compile(r"[^\W\d_]{2,}")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
GERMAN_WORD = re.compile(
    r"\b(?:und|oder|der|die|das|den|dem|nicht|Sie|Ihre?|Ihnen|mit|für|von|ist|sind|eine?|im|zum|zur"
    r"|auf|bei|wenn|auch|nach|wir|haben|werden|keine?|wird|kann|noch|über|aus|als|mehr)\b"
)
GERMAN_LETTERS = {"en": "äöüßÄÖÜ", "fr": "äößÄÖÜ"}
FRENCH_SPACE = re.compile(r"(?<!\u202f)[;!?»]|(?<![\u202f\d/]):(?!//)|«(?!\u202f)")
ASCII_QUOTE = {"en": '"', "fr": "\"'", "ar": "\"'", "fa": "\"'"}
OTHER_DIGITS = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]")
CLDR_FORMS = ("zero", "one", "two", "few", "many", "other")
COUNTS = {"en": 2, "fr": 2, "ar": 6, "fa": 2}


def allowed(kind):
    """Return all texts that the file of what may stay German allows as *kind*."""
    return {text for group in SAME[kind] for text in group["texts"]}


def own(text):
    """Return what a text says in its own language: no values, addresses, papers."""
    return ADDRESS.sub("", PLACEHOLDER.sub("", ON_PAPER.sub("", text)))


def without_names(text):
    text = text.replace("\n", " ")
    for known in sorted(allowed("names"), key=len, reverse=True):
        text = text.replace(known, "")
    return own(text)


@pytest.mark.parametrize("language", TRANSLATED)
def test_plural_forms_are_as_many_as_the_language_counts(language):
    counted = [entry for entry in messages(language) if entry.msgid_plural]
    assert counted
    assert {tuple(sorted(entry.msgstr_plural)) for entry in counted} == {
        tuple(range(COUNTS[language]))
    }


@pytest.mark.parametrize(("language", "of_none"), [("en", 1), ("fr", 0), ("fa", 0), ("ar", 0)])
def test_nothing_one_and_many_are_counted_as_people_do(language, of_none):
    rule = gettext.c2py(PLURAL_FORMS[language].partition("plural=")[2].rstrip(";"))
    assert rule(0) == of_none
    assert rule(1) == (1 if language == "ar" else 0)
    assert rule(2) != rule(1)


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_number_is_counted_as_cldr_says(language):
    rule = gettext.c2py(PLURAL_FORMS[language].partition("plural=")[2].rstrip(";"))
    count = locale_of(language).plural_form
    forms = [form for form in CLDR_FORMS if form in {count(number) for number in range(1000)}]
    assert [forms[rule(number)] for number in range(1000)] == [*map(count, range(1000))]


@pytest.mark.parametrize("language", IN_LATIN)
def test_no_text_is_the_german_one(language):
    same = [
        (place(entry), text)
        for entry, text in said(language)
        if text == entry.msgid
        and not is_name(entry)
        and LATIN_WORD.search(PLACEHOLDER.sub("", text))
        and text not in allowed("equal")
    ]
    assert same == []


@pytest.mark.parametrize("language", IN_LATIN)
def test_no_german_words_stand_in_english_and_french(language):
    letters = re.compile(rf"\w*[{GERMAN_LETTERS[language]}]\w*")
    german = [
        (place(entry), word)
        for entry, text in said(language)
        if not is_name(entry)
        for word in [
            *GERMAN_WORD.findall(without_names(text)),
            *letters.findall(without_names(text)),
        ]
        if text not in allowed("equal")
    ]
    assert german == []


@pytest.mark.parametrize("language", IN_ARABIC)
def test_no_latin_words_stand_in_arabic_and_persian(language):
    latin = [
        (place(entry), word)
        for entry, text in said(language)
        if not is_name(entry)
        for word in LATIN_WORD.findall(own(text))
        if word not in allowed("latin")
    ]
    assert latin == []


def shared(entry, text):
    """Return the longer words that stand in the German of an entry and in *text*, its translation."""
    german = f"{entry.msgid} {entry.msgid_plural}"
    known = {word.casefold() for word in LONG_WORD.findall(without_values(german))}
    return {word for word in LONG_WORD.findall(without_values(text)) if word.casefold() in known}


def without_values(text):
    return ADDRESS.sub(" ", PLACEHOLDER.sub(" ", text))


def papers(text):
    """Return the names in Latin letters that *text* has in brackets and quotes."""
    found = (BETWEEN_NAMES.split(without_values(each)) for each in ON_PAPER.findall(text))
    names = (" ".join(name.split()) for part in found for name in part)
    return {name for name in names if NAME.search(name)}


def of_names():
    """Return all words of the names that may stand in another language."""
    names = " ".join(text for kind in ("names", "papers", "latin") for text in allowed(kind))
    return {word.casefold() for word in LONG_WORD.findall(names)}


@pytest.mark.parametrize("language", IN_LATIN)
def test_a_word_that_stays_as_it_is_in_german_is_a_name_or_the_same_word(language):
    known = of_names() | {word.casefold() for word in allowed("words")}
    left = [
        (place(entry), word)
        for entry, text in said(language)
        if not is_name(entry) and text not in allowed("equal")
        for word in shared(entry, text)
        if word.casefold() not in known
    ]
    assert left == []


@pytest.mark.parametrize("language", IN_ARABIC)
def test_what_stands_in_brackets_is_the_name_of_something(language):
    unknown = [
        (place(entry), name)
        for entry, text in said(language)
        if not is_name(entry)
        for name in papers(text) - allowed("papers") - allowed("latin") - allowed("names")
    ]
    assert unknown == []


def test_german_that_is_left_would_be_found():
    entry = polib.POEntry(msgid="Suchen Sie zurzeit eine Wohnung?")
    assert shared(entry, "Wohnung suchen?") == {"Wohnung", "suchen"}
    assert shared(entry, "Flat (Suchen Sie zurzeit eine Wohnung?)") >= {"Suchen", "Wohnung"}
    assert papers("بيت (Suchen Sie, § 3 eine Wohnung؟) «Duldung یا Asyl»") == {
        "Suchen Sie",
        "eine Wohnung",
        "Duldung",
        "Asyl",
    }
    assert not {"wohnung", "suchen"} & {*of_names(), *allowed("words")}
    known = {*allowed("papers"), *allowed("latin"), *allowed("names")}
    assert not papers("بيت (Suchen Sie zurzeit eine Wohnung oder ein Zimmer?)") & known


@pytest.mark.parametrize("language", IN_ARABIC)
def test_arabic_and_persian_are_written_in_their_letters(language):
    without = [
        (place(entry), text)
        for entry, text in said(language)
        if not LETTER_OF_SCRIPT.search(text)
        and not is_name(entry)
        and LATIN_WORD.search(ADDRESS.sub("", PLACEHOLDER.sub("", entry.msgid)))
        and not set(LATIN_WORD.findall(text)) <= allowed("latin")
    ]
    assert without == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_digits_are_those_of_the_forms(language):
    assert [place(entry) for entry, text in said(language) if OTHER_DIGITS.search(text)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_quotes_like_a_typewriter(language):
    signs = set(ASCII_QUOTE[language])
    assert [(place(entry), text) for entry, text in said(language) if signs & set(text)] == []


def test_french_has_a_narrow_space_before_high_signs():
    wrong = [
        (place(entry), text)
        for entry, text in said("fr")
        if FRENCH_SPACE.search(ADDRESS.sub("", PLACEHOLDER.sub("x", text)))
    ]
    assert wrong == []


def test_persian_is_written_with_persian_letters():
    arabic = [
        (place(entry), text)
        for entry, text in said("fa")
        if re.search("[كيى]", text) and not is_name(entry)
    ]
    assert arabic == []


def needed(kind):
    """Return the texts of *kind* that some translation needs."""
    latin = [text for language in IN_LATIN for _entry, text in said(language)]
    arabic = [text for language in IN_ARABIC for _entry, text in said(language)]
    if kind == "names":
        return {name for name in allowed(kind) if any(name in text for text in latin + arabic)}
    if kind == "equal":
        return {text for each in IN_LATIN for entry, text in said(each) if text == entry.msgid}
    if kind == "latin":
        return {word for text in arabic for word in LATIN_WORD.findall(text)}
    if kind == "papers":
        return {name for text in arabic for name in papers(text)} - allowed("latin")
    words = {
        word.casefold() for each in IN_LATIN for pair in said(each) for word in shared(*pair)
    } - of_names()
    return {word for word in allowed(kind) if word.casefold() in words}


@pytest.mark.parametrize("kind", sorted(SAME))
def test_what_may_stay_german_is_needed_and_said_once(kind):
    texts = [text for group in SAME[kind] for text in group["texts"]]
    assert sorted(set(texts) - needed(kind)) == []
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("kind", sorted(SAME))
def test_what_may_stay_german_has_a_reason(kind):
    assert all(len(group["reason"]) > 15 and group["texts"] for group in SAME[kind])
