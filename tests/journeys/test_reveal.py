"""Questions that wait for an answer, in Chromium: with and without JavaScript, in rows and beyond."""

import shutil

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.server import Server
from tests.services.mail_server import free_port
from tests.web.county import NOW


@pytest.fixture(scope="module")
def server(tmp_path_factory, filled_county, settings_for, locales):
    """Return a server of somebody's own machine, where the sheet of all kinds can be seen."""
    folder = tmp_path_factory.mktemp("server")
    for file in filled_county.glob("*.fs"):
        shutil.copy(file, folder)
    more = {"mobio.locales": str(locales), "mobio.development": "true"}
    running = Server(folder, free_port(), settings_for(folder, **more))
    try:
        running.start(NOW)
        yield running
    finally:
        running.stop()


@pytest.fixture(params=["without-scripts", "with-scripts"])
def reader(request, visit):
    """Return somebody with a phone, who reads Arabic."""
    return visit("ar", PHONE, manner=request.param)


def seen(reader, question):
    """Tell for each place where *question* is asked whether it can be seen."""
    return [
        each.is_visible() for each in reader.page.locator(f'[data-question="{question}"]').all()
    ]


def choose(reader, oid):
    reader.page.locator(f"#{oid}").check()


def test_a_question_comes_and_goes_with_the_answer_it_waits_for(reader):
    reader.open("/styleguide?show=empty")
    assert seen(reader, "sample_follow") == [False]
    choose(reader, "f-sample_yes-yes")
    assert seen(reader, "sample_follow") == [True]
    assert seen(reader, "sample_far_follow") == [True]
    choose(reader, "f-sample_few-red")
    assert seen(reader, "sample_far_follow") == [False]
    choose(reader, "f-sample_yes-no")
    assert seen(reader, "sample_follow") == [False]
    assert reader.complaints == []


def test_each_row_shows_its_own_questions_only(reader):
    reader.open("/styleguide?show=filled")
    assert seen(reader, "sample_rows.school_name") == [True, False]
    reader.page.locator('[id^="sample_rows-"][id$="-at_school-yes"]').nth(1).check()
    assert seen(reader, "sample_rows.school_name") == [True, True]
    reader.page.locator('[id^="sample_rows-"][id$="-at_school-no"]').nth(0).check()
    assert seen(reader, "sample_rows.school_name") == [False, True]


def test_the_page_of_a_row_hides_and_shows_alike(reader):
    reader.open("/styleguide?show=row")
    assert seen(reader, "sample_cards.how_much") == [True]
    reader.page.locator('[id$="-paid-no"]').check()
    assert seen(reader, "sample_cards.how_much") == [False]


def test_what_a_question_waits_for_is_said_only_where_nothing_hides_it(reader):
    reader.open("/styleguide?show=empty")
    choose(reader, "f-sample_yes-yes")
    words = reader.page.locator("#f-sample_follow-if")
    assert words.count() == 1
    assert not words.is_visible()


def test_what_another_page_decides_is_there_when_the_page_is_opened(reader):
    reader.sign_in("selam")
    home = reader.path.rstrip("/")
    group = '[data-question="legal_representative"]'
    reader.open(f"{home}/biography/personal/support")
    choose(reader, "f-has_legal_guardian-no")
    reader.press_value("save")
    for year, count in (("2015", 1), ("1995", 0)):
        reader.open(f"{home}/biography/personal/person")
        reader.fill("f-birth_date-year", year)
        reader.press_value("save")
        reader.open(f"{home}/biography/personal/support")
        assert reader.page.locator(f"{group}:visible").count() == count


def test_a_message_of_a_mistake_leads_to_the_first_box(reader):
    reader.open("/styleguide?show=errors")
    for question, box in (("sample_yes", "f-sample_yes-yes"), ("sample_when", "f-sample_when-year"),
                          ("sample_lands", "f-sample_lands-1"), ("sample_line", "f-sample_line")):  # fmt: skip
        link = reader.page.locator(f'.error-summary a[href="#{box}"]')
        link.click()
        focused = reader.page.locator(":focus")
        assert (question, focused.get_attribute("id")) == (question, box)
        message = reader.page.locator(f"#f-{question}-error")
        assert message.bounding_box()["y"] >= 0
