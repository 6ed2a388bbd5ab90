"""The worker's search over the shipped forms: each word of a question leads to it."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.finding import find_questions, questions_told
from mobio.engine.folding import words_of
from mobio.engine.loading import newest
from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.services.translations import form_messages, say
from tests.schemas.shipped import DEFINITIONS

CATALOGUE = Catalogue(
    DEFINITIONS, newest(DEFINITIONS), form_messages(INTERFACE_LANGUAGES), "de", say
)
EVERY = 60
"""One word in so many is looked for, which takes seconds instead of minutes."""


def questions_by_word(language):
    """Return {word: the questions that have it in a text of *language*}."""
    found = {}
    for section, question, by_language in questions_told(CATALOGUE, INTERFACE_LANGUAGES):
        for told in by_language[INTERFACE_LANGUAGES.index(language)]:
            for word in words_of(told.text):
                found.setdefault(word, set()).add((section, question))
    return found


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_each_word_of_a_question_leads_to_it(language):
    known = questions_by_word(language)
    assert len(known) > 1000
    often = sorted(known, key=lambda word: (-len(known[word]), word))[:10]
    for word in [*often, *sorted(known)[::EVERY]]:
        hits = find_questions(CATALOGUE, INTERFACE_LANGUAGES, word)
        assert known[word] <= {(hit.section, hit.question) for hit in hits}, word


def test_no_question_that_fits_is_left_out_of_a_long_list():
    hits = find_questions(CATALOGUE, INTERFACE_LANGUAGES, "deutsch")
    assert len(hits) > 40
    assert len({(hit.section, hit.question) for hit in hits}) == len(hits)
