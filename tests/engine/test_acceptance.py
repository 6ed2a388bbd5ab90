"""A warning that is accepted in the file is not told; accepted in vain it is one itself."""

import pytest

from mobio.engine.definitions import ConsentLanguage, ConsentText
from mobio.engine.linking import check
from mobio.engine.plain_german import counted, hard_german
from mobio.engine.references import Reference
from tests.engine.asked import sources, with_menu

LONG = "Aufenthaltsgestattungsbescheinigung"
LIST = f"""title: Papiere
options:
  - {{code: a, label: {LONG}}}
  - {{code: b, label: {LONG}}}
"""
ACCEPTED = "accepted: [{rule: word_length, reason: So heißt es.}]\n"


def rules(files):
    """Return (rule, at, line) of each warning about the lists of *files*."""
    found = check(sources(with_menu(files)))[1]
    return [(each.rule, each.at, each.line) for each in found if each.file.startswith("lists/")]


def test_without_a_word_each_warning_is_told():
    assert rules({"lists/papers": LIST}) == [("word_length", "a", 3), ("word_length", "b", 4)]


def test_a_rule_is_accepted_for_the_whole_file_or_for_one_place():
    everywhere = LIST + ACCEPTED
    at_one = everywhere.replace("rule:", "at: b, rule:")
    assert rules({"lists/papers": everywhere}) == []
    assert rules({"lists/papers": at_one}) == [("word_length", "a", 3)]


def test_what_is_accepted_in_vain_is_told():
    text = f"title: Papiere\noptions: [{{code: a, label: Pass}}]\n{ACCEPTED}"
    assert rules({"lists/papers": text}) == [("accepted_in_vain", "", 3)]


def test_only_the_newest_version_is_asked_for_plain_german_and_for_what_it_accepts():
    old = f"title: Papiere\noptions: [{{code: a, label: {LONG}}}]\n{ACCEPTED}"
    new = "title: Papiere\noptions: [{code: a, label: Pass}]\nupgrade: [{meaning: {a: same}}]\n"
    assert rules({"lists/papers@1": old, "lists/papers@2": new}) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kurz", []),
        ("wort " * 20, []),
        ("wort " * 21, ["SENTENCE_LENGTH"]),
        ("wort " * 15 + ". " + "wort " * 15, []),
        ("wort " * 15 + ": " + "wort " * 15, ["SENTENCE_LENGTH"]),
        ("wort " * 15 + "; " + "wort " * 15, ["SENTENCE_LENGTH"]),
        ("- " + "wort " * 15 + "\n- " + "wort " * 15, []),
        ("wort " * 15 + "\n" + "wort " * 15, ["SENTENCE_LENGTH"]),
        ("Wort – " * 15, []),
        ("a" * 25, []),
        ("a" * 26, ["WORD_LENGTH"]),
        ("Aufenthalts-Gestattungs-Bescheinigung", []),
    ],
)
def test_hard_german_is_long_sentences_and_long_words(text, found):
    assert [mistake.name for mistake, _words in hard_german(text)] == found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "biography/own@1",
            f"""
            title: {LONG}
            pages: [{{id: one, title: {LONG}, intro: {LONG}, questions: [a]}}]
            questions:
              - {{id: a, type: number, label: {LONG}, help: {LONG}, purpose: {LONG}, unit: {LONG}}}
            """,
            [("title", 1), *[("one", 2)] * 2, *[("a", 4)] * 4],
        ),
        (
            "handbook/one@1",
            f"""
            title: {LONG}
            for: workers
            place: 1
            parts:
              - text: {LONG}
            """,
            [("title", 1), ("parts", 5)],
        ),
        (
            "goals/one@1",
            f"""
            title: {LONG}
            area: {LONG}
            goal: {LONG}
            indicator: {LONG}
            review: 6m
            measures:
              - {{what: {LONG}, who: person}}
            """,
            [("title", 1), ("area", 2), ("goal", 3), ("indicator", 4), ("measures", 7)],
        ),
    ],
)
def test_hard_german_is_told_at_its_line_by_the_name_that_a_file_accepts(name, text, expected):
    found = check(sources(with_menu({name: text})))[1]
    told = [(each.at, each.line) for each in found if each.rule == "word_length"]
    assert sorted(told) == sorted(expected)


def test_sentences_are_counted_by_kind_and_items_of_a_law_count_alone():
    item = " ".join(["Wort"] * 15)
    consent = ConsentText(
        Reference("consents", "c", 1),
        "C",
        {"de": ConsentLanguage("Titel", f"- {item}\n- {item}\n\n{item} {item}", "Ja")},
        {},
    )
    found = counted([consent])["Einwilligungen"]
    assert (found.sentences, found.long) == (5, 1)
    assert found.share == 0.2
    assert counted([])["Fragen und Hilfen"].share == 0
