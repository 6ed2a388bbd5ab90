"""The catalogues say every text of code and forms, in every language, and nothing else."""

import gettext
import re

import polib
import pytest

from mobio.engine.names import INTERFACE_LANGUAGES
from mobio.scripts.catalogues import PLURAL_FORMS, SAID, texts_of, written
from mobio.scripts.configuration import read_settings
from mobio.scripts.texts import sources_of
from tests.house.sources import ROOT, name
from tests.schemas.catalogues_at_hand import DOMAINS, TRANSLATED, sayings

SETTINGS = read_settings(ROOT / "development.ini")
LANGUAGES = ["de", *TRANSLATED]
PLACES = [(language, domain) for language in LANGUAGES for domain in DOMAINS]
FORM_TEMPLATES = sorted((ROOT / "src/mobio/engine/templates").glob("*.pt"))
NEXT = "Run: mobio texts extract. Then translate what it says is missing."

PLACEHOLDER = re.compile(r"\$?\{(\w+)\}")
QUOTED = re.compile("„([^“]*)“")
ISOLATES = {"\u2066": 1, "\u2067": 1, "\u2068": 1, "\u2069": -1}


def catalogue(language, domain):
    """Return the catalogue of a language."""
    return polib.pofile(str(SETTINGS.locales / language / "LC_MESSAGES" / f"{domain}.po"))


def entries(language, domain):
    """Return the entries of a catalogue that are in use."""
    return [entry for entry in catalogue(language, domain) if not entry.obsolete]


def places(found):
    """Return what makes each of the entries the same."""
    return [(entry.msgctxt, entry.msgid) for entry in found]


def arabic():
    """Yield (place or German, Arabic) of every text."""
    for domain in DOMAINS:
        for entry in entries("ar", domain):
            for text in sayings(entry):
                yield entry.msgctxt or entry.msgid, text


@pytest.mark.parametrize("ini", ["development.ini", "production.ini"])
def test_pages_are_shown_in_every_language_of_the_interface(ini):
    assert read_settings(ROOT / ini).languages == INTERFACE_LANGUAGES


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_template_holds_the_texts_of_today(domain):
    path = SETTINGS.locales / f"{domain}.pot"
    today = texts_of(sources_of(SETTINGS)[domain], domain, ROOT)
    kept = polib.pofile(str(path))
    assert set(places(kept)) == set(places(today)), NEXT
    assert path.read_text("utf-8") == written(today), NEXT


@pytest.mark.parametrize(("language", "domain"), PLACES)
def test_a_catalogue_holds_what_the_template_holds(language, domain):
    template = polib.pofile(str(SETTINGS.locales / f"{domain}.pot"))
    assert places(entries(language, domain)) == places(template), NEXT


@pytest.mark.parametrize(("language", "domain"), PLACES)
def test_nothing_is_left_untranslated_or_fuzzy(language, domain):
    found = entries(language, domain)
    left = [entry for entry in found if entry.fuzzy or not all(map(str.strip, sayings(entry)))]
    assert places(left) == [], NEXT


@pytest.mark.parametrize(("language", "domain"), PLACES)
def test_every_value_that_is_filled_in_stands_in_the_translation(language, domain):
    def values(text):
        return sorted(PLACEHOLDER.findall(text))

    wrong = [
        entry
        for entry in entries(language, domain)
        for form, text in enumerate(sayings(entry))
        # The form for one number only says it as people do: "two days" is one word in Arabic.
        if values(text)
        != [
            name
            for name in values(entry.msgid)
            if name != "count" or name in values(text) or not only_one(language, entry, form)
        ]
    ]
    assert places(wrong) == []


def only_one(language, entry, form):
    """Tell whether a plural form of the entry stands for a single number."""
    count = gettext.c2py(PLURAL_FORMS[language].partition("plural=")[2].rstrip(";"))
    return entry.msgid_plural and [count(number) for number in range(200)].count(form) == 1


@pytest.mark.parametrize(("language", "domain"), PLACES)
def test_no_translation_brings_markup_or_loses_a_line(language, domain):
    def shape(text):
        return text.startswith("\n"), text.endswith("\n"), "<" in text, ">" in text

    wrong = [
        entry
        for entry in entries(language, domain)
        for text in sayings(entry)
        if shape(text) != shape(entry.msgid)
    ]
    assert places(wrong) == []


@pytest.mark.parametrize(("language", "domain"), PLACES)
def test_a_catalogue_counts_as_its_language_does(language, domain):
    found = catalogue(language, domain)
    rule = PLURAL_FORMS[language]
    forms = int(re.search(r"\d+", rule)[0])
    assert found.metadata["Plural-Forms"] == rule
    counted = [entry for entry in found if entry.msgid_plural and not entry.obsolete]
    assert [sorted(entry.msgstr_plural) for entry in counted] == [list(range(forms))] * len(counted)


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_arabic_rule_knows_six_ways_to_count(domain):
    rule = catalogue("ar", domain).metadata["Plural-Forms"].partition("plural=")[2].rstrip(";")
    count = gettext.c2py(rule)
    told = {number: count(number) for number in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)}
    assert told == {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}


@pytest.mark.parametrize("path", FORM_TEMPLATES, ids=name)
def test_each_word_that_a_form_template_has_said_is_a_text(path):
    markup = path.read_text("utf-8")
    said = [match[2] for match in SAID.finditer(markup)]
    assert len(said) == len(re.findall(r"\bsay\(\s*['\"]", markup)), "a word stands in one string"
    known = {entry.msgid for entry in polib.pofile(str(SETTINGS.locales / "mobio.pot"))}
    assert set(said) <= known, NEXT


def test_directions_that_arabic_texts_set_are_set_back():
    def depth(text):
        return sum(ISOLATES.get(character, 0) for character in text)

    assert [place for place, text in arabic() if depth(text)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_texts_quote_the_words_that_stand_on_the_page(language):
    """An explanation that says: press „Speichern“, must name the button as it is called."""
    spoken = {}
    for domain in DOMAINS:
        for entry in entries(language, domain):
            spoken.setdefault(entry.msgid, set()).add(entry.msgstr)
    wrong = [
        (entry.msgctxt, word)
        for domain in DOMAINS
        for entry in entries(language, domain)
        for word in QUOTED.findall(entry.msgid)
        if word in spoken and not any(said in entry.msgstr for said in spoken[word])
    ]
    assert wrong == []
