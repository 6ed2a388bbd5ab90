"""The program's own words."""

from mobio.engine.words import ENTRY, NO_ANSWER, _, german


def test_a_word_is_german_without_a_translator():
    assert german(NO_ANSWER) == "keine Angabe"
    assert german("auch ein Text") == "auch ein Text"


def test_values_are_filled_in_where_a_word_meets_a_reader():
    assert german(_(ENTRY, mapping={"number": 3})) == "Eintrag 3"


def test_words_belong_to_the_domain_of_the_program():
    assert NO_ANSWER.domain == "mobio"
