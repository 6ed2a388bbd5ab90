"""Coordinators see how far each language of a declaration is, and translate the words in it."""

import pytest

from mobio.engine.names import CONSENT_LANGUAGES, ONLY_CONSENTS
from tests.web.browsing import Browser, main_text
from tests.web.schema_pages import PACKAGE, begin, form_of, text_of, type_text

TEXT = "/schemas/consents/share/"


@pytest.fixture
def coordinator(browser, county):
    return browser("brandt")


def states(page):
    """Return {language: text} of the languages of a declaration."""
    items = page.html.select("section[aria-labelledby=languages] li")
    return dict(
        zip(CONSENT_LANGUAGES, (item.get_text(" ", strip=True) for item in items), strict=True)
    )


def test_each_language_of_a_declaration_says_that_nobody_has_reviewed_it(coordinator):
    found = states(coordinator.get(TEXT))
    assert all("noch nicht geprüft" in text for text in found.values())
    assert all("zur deutschen Fassung 1" in found[language] for language in list(found)[1:])
    assert all("wird angeboten" in found[language] for language in ("de", "ar", *ONLY_CONSENTS))


def test_in_production_it_says_that_an_unreviewed_text_is_not_offered(another_application, county):
    served = another_application(**{"mobio.unreviewed_consents": "false"})
    own = Browser(served, extra_environ={"HTTP_HOST": "mobio.example"})
    own.sign_in("brandt")
    page = own.get(TEXT)
    assert "Menschen lesen nur Texte, die geprüft sind." in main_text(page)
    assert all("wird nicht angeboten" in text for text in states(page).values())


def test_the_list_of_files_says_how_many_languages_nobody_has_reviewed(coordinator):
    rows = coordinator.get("/schemas/").html.select("table.files tbody tr")
    consents = [row for row in rows if "consents/" in row.select_one(".path").get_text()]
    assert len(consents) == 4
    for row in consents:
        [tag] = row.select("a.tag")
        assert tag.get_text() == "noch nicht geprüft: 11"
        assert tag["href"].endswith("#languages")
        assert "vollständig" not in row.get_text()


def test_no_declaration_is_said_to_be_complete_on_its_page(coordinator):
    assert "vollständig" not in main_text(coordinator.get(TEXT))
    assert "vollständig" in main_text(coordinator.get("/schemas/lists/gender/"))


def test_what_is_reviewed_and_what_lacks_is_counted_of_the_newest_text(coordinator):
    draft = begin(coordinator, TEXT.rstrip("/"))
    reviewed = "reviewed: {by: Büro Beispiel, on: 2027-02-01}"
    text = text_of(draft).replace("reviewed: no", reviewed, 10)
    type_text(draft, text[: text.index("  ti:\n")] + "not_offered: {ti: beauftragt}\n")
    page = coordinator.get("/schemas/")
    row = next(row for row in page.html.select("tr") if "consents/share" in row.get_text())
    cell = row.select("td")[-1].get_text(" ", strip=True)
    assert cell == "offen: 1"


def test_other_files_have_no_such_list(coordinator):
    assert not coordinator.get(f"{PACKAGE}/").html.select("section[aria-labelledby=languages]")


@pytest.mark.parametrize("language", ONLY_CONSENTS)
def test_the_words_of_a_package_are_translated_on_its_page(coordinator, language):
    page = coordinator.get(f"{PACKAGE}/texts?language={language}", status=200)
    boxes = page.html.select("textarea")
    assert len(boxes) == 2  # its title and its purpose
    assert {box["lang"] for box in boxes} == {CONSENT_LANGUAGES[language][2]}


def germans(page):
    return [each.get_text() for each in page.html.select(".pair .german")]


def test_of_a_form_titles_of_pages_are_asked_for_that_name_all_a_package_has_of_it(coordinator):
    page = coordinator.get("/schemas/biography/family/texts?language=ti", status=200)
    assert germans(page) == ["Familie", "Ihre Kinder"]


def test_the_draft_of_a_package_may_need_the_title_of_another_page(coordinator):
    wanted = "/schemas/biography/work/texts?language=ti"
    assert germans(coordinator.get(wanted, status=200)) == ["Beruf"]
    draft = begin(coordinator, PACKAGE)
    type_text(draft, text_of(draft).replace("    - commute_minutes\n", "")).follow(status=200)
    assert germans(coordinator.get(wanted, status=200)) == ["Beruf", "Ihre Situation heute"]


def test_of_a_form_only_the_title_is_asked_for_in_languages_of_consents(coordinator):
    page = coordinator.get("/schemas/biography/education/texts?language=ti", status=200)
    assert [box.text.strip() for box in page.html.select("textarea")] == ["ትምህርቲ"]


def test_what_no_consent_says_is_not_translated_into_them(coordinator):
    coordinator.get("/schemas/lists/gender/texts?language=ti", status=404)
    coordinator.get("/schemas/lists/gender/texts?language=ar", status=200)


def test_a_new_purpose_is_offered_again_once_its_words_are_there(coordinator, county):
    """A package of coordinators gets its words on its page, without a program."""
    page = begin(coordinator, PACKAGE)
    text = text_of(page).replace("Die Sprachschule findet", "Eine Sprachschule findet")
    type_text(page, text).follow(status=200)
    plan = main_text(coordinator.get("/schemas/plan?draft=actor_packages/language_school"))
    assert "Auf Tigrinya wird die Einwilligung nicht angeboten." in plan
    words = coordinator.get(f"{PACKAGE}/texts?language=ti", status=200)
    form = form_of(words, "/texts")
    purpose = next(box["name"] for box in words.html.select("textarea") if not box.text.strip())
    form[purpose] = "ቤት ትምህርቲ ቋንቋ ኮርስ ይረክብ።"
    form.submit(status=303)
    plan = main_text(coordinator.get("/schemas/plan?draft=actor_packages/language_school"))
    assert "Auf Tigrinya" not in plan
    assert "Auf Urdu wird die Einwilligung nicht angeboten." in plan
