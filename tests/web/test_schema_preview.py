"""A file as people will meet it, by the real renderer, in every language."""

import pytest

from tests.web.browsing import main_text, type_in
from tests.web.schema_pages import FILE, PACKAGE, begin, form_of, text_of, type_text


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


def frame_form(page):
    """Return the form that is shown, not those around it."""
    return next(form for form in page.forms.values() if "_end" in form.fields)


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


def test_a_package_is_shown_as_the_actor_reads_it_of_a_test_person(coordinator):
    options = preview(coordinator, PACKAGE).html.select("#persona option")
    page = preview(coordinator, PACKAGE, language="ar", persona=options[1]["value"])
    package = frame(page).select_one(".package")
    assert package.parent["dir"] == "ltr"
    assert "keine Angabe" in package.get_text()


def test_what_is_typed_is_checked_like_on_the_real_page_and_kept_nowhere(coordinator, county):
    page = preview(coordinator, "/schemas/biography/personal", page="person")
    before = county.main.lastTransaction()
    form = frame_form(page)
    type_in(form, {"f-birth_date-year": "2999"})
    answer = form.submit("_do", value="save", status=200)
    assert answer.html.select(".frame .error")
    assert "Bei Personen wird hier nichts gespeichert" in main_text(answer)
    assert county.main.lastTransaction() == before


def test_rows_can_be_tried_too(coordinator):
    page = preview(coordinator, "/schemas/biography/education", page="school")
    row = frame_form(page).submit("_do", value="add:schools", status=303)
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
    page = coordinator.get(f"{FILE}/preview?{query}", status=404)
    assert "Diese Seite gibt es nicht" in main_text(page)


def test_a_body_that_no_page_sends_is_refused(coordinator, county):
    before = county.main.lastTransaction()
    for field in (("stranger", "1"), ("_do", "fly:x")):
        page = coordinator.send(f"{FILE}/preview", [field, ("_end", "1")], status=400)
        assert "nicht richtig angekommen" in main_text(page)
    assert county.main.lastTransaction() == before


class TestTestPersons:
    """Somebody who does not exist."""

    PERSONAL = "/schemas/biography/personal"

    def become(self, browser, name="mira", title="Mira, 20"):
        form = form_of(preview(browser, self.PERSONAL, page="person"), "/keep")
        form["name"], form["title"] = name, title
        return form.submit()

    def draft(self, county, name="mira"):
        with county.site() as site:
            return site["schemas"].drafts.get(f"personas/{name}")

    def test_its_answers_stand_in_the_boxes(self, coordinator):
        first = preview(coordinator, self.PERSONAL)
        name = first.html.select("#persona option")[1]["value"]
        page = preview(coordinator, self.PERSONAL, page="person", persona=name)
        assert page.html.select_one(".frame #f-given_names")["value"]

    def test_the_pages_are_filled_in_as_a_test_person_and_kept_as_its_draft(
        self, coordinator, county
    ):
        page = self.become(coordinator).follow(status=200)
        form = frame_form(page)
        type_in(form, {"f-family_name": "Sommer", "f-given_names": "Mira"})
        page = form.submit("_do", value="save", status=303).follow(status=200)
        assert "Die Antworten stehen im Entwurf der Testperson" in main_text(page)
        text = self.draft(county).text
        assert "family_name: Sommer" in text
        assert "expect:" in text
        assert 'title: "Mira, 20"' in text

    def test_a_kept_test_person_has_no_mistakes(self, coordinator, county):
        form = frame_form(self.become(coordinator).follow())
        type_in(form, {"f-family_name": "Sommer", "f-given_names": "Mira"})
        type_in(form, {"f-birth_date-year": "2000"})
        form.submit("_do", value="save", status=303)
        page = coordinator.get("/schemas/personas/mira/", status=200)
        assert "ohne Fehler" in main_text(page)

    def test_a_wrong_answer_is_told_and_the_others_are_kept(self, coordinator, county):
        form = frame_form(self.become(coordinator).follow())
        type_in(form, {"f-family_name": "Sommer", "f-birth_date-year": "2999"})
        answer = form.submit("_do", value="save", status=200)
        assert answer.html.select(".frame .error")
        assert "family_name: Sommer" in self.draft(county).text

    def test_a_published_test_person_is_changed_as_a_draft(self, coordinator, county):
        first = preview(coordinator, self.PERSONAL)
        name = first.html.select("#persona option")[1]["value"]
        page = preview(coordinator, self.PERSONAL, page="person", persona=name)
        page = form_of(page, "/keep").submit(status=303).follow(status=200)
        assert "Sie füllen die Seiten als diese Testperson aus" in main_text(page)
        assert self.draft(county, name).number == 2

    def test_a_name_that_is_none_is_told(self, coordinator, county):
        answer = self.become(coordinator, name="Mira!")
        assert answer.status_int == 422
        assert list(self.all_drafts(county)) == []

    def all_drafts(self, county):
        with county.site() as site:
            return list(site["schemas"].drafts)

    def test_the_officer_tries_and_keeps_nothing(self, browser, coordinator, county):
        self.become(coordinator)
        officer = browser("dorn")
        before = county.main.lastTransaction()
        form = frame_form(preview(officer, self.PERSONAL, page="person", persona="mira"))
        type_in(form, {"f-family_name": "Sommer"})
        form.submit("_do", value="save", status=200)
        officer.send(f"{self.PERSONAL}/keep", [("name", "x")], status=404)
        assert county.main.lastTransaction() == before


def test_rows_on_the_page_are_added_moved_and_taken_away_as_on_the_real_page(coordinator, county):
    page = preview(coordinator, FILE, page="tongues")
    before = county.main.lastTransaction()
    for _time in range(2):
        page = frame_form(page).submit("_do", value="add:other_languages", status=200)
    first, second = [field.value for field in frame_form(page).fields["_row"]]
    page = frame_form(page).submit("_do", value=f"up:other_languages:{second}", status=200)
    assert [field.value for field in frame_form(page).fields["_row"]] == [second, first]
    page = frame_form(page).submit("_do", value=f"remove:other_languages:{first}", status=200)
    page = frame_form(page).submit("_do", value=f"restore:other_languages:{first}", status=200)
    assert [field.value for field in frame_form(page).fields["_row"]] == [second, first]
    assert county.main.lastTransaction() == before
