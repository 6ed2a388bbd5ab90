"""Schools, courses, languages: rows that are added, changed and removed, alone and by two."""

import pytest

from tests.web.browsing import box, main_text, page_form, save, type_in

SCHOOLS = "biography/education/school"
TONGUES = "biography/language/tongues"


@pytest.fixture
def own(browser):
    """Return the browser of the worker of Amina: he reads German and may answer everything."""
    return browser("keller")


@pytest.fixture
def schools(county):
    """Return a function that gives the stored schools of Amina."""
    return lambda: county.answers("amina", "education")["schools"]


@pytest.fixture
def languages(county):
    """Return a function that gives the stored languages of Amina."""
    return lambda: county.answers("amina", "language")["other_languages"]


def path(county, names):
    return county.person_path("amina", names)


def row_boxes(row_id, **typed):
    """Return {id in the page: text} for a row of its own page."""
    return {f"schools-{row_id}-{name.replace('__', '-')}": text for name, text in typed.items()}


class TestPagesOfTheirOwn:
    """A school has a page of its own."""

    def new_row(self, own, county):
        """Press *Hinzufügen* and return the form of the new row and its id."""
        form = page_form(own.get(path(county, SCHOOLS)))
        page = save(form, "add:schools", status=303).follow(status=200)
        form = page_form(page)
        return form, form["_new"].value

    def test_a_row_of_which_only_the_years_are_known_is_added(self, own, county, schools):
        form, row_id = self.new_row(own, county)
        type_in(form, row_boxes(row_id, **{"from-year": "1999", "to-year": "2004"}))
        answer = save(form, status=303)
        assert answer.location.endswith(f"school?note=saved#schools-{row_id}")
        (row,) = [row for row in schools() if row["_row"] == row_id]
        assert (row["from"]["entered"], row["to"]["entered"]) == ("1999", "2004")
        assert set(row) == {"_row", "from", "to"}
        card = own.get(path(county, SCHOOLS)).html.find(id=f"schools-{row_id}")
        assert "1999" in card.get_text()

    def test_pressing_add_saves_the_page_first(self, own, county):
        form = page_form(own.get(path(county, SCHOOLS)))
        type_in(form, {"f-school_years_total": "11"})
        save(form, "add:schools", status=303)
        assert county.answers("amina", "education")["school_years_total"] == 11

    def test_a_mistake_on_the_page_is_mended_before_a_row_is_added(self, own, county):
        form = page_form(own.get(path(county, SCHOOLS)))
        type_in(form, {"f-school_years_total": "99"})
        again = save(form, "add:schools", status=422)
        assert box(page_form(again), "f-school_years_total").value == "99"
        assert county.answers("amina", "education")["school_years_total"] == 12

    def test_a_new_row_that_is_sent_twice_is_one_row(self, own, county, schools):
        form, row_id = self.new_row(own, county)
        type_in(form, row_boxes(row_id, name="Grundschule"))
        save(form, status=303)
        save(form, status=303)
        assert [row["_row"] for row in schools()].count(row_id) == 1
        assert len(schools()) == 3

    def test_two_new_rows_in_two_tabs_are_two_rows(self, own, county, schools):
        forms = [self.new_row(own, county) for _tab in range(2)]
        for form, row_id in forms:
            type_in(form, row_boxes(row_id, name="Grundschule"))
            save(form, status=303)
        assert len(schools()) == 4

    def test_a_new_row_without_an_answer_is_no_row(self, own, county, schools):
        form, _row_id = self.new_row(own, county)
        save(form, status=303)
        assert len(schools()) == 2

    def test_a_mistake_in_a_new_row_keeps_the_rest_and_comes_back(self, own, county, schools):
        form, row_id = self.new_row(own, county)
        type_in(form, row_boxes(row_id, name="Schule", **{"from-year": "2005", "to-year": "1999"}))
        page = save(form, status=422)
        assert "Das Ende liegt vor dem Anfang." in main_text(page)
        again = page_form(page)
        assert box(again, f"schools-{row_id}-to-year").value == "1999"
        assert schools()[-1]["name"] == "Schule"
        assert "to" not in schools()[-1]
        type_in(again, row_boxes(row_id, **{"to-year": "2009"}))
        save(again, status=303)
        assert len(schools()) == 3
        assert schools()[-1]["to"]["entered"] == "2009"

    def test_a_row_is_changed(self, own, county, schools):
        row_id = schools()[0]["_row"]
        form = page_form(own.get(path(county, SCHOOLS)))
        form = page_form(save(form, f"edit:schools:{row_id}", status=303).follow())
        assert box(form, f"schools-{row_id}-from-year").value == "1995"
        type_in(form, row_boxes(row_id, name="Schule in Homs"))
        save(form, status=303)
        assert schools()[0]["name"] == "Schule in Homs"
        assert schools()[0]["from"]["entered"] == "1995"

    def test_a_row_is_removed_after_a_question(self, own, county, schools):
        row_id = schools()[0]["_row"]
        form = page_form(own.get(path(county, SCHOOLS)))
        page = save(form, f"remove:schools:{row_id}", status=303).follow(status=200)
        assert len(schools()) == 2
        assert "Diesen Eintrag entfernen?" in main_text(page)
        answer = page_form(page).submit(status=303)
        assert [row["_row"] for row in schools()] != [row_id]
        assert len(schools()) == 1
        assert "Der Eintrag ist entfernt." in main_text(answer.follow())

    def test_who_presses_remove_twice_is_led_back_to_the_page(self, own, county, schools):
        row_id = schools()[0]["_row"]
        form = page_form(own.get(path(county, f"{SCHOOLS}/schools/{row_id}/remove")))
        first = form.submit(status=303).location
        assert form.submit(status=303).location == first
        assert first.endswith(f"{SCHOOLS}?note=removed&row=schools%3A{row_id}")
        assert len(schools()) == 1

    def removed(self, own, county, row_id):
        """Take the row away and return the page one is led to."""
        form = page_form(own.get(path(county, f"{SCHOOLS}/schools/{row_id}/remove")))
        return form.submit(status=303).follow(status=200)

    def undo(self, page):
        return next(form for form in page.forms.values() if form.action.endswith("/restore"))

    def test_a_removed_row_comes_back_to_its_place_with_its_id(self, own, county, schools):
        before = schools()
        page = self.removed(own, county, before[0]["_row"])
        assert "Grundschule · Syrien" in page.html.select_one("#main .notice").get_text()
        answer = self.undo(page).submit(status=303)
        assert answer.location.endswith(f"?note=restored#schools-{before[0]['_row']}")
        assert schools() == before
        assert "Der Eintrag ist wieder da." in main_text(answer.follow())

    def test_the_history_tells_of_the_way_back(self, own, county, schools):
        before = schools()
        self.undo(self.removed(own, county, before[0]["_row"])).submit(status=303)
        with county.site() as site:
            log = site["people"][county.person_id("amina")]["log"].entries()
            assert [entry.changes[0]["old"] for entry in log[:2]] == [before[1:], before]

    def test_who_brings_it_back_twice_has_it_once(self, own, county, schools):
        before = schools()
        undo = self.undo(self.removed(own, county, before[0]["_row"]))
        first, second = [undo.submit(status=303).location for _time in range(2)]
        assert first == second
        assert schools() == before

    def test_what_was_changed_meanwhile_stays(self, own, browser, county, schools):
        before = schools()
        page = self.removed(own, county, before[0]["_row"])
        theirs = page_form(browser("amina").get(path(county, SCHOOLS)))
        type_in(theirs, {"f-school_years_total": "10"})
        save(theirs, status=303)
        self.undo(page).submit(status=303)
        assert schools() == before
        assert county.answers("amina", "education")["school_years_total"] == 10

    @pytest.mark.parametrize("row", ["schools:rzzzzzzzz", "schools:", "nothing:rzzzzzzzz", "x",
                                     "school_years_total:rzzzzzzzz"])  # fmt: skip
    def test_what_never_was_there_is_not_offered(self, own, county, row):
        page = own.get(path(county, SCHOOLS), {"note": "removed", "row": row}, status=200)
        assert not page.html.select("form.notice")

    def test_what_never_was_there_is_not_brought_back(self, own, county, schools):
        before = county.main.lastTransaction()
        place = path(county, f"{SCHOOLS}/schools/rzzzzzzzz/restore")
        assert own.send(place).location.endswith(f"{SCHOOLS}#schools-rzzzzzzzz")
        assert county.main.lastTransaction() == before

    def test_where_there_is_no_room_it_is_not_offered(self, own, county, schools):
        page = self.removed(own, county, schools()[0]["_row"])
        for _number in range(7):
            form, row_id = self.new_row(own, county)
            type_in(form, row_boxes(row_id, name="Schule"))
            save(form, status=303)
        assert len(schools()) == 8
        again = own.get(page.request.path_qs, status=200)
        assert not again.html.select("form.notice")

    def test_a_draft_of_a_removed_row_goes_with_it(self, own, county, schools):
        row_id = schools()[0]["_row"]
        form = page_form(own.get(path(county, f"{SCHOOLS}/schools/{row_id}")))
        type_in(form, row_boxes(row_id, **{"from-year": "19999"}))
        save(form, status=422)
        page = self.removed(own, county, row_id)
        assert "nicht alles gespeichert" not in main_text(
            own.get(path(county, "biography/education"))
        )
        assert page.html.select_one("form.notice")

    def test_no_row_is_added_beyond_the_most(self, own, county, schools):
        for _number in range(6):
            form, row_id = self.new_row(own, county)
            type_in(form, row_boxes(row_id, name="Schule"))
            last = save(form, status=303)
        assert len(schools()) == 8
        assert "add:schools" not in last.follow()
        assert own.get(path(county, f"{SCHOOLS}/schools/new")).status_int == 404
        save(form, status=303)  # the last one, sent twice
        assert len(schools()) == 8

    def test_the_button_enter_presses_saves_the_row(self, own, county):
        form, _row_id = self.new_row(own, county)
        first = form.html.select("button")[0]
        assert (first["name"], first["value"]) == ("_do", "save")

    def test_the_page_of_a_row_has_no_buttons_for_rows(self, own, county):
        form, row_id = self.new_row(own, county)
        place = path(county, f"{SCHOOLS}/schools/new")
        pairs = [(name, value) for name, value in form.submit_fields() if value is not None]
        for action in (f"remove:schools:{row_id}", "add:schools", f"edit:schools:{row_id}"):
            answer = own.post(place, [*pairs[:-1], ("_do", action), pairs[-1]])
            assert answer.status_int == 400

    def test_a_hidden_question_of_a_row_follows_the_row(self, own, county):
        page = path(county, "biography/education/training")
        form = page_form(save(page_form(own.get(page)), "add:trainings", status=303).follow())
        row_id = form["_new"].value
        type_in(form, {f"trainings-{row_id}-occupation": "Schneiderin"})
        form["country"] = "SY"
        save(form, status=303)
        form = page_form(own.get(f"{page}/trainings/{row_id}"))
        form["recognition"] = "applied"
        form["country"] = "DE"
        save(form, status=303)
        (row,) = county.answers("amina", "education")["trainings"]
        assert row["country"] == "DE"
        lines = main_text(own.get(page))
        assert "Ist der Abschluss in Deutschland anerkannt?" not in lines


class TestTwoAtOnce:
    """The person and the worker change the same list."""

    def row_form(self, opener, county, row_id):
        return page_form(opener.get(path(county, f"{SCHOOLS}/schools/{row_id}"), status=200))

    def test_two_who_add_a_row_add_two(self, browser, own, county, schools):
        forms = [
            page_form(opener.get(path(county, f"{SCHOOLS}/schools/new")))
            for opener in (browser("amina"), own)
        ]
        for form in forms:
            type_in(form, row_boxes(form["_new"].value, name="Schule"))
            save(form, status=303)
        assert len(schools()) == 4

    def test_different_answers_of_one_row_are_both_kept(self, browser, own, county, schools):
        row_id = schools()[1]["_row"]
        mine, theirs = (self.row_form(one, county, row_id) for one in (own, browser("amina")))
        type_in(theirs, row_boxes(row_id, name="ثانوية"))
        save(theirs, status=303)
        type_in(mine, row_boxes(row_id, **{"to-year": "2008"}))
        save(mine, status=303)
        assert (schools()[1]["name"], schools()[1]["to"]["entered"]) == ("ثانوية", "2008")

    def test_the_same_answer_of_one_row_is_shown_twice(self, browser, own, county, schools):
        row_id = schools()[1]["_row"]
        mine, theirs = (self.row_form(one, county, row_id) for one in (own, browser("amina")))
        type_in(theirs, row_boxes(row_id, name="ثانوية", **{"to-year": "2009"}))
        save(theirs, status=303)
        type_in(mine, row_boxes(row_id, name="Oberschule"))
        page = save(mine, status=409)
        assert "ثانوية" in page.html.find(id=f"schools-{row_id}-name-error").get_text()
        again = page_form(page)
        assert box(again, f"schools-{row_id}-name").value == "Oberschule"
        assert box(again, f"schools-{row_id}-to-year").value == "2009"
        save(again, status=303)
        assert (schools()[1]["name"], schools()[1]["to"]["entered"]) == ("Oberschule", "2009")

    def test_a_row_that_is_changed_here_and_removed_there_stays(
        self, browser, own, county, schools
    ):
        row_id = schools()[1]["_row"]
        mine = self.row_form(own, county, row_id)
        page = browser("amina").get(path(county, f"{SCHOOLS}/schools/{row_id}/remove"))
        page_form(page).submit(status=303)
        assert len(schools()) == 1
        type_in(mine, row_boxes(row_id, name="Oberschule"))
        page = save(mine, status=409)
        assert schools()[1]["name"] == "Oberschule"
        save(page_form(page), status=303)
        assert len(schools()) == 2

    def test_a_row_that_never_was_has_no_page(self, own, county):
        rows = path(county, f"{SCHOOLS}/schools")
        for names in ("rabcdefgh", "rabcdefgh/remove", "x", "RABCDEFGH"):
            assert own.get(f"{rows}/{names}").status_int == 404

    def test_rows_of_a_page_that_quarrels_keep_what_the_other_did(
        self, browser, own, county, languages
    ):
        mine, theirs = (
            page_form(one.get(path(county, TONGUES))) for one in (own, browser("amina"))
        )
        row_id = languages()[0]["_row"]
        box(theirs, f"other_languages-{row_id}-speaking").value = "good"
        box(theirs, f"other_languages-{row_id}-writing").value = "good"
        save(theirs, status=303)
        box(mine, f"other_languages-{row_id}-speaking").value = "little"
        again = page_form(save(mine, status=409))
        save(again, status=303)
        assert languages()[0]["speaking"] == "little"
        assert languages()[0]["writing"] == "good"
