"""The fonts of documents and what they can show."""

import shutil
from pathlib import Path

import pytest

from mobio.engine.names import CONSENT_LANGUAGES
from mobio.services import fonts
from mobio.services.fonts import Shelf, covered_by, installed, missing_glyphs

LETTERS = {
    "de": "Größe, Straße, „Äpfel“ – 14 € §",
    "fr": "Où êtes-vous né ? « œuvre »",
    "kmr": "Kurmancî çêîşû",
    "mnk": "ŋ ñ ɲ Mandinka",
    "tr": "İstanbul, ığdır, şöför",
    "ar": "أُنشئت، شيئًا؟ ٠١٢٣",
    "fa": "می‌خواهم به مدرسهٔ پژوهش بروم ۰۱۲۳",
    "ur": "ٹھیک ہے، ڑ ے ں۔",
    "prs": "دری، څنګه",
    "ti": "ትግርኛ፡ ሰላም።",
    "en": "“Yes” – it’s done…",
}


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
def test_every_language_of_a_consent_can_be_printed(language):
    assert missing_glyphs(LETTERS[language]) == set()
    assert missing_glyphs(CONSENT_LANGUAGES[language][0]) == set()


@pytest.mark.parametrize("character", ["\ue000", "Ꮳ", "😀", "漢"])
def test_a_character_without_a_glyph_is_named(character):
    assert missing_glyphs(f"Anna {character}") == {character}


def test_characters_that_are_obeyed_and_not_drawn_need_no_glyph():
    assert missing_glyphs("a\u200cb \u2068c\u2069\n\u00ad\ufeff") == set()


def test_no_script_is_missing_on_this_machine():
    assert installed().missing_scripts() == ()


def test_without_any_font_every_script_is_missing():
    shelf = Shelf(folders=(), ask=list)
    assert shelf.missing_scripts() == ("Latin", "Arabic", "Ethiopic")
    assert shelf.missing_glyphs("ab a") == {"a", "b", " "}


def test_one_of_the_fonts_of_a_script_is_enough():
    shelf = Shelf(folders=(), ask=lambda: [("/x/a.ttf", "Noto Naskh Arabic", "Regular")])
    assert shelf.missing_scripts() == ("Latin", "Ethiopic")


def test_a_font_in_an_unusual_place_is_found_through_fontconfig(tmp_path):
    elsewhere = tmp_path / "renamed.ttf"
    elsewhere.symlink_to(installed().fonts[0].files[0])
    shelf = Shelf(folders=(tmp_path,), ask=lambda: [(str(elsewhere), "Noto Sans", "Regular")])
    assert [(font.family, font.files) for font in shelf.fonts] == [("Noto Sans", (elsewhere,))]
    assert shelf.missing_glyphs("Größe مرحبا") == set("مرحبا")


def test_a_machine_without_the_command_of_fontconfig_has_the_fonts_of_the_folders(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert fonts.ask_fontconfig() == []


def test_fontconfig_tells_file_family_and_style():
    known = fonts.ask_fontconfig()
    assert all(Path(file).is_file() for file, _family, _style in known[:5])
    assert "Noto Sans" in {family for _file, family, _style in known}


def test_bold_shows_the_same_characters_as_regular():
    for font in installed().fonts:
        assert len({covered_by(file) for file in font.files}) == 1, font.family


def test_the_configuration_names_our_fonts_and_no_other(tmp_path):
    configuration = installed().lay_out(tmp_path).read_text("utf-8")
    assert configuration.count("<dir>") == 1
    assert f"<dir>{tmp_path}/fonts</dir>" in configuration
    linked = {link.resolve() for link in (tmp_path / "fonts").iterdir()}
    assert linked == {file.resolve() for font in installed().fonts for file in font.files}
