"""Countries and languages: names from CLDR, the common ones first."""

import pytest

NOT_AN_OPTION = "Diese Auswahl gibt es nicht. Bitte wählen Sie neu."


@pytest.fixture
def asked(form):
    return form("""
        - {id: land, type: country, label: Land, options: lists/country, except: [AF]}
        - {id: lands, type: countries, label: Länder, options: lists/country, max_choices: 3,
           except: [AF]}
        - {id: tongue, type: language, label: Sprache, options: lists/language}
        - {id: tongues, type: languages, label: Sprachen, options: lists/language}
        """)


def test_a_place_is_kept_by_its_code(asked):
    typed = {"land": "SY", "lands": ["SY", "DE"], "tongue": "ti", "tongues": ["ar", "de"]}
    sent = asked.answers(typed)
    assert (sent.stored, sent.errors) == (typed, {})
    assert asked.answers({}, before=typed).stored == typed


def test_the_first_language_stays_the_first(asked):
    assert asked.answers({"tongues": ["tr", "ar"]}).stored == {"tongues": ["tr", "ar"]}
    assert asked.answers({"tongues": ["ar", "tr"]}).stored == {"tongues": ["ar", "tr"]}


def test_gaps_between_the_boxes_are_closed(asked):
    assert asked.answers({"lands": ["", "SY", ""]}).stored == {"lands": ["SY"]}
    assert asked.answers({"lands": ["", "", ""]}).stored == {}


def test_the_same_country_twice_is_one(asked):
    assert asked.answers({"lands": ["SY", "SY"]}).stored == {"lands": ["SY"]}


def test_common_ones_come_first_then_all_the_rest(asked):
    groups = asked.page().html.select("#f-tongue optgroup")
    assert [group["label"] for group in groups] == ["Häufig", "Alle", "oder"]
    assert [option["value"] for option in groups[0].select("option")] == ["ar", "ti"]
    assert groups[1].select_one("option").text == "Abchasisch"


def test_what_is_excepted_is_neither_offered_nor_taken(asked):
    page = asked.page()
    assert page.html.select('#f-land option[value="AF"]') == []
    page.boxes["land"].force_value("AF")
    assert page.send().errors == {"land": NOT_AN_OPTION}


@pytest.mark.parametrize("before", [{"land": "AF"}, {"lands": ["AF", "SY"]}])
def test_what_is_no_longer_offered_stays_with_those_who_chose_it(asked, before):
    sent = asked.answers({}, before=before)
    assert (sent.stored, sent.errors) == (before, {})
    assert "Afghanistan" in sent.shown_again().markup


@pytest.mark.parametrize("code", ["XX", "EU", "ZZ", "QO", "syr", "SY\0", "001", "DE-BW"])
def test_what_is_no_country_is_refused(asked, code):
    page = asked.page()
    page.boxes["land"].force_value(code)
    assert page.send().errors == {"land": NOT_AN_OPTION}


def test_a_state_stands_alone_among_several(asked):
    assert asked.answers({"lands": ["unknown"]}).stored == {"lands": {"state": "unknown"}}
    assert asked.answers({"lands": ["unknown", "SY"]}).errors.keys() == {"lands"}


def test_there_are_as_many_boxes_as_may_be_chosen(asked):
    assert len(asked.page().html.select("[data-question=lands] select")) == 2
    full = {"lands": ["SY", "DE", "TR"]}
    assert len(asked.page(full).html.select("[data-question=lands] select")) == 3


def test_more_than_allowed_is_told(asked):
    page = asked.page({"lands": ["SY", "DE", "TR"]})
    pairs = page.pairs()
    pairs.insert(pairs.index(("choice", "TR")), ("choice", "FR"))
    assert page.send(pairs).errors == {"lands": "Wählen Sie höchstens 3 aus."}


def test_an_exception_must_exist(mistakes):
    line = "- {id: a, type: country, label: A, options: lists/country, except: [XQ]}"
    assert mistakes(line) == [
        "2: 'XQ' gibt es in der Liste 'lists/country' nicht. Prüfen Sie den Code."
    ]
