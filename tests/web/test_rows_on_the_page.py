"""Rows that stand on the page: added, taken away, brought back and moved before it is saved."""

import pytest

from tests.web.browsing import box, main_text, page_form, save

TONGUES = "biography/language/tongues"


@pytest.fixture
def own(browser):
    """Return the browser of the worker of Amina: she reads German and may answer everything."""
    return browser("keller")


@pytest.fixture
def languages(county):
    """Return a function that gives the stored languages of Amina."""
    return lambda: county.answers("amina", "language")["other_languages"]


def path(county, names):
    return county.person_path("amina", names)


class TestRowsOnThePage:
    """Languages have three questions each and stand on the page."""

    def form(self, own, county):
        return page_form(own.get(path(county, TONGUES)))

    def added(self, own, form):
        """Press *Hinzufügen* and return the form and the id of the new row."""
        before = {field.value for field in form.fields.get("_row", ())}
        answer = save(form, "add:other_languages", status=303)
        form = page_form(answer.follow(status=200))
        (row_id,) = {field.value for field in form.fields["_row"]} - before
        assert answer.location.endswith(f"tongues#other_languages-{row_id}")
        return form, row_id

    def test_a_row_is_added_without_storing_anything_yet(self, own, county, languages):
        before = county.answers("amina", "language")
        form = self.form(own, county)
        form["f-literacy_level"] = "second_script"
        form, row_id = self.added(own, form)
        assert county.answers("amina", "language") == before
        assert form["f-literacy_level"].value == "second_script"
        box(form, f"other_languages-{row_id}-language").value = "fr"
        save(form, status=303)
        assert [row["language"] for row in languages()] == ["en", "fr"]

    def test_a_row_is_removed_when_the_page_is_saved(self, own, county, languages):
        form = self.form(own, county)
        row_id = languages()[0]["_row"]
        form = page_form(save(form, f"remove:other_languages:{row_id}", status=303).follow())
        assert len(languages()) == 1
        save(form, status=303)
        assert "other_languages" not in county.answers("amina", "language")

    def test_the_same_language_twice_is_said_at_the_second(self, own, county, languages):
        form, row_id = self.added(own, self.form(own, county))
        box(form, f"other_languages-{row_id}-language").value = "en"
        page = save(form, status=422)
        assert page.html.find(id=f"other_languages-{row_id}-language-error")
        assert box(page_form(page), f"other_languages-{row_id}-language").value == "en"

    def test_an_empty_row_is_no_row(self, own, county, languages):
        form, _row_id = self.added(own, self.form(own, county))
        save(form, status=303)
        assert len(languages()) == 1

    def test_an_unsaved_row_survives_leaving_the_page(self, own, county):
        form, row_id = self.added(own, self.form(own, county))
        box(form, f"other_languages-{row_id}-language").value = "fr"
        form, second = self.added(own, form)
        again = self.form(own, county)
        assert box(again, f"other_languages-{row_id}-language").value == "fr"
        assert box(again, f"other_languages-{second}-language").value == ""

    def test_a_row_taken_away_is_brought_back_with_what_was_typed(self, own, county, languages):
        form = self.form(own, county)
        row_id = languages()[0]["_row"]
        box(form, f"other_languages-{row_id}-speaking").value = "good"
        answer = save(form, f"remove:other_languages:{row_id}", status=303)
        assert answer.location.endswith(f"#other_languages-{row_id}")
        page = answer.follow()
        assert page.html.find(id=f"other_languages-{row_id}").name == "div"
        assert "wird entfernt, wenn Sie speichern" in main_text(page)
        form = page_form(save(page_form(page), f"restore:other_languages:{row_id}").follow())
        assert box(form, f"other_languages-{row_id}-speaking").value == "good"
        save(form, status=303)
        assert [(row["_row"], row["speaking"]) for row in languages()] == [(row_id, "good")]

    def test_a_row_taken_away_for_good_cannot_be_brought_back_afterwards(
        self, own, county, languages
    ):
        form = self.form(own, county)
        row_id = languages()[0]["_row"]
        form = page_form(save(form, f"remove:other_languages:{row_id}").follow())
        save(form, status=303)
        assert "restore:" not in own.get(path(county, TONGUES)).text

    def test_rows_change_places_when_the_page_is_saved(self, own, county, languages):
        form, row_id = self.added(own, self.form(own, county))
        box(form, f"other_languages-{row_id}-language").value = "fr"
        save(form, status=303)
        answer = save(self.form(own, county), f"up:other_languages:{row_id}", status=303)
        assert answer.location.endswith(f"tongues#other_languages-{row_id}")
        assert [row["language"] for row in languages()] == ["en", "fr"]
        form = page_form(answer.follow())
        assert next(field.value for field in form.fields["_row"]) == row_id
        save(form, status=303)
        assert [row["language"] for row in languages()] == ["fr", "en"]

    def test_the_buttons_say_which_row_they_move(self, own, county):
        page = own.get(path(county, TONGUES))
        up = page.html.select_one("button.up")
        assert up.get_text(" ", strip=True).startswith("▲ Nach oben: ")
        assert "Eintrag 1" in up.get_text()
        assert up.select_one("[aria-hidden=true]").get_text() == "▲"

    @pytest.mark.parametrize("action", ["up:other_languages:rzzzzzzzz", "restore:other_languages:x",
                                        "restore:other_languages:rzzzzzzzz", "fly:other_languages"])  # fmt: skip
    def test_a_button_for_a_row_that_is_not_there_is_refused(self, own, county, action):
        before = county.main.lastTransaction()
        pairs = self.form(own, county).submit_fields()
        pairs = [pair for pair in pairs if pair[1] is not None]
        answer = own.post(path(county, TONGUES), [("_do", action), *pairs])
        assert answer.status_int == 400
        assert county.main.lastTransaction() == before
