"""All that is in force, in one language."""

import threading

import pytest

from mobio.engine.catalogue import Catalogue
from tests.engine.asked import CONSENT, OWN, catalogue_of

FIRST = "- {id: a, type: text, label: Erste Fassung}"
SECOND = """
- {id: a, type: text, label: Zweite Fassung}
- {id: b, type: text, label: Neu}
upgrade: [{meaning: {a: same}}]
"""
PACKAGE = """
    title: {title}
    purpose: P
    consent: consents/share
    recipients: authority
    questions: {{person: [{questions}]}}
    """
FILES = {
    f"{OWN}@1": FIRST,
    f"{OWN}@2": SECOND,
    "consents/share": CONSENT,
    "actor_packages/zoo": PACKAGE.format(title="Amt", questions="last"),
    "actor_packages/zoo@2": PACKAGE.format(title="Amt", questions="last, first"),
    "actor_packages/ape": PACKAGE.format(title="Zoll", questions="last"),
    "texts/help": "title: Hilfe\ntexts: {body: 'Guten Tag, {name}'}",
    "site/menu": """
        title: Menü
        entries:
          - {show: home, label: Start}
          - {show: section, form: biography/own, label: Eigenes}
          - {show: section, form: biography/family, label: Familie}
          - {show: section, form: biography/person, label: Person}
          - {show: sharing, label: Freigabe}
          - {show: attachments, label: Anlagen}
        """,
}


@pytest.fixture
def catalogue():
    return catalogue_of(FILES)


def test_the_version_in_force_is_found(catalogue):
    assert catalogue.section("own").version == 2
    assert catalogue_of(FILES, in_force={OWN: 1}).section("own").version == 1


def test_an_older_version_is_still_there(catalogue):
    assert catalogue.section("own", 1).question("a").label == "Erste Fassung"
    assert "b" not in catalogue.section("own", 1)
    assert len(catalogue.package("zoo", 1).questions) == 1
    assert len(catalogue.package("zoo").questions) == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda catalogue: catalogue.section("nowhere"),
        lambda catalogue: catalogue.section("own", 9),
        lambda catalogue: catalogue.package("nobody"),
        lambda catalogue: catalogue.consent("nothing"),
        lambda catalogue: catalogue.texts("nothing"),
        lambda catalogue: catalogue.option_list("lists/nothing"),
        lambda catalogue: catalogue.section("../own"),
    ],
)
def test_what_is_not_there_is_a_key_error(catalogue, ask):
    with pytest.raises(KeyError):
        ask(catalogue)


def test_the_menu_has_its_order_and_says_what_is_available(catalogue):
    assert [(each.kind, each.title, each.available) for each in catalogue.menu] == [
        ("home", "Start", True),
        ("section", "Titel", True),
        ("section", "Familie", False),
        ("section", "Person", True),
        ("sharing", "Freigabe", True),
        ("attachments", "Anlagen", False),
    ]


def test_sections_are_those_of_the_menu_that_are_in_force(catalogue):
    assert [form.id for form in catalogue.sections] == ["own", "person"]


def test_packages_stand_in_the_order_of_their_titles(catalogue):
    assert [package.id for package in catalogue.packages] == ["zoo", "ape"]


def test_texts_and_consents_are_found(catalogue):
    assert catalogue.texts("help") == {"body": "Guten Tag, {name}"}
    assert catalogue.consent("share").text("de").tick == "Ja"


def test_a_role_leads_to_its_question(catalogue):
    assert catalogue.holder("family_name") == ("person", "last")
    assert catalogue.holder("municipality") is None


def test_each_language_is_compiled_once(catalogue):
    arabic = catalogue.in_language("ar")
    assert catalogue.in_language("ar") is arabic
    assert arabic.in_language("de") is catalogue
    assert arabic.section("own") is arabic.section("own")
    assert (arabic.language, arabic.direction, catalogue.direction) == ("ar", "rtl", "ltr")
    assert arabic.fingerprint == catalogue.fingerprint


def test_every_language_speaks_for_itself():
    def speak(language):
        return lambda message: f"{language}: {message}"

    catalogue = catalogue_of(FILES, speak=speak)
    assert catalogue.say("Ja") == "de: Ja"
    assert catalogue.in_language("ar").say("Ja") == "ar: Ja"


def test_words_of_a_menu_are_translated():
    words = {("site/menu:entry1", "Start"): "بداية", ("biography/own:title", "Titel"): "عنوان"}
    menu = catalogue_of(FILES, messages={"ar": words}).in_language("ar").menu
    assert [each.title for each in menu[:3]] == ["بداية", "عنوان", "Familie"]


def test_many_may_ask_at_the_same_time():
    catalogue = catalogue_of(FILES)
    found, threads = [], []

    def ask(language):
        form = catalogue.in_language(language).section("own")
        found.append((form.version, catalogue.in_language(language).language == language))

    for language in ("de", "ar", "fa", "en") * 5:
        threads.append(threading.Thread(target=ask, args=(language,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [(2, True)] * 20


def test_a_catalogue_without_a_translator_is_german():
    assert Catalogue({}, {}).say("Ja") == "Ja"
