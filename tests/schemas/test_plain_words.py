"""The shipped texts are easy to read, and the check has nothing to say about the shipped files."""

import re

import pytest

from mobio.engine.localizing import words_of
from mobio.engine.plain_german import counted, hard_german, read_by_kind
from mobio.scripts.catalogues import german_of
from mobio.services.consent_checks import consent_objections
from mobio.services.publishing import newest_definitions
from tests.house.sources import ROOT
from tests.schemas.shipped import DEFINITIONS, MISPLACED, OBJECTIONS, SOURCES
from tests.schemas.test_consent_texts import MESSAGES

NEWEST = newest_definitions(DEFINITIONS)
PROGRAM = german_of(ROOT / "locales/mobio.pot")
TEXTS = read_by_kind(NEWEST, PROGRAM)
READ = counted(NEWEST, PROGRAM)
SENTENCES = {
    "Fragen und Hilfen": 1800,
    "Texte von Seiten und Mails": 150,
    "Einwilligungen": 150,
    "Texte des Programms": 900,
}
"""How many sentences of each kind are read at least; the test must not look at nothing."""
CHILD = re.compile(r"\b(du|dein\w*|dir|dich)\b", re.IGNORECASE)


def test_the_check_has_no_hint_that_a_file_does_not_accept_itself():
    assert [str(each) for each in (*MISPLACED, *OBJECTIONS)] == []


def test_in_production_it_says_only_which_declarations_nobody_has_reviewed():
    told = consent_objections(SOURCES, MESSAGES, unreviewed=False)
    assert {each.rule for each in told} <= {"unreviewed"}
    assert all(each.file.startswith("forms/consents/") for each in told)


def test_where_unreviewed_texts_are_allowed_nothing_is_said_of_reviews():
    told = consent_objections(SOURCES, MESSAGES, unreviewed=True)
    assert not [each for each in told if each.rule == "unreviewed"]


@pytest.mark.parametrize("kind", TEXTS)
def test_no_sentence_and_no_word_is_long(kind):
    assert READ[kind].sentences > SENTENCES[kind]
    assert READ[kind].long == 0
    assert [text for text in TEXTS[kind] if list(hard_german(text))] == []


@pytest.mark.parametrize("kind", TEXTS)
def test_readers_are_adults(kind):
    assert [text for text in TEXTS[kind] if CHILD.search(text)] == []


def test_every_text_that_is_translated_is_read():
    read = {text for texts in TEXTS.values() for text in texts}
    assert {text for each in NEWEST for _place, text in words_of(each)} <= read
