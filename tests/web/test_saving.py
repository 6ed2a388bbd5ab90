"""A page of the biography: what is valid is kept, what is not comes back as it was typed."""

import itertools

import pytest

from tests.web.browsing import box, main_text, page_form, save, type_in


@pytest.fixture
def person_page(county):
    """Return a function that gives the path of a page of Selam, who reads German."""
    return lambda name, section="personal": county.person_path("selam", "biography", section, name)


def opened(browser, path):
    """Open a page and return its form."""
    return page_form(browser.get(path, status=200))


def answers(county, section="personal"):
    return county.answers("selam", section)


class TestSaving:
    """Fill in, press Enter or the button, go on."""

    def test_what_was_typed_is_there_again(self, browser, county, person_page):
        form = opened(browser("selam"), person_page("person"))
        type_in(
            form,
            {
                "f-name_variants": "  Sälam \u200f تكلي ",
                "f-birth_date-year": "١٩٩٢",
                "f-birth_date-month": "5",
                "f-nationalities-1": "ER",
                "f-nationalities-2": "SD",
            },
        )
        form["f-gender"] = "female"
        save(form, status=303)
        again = opened(browser("selam"), person_page("person"))
        assert box(again, "f-name_variants").value.split() == ["Sälam", "\u200f", "تكلي"]
        assert box(again, "f-birth_date-year").value == "1992"
        assert box(again, "f-birth_date-month").value == "5"
        assert box(again, "f-birth_date-day").value == ""
        assert again["f-gender"].value == "female"
        assert answers(county)["nationalities"] == ["ER", "SD"]

    def test_saving_leads_to_the_next_page_and_from_the_last_to_the_section(
        self, browser, county, person_page
    ):
        own = browser("selam")
        pages = ("tongues", "german", "exams", "courses", "learning", "")
        for page, following in itertools.pairwise(pages):
            answer = save(opened(own, person_page(page, "language")), status=303)
            assert answer.location.partition("?")[0].endswith(person_page(following, "language"))
            assert "Gespeichert." in main_text(answer.follow())

    def test_an_emptied_box_takes_the_answer_away(self, browser, county, person_page):
        form = opened(browser("selam"), person_page("person"))
        type_in(form, {"f-given_names": " "})
        save(form, status=303)
        assert "given_names" not in answers(county)

    def test_saving_without_a_change_leaves_no_trace(self, browser, county, person_page):
        before = county.main.lastTransaction()
        save(opened(browser("selam"), person_page("person")), status=303)
        assert county.main.lastTransaction() == before

    def test_the_enter_key_saves(self, browser, person_page):
        own = browser("selam")
        for section, page in (("personal", "person"), ("language", "tongues")):
            form = opened(own, person_page(page, section))
            first = next(iter(form.html.select("button, input[type=submit]")))
            assert (first["name"], first["value"]) == ("_do", "save")

    def test_a_question_that_came_up_is_shown_before_going_on(self, browser, county, person_page):
        own = browser("selam")
        form = opened(own, person_page("contact"))
        form["f-interpreter_needed"] = "yes"
        answer = save(form, status=303)
        # It was in the page already, hidden by a style rule, so there is nothing new.
        assert person_page("living") in answer.location
        form = opened(own, person_page("living"))
        form["municipality"] = next(
            value for value, _chosen, _text in form["municipality"].options if value.isdigit()
        )
        save(form, status=303)

    def test_a_hidden_answer_is_kept_for_when_the_question_comes_back(
        self, browser, county, person_page
    ):
        own = browser("selam")
        for needed in ("yes", "no"):
            form = opened(own, person_page("contact"))
            form["f-interpreter_needed"] = needed
            if needed == "yes":
                box(form, "f-interpreter_languages-1").value = "ti"
            save(form, status=303)
        assert answers(county)["interpreter_languages"] == ["ti"]
        overview = own.get(county.person_path("selam", "biography", "personal"))
        asked, _title, kept = main_text(overview).partition("Nicht mehr gefragt")
        assert "In welche Sprache soll übersetzt werden?" not in asked
        assert "In welche Sprache soll übersetzt werden? Tigrinya" in kept

    def test_it_works_in_arabic_as_in_german(self, browser, county):
        own = browser("amina")
        path = county.person_path("amina", "biography", "personal", "person")
        page = own.get(path)
        assert (page.html.html["lang"], page.html.html["dir"]) == ("ar", "rtl")
        form = page_form(page)
        type_in(form, {"f-name_variants": "أمينة حدّاد", "f-birth_date-year": "١٩٩٠"})
        save(form, status=303)
        assert county.answers("amina", "personal")["name_variants"] == "أمينة حدّاد"
        assert county.answers("amina", "personal")["birth_date"]["entered"].startswith("1990")


WRONG = [
    ("person", {"f-birth_date-year": "1990", "f-birth_date-month": "2", "f-birth_date-day": "30"}),
    ("person", {"f-birth_date-year": "92"}),
    ("person", {"f-birth_date-year": "2090"}),
    ("person", {"f-birth_date-day": "5", "f-birth_date-month": ""}),
    ("person", {"f-birth_date-year": "1990", "f-birth_date-unknown": True}),
    ("person", {"f-family_name": "x" * 10_000}),
    ("person", {"f-family_name": "a\u202eb"}),
    ("contact", {"f-email": "a@b@c"}),
    ("contact", {"f-email": "a@b.example, c@d.example"}),
    ("contact", {"f-phone": "zwölf"}),
    ("living", {"f-postal_code": "1234"}),
    ("living", {"f-arrival_germany-year": "1980"}),
]


class TestMistakes:
    """422: everything typed is still there, everything valid is stored."""

    @pytest.mark.parametrize(("page", "typed"), WRONG, ids=lambda value: str(value)[:50])
    def test_it_is_said_where_and_comes_back_as_it_was_typed(
        self, browser, county, person_page, page, typed
    ):
        form = opened(browser("selam"), person_page(page))
        type_in(form, typed)
        before = answers(county)
        again = save(form, status=422)
        assert again.html.select(".error-summary a")
        assert again.html.title.get_text().startswith("Fehler")
        form = page_form(again)
        for oid, value in typed.items():
            found = box(form, oid)
            assert (found.checked if value is True else found.value) == value
        assert answers(county) == before

    def test_the_list_of_mistakes_leads_to_each_of_them(self, browser, person_page):
        form = opened(browser("selam"), person_page("contact"))
        type_in(form, {"f-email": "x", "f-phone": "y"})
        again = save(form, status=422)
        anchors = [link["href"].removeprefix("#") for link in again.html.select(".error-summary a")]
        assert anchors == ["f-email", "f-phone"]
        for anchor in anchors:
            target = again.html.find(id=anchor)
            assert target["aria-invalid"] == "true"
            assert again.html.find(id=f"{anchor}-error")
            assert f"{anchor}-error" in target["aria-describedby"]

    def test_the_rest_of_the_page_is_saved(self, browser, county, person_page):
        form = opened(browser("selam"), person_page("person"))
        type_in(form, {"f-birth_date-year": "92", "f-name_variants": "Sela"})
        form["f-gender"] = "female"
        page = save(form, status=422)
        assert "Alles andere ist gespeichert." in main_text(page)
        stored = answers(county)
        assert (stored["name_variants"], stored["gender"]) == ("Sela", "female")
        assert stored["birth_date"]["entered"] == "1993"

    def test_correcting_the_mistake_is_enough(self, browser, county, person_page):
        form = opened(browser("selam"), person_page("contact"))
        type_in(form, {"f-phone": "zwölf", "f-email": "s@post.example"})
        form = page_form(save(form, status=422))
        type_in(form, {"f-phone": "0170 1234567"})
        save(form, status=303)
        assert answers(county)["phone"] == "+491701234567"
        assert answers(county)["email"] == "s@post.example"

    def test_a_first_page_with_a_mistake_can_be_changed_in_all_its_answers(
        self, browser, county, person_page
    ):
        """The section is stored for the first time; the next save must know that."""
        own = browser("selam")
        form = opened(own, person_page("school_now", "education"))
        form["f-attends_general_school"] = "yes"
        type_in(form, {"f-general_school_grade": "14"})
        form = page_form(save(form, status=422))
        assert answers(county, "education") == {"attends_general_school": "yes"}
        form["f-attends_general_school"] = "no"
        type_in(form, {"f-general_school_grade": ""})
        save(form, status=303)
        assert answers(county, "education") == {"attends_general_school": "no"}

    def test_a_code_that_no_list_has_is_refused(self, browser, county, person_page):
        form = opened(browser("selam"), person_page("contact"))
        form["f-interpreter_needed"].force_value("perhaps")
        again = save(form, status=422)
        assert "Diese Auswahl gibt es nicht" in main_text(again)
        assert "interpreter_needed" not in answers(county)

    @pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "\u202e", "\ue000"])
    def test_invisible_signs_are_refused(self, browser, county, person_page, typed):
        own = browser("selam")
        form = opened(own, person_page("person"))
        type_in(form, {"f-name_variants": typed})
        answer = save(form, status=422)
        assert "unsichtbare Zeichen" in answer
        assert "name_variants" not in answers(county)

    def test_no_message_repeats_what_was_typed(self, browser, person_page):
        form = opened(browser("selam"), person_page("contact"))
        type_in(form, {"f-phone": "geheimnis"})
        again = save(form, status=422)
        assert "geheimnis" not in again.html.select_one(".error-summary").get_text()


class TestWarnings:
    """A warning is no mistake: it is stored, and it stays on the page."""

    def wrong_place(self, own, person_page):
        form = opened(own, person_page("living"))
        type_in(form, {"f-postal_code": "10115"})
        form["municipality"] = form["municipality"].options[2][0]
        return save(form, status=303)

    def test_it_is_said_at_once_and_the_answer_is_kept(self, browser, county, person_page):
        own = browser("selam")
        answer = self.wrong_place(own, person_page)
        assert answer.location.endswith("living?note=check")
        page = answer.follow()
        assert "passt nicht zu Ihrer Gemeinde" in main_text(page)
        assert page.html.find(id="f-postal_code-warning")
        assert answers(county)["postal_code"] == "10115"

    def test_who_saves_again_goes_on(self, browser, person_page):
        own = browser("selam")
        self.wrong_place(own, person_page)
        form = opened(own, person_page("living"))
        assert person_page("residence") in save(form, status=303).location


class TestTwoAtOnce:
    """Two tabs, or the person and the worker."""

    def two_pages(self, browser, path):
        return opened(browser("selam"), path), opened(browser("vogt"), path)

    def test_different_questions_are_both_kept(self, browser, county, person_page):
        mine, theirs = self.two_pages(browser, person_page("person"))
        type_in(mine, {"f-name_variants": "Sela"})
        type_in(theirs, {"f-given_names": "Selam Maria"})
        save(theirs, status=303)
        save(mine, status=303)
        assert answers(county)["name_variants"] == "Sela"
        assert answers(county)["given_names"] == "Selam Maria"

    def test_the_same_answer_twice_is_no_quarrel(self, browser, county, person_page):
        mine, theirs = self.two_pages(browser, person_page("person"))
        for form in (mine, theirs):
            type_in(form, {"f-name_variants": "Sela"})
            assert "note=saved" in save(form, status=303).location
        assert answers(county)["name_variants"] == "Sela"

    def test_different_answers_to_one_question_are_both_shown(self, browser, county, person_page):
        mine, theirs = self.two_pages(browser, person_page("person"))
        type_in(theirs, {"f-name_variants": "Selima", "f-given_names": "Selam Maria"})
        save(theirs, status=303)
        type_in(mine, {"f-name_variants": "Sela"})
        mine["f-gender"] = "female"
        page = save(mine, status=409)
        assert "Selima" in page.html.find(id="f-name_variants-error").get_text()
        assert box(page_form(page), "f-name_variants").value == "Sela"
        assert box(page_form(page), "f-given_names").value == "Selam Maria"
        assert answers(county)["name_variants"] == "Selima"
        assert answers(county)["gender"] == "female"

    def test_who_saves_again_has_the_last_word(self, browser, county, person_page):
        mine, theirs = self.two_pages(browser, person_page("person"))
        type_in(theirs, {"f-name_variants": "Selima"})
        save(theirs, status=303)
        type_in(mine, {"f-name_variants": "Sela"})
        save(page_form(save(mine, status=409)), status=303)
        assert answers(county)["name_variants"] == "Sela"

    def test_what_the_other_emptied_is_said_too(self, browser, county, person_page):
        mine, theirs = self.two_pages(browser, person_page("person"))
        type_in(theirs, {"f-given_names": ""})
        save(theirs, status=303)
        type_in(mine, {"f-given_names": "Selam Maria"})
        page = save(mine, status=409)
        assert "keine Angabe" in page.html.find(id="f-given_names-error").get_text()

    def test_a_page_that_quarrels_does_not_undo_the_other_answers_of_the_other(
        self, browser, county, person_page
    ):
        mine, theirs = self.two_pages(browser, person_page("person"))
        type_in(theirs, {"f-name_variants": "Selima", "f-given_names": "Selam Maria"})
        save(theirs, status=303)
        type_in(mine, {"f-name_variants": "Sela"})
        save(page_form(save(mine, status=409)), status=303)
        assert answers(county)["given_names"] == "Selam Maria"

    def test_a_page_opened_before_the_first_answer_loses_nothing(
        self, browser, county, person_page
    ):
        mine, theirs = self.two_pages(browser, person_page("school_now", "education"))
        mine["f-attends_general_school"] = "no"
        theirs["f-attends_vocational_school"] = "no"
        save(theirs, status=303)
        save(mine, status=303)
        assert answers(county, "education") == {
            "attends_general_school": "no",
            "attends_vocational_school": "no",
        }

    def test_double_clicking_saves_once(self, browser, county, person_page):
        form = opened(browser("selam"), person_page("person"))
        type_in(form, {"f-name_variants": "Sela"})
        save(form, status=303)
        after = county.main.lastTransaction()
        save(form, status=303)
        assert county.main.lastTransaction() == after
