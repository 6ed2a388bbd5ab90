"""Translations: the database is the truth, catalogues are import and export."""

import re

import polib
import pytest

from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.scripts.configuration import read_settings
from mobio.scripts.database import open_root
from mobio.scripts.texts import program_rows

PLACE = ("biography/person:last.label", "Name")


@pytest.fixture
def arabic(settings, own_forms):
    """Return the Arabic catalogue of an installation of its own, with the pages in Arabic too."""
    settings.locales.unlink()
    path = settings.locales / "ar" / "LC_MESSAGES" / "forms.po"
    path.parent.mkdir(parents=True)
    ini = settings.here / "development.ini"
    written = ini.read_text("utf-8").replace("mobio.languages = de", "mobio.languages = de ar")
    ini.write_text(written, "utf-8")
    return path


def write(path, text):
    """Write *text* as the translation of PLACE."""
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgctxt=PLACE[0], msgid=PLACE[1], msgstr=text))
    catalogue.save(str(path))


def text_in_force(settings):
    with open_root(settings) as root:
        texts = root["site"]["schemas"].texts["ar"]
        return texts.messages[PLACE], texts.revision, texts.who


def test_publishing_does_not_replace_a_text_of_the_database(mobio, settings, arabic):
    write(arabic, "اسم")
    mobio("evolve")
    write(arabic, "لقب")
    assert mobio("publish") == 0
    assert text_in_force(settings)[0] == "اسم"


@pytest.mark.parametrize("command", [("texts", "import"), ("publish-texts",)])
def test_a_changed_text_comes_into_force_with_revision_and_author(
    mobio, settings, arabic, capsys, command
):
    write(arabic, "اسم")
    mobio("evolve")
    write(arabic, "لقب")
    assert mobio(*command, "--reason", "Tippfehler") == 0
    assert "ar biography/person:last.label: لقب" in capsys.readouterr().out
    assert text_in_force(settings) == ("لقب", 2, "mobio")
    mobio(*command)
    assert "has all texts" in capsys.readouterr().out


def test_a_dry_run_changes_no_text(mobio, settings, arabic):
    write(arabic, "اسم")
    mobio("evolve")
    write(arabic, "لقب")
    assert mobio("texts", "import", "--dry-run") == 0
    assert text_in_force(settings)[0] == "اسم"


def test_an_export_writes_the_texts_of_the_database(mobio, settings, arabic):
    write(arabic, "اسم")
    mobio("evolve")
    arabic.unlink()
    assert mobio("texts", "export") == 0
    (entry,) = polib.pofile(str(arabic))
    assert (entry.msgctxt, entry.msgid, entry.msgstr) == (*PLACE, "اسم")


def test_an_export_keeps_what_else_the_catalogue_has(mobio, settings, arabic):
    write(arabic, "اسم")
    mobio("evolve")
    catalogue = polib.pofile(str(arabic))
    catalogue[0].msgstr, catalogue[0].flags = "لقب", ["fuzzy"]
    catalogue.append(polib.POEntry(msgctxt="x:title", msgid="Entwurf", msgstr="مسودة"))
    catalogue.save(str(arabic))
    mobio("texts", "export")
    first, second = polib.pofile(str(arabic))
    assert (first.msgstr, first.fuzzy) == ("اسم", False)
    assert second.msgstr == "مسودة"


def test_the_coverage_names_what_is_missing_and_stale(mobio, settings, arabic, own_forms, capsys):
    write(arabic, "اسم")
    mobio("evolve")
    path = own_forms / "biography" / "person" / "1.yaml"
    text = path.read_text("utf-8").replace("label: Name,", "label: Familienname,")
    text += "upgrade: [{meaning: {last: same}}]\n"
    path.with_name("2.yaml").write_text(text, "utf-8")
    assert mobio("publish") == 1
    assert mobio("publish", "--allow-missing", "ar") == 1
    assert "--reason" in capsys.readouterr().err
    assert mobio("publish", "--allow-missing", "ar", "--reason", "kommt im Mai") == 0
    capsys.readouterr()
    assert mobio("texts") == 0
    told = capsys.readouterr().out.splitlines()
    # The title and the page, three labels and their purposes.
    assert "biography/person ar: 7 missing, 1 stale" in told
    assert "ar: 10 texts, 9 missing, 1 stale" in told
    assert told[-1] == "mobio.pot is not there. Run: mobio texts extract"
    with open_root(settings) as root:
        assert root["site"]["schemas"].publications[2].allowed == ("ar",)


@pytest.mark.parametrize("language", [each for each in INTERFACE_LANGUAGES if each != "de"])
def test_of_what_ships_nothing_is_missing_or_stale(mobio, demo, capsys, language):
    capsys.readouterr()
    assert mobio("texts") == 0
    told = capsys.readouterr().out.splitlines()
    for whose in (language, f"{language}/mobio.po"):
        (line,) = [each for each in told if each.startswith(f"{whose}: ")]
        assert re.fullmatch(r"[1-9]\d{2,} texts, 0 missing, 0 stale", line.partition(": ")[2])


def test_words_of_the_program_are_counted_too(settings, own_forms, arabic):
    template, path = settings.locales / "mobio.pot", arabic.with_name("mobio.po")
    stale = polib.POEntry(msgid="Tag", msgstr="يوم", flags=["fuzzy"])
    gone = polib.POEntry(msgid="Woche", msgstr="أسبوع")
    said = polib.POEntry(msgid="Jahr", msgstr="سنة")
    for file, names in ((template, ("Jahr", "Tag", "Monat")), (path, ())):
        catalogue = polib.POFile()
        catalogue.extend(polib.POEntry(msgid=name) for name in names)
        catalogue.extend([] if names else [stale, gone, said])
        catalogue.save(str(file))
    assert list(program_rows(read_settings(settings.here / "development.ini"))) == [
        "ar/mobio.po: 3 texts, 1 missing, 1 stale"
    ]


def test_the_coverage_tells_the_languages_of_each_consent(mobio, demo, capsys):
    capsys.readouterr()
    assert mobio("texts") == 0
    told = capsys.readouterr().out.splitlines()
    consents = [line for line in told if line.startswith("consents/")]
    expected = "11 of 11 languages, 0 absent, 0 stale, 0 reviewed"
    assert len([line for line in consents if expected in line]) == 4
