"""The order of options, and names from CLDR."""

import pytest

from mobio.engine.definitions import Option, OptionList
from mobio.engine.option_lists import completed, sort_key
from mobio.engine.references import Reference

NAME = Reference("lists", "test", 1)


def labels(*words, **options):
    """Return the labels of a list of *words* in the order they are shown in."""
    found = tuple(Option(word, word) for word in words)
    language = options.pop("language", "de")
    return [
        each.label for each in completed(OptionList(NAME, "", found, **options), language).options
    ]


def test_german_words_sort_as_in_a_dictionary():
    assert labels("Zypern", "Österreich", "Oman", "ägypten", "Albanien", "Strasse", "Straße") == [
        "ägypten",
        "Albanien",
        "Oman",
        "Österreich",
        "Strasse",
        "Straße",
        "Zypern",
    ]


def test_french_words_sort_without_their_accents():
    assert labels("Égypte", "Espagne", "Érythrée", "Éthiopie", language="fr") == [
        "Égypte",
        "Érythrée",
        "Espagne",
        "Éthiopie",
    ]


def test_arabic_words_sort_without_their_article_and_their_hamza():
    assert labels(
        "سوريا", "العراق", "أفغانستان", "ألمانيا", "إريتريا", "الصومال", "باكستان", language="ar"
    ) == [
        "إريتريا",
        "أفغانستان",
        "ألمانيا",
        "باكستان",
        "سوريا",
        "الصومال",
        "العراق",
    ]


def test_persian_words_sort_with_their_own_letters():
    assert labels(
        "تونس", "پاکستان", "بلژیک", "چین", "جاماییکا", "گرجستان", "لیبی", "کنیا", language="fa"
    ) == [
        "بلژیک",
        "پاکستان",
        "تونس",
        "جاماییکا",
        "چین",
        "کنیا",
        "گرجستان",
        "لیبی",
    ]


def test_the_article_is_no_letter_in_arabic_only():
    assert sort_key("الجزائر", "ar") < sort_key("ليبيا", "ar")
    assert sort_key("الجزایر", "fa") < sort_key("بلژیک", "fa")


def test_other_and_none_stand_last():
    assert labels("other", "zebra", "none", "ape") == ["ape", "zebra", "other", "none"]


def test_common_ones_stand_first_in_the_order_of_the_file():
    assert labels("a", "b", "c", "d", common=("d", "b")) == ["d", "b", "a", "c"]


def test_an_ordered_list_keeps_its_order_and_its_ranks():
    options = completed(
        OptionList(NAME, "", (Option("x", "Z"), Option("y", "A")), ordered=True),
        "de",
    )
    assert [options.rank("x"), options.rank("y"), options.rank("z")] == [0, 1, None]


@pytest.mark.parametrize(
    ("language", "syria", "germany"),
    [("de", "Syrien", "Deutschland"), ("ar", "سوريا", "ألمانيا"), ("fa", "سوریه", "آلمان")],
)
def test_countries_have_their_names_in_the_readers_language(language, syria, germany):
    countries = completed(OptionList(NAME, "", names="countries"), language)
    assert (countries.get("SY").label, countries.get("DE").label) == (syria, germany)


def test_there_are_all_countries_and_nothing_that_is_none():
    codes = {each.code for each in completed(OptionList(NAME, "", names="countries"), "de").options}
    assert {"XK", "PS", "TW", "ER", "SS"} <= codes
    assert not {"EU", "UN", "ZZ", "001", "XA", "QO"} & codes
    assert len(codes) > 240


def test_a_name_of_the_file_counts_more_than_that_of_cldr():
    own = OptionList(NAME, "", (Option("MK", "Nordmazedonien (eigene Worte)"),), names="countries")
    assert completed(own, "de").get("MK").label == "Nordmazedonien (eigene Worte)"


def test_an_option_without_a_label_takes_its_name_from_cldr():
    own = OptionList(NAME, "", (Option("SY", "", sensitive="indirect"),), names="countries")
    option = completed(own, "de").get("SY")
    assert (option.label, option.sensitive) == ("Syrien", "indirect")


def test_a_language_of_three_letters_is_offered_if_it_is_common():
    languages = completed(OptionList(NAME, "", names="languages", common=("sah", "ti")), "de")
    assert [each.code for each in languages.options[:2]] == ["sah", "ti"]
    assert languages.get("sah").label == "Jakutisch"
    assert languages.get("aii") is None
