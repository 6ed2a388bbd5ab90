"""The page about health: from the section through the consent, and back, in Chromium."""

import pytest

from tests.journeys.conftest import PHONE

ANSWER = "nur im Sitzen arbeiten"
LIFE = "/biography/life"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_page_opens_with_its_consent_and_is_empty_after_its_end(visit, manner, language):
    person = visit(language, PHONE, manner).sign_in("selam" if language == "de" else "amina")
    home = person.path.rstrip("/")
    person.open(home + LIFE)
    person.click("a[href$='/life/health']")
    assert person.page.locator("article.legal").get_attribute("lang") == language
    assert not person.page.locator("#agreed").is_checked()
    person.check("#agreed")
    person.click('button[value="agree"]')
    person.check("#f-health_planning input[value=yes]")
    person.write("#f-health_planning_detail", ANSWER)
    person.press_value("save")
    person.open(home + LIFE)
    assert ANSWER in person.text

    person.open(home)
    person.click("a[href$='/consents/']")
    person.click("a.danger[href$='/health/withdraw']")
    assert ANSWER not in person.text
    person.click("main button.danger")
    person.open(home + LIFE)
    assert ANSWER not in person.text
    person.click("a[href$='/life/health']")
    person.check("#agreed")
    person.click('button[value="agree"]')
    assert person.page.locator("#f-health_planning_detail").input_value() == ""
    assert person.page.locator("#f-health_planning input:checked").count() == 0
    person.open(home + "/consents/health/withdraw")
    person.click("main button.danger")
    assert person.complaints == []


def test_no_is_as_easy_as_yes(visit, manner):
    person = visit("de", PHONE, manner).sign_in("selam")
    person.open(person.path.rstrip("/") + LIFE + "/health")
    yes, no = (
        person.page.locator(f'.buttons button[value="{value}"]').bounding_box()
        for value in ("agree", "decline")
    )
    assert (yes["width"], yes["height"]) == (no["width"], no["height"])
    person.click('button[value="decline"]')
    assert "kein Nachteil" in person.text
    assert person.path.rstrip("/").endswith(LIFE)
    assert person.complaints == []
