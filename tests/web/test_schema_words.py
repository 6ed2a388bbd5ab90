"""Translations of one file, German beside the other language."""

import pytest

from tests.web.browsing import main_text
from tests.web.schema_pages import FILE, PATH, begin, form_of, text_of, type_text

TEXTS = f"{FILE}/texts?language=ar"
NEW = "Ihr gutes Deutsch"
OLD = "Ihr Deutsch"
ARABIC = "لغتك الألمانية الجيدة"


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


@pytest.fixture
def reworded(coordinator):
    """Give a page of the form another title in a draft."""
    draft = begin(coordinator)
    type_text(draft, text_of(draft).replace(f"title: {OLD}", f"title: {NEW}")).follow(status=200)
    return coordinator.get(TEXTS, status=200)


def row(page, german):
    """Return the pair that shows the *german* text."""
    return next(
        pair
        for pair in page.html.select(".pair")
        if pair.select_one(".german").get_text() == german
    )


def box_of(page, german):
    return row(page, german).find("textarea")["name"]


def translate(page, german, text):
    form = form_of(page, "/texts")
    form[box_of(page, german)] = text
    return form.submit()


def words_of(county):
    with county.site() as site:
        draft = site["schemas"].drafts.get(PATH)
        return {} if draft is None else dict(draft.words)


def test_german_stands_left_and_the_other_language_has_its_direction(coordinator):
    page = coordinator.get(TEXTS, status=200)
    box = row(page, OLD).find("textarea")
    assert (box["lang"], box["dir"]) == ("ar", "rtl")
    assert "لغتك الألمانية" in box.get_text()
    assert page.html.html["dir"] == "ltr"


def test_a_changed_german_makes_its_translation_stale(reworded):
    pair = row(reworded, NEW)
    assert "veraltet" in pair.get_text()
    assert pair.find("textarea").get_text().strip() == ""
    assert "لغتك الألمانية" in pair.get_text()
    assert "Noch offen: 1" in main_text(reworded)


def test_a_translation_is_kept_with_the_draft_and_reaches_nobody(reworded, county):
    page = translate(reworded, NEW, f"  {ARABIC}\n").follow(status=200)
    assert "vollständig" in main_text(page)
    assert words_of(county) == {"ar": {(f"{PATH}:page.german.title", NEW): ARABIC}}
    with county.site() as site:
        assert ARABIC not in site["schemas"].texts["ar"].messages.values()


def test_the_old_translation_may_be_said_to_fit(reworded, county):
    form = form_of(reworded, "/texts")
    form[f"{box_of(reworded, NEW)}-fits"] = True
    form.submit(status=303)
    assert list(words_of(county)["ar"].values()) == ["لغتك الألمانية"]


def test_saving_without_a_change_keeps_nothing(coordinator, county):
    form_of(coordinator.get(TEXTS), "/texts").submit(status=303)
    assert words_of(county) == {}


def test_a_wrong_label_is_mended_without_a_new_version(coordinator, county):
    translate(coordinator.get(TEXTS), OLD, ARABIC).follow(status=200)
    with county.site() as site:
        assert site["schemas"].drafts[PATH].text is None
    assert "nur Übersetzungen" in main_text(coordinator.get("/schemas/"))


def test_taking_the_last_translation_back_ends_such_a_draft(coordinator, county):
    page = translate(coordinator.get(TEXTS), OLD, ARABIC).follow()
    translate(page, OLD, "لغتك الألمانية")
    with county.site() as site:
        assert PATH not in site["schemas"].drafts


def test_a_placeholder_must_be_there_again_and_the_rest_is_kept(coordinator, county):
    with county.site() as site:
        paths = [path for path in site["schemas"].in_force if path.startswith("texts/")]
    pages = [coordinator.get(f"/schemas/{path}/texts?language=ar") for path in paths]
    page, german = next(
        (page, pair.select_one(".german").get_text())
        for page in pages
        for pair in page.html.select(".pair")
        if "{" in pair.select_one(".german").get_text()
    )
    answer = translate(page, german, "بدون")
    assert answer.status_int == 422
    assert "{" in answer.html.select_one(".pair .error").get_text()
    assert row(answer, german).find("textarea").get_text().strip() == "بدون"


def test_the_second_of_two_translators_is_told_and_loses_nothing(browser, reworded, county):
    other = browser("brandt").get(TEXTS)
    translate(reworded, NEW, ARABIC).follow(status=200)
    answer = translate(other, NEW, "غير ذلك")
    assert answer.status_int == 409
    assert row(answer, NEW).find("textarea").get_text().strip() == "غير ذلك"
    assert list(words_of(county)["ar"].values()) == [ARABIC]
    translate(answer, NEW, "غير ذلك").follow(status=200)
    assert list(words_of(county)["ar"].values()) == ["غير ذلك"]


def test_the_officer_reads_translations_and_changes_none(browser, county):
    officer = browser("dorn")
    page = officer.get(TEXTS, status=200)
    assert all(box.has_attr("readonly") for box in page.html.select(".pair textarea"))
    officer.send(TEXTS, [("revision", "0")], status=404)


@pytest.mark.parametrize("language", ["de", "xx", ""])
def test_only_other_languages_of_the_interface_are_translated_into(coordinator, language):
    page = coordinator.get(f"{FILE}/texts?language={language}", status=404)
    assert page.html.select(".pair") == []
    assert coordinator.get(f"{FILE}/texts?language=ar", status=200).html.select(".pair")
