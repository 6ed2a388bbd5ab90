"""A file as people will meet it, by the real renderer, in every language."""

import pytest

from tests.web.browsing import main_text, page_form, type_in
from tests.web.schema_pages import FILE, PACKAGE, begin, text_of, type_text


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


@pytest.fixture
def draft(coordinator):
    return begin(coordinator)


def preview(browser, path=FILE, **chosen):
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return browser.get(f"{path}/preview?{query}", status=200)


def frame(page):
    return page.html.select_one(".frame")


def test_the_draft_is_shown_not_what_is_in_force(coordinator, draft):
    text = text_of(draft).replace("title: Ihr Deutsch", "title: Ihr gutes Deutsch")
    type_text(draft, text).follow(status=200)
    assert "Ihr gutes Deutsch" in frame(preview(coordinator, page="german")).get_text()


def test_a_draft_with_mistakes_is_not_shown(coordinator, draft):
    type_text(draft, "title: [")
    page = preview(coordinator, page="german")
    assert "Der Entwurf hat noch Fehler" in main_text(page)
    assert "Ihr Deutsch" in frame(page).get_text()


def test_arabic_is_shown_from_right_to_left_in_a_german_frame(coordinator):
    page = preview(coordinator, language="ar", page="german")
    assert (frame(page)["lang"], frame(page)["dir"]) == ("ar", "rtl")
    assert page.html.html["dir"] == "ltr"
    assert "لغتك الألمانية" in frame(page).get_text()


def test_every_page_of_every_form_can_be_shown_in_every_language(coordinator, county):
    with county.site() as site:
        paths = [path for path in site["schemas"].in_force if path.startswith("biography/")]
    for path in paths:
        first = preview(coordinator, f"/schemas/{path}")
        pages = [option["value"] for option in first.html.select("#page option")]
        for language in ("de", "ar"):
            for page in pages:
                shown = preview(coordinator, f"/schemas/{path}", language=language, page=page)
                assert shown.html.select(".frame form")


def test_every_other_file_can_be_shown(coordinator, county):
    with county.site() as site:
        paths = sorted(site["schemas"].in_force)
    for path in paths:
        page = coordinator.get(f"/schemas/{path}/preview?language=ar", status=200)
        assert frame(page) is not None


def test_a_package_shows_the_labels_of_its_questions(coordinator):
    text = frame(preview(coordinator, PACKAGE)).get_text()
    assert "Sprachschulen" in text
    assert "Muttersprache" in text


def test_what_is_typed_is_checked_like_on_the_real_page_and_kept_nowhere(coordinator, county):
    page = preview(coordinator, "/schemas/biography/personal", page="person")
    before = county.main.lastTransaction()
    form = page_form(page)
    type_in(form, {"f-birth_date-year": "2999"})
    answer = form.submit("_do", value="save", status=200)
    assert answer.html.select(".frame .error")
    assert "Gespeichert wird hier nichts" in main_text(answer)
    assert county.main.lastTransaction() == before


def test_rows_can_be_tried_too(coordinator):
    page = preview(coordinator, "/schemas/biography/education", page="school")
    row = page_form(page).submit("_do", value="add:schools", status=303)
    assert "row=schools" in row.location
    assert row.follow(status=200).html.select(".frame form")


def test_the_style_rules_are_those_of_the_draft(coordinator, draft):
    page = preview(coordinator)
    sheet = next(link["href"] for link in page.html.select("link") if "reveal.css" in link["href"])
    assert coordinator.get(sheet, status=200).content_type == "text/css"


def test_what_only_staff_is_asked_is_shown_as_staff_sees_it(coordinator):
    path = "/schemas/biography/personal"
    person = preview(coordinator, path, page="living")
    staff = preview(coordinator, path, page="living", reader="staff")
    assert len(staff.html.select(".frame .question")) > len(person.html.select(".frame .question"))


@pytest.mark.parametrize("query", ["language=xx", "page=nothing", "page=german&row=german_level"])
def test_what_cannot_be_chosen_is_not_found(coordinator, query):
    coordinator.get(f"{FILE}/preview?{query}", status=404)


def test_a_body_that_no_page_sends_is_refused(coordinator):
    coordinator.send(f"{FILE}/preview", [("stranger", "1"), ("_end", "1")], status=400)
    coordinator.send(f"{FILE}/preview", [("_do", "fly:x"), ("_end", "1")], status=400)
