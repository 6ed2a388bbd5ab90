"""The search of workers for questions, and that of everybody for other words of a list."""

import json

import pytest

from tests.web.browsing import main_text


@pytest.fixture
def keller(browser):
    return browser("keller")


def search(own, path, words):
    form = next(each for each in own.get(path, status=200).forms.values() if "words" in each.fields)
    form["words"] = words
    return form.submit(status=200)


class TestQuestions:
    def test_the_caseload_finds_questions_without_leading_anywhere(self, keller):
        page = search(keller, "/people/", "Führerschein")
        assert "Haben Sie einen Führerschein?" in main_text(page)
        assert page.html.select(".card a") == []

    def test_at_a_person_it_leads_to_the_box_of_the_question(self, keller, county):
        page = search(keller, county.person_path("amina"), "familienname")
        link = page.html.select_one(".card a")["href"]
        assert link.endswith("/biography/personal/person#f-family_name")
        path, anchor = link.partition("http://mobio.example")[2].split("#")
        assert keller.get(path, status=200).html.find(id=anchor)

    def test_section_page_and_question_are_named(self, keller, county):
        page = keller.get(county.person_path("amina", "find?words=Aufenthaltsstatus"), status=200)
        card = page.html.select_one(".card")
        assert card.select_one(".small").get_text().startswith("Persönliche Daten · ")

    def test_arabic_words_are_found_and_shown_in_their_direction(self, keller, county):
        page = keller.get(county.person_path("amina", "find"), {"words": "اسم العائله"}, status=200)
        card = page.html.select_one(".card")
        assert card.bdi["lang"] == "ar"
        assert card.bdi["dir"] == "rtl"
        assert "Familienname" in card.h3.get_text()

    def test_answers_are_not_looked_through(self, keller, county):
        page = keller.get(county.person_path("amina", "find?words=Haddad"), status=200)
        assert "Dazu gibt es keine Frage" in main_text(page)

    def test_what_was_typed_comes_back_as_text(self, keller):
        page = keller.get("/people/find", {"words": '"><b>x'}, status=200)
        assert page.html.find(id="find-words")["value"] == '"><b>x'
        assert page.html.select("#main b") == []

    def test_looking_writes_nothing(self, keller, county):
        before = county.main.lastTransaction()
        keller.get(county.person_path("amina", "find?words=Schule"), status=200)
        assert county.main.lastTransaction() == before

    def test_it_is_reached_from_the_pages_of_a_person(self, keller, browser, county):
        for place in ("biography/education", "biography/education/school"):
            path = county.person_path("amina", place)
            assert "/find" in str(keller.get(path, status=200).html.select("main a"))
            assert "/find" not in str(browser("amina").get(path, status=200).html.select("main a"))

    def test_only_those_who_may_see_a_person_are_led_to_it(self, browser, county):
        for login, status in (("amina", 403), ("vogt", 404), ("selam", 404), ("brandt", 404)):
            browser(login).get(county.person_path("amina", "find?words=x"), status=status)
        for login in ("amina", "brandt", "adler", "dorn", "kuhn"):
            browser(login).get("/people/find?words=x", status=404)


WORDS = ["Schneider", "خياط", "couturier", "tailor", "خیاط", "Couturiere", "Naeherin", "خيّاط"]


class TestOccupations:
    @pytest.mark.parametrize("words", WORDS)
    def test_a_trade_in_any_language_finds_textil(self, browser, words):
        page = browser("selam").get("/words", {"list": "job_field", "words": words}, status=200)
        assert "Textil" in page.html.select_one(".card").get_text()
        assert "Produktion, Fertigung" in page.html.select_one(".card h3").get_text()

    def test_each_question_about_it_leads_there_in_another_window(self, browser, county):
        page = browser("selam").get(
            county.person_path("selam", "biography/work/wishes"), status=200
        )
        link = page.html.select_one("a[href='/words?list=job_field']")
        assert link["target"] == "_blank"

    def test_the_script_gets_all_words_folded(self, browser, county):
        own = browser("selam")
        page = own.get(county.person_path("selam", "biography/work/work_life/jobs/new"))
        if page.status_int == 200:
            assert page.html.select_one("select[data-words=job_field]")
        answer = own.get("/words.json?list=job_field", status=200)
        assert "private" in answer.headers["Cache-Control"]
        found = json.loads(answer.text)["production"].split("\n")
        assert {"schneider", "tailor", "couturier", "خياط", "naeherin"} <= set(found)

    def test_other_lists_have_no_such_page(self, browser):
        own = browser("selam")
        for name in ("gender", "nothing", "", "../x"):
            own.get("/words", {"list": name}, status=404)
            own.get("/words.json", {"list": name}, status=404)
