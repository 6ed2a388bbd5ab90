"""Languages of consent texts, and names by CLDR."""

import pytest

from mobio.engine.names import (
    CONSENT_LANGUAGES,
    INTERFACE_LANGUAGES,
    cldr_name,
    cldr_names,
    direction,
    month_choices,
    month_names,
)


def test_there_are_eleven_languages_for_consents_and_five_for_pages():
    assert len(CONSENT_LANGUAGES) == 11
    assert set(INTERFACE_LANGUAGES) < set(CONSENT_LANGUAGES)


@pytest.mark.parametrize("language", ["ar", "fa", "ur", "prs"])
def test_some_are_read_from_the_right(language):
    assert direction(language) == "rtl"


def test_the_others_are_read_from_the_left():
    others = set(CONSENT_LANGUAGES) - {"ar", "fa", "ur", "prs"}
    assert {direction(language) for language in others} == {"ltr"}


def test_a_foreign_language_has_no_direction():
    with pytest.raises(KeyError):
        direction("xx")


@pytest.mark.parametrize("what", ["countries", "languages"])
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_name_is_there_in_every_language_of_the_pages(what, language):
    names = cldr_names(what, language)
    assert names and all(names.values())
    assert all(len(code) == 2 for code in names)


def test_a_name_is_found_for_three_letters_too():
    assert cldr_name("languages", "sah", "de") == "Jakutisch"
    assert cldr_name("languages", "kmr", "de") == ""
    assert cldr_name("countries", "SY", "ar") == "سوريا"
    assert cldr_name("countries", "QQ", "de") == ""


def test_months_are_named_in_the_language_of_the_reader():
    assert month_names("de")[3] == "März"
    assert month_names("ar")[3] == "مارس"


def test_a_month_is_chosen_by_each_name_that_is_in_use():
    assert month_choices("ar")[9] == "سبتمبر/أيلول"
    assert month_choices("fa")[1] == "ژانویه/جنوری"
    assert month_choices("fa")[10] == "اکتبر/اکتوبر"
    assert month_choices("de") == month_names("de")


@pytest.mark.parametrize("language", ["qps", "qpm"])
def test_names_have_accents_for_who_looks_at_pages(language):
    assert cldr_name("countries", "SY", language).startswith("⟦Šýŕîîééñ")
    assert cldr_names("languages", language)["de"].startswith("⟦Ðéé")
    assert month_names(language)[5].startswith("⟦Ṁ")
    assert cldr_name("countries", "QQ", language) == ""
