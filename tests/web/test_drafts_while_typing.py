"""What the script of a page keeps while somebody types: a draft of the account, and nothing else."""

from datetime import timedelta

import pytest

from mobio.resources.typed import TypedPage
from tests.web.browsing import autosave, box, main_text, page_form, save, type_in

PLACE = "biography/education/school"
ROW = f"{PLACE}/schools/new"
TONGUES = "biography/language/tongues"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def path(county):
    return county.person_path("amina", PLACE)


@pytest.fixture
def keller(browser):
    return browser("keller")


def typed(own, path, **boxes):
    """Return the form of the page with something typed into it."""
    form = page_form(own.get(path, status=200))
    type_in(form, boxes or {"f-school_years_total": "11"})
    return form


def records(county):
    """Return the ids of all records of the main database and the serial of each."""
    storage = county.main.storage.changes
    return {oid: storage.load(oid, "")[1] for oid in storage._data}


def kept(county):
    """Return the drafts about Amina: (place, whether Speichern was pressed)."""
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        return [(each.place, each.was_sent) for each in person["typed"].values()]


class TestAutosave:
    """``_do=draft`` keeps the page and stores nothing of it."""

    def test_it_says_when_and_how_long_one_stays(self, keller, county, path):
        form = typed(keller, path)
        county.clock.now += MINUTE
        answer = autosave(form, status=200)
        assert answer.json == {"at": "10:16", "left": 1800, "until": "10:46"}
        assert answer.headers["Cache-Control"] == "no-store"

    def test_nothing_reaches_answers_history_progress_or_others(
        self, keller, browser, county, path
    ):
        home = county.person_path("amina")
        before = county.answers("amina", "education")
        seen = [main_text(browser("amina").get(each)) for each in (home, path)]
        autosave(typed(keller, path), status=200)
        assert county.answers("amina", "education") == before
        assert [main_text(browser("amina").get(each)) for each in (home, path)] == seen
        with county.site() as site:
            person = site["people"][site["accounts"].by_login("amina").person_id]
            newest = person["log"].entries()[0]
            assert newest.account_id == person.account_id

    def test_the_page_shows_it_again_without_finding_fault(self, keller, county, path):
        autosave(typed(keller, path, **{"f-school_years_total": "999"}), status=200)
        page = keller.get(path, status=200)
        assert box(page_form(page), "f-school_years_total").value == "999"
        assert "Noch nicht alles gespeichert." in main_text(page)
        assert page.html.select_one("#errors") is None
        assert not page.html.title.get_text().startswith("Fehler")
        assert kept(county) == [("education/school", False)]

    def test_saving_afterwards_stores_it_and_ends_the_draft(self, keller, county, path):
        autosave(typed(keller, path), status=200)
        save(page_form(keller.get(path)), status=303)
        assert county.answers("amina", "education")["school_years_total"] == 11
        assert kept(county) == []

    def test_what_is_stored_already_is_no_draft(self, keller, county, path):
        before = county.main.lastTransaction()
        form = typed(keller, path, **{"f-school_years_total": "12"})
        assert autosave(form, status=200).json["at"] == ""
        assert county.main.lastTransaction() == before

    def test_back_to_what_is_stored_ends_the_draft(self, keller, county, path):
        form = typed(keller, path)
        autosave(form, status=200)
        type_in(form, {"f-school_years_total": "12"})
        assert autosave(form, status=200).json["at"] == ""
        assert kept(county) == []

    def test_the_same_again_writes_nothing_and_says_when_it_was_kept(self, keller, county, path):
        form = typed(keller, path)
        autosave(form, status=200)
        before = county.main.lastTransaction()
        county.clock.now += 5 * MINUTE
        assert autosave(form, status=200).json["at"] == "10:15"
        assert county.main.lastTransaction() == before

    def test_keeping_again_writes_one_record(self, keller, county, path):
        form = typed(keller, path)
        autosave(form, status=200)
        before = records(county)
        type_in(form, {"f-school_years_total": "10"})
        autosave(form, status=200)
        after = records(county)
        changed = [oid for oid, serial in after.items() if before.get(oid) != serial]
        assert len(changed) == 1
        data, _serial = county.main.storage.load(changed[0], "")
        assert len(data) < 1500

    def test_what_comes_in_while_the_page_is_saved_is_not_shown_as_open(self, keller, county, path):
        form = typed(keller, path)
        autosave(form, status=200)
        with county.site() as site:
            typed_pages = site["people"][county.person_id("amina")]["typed"]
            (late,) = typed_pages.values()
            kept_then = (late.account_id, late.place, late.pairs, late.when)
        save(form, status=303)
        with county.site() as site:
            typed_pages = site["people"][county.person_id("amina")]["typed"]
            typed_pages.keep(TypedPage(*kept_then, was_sent=False))
        page = keller.get(path)
        assert "Noch nicht" not in main_text(page)
        save(page_form(page), status=303)
        assert kept(county) == []

    def test_a_row_is_kept_too(self, keller, county):
        new = county.person_path("amina", ROW)
        form = page_form(keller.get(new))
        row_id = form["_new"].value
        type_in(form, {f"schools-{row_id}-name": "Grund", f"schools-{row_id}-from-year": "19"})
        autosave(form, status=200)
        again = page_form(keller.get(new))
        assert again["_new"].value == row_id
        assert box(again, f"schools-{row_id}-name").value == "Grund"
        assert box(again, f"schools-{row_id}-from-year").value == "19"
        assert len(county.answers("amina", "education")["schools"]) == 2

    def test_what_somebody_else_changed_meanwhile_is_told(self, keller, browser, county, path):
        autosave(typed(keller, path), status=200)
        theirs = typed(browser("amina"), path, **{"f-school_years_total": "9"})
        save(theirs, status=303)
        page = keller.get(path)
        assert "Inzwischen hat jemand anderes hier etwas geändert" in main_text(page)
        assert "Alles andere ist gespeichert" not in main_text(page)
        assert box(page_form(page), "f-school_years_total").value == "11"
        save(page_form(page), status=303)
        assert county.answers("amina", "education")["school_years_total"] == 11

    def test_what_somebody_else_changed_elsewhere_on_the_page_stays(self, keller, browser, county):
        personal = county.person_path("amina", "biography/personal/person")
        autosave(typed(keller, personal, **{"f-name_variants": "Ameena"}), status=200)
        save(typed(browser("amina"), personal, **{"f-given_names": "Amina Noor"}), status=303)
        form = page_form(keller.get(personal))
        assert box(form, "f-given_names").value == "Amina Noor"
        save(form, status=303)
        stored = county.answers("amina", "personal")
        assert (stored["given_names"], stored["name_variants"]) == ("Amina Noor", "Ameena")

    @pytest.mark.parametrize("login", ["selam", "brandt"])
    def test_who_may_not_write_keeps_nothing(self, browser, county, path, login):
        other = browser(login)
        before = county.main.lastTransaction()
        fields = [("f-school_years_total", "1"), ("_do", "draft"), ("_end", "1")]
        assert other.send(path, fields).status_int == 404
        assert county.main.lastTransaction() == before

    @pytest.mark.parametrize(
        "fields",
        [
            [("_do", "draft")],
            [("stranger", "1"), ("_do", "draft"), ("_end", "1")],
            [("_sequence", "999"), ("_do", "draft"), ("_end", "1")],
        ],
    )
    def test_what_no_page_sends_is_refused(self, keller, county, path, fields):
        before = county.main.lastTransaction()
        assert keller.send(path, fields).status_int == 400
        assert county.main.lastTransaction() == before

    @pytest.mark.parametrize("send", [autosave, save])
    def test_more_than_anybody_types_is_refused(self, keller, county, path, send):
        before = county.main.lastTransaction()
        form = typed(keller, path, **{"f-school_years_total": "1" * (256 * 1024)})
        assert send(form).status_int == 413
        assert county.main.lastTransaction() == before


class TestAnotherLanguage:
    """The buttons of the languages belong to the form and take along what is typed."""

    def switch(self, form, language, **options):
        return form.submit("_lang", value=language, status=303, **options)

    def test_what_is_typed_comes_along_and_nothing_is_stored(self, browser, county, path):
        own = browser("amina")
        before = county.answers("amina", "education")
        answer = self.switch(typed(own, path, **{"f-school_years_total": "999"}), "de")
        assert answer.location == f"http://mobio.example{path}"
        page = answer.follow(status=200)
        assert page.html.html["lang"] == "de"
        assert box(page_form(page), "f-school_years_total").value == "999"
        assert county.answers("amina", "education") == before
        assert browser("amina").get("/help").html.html["lang"] == "de"

    def test_where_nothing_is_typed_no_draft_is_made(self, browser, county, path):
        own = browser("amina")
        page = self.switch(page_form(own.get(path)), "de").follow()
        assert "Noch nicht" not in main_text(page)
        assert kept(county) == []

    def test_a_new_row_goes_on_in_the_other_language(self, browser, county):
        own = browser("amina")
        form = page_form(own.get(county.person_path("amina", ROW)))
        row_id = form["_new"].value
        type_in(form, {f"schools-{row_id}-name": "مدرسة"})
        again = page_form(self.switch(form, "de").follow(status=200))
        assert box(again, f"schools-{row_id}-name").value == "مدرسة"

    def test_the_first_button_of_the_form_saves(self, browser, path):
        page = browser("amina").get(path)
        form = page_form(page)
        own = [
            button
            for button in page.html.find_all("button")
            if button.get("form") == "page-form" or button.find_parent("form", id="page-form")
        ]
        assert (own[0]["name"], own[0]["value"]) == ("_do", "save")
        assert form.id == "page-form"

    def test_a_language_that_is_not_offered_is_refused(self, browser, county, path):
        before = county.main.lastTransaction()
        fields = [("_lang", "tr"), ("_end", "1")]
        assert browser("amina").send(path, fields).status_int == 400
        assert county.main.lastTransaction() == before
