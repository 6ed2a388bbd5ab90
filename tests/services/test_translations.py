"""The program's own words, and the words of the forms, from a folder of catalogues."""

import polib
import pytest

from mobio.engine import pseudo
from mobio.engine.words import _, pluralize
from mobio.services import translations
from mobio.services.translations import form_messages, say, use_folder


@pytest.fixture
def folder(tmp_path):
    """Return a folder of catalogues that is used in this test only."""
    before = translations.FOLDER
    use_folder(tmp_path)
    yield tmp_path
    use_folder(before)


def write(folder, language, domain, entries, compiled=True):
    """Write a catalogue of polib entries given as dictionaries."""
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for facts in entries:
        catalogue.append(polib.POEntry(**facts))
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    if compiled:
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))


class TestWords:
    """Domain mobio."""

    def test_a_text_is_said_in_the_language(self, folder):
        write(folder, "ar", "mobio", [{"msgid": "Ja", "msgstr": "نعم"}])
        assert say("ar")(_("Ja")) == "نعم"
        assert say("ar")("Ja") == "نعم"
        assert say("de")(_("Ja")) == "Ja"

    def test_what_is_not_translated_is_said_in_german(self, folder):
        write(folder, "ar", "mobio", [{"msgid": "Ja", "msgstr": "نعم"}])
        assert say("ar")(_("Nein")) == "Nein"
        assert say("fr")(_("Ja")) == "Ja"

    def test_values_are_filled_into_the_translated_text(self, folder):
        write(folder, "ar", "mobio", [{"msgid": "ab ${age} Jahren", "msgstr": "من عمر ${age}"}])
        message = _("ab ${age} Jahren", mapping={"age": 16})
        assert say("ar")(message) == "من عمر 16"
        assert say("de")(message) == "ab 16 Jahren"

    def test_what_is_counted_has_the_form_of_its_number(self, folder):
        years = {"msgid": "${count} Jahr", "msgid_plural": "${count} Jahre"}
        said = {0: "سنة واحدة", 1: "${count} سنوات"}
        write(folder, "ar", "mobio", [{**years, "msgstr_plural": said}])
        one, three = (pluralize("${count} Jahr", "${count} Jahre", count) for count in (1, 3))
        assert [say("ar")(one), say("ar")(three)] == ["سنة واحدة", "3 سنوات"]
        assert [say("de")(one), say("de")(three)] == ["1 Jahr", "3 Jahre"]
        assert say("qps")(three) == pseudo.accented("${count} Jahre").replace("${count}", "3")

    def test_a_value_is_never_read_as_a_text_to_fill(self, folder):
        message = _("Dort steht: ${answer}", mapping={"answer": "${age} {0} %(x)s"})
        assert say("de")(message) == "Dort steht: ${age} {0} %(x)s"

    def test_another_folder_is_read_anew(self, folder, tmp_path):
        write(folder, "ar", "mobio", [{"msgid": "Ja", "msgstr": "نعم"}])
        assert say("ar")("Ja") == "نعم"
        use_folder(tmp_path / "empty")
        assert say("ar")("Ja") == "Ja"

    @pytest.mark.parametrize("language", ["qps", "qpm"])
    def test_languages_that_nobody_speaks_need_no_catalogue(self, folder, language):
        message = _("ab ${age} Jahren", mapping={"age": 16})
        assert say(language)(message).startswith("⟦ååƀ 16 Ĵåå")
        counted = translations.catalogue(language).ngettext("Tag", "Tage", 2)
        assert counted == pseudo.accented("Tage")


class TestForms:
    """Domain forms."""

    def test_messages_are_told_by_place_and_german_text(self, folder):
        entry = {"msgctxt": "biography/me:title", "msgid": "Ich", "msgstr": "أنا"}
        write(folder, "ar", "forms", [entry])
        assert form_messages(["ar"]) == {"ar": {("biography/me:title", "Ich"): "أنا"}}

    def test_what_is_empty_outdated_or_gone_is_no_translation(self, folder):
        entries = [
            {"msgctxt": "a", "msgid": "leer", "msgstr": ""},
            {"msgctxt": "b", "msgid": "unsicher", "msgstr": "x", "flags": ["fuzzy"]},
            {"msgctxt": "c", "msgid": "alt", "msgstr": "x", "obsolete": True},
            {"msgctxt": "d", "msgid": "gut", "msgstr": "x"},
        ]
        write(folder, "ar", "forms", entries)
        assert form_messages(["ar"]) == {"ar": {("d", "gut"): "x"}}

    def test_a_language_without_a_catalogue_has_none(self, folder):
        assert form_messages(["de", "fa"]) == {"de": {}, "fa": {}}
