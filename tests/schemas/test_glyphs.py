"""Every character that ships can be printed: no empty box in any language."""

import polib
import pytest

from mobio.engine.names import CONSENT_LANGUAGES, INTERFACE_LANGUAGES, cldr_names, month_choices
from mobio.services.fonts import missing_glyphs
from tests.house.sources import ROOT, name
from tests.schemas.shipped import SOURCES

CATALOGUES = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_every_text_of_a_catalogue_can_be_printed(path):
    said = [
        text
        for entry in polib.pofile(str(path))
        for text in (entry.msgid, entry.msgstr, *entry.msgstr_plural.values())
    ]
    assert missing_glyphs("".join(said)) == set()


def test_every_text_of_the_schema_files_can_be_printed():
    missing = {
        source.file: missing_glyphs(source.content.decode("utf-8").replace("\r", ""))
        for source in SOURCES
    }
    assert {file: found for file, found in missing.items() if found} == {}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_names_of_countries_languages_and_months_can_be_printed(language):
    found = [*cldr_names("countries", language).values(), *month_choices(language).values()]
    found += cldr_names("languages", language).values()
    assert missing_glyphs("".join(found)) == set()


def test_languages_are_printed_as_they_call_themselves():
    assert missing_glyphs("".join(own for own, *_rest in CONSENT_LANGUAGES.values())) == set()
