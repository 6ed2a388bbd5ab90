"""An earlier text comes back as the next version, with the steps that keep every answer."""

import pytest

from mobio.engine.loading import read_definitions
from mobio.engine.references import Reference
from mobio.engine.returning import CannotReturn, text_again, without_steps
from tests.engine.asked import OWN, sources
from tests.engine.life import Life, version

BASE = """
    - {id: name, type: text, label: Name}
    - {id: colour, type: choice, label: Farbe, options: lists/colour}
    - {id: sure, type: yes_no, label: Sicher}
    - id: rows
      type: group
      label: Zeilen
      questions:
        - {id: what, type: text, label: Was}
        - {id: when, type: date, label: Wann}
    """
LIST = "title: Farben\noptions:\n  - {code: red, label: Rot}\n  - {code: blue, label: Blau}\n"


def changed(*pairs):
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def again(life, path, number):
    """Return the text of an earlier version as the next one."""
    definitions = life._definitions()[0]
    chain = [each for ref, each in sorted(definitions.items()) if ref.path == path]
    return text_again(life.files[f"{path}@{number}"], chain[number - 1], chain)


def brought_back(life, path=OWN, number=1):
    """Publish the earlier version again; return its catalogue, which has no mistakes."""
    return life.publish({path: again(life, path, number)})


@pytest.fixture
def life():
    return Life({OWN: version(BASE), "lists/colour": LIST})


NAME = "\n    - {id: name, type: text, label: Name}"
WHAT = "\n        - {id: what, type: text, label: Was}"


def test_without_a_change_the_text_is_the_same(life):
    assert again(life, OWN, 1) == life.files[f"{OWN}@1"]


def test_what_was_added_is_retired(life):
    life.publish(version(BASE + "- {id: size, type: number, label: Größe}\n"))
    assert "  - retire: size\n" in again(life, OWN, 1)
    brought_back(life)
    state = life.read({"size": "7", "name": "Ada"}, given=2)["own"]
    assert state.answers == {"name": "Ada"}
    assert [each["question"] for each in state.former] == ["size"]


def test_what_was_retired_is_restored_with_its_answers(life):
    life.publish(version(changed((NAME, "")), "- retire: name"))
    brought_back(life)
    assert life.read({"name": "Ada"})["own"].answers == {"name": "Ada"}


def test_a_member_of_a_group_comes_back(life):
    life.publish(version(changed((WHAT, "")), "- retire: rows.what"))
    assert "restore: rows.what" in again(life, OWN, 1)
    brought_back(life)
    rows = [{"_row": "raaaaaaaa", "what": "Buch"}]
    assert life.read({"rows": rows})["own"].answers == {"rows": rows}


def test_a_group_comes_back_as_one(life):
    head, _group, _rest = BASE.partition("    - id: rows")
    life.publish(version(head, "- retire: rows"))
    text = again(life, OWN, 1)
    assert "restore: rows\n" in text
    assert "rows.what" not in text.partition("upgrade:")[2]
    brought_back(life)


@pytest.mark.parametrize("meaning", ["same", "changed"])
def test_other_words_mean_what_the_way_there_said(life, meaning):
    life.publish(version(changed(("label: Name", "label: Ruf")), f"- meaning: {{name: {meaning}}}"))
    assert f"meaning: {{name: {meaning}}}" in again(life, OWN, 1)
    brought_back(life)


def test_a_kind_that_loses_nothing_is_converted_back(life):
    level = version("- {id: level, type: choice, label: Stufe, options: lists/colour}")
    other = version(
        "- {id: level, type: cefr, label: Stufe, options: lists/colour}", "- convert: level"
    )
    life = Life({OWN: level, "lists/colour": LIST}, other)
    assert "convert: level" in again(life, OWN, 1)
    brought_back(life)
    assert life.read({"level": "red"}, given=2)["own"].answers == {"level": "red"}


def test_a_kind_that_cannot_go_back_is_refused(life):
    other = changed(("sure, type: yes_no", "sure, type: choice, options: lists/sure"))
    life.publish({
        OWN: version(other, "- convert: sure"),
        "lists/sure": "title: S\noptions: [{code: yes, label: Ja}, {code: no, label: Nein}]\n",
    })  # fmt: skip
    with pytest.raises(CannotReturn, match="'sure' ist heute von der Art 'choice'"):
        again(life, OWN, 1)


def test_what_went_elsewhere_is_refused_and_all_of_it_is_told(life):
    parts = "\n    - {id: a, type: text, label: A}\n    - {id: b, type: text, label: B}"
    life.publish(version(changed((NAME, parts)), "- split: {name: {a: copy, b: copy}}"))
    with pytest.raises(CannotReturn, match="'name' stehen seit Fassung 2"):
        again(life, OWN, 1)


class TestLists:
    """Options go and come like questions."""

    def test_an_added_option_is_retired_and_a_retired_one_restored(self, life):
        other = LIST.replace("code: red, label: Rot", "code: pink, label: Rosa")
        life.publish({"lists/colour": other + "upgrade: [{retire: red}]\n"})
        text = again(life, "lists/colour", 1)
        assert text.endswith("upgrade:\n  - retire: pink\n  - restore: red\n")
        brought_back(life, "lists/colour")
        assert life.read({"colour": "red"})["own"].answers == {"colour": "red"}

    def test_a_mapped_option_gets_its_old_code_back(self, life):
        other = LIST.replace("code: red, label: Rot", "code: pink, label: Rosa")
        life.publish({"lists/colour": other + "upgrade: [{map: {red: pink}}]\n"})
        brought_back(life, "lists/colour")
        assert life.read({"colour": "red"})["own"].answers == {"colour": "red"}
        assert life.read({"colour": "pink"}, given=2)["own"].answers == {"colour": "red"}

    def test_options_that_became_one_cannot_be_told_apart_again(self, life):
        other = "title: Farben\noptions: [{code: any, label: Egal}]\n"
        life.publish({"lists/colour": other + "upgrade: [{map: {red: any, blue: any}}]\n"})
        with pytest.raises(CannotReturn, match="'blue', 'red' heißen heute alle 'any'"):
            again(life, "lists/colour", 1)


def test_other_files_need_no_steps():
    text = "title: Hilfe\ntexts: {a: Alt}\n"
    path = "texts/help"
    old, new = (
        read_definitions(sources({f"{path}@{number}": words}))[0][
            Reference.parse(f"{path}@{number}")
        ]
        for number, words in ((1, text), (2, text.replace("Alt", "Neu")))
    )
    assert text_again(text, old, [old, new]) == text


def test_the_translations_of_a_consent_follow_their_german():
    text = "title: T\ntexts:\n  ar: {title: T, text: T, tick: T, of_german: 1}\n"
    path = "consents/giving"
    old, new = (
        read_definitions(sources({f"{path}@{number}": text}))[0][
            Reference.parse(f"{path}@{number}")
        ]
        for number in (1, 2)
    )
    assert text_again(text, old, [old, new]) == text.replace("of_german: 1", "of_german: 3")


@pytest.mark.parametrize(
    "block", ["upgrade:\n  - retire: a\n", "upgrade:\n- retire: a\n\n# why\n", "upgrade: []\n"]
)
def test_only_the_block_of_steps_is_taken_out(block):
    assert without_steps(f"title: A\n{block}questions: []\n") == "title: A\nquestions: []\n"
