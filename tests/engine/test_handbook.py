"""Chapters of the handbook: paragraphs and pictures, translated for those who read no German."""

import pytest

from mobio.engine.localizing import words_of
from tests.engine.asked import catalogue_of

CHAPTER = """
    title: Anfangen
    for: people
    place: 1
    parts:
      - {text: Schreiben Sie den Code ab.}
      - {picture: code, alt: Ein Blatt}
    """
STAFF = CHAPTER.replace("people", "workers")
ARABIC = {
    "ar": {
        ("handbook/start:title", "Anfangen"): "البداية",
        ("handbook/start:part2", "Ein Blatt"): "ورقة",
    }
}


def test_a_chapter_has_texts_and_pictures_in_its_order():
    chapter = catalogue_of({"handbook/start": CHAPTER}).definition("handbook/start")
    assert (chapter.title, chapter.audience, chapter.place) == ("Anfangen", "people", 1)
    assert [(part.text, part.picture) for part in chapter.passages] == [
        ("Schreiben Sie den Code ab.", ""),
        ("Ein Blatt", "code"),
    ]
    assert chapter.pictures == ("code",)


def test_people_read_it_in_their_language():
    catalogue = catalogue_of({"handbook/start": CHAPTER}, ARABIC).in_language("ar")
    chapter = catalogue.definition("handbook/start")
    assert (chapter.title, chapter.passages[1].text) == ("البداية", "ورقة")


def test_chapters_of_staff_are_german_and_give_translators_no_work():
    catalogue = catalogue_of({"handbook/start": STAFF}, ARABIC)
    assert words_of(catalogue.definition("handbook/start")) == []
    assert catalogue.in_language("ar").definition("handbook/start").title == "Anfangen"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("- {picture: code}", "5: Hier fehlt 'alt'. Ergänzen Sie es."),
        ("- {picture: code, alt: x, text: y}", "5: Nennen Sie nur eines von text, picture."),
        ("- {alt: x}", "5: Nennen Sie nur eines von text, picture."),
        ("- {picture: Große Bilder, alt: x}", "'Große Bilder' ist kein gültiger Name"),
    ],
)
def test_a_part_is_a_text_or_a_picture_with_words(mistakes, wrong, told):
    text = f"title: A\nfor: people\nplace: 1\nparts:\n  {wrong}\n"
    found = mistakes(text, "handbook/start")
    assert any(told in each for each in found), found


def test_a_chapter_says_whom_it_is_for(mistakes):
    (found,) = mistakes(CHAPTER.replace("people", "peopel"), "handbook/start")
    assert "Meinten Sie 'people'?" in found


def test_long_sentences_are_told(mistakes):
    text = CHAPTER.replace("Schreiben Sie den Code ab.", "Wort " * 21)
    (found,) = mistakes(text, "handbook/start", severity="warning")
    assert "21 Wörter" in found
