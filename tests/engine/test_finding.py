"""Finding questions and options by words, however they are written."""

import pytest

from mobio.engine.finding import HELP, LABEL, OPTION, find_options, find_questions
from mobio.engine.folding import fold, folded_both, words_of
from mobio.services.forms_in_force import catalogue_in_force
from tests.services.sharing_world import FORMS, World, put_in_force

LEARNING = """
    title: Lernen
    pages:
      - {id: school, title: Schule, questions: [years, hobby, job, tools]}
    questions:
      - {id: years, type: number, label: Jahre in der Schule, min: 0, max: 30}
      - {id: hobby, type: text, label: Hobby, staff_label: Freizeitgestaltung, help: Nähen oder Sport}
      - {id: job, type: choice, label: Arbeit, options: lists/field}
      - id: tools
        type: group
        label: Geräte
        repeat: {max: 3}
        questions: [{id: sewing, type: text, label: Nähmaschine}]
    upgrade:
      - meaning: {hobby: same}
    """
FIELD = """
    title: Felder
    found_by: {list: lists/trade, attribute: leads_to}
    options:
      - {code: making, label: Herstellung}
      - {code: caring, label: Pflege, synonyms: [Krankenhaus]}
    """
TRADE = """
    title: Berufe
    options:
      - code: textile
        label: Textil
        attributes: {leads_to: [making]}
        synonyms: [Schneider, خياط, couturière, tailor, خیاط, Näherin]
      - {code: nurse, label: Schwester, attributes: {leads_to: [caring]}, synonyms: [infirmière]}
    """


@pytest.fixture(scope="module")
def catalogue():
    world = World()
    put_in_force(
        world.site,
        {"lists/field@1": FIELD, "lists/trade@1": TRADE, "biography/learning@2": LEARNING},
    )
    return catalogue_in_force(world.site)


def found(catalogue, wanted):
    return [(hit.question, hit.told.rank) for hit in find_questions(catalogue, ("de",), wanted)]


class TestFolding:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("NÄHERIN", "näherin"),
            ("Naherin", "Näherin"),
            ("couturiere", "couturière"),
            ("Straße", "STRASSE"),
            ("خيّاط", "خياط"),
            ("خیاط", "خياط"),
            ("کار", "كار"),
            ("مدرسة", "مدرسه"),
            ("أسنان", "اسنان"),
            ("ســـائق", "سائق"),
            ("برنامه‌نویس", "برنامهنویس"),
            ("Kfz-Mechaniker", "kfz mechaniker"),
            ("IŞÇİ", "isçi"),
        ],
    )
    def test_what_is_written_otherwise_is_the_same(self, one, other):
        assert fold(one) == fold(other)

    def test_a_keyboard_without_umlauts_finds_them(self):
        assert "naeherin" in folded_both("Näherin").split("\n")
        assert folded_both("Koch") == "koch"

    def test_words_that_differ_stay_apart(self):
        assert fold("Koch") != fold("Köchin")
        assert words_of("  Koch, koch (KÖCHIN) ") == ("koch", "kochin")


class TestQuestions:
    def test_a_label_comes_before_a_help_text(self, catalogue):
        assert found(catalogue, "näh") == [
            ("tools.sewing", LABEL),
            ("job", OPTION),
            ("hobby", HELP),
        ]

    def test_words_of_staff_are_found_too(self, catalogue):
        assert found(catalogue, "freizeit") == [("hobby", LABEL)]

    def test_all_words_must_be_there_in_any_order(self, catalogue):
        assert found(catalogue, "schule jahre") == [("years", LABEL)]
        assert found(catalogue, "schule nähen") == []

    def test_the_beginning_of_a_word_comes_first(self, catalogue):
        names = [name for name, _rank in found(catalogue, "name")]
        assert names == ["surname", "first_name"]  # "Name", then "Vorname"
        assert found(catalogue, "ahre") == [("years", LABEL)]

    @pytest.mark.parametrize("wanted", ["", "  ", "…", "xyz"])
    def test_nothing_finds_nothing(self, catalogue, wanted):
        assert found(catalogue, wanted) == []

    def test_it_is_made_ready_once(self, catalogue):
        first = find_questions(catalogue, ("de",), "schule")
        again = find_questions(catalogue, ("de",), "schule")
        assert first[0].told is again[0].told


class TestOptions:
    @pytest.mark.parametrize(
        "wanted",
        ["Schneider", "خياط", "couturier", "tailor", "خیاط", "Couturiere", "naeherin", "خيّاط"],
    )
    def test_a_trade_in_any_language_finds_textil_and_its_field(self, catalogue, wanted):
        ((option, told),) = find_options(catalogue, ("de",), "lists/field", wanted)
        assert (option.code, told.about) == ("making", "Textil")
        ((option, _told),) = find_options(catalogue, ("de",), "lists/trade", wanted)
        assert option.label == "Textil"

    def test_own_words_of_the_list_count_as_well(self, catalogue):
        ((option, told),) = find_options(catalogue, ("de",), "lists/field", "krankenhaus")
        assert (option.label, told.about) == ("Pflege", "Pflege")

    def test_the_label_itself_comes_first(self, catalogue):
        assert find_options(catalogue, ("de",), "lists/field", "pflege")[0][1].rank == LABEL


def test_a_list_found_by_one_that_is_not_there_is_refused():
    world = World()
    with pytest.raises(Exception, match="lists/trad"):
        put_in_force(world.site, {"lists/field@1": FIELD})


def test_a_word_that_leads_to_no_option_is_refused():
    world = World()
    wrong = {"lists/field@1": FIELD, "lists/trade@1": TRADE.replace("[making]", "[makin]")}
    with pytest.raises(Exception, match="makin"):
        put_in_force(world.site, wrong)
    assert "lists/field@1" not in FORMS
