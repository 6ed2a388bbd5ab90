"""The shipped declarations: eleven languages that say the same, each in its own writing."""

import difflib
import re
import unicodedata

import polib
import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.consent_texts import blocks, placeholders
from mobio.engine.consent_words import PROGRAM, untranslated
from mobio.engine.definitions import ConsentText
from mobio.engine.loading import newest
from mobio.engine.names import CONSENT_LANGUAGES, INTERFACE_LANGUAGES, ONLY_CONSENTS
from mobio.scripts.configuration import read_settings
from mobio.scripts.texts import said_in_consents
from mobio.services.translations import form_messages
from tests.house.sources import ROOT
from tests.schemas.shipped import DEFINITIONS

CONSENTS = [each for each in DEFINITIONS.values() if isinstance(each, ConsentText)]
OTHERS = [language for language in CONSENT_LANGUAGES if language != "de"]
MESSAGES = form_messages(OTHERS)
WORDED = Catalogue(DEFINITIONS, newest(DEFINITIONS), MESSAGES)
NUMBER = re.compile(r"\d+")
SLOT = re.compile(r"\$\{\w+\}")
SCRIPTS = dict.fromkeys(("ar", "fa", "prs", "ur"), "ARABIC") | {"ti": "ETHIOPIC"}
LETTERS = {
    "fr": "çèé",
    "tr": "çğıöşü",
    "kmr": "çêîşû",
    "mnk": "ŋñ",
    "fa": "پچگکی\u200c",
    "prs": "پچگکی\u200c",
    "ur": "ٹڑںےہھ",
}
"""Letters without which a text is not written in this language."""
ARABIC_ONLY = "كي"
"""Letters that look like those of Persian and Urdu and are not found by those who search."""
GERMAN = re.compile(
    r"\b(und|oder|der|die|das|ich|Sie|nicht|meine[rn]?|Daten|Stelle|Beratung|wird|ist)\b"
)
SIMILAR = 0.75
"""Farsi and Dari are close: most words are the same, those of offices and of daily life are not."""
IN_BRACKETS = re.compile(r"\([^()]*\)")
MENDED = {
    "en": r"at my advice service",
    "fr": r"déposer une plainte|décision sur (moi|vous)",
    "ur": r"نہ کہوں",  # "if I do not speak", not "if I say no"
    "kmr": r"\bhemwelatî\b|berpirsiyarê (min|we|entegrasyonê)",
    "tr": r"izinli kalır",
    "ti": r"(ክሳተፍ|ክጥቀም) ይደሊ|ይእክብ",  # somebody else wants and collects
}
"""What a reader of the language found wrong, so that it does not come back."""


def every_text(pairs=OTHERS):
    """Return (consent, language, text) of every declaration that is there in *pairs*."""
    return [
        pytest.param(consent, language, consent.text(language), id=f"{consent.id}-{language}")
        for consent in CONSENTS
        for language in pairs
        if language in consent.languages
    ]


def spoken_by(language):
    """Return the translator of the program's own words, from the catalogue as it is written."""
    path = ROOT / "locales" / language / "LC_MESSAGES" / "mobio.po"
    entries = polib.pofile(str(path)) if path.is_file() else ()
    said = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}

    def say(message):
        text = said.get(str(message), str(message))
        return message.interpolate(text) if hasattr(message, "interpolate") else text

    return say


def said(text):
    """Return all that is read, without what is filled in and without German names in brackets."""
    written = " ".join((text.title, text.text, text.tick))
    return IN_BRACKETS.sub(" ", re.sub(r"\{[a-z_]+\}", " ", written))


@pytest.mark.parametrize("consent", CONSENTS, ids=lambda consent: consent.id)
def test_a_declaration_is_there_in_all_eleven_languages(consent):
    assert set(consent.languages) == set(CONSENT_LANGUAGES)
    assert consent.not_offered == {}


@pytest.mark.parametrize(("consent", "language", "text"), every_text())
class TestEachLanguage:
    """What every translation has to be."""

    def test_it_has_the_headings_paragraphs_and_items_of_the_german_text(
        self, consent, language, text
    ):
        german = [block.kind for block in blocks(consent.text("de").text)]
        assert [block.kind for block in blocks(text.text)] == german, language

    def test_each_paragraph_names_what_the_german_one_names(self, consent, language, text):
        pairs = zip(blocks(text.text), blocks(consent.text("de").text), strict=True)
        for own, german in pairs:
            assert placeholders(own.text) == placeholders(german.text), (language, own.text)

    def test_it_translates_the_german_text_of_today(self, consent, language, text):
        assert text.of_german == consent.version, language

    def test_it_is_written_in_its_own_script(self, consent, language, text):
        script = SCRIPTS.get(language, "LATIN")
        letters = [character for character in said(text) if character.isalpha()]
        own = [character for character in letters if unicodedata.name(character).startswith(script)]
        assert len(own) > 0.9 * len(letters), (consent.id, language)

    def test_it_uses_the_letters_of_its_language(self, consent, language, text):
        missing = set(LETTERS.get(language, "")) - set(said(text).lower())
        assert not missing, (consent.id, language)
        if language in ("fa", "prs", "ur"):
            assert not set(ARABIC_ONLY) & set(said(text)), (consent.id, language)

    def test_no_german_is_left_in_it(self, consent, language, text):
        assert GERMAN.findall(said(text)) == [], (consent.id, language)

    def test_what_was_mended_is_not_said_again(self, consent, language, text):
        if language in MENDED:
            assert not re.search(MENDED[language], " ".join(said(text).split())), consent.id


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_who_takes_part_reads_where_in_mobio_that_ends(language):
    [consent] = [each for each in CONSENTS if each.asked_at and not each.only_read]
    text = consent.text(language).text
    [item] = [block.text for block in blocks(text) if "Meine Einwilligungen" in block.text]
    assert spoken_by(language)("Meine Einwilligungen") in item


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
def test_the_information_names_both_legal_bases(language):
    """Article 13 of the GDPR asks for them; the municipality sees by law, not by consent."""
    [consent] = [each for each in CONSENTS if each.only_read]
    items = [block.text for block in blocks(consent.text(language).text) if block.kind == "item"]
    named = [text for text in items if "DSGVO" in text]
    assert [("FlüAG" in text, {"17", "18"} <= set(NUMBER.findall(text))) for text in named] == [
        (False, False),
        (True, True),
    ]


@pytest.mark.parametrize(("one", "other"), [("fa", "prs"), ("fa", "ar"), ("fa", "ur")])
def test_no_language_is_a_copy_of_its_neighbour(one, other):
    for consent in CONSENTS:
        if {one, other} <= set(consent.languages):
            own, copied = (said(consent.text(language)).split() for language in (one, other))
            assert difflib.SequenceMatcher(None, own, copied).ratio() < SIMILAR, consent.id


class TestTheWordsFilledIn:
    """Titles, purposes, headings, kinds of documents and the office, in the consent's language."""

    @pytest.mark.parametrize("language", OTHERS)
    def test_no_shipped_package_lacks_a_word(self, language):
        spoken = WORDED.in_language(language)
        missing = {package.id: untranslated(spoken, package) for package in WORDED.packages}
        assert missing == dict.fromkeys(missing, ())

    @pytest.mark.parametrize("language", OTHERS)
    def test_the_program_has_its_own_words_for_each_consent(self, language):
        folder = ROOT / "locales" / language / "LC_MESSAGES"
        said = {entry.msgid: entry.msgstr for entry in polib.pofile(str(folder / "mobio.po"))}
        for message in PROGRAM:
            text = said.get(str(message), "")
            assert text, message
            assert set(SLOT.findall(text)) == set(SLOT.findall(message)), message

    @pytest.mark.parametrize("language", ONLY_CONSENTS)
    def test_languages_of_consents_hold_nothing_else(self, language):
        settings = read_settings(ROOT / "development.ini")
        for domain, wanted in said_in_consents(settings).items():
            path = ROOT / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
            found = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
            assert {(entry.msgctxt, entry.msgid) for entry in found} == wanted
            assert not [entry.msgid for entry in found if entry.fuzzy or not entry.msgstr.strip()]

    @pytest.mark.parametrize("language", ONLY_CONSENTS)
    def test_they_leave_no_german_but_names_in_brackets_and_addresses(self, language):
        for (place, _german), text in form_messages([language])[language].items():
            if not place.endswith((".controller", ".withdraw_contact")):
                assert not GERMAN.findall(IN_BRACKETS.sub(" ", text)), (place, text)
