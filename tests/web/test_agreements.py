"""Agreements on goals: from templates to paper, by the worker and by the person."""

import pytest

from tests.journeys.visitors import words
from tests.web.browsing import main_text, page_form, save

COURSE = "Ich besuche einen Deutschkurs."
IN_ARABIC = words("ar", "forms")[COURSE]


@pytest.fixture
def begin(browser, county):
    """Return a function that begins an agreement with some templates; returns (browser, path)."""

    def begun(login="keller", goals=("lang_course_start", "work_cv"), whose="amina"):
        own = browser(login)
        form = page_form(own.get(county.person_path(whose, "agreements/new"), status=200))
        for number, goal in enumerate(form.fields["goal"]):
            form.set("goal", goal._value in goals, number)
        page = form.submit(status=303).follow(status=200)
        return own, page.request.path.rpartition("/")[0]

    return begun


def test_all_templates_are_shown_by_area(browser, county):
    page = browser("keller").get(county.person_path("amina", "agreements/new"), status=200)
    assert len(page.html.select("input[name=goal]")) == 30
    assert len(page.html.select("fieldset legend")) == 9
    assert COURSE in main_text(page)


@pytest.mark.parametrize("login", ["keller", "vogt"])
def test_workers_read_all_templates_without_a_person(browser, login):
    page = browser(login).get("/people/goals", status=200)
    areas = [each.get_text() for each in page.html.select("main h2")]
    assert (areas[0], areas[-1], len(areas)) == ("Sprache", "Teilhabe und Ehrenamt", 9)
    assert len(page.html.select("li.card")) == 30
    assert not page.html.select("main input")
    text = main_text(page)
    assert "Prüfung B1" in text
    assert "Woran merken wir es?" in text


def test_a_template_says_who_does_what_until_when_and_when_one_looks(browser, county):
    own = browser("keller")
    for path in ("/people/goals", county.person_path("amina", "agreements/new")):
        (lines,) = [
            " ".join(each.get_text().split())
            for each in own.get(path, status=200).html.select("li.card, details")
            if "auf die Prüfung vorbereiten" in each.get_text()
        ]
        assert "Den Deutschkurs regelmäßig besuchen Geflüchtete Person · in 9 Monaten" in lines
        assert "suchen Eine ehrenamtliche Person · in 1 Monat" in lines
        assert lines.endswith("Gemeinsam nachsehen nach 3 Monaten")


def test_the_person_reads_templates_as_her_own(browser, county):
    own = browser("selam")
    text = main_text(own.get(county.person_path("selam", "agreements/new"), status=200))
    assert "Den Deutschkurs regelmäßig besuchen Ich · in 9 Monaten" in text
    assert "Vorlagen ansehen" not in text


@pytest.mark.parametrize("place", ["/people/", "{amina}", "{amina}/agreements/"])
def test_the_way_to_the_templates_begins_in_three_places(browser, county, place):
    own = browser("keller")
    page = own.get(place.format(amina=county.person_path("amina")), status=200)
    assert page.click("Vorlagen ansehen").request.path == "/people/goals"


def test_an_agreement_has_goals_measures_dates_and_the_wish(begin):
    own, path = begin()
    text = main_text(own.get(path + "/", status=200))
    assert COURSE in text
    assert "Ich habe einen guten Lebenslauf" in text
    assert "01.03.2027" in text  # the day of the agreement
    german = main_text(own.get(f"{path}/goals", status=200))
    assert "Zu welchem Ziel gehört das?" in german


def test_measures_are_due_as_long_after_the_day_as_the_template_says(begin, county):
    _own, path = begin(goals=("lang_course_start",))
    (entry,) = county.entries("amina", "agreements")
    assert path.endswith(entry.id)
    untils = {row["until"] for row in entry.answers["agreement_measures"] if "until" in row}
    assert untils
    assert all(until > "2027-03-01" for until in untils)
    assert entry.answers["agreement_review"] > "2027-03-01"


def test_the_person_reads_templates_in_the_own_language(begin, browser):
    _own, path = begin()
    text = main_text(browser("amina").get(path + "/", status=200))
    assert IN_ARABIC in text
    assert COURSE not in text


def test_words_of_a_template_stay_in_german_when_the_person_saves_the_page(begin, browser, county):
    _own, path = begin(goals=("lang_course_start",))
    form = page_form(browser("amina").get(f"{path}/goals", status=200))
    assert IN_ARABIC in [box.value for boxes in form.fields.values() for box in boxes]
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "agreements")
    assert entry.answers["agreement_goals"][0]["goal"] == COURSE
    assert entry.answers["agreement_measures"][0]["goal"] == COURSE


def test_new_words_of_a_goal_are_carried_to_its_measures(begin, county):
    own, path = begin(goals=("lang_course_start",))
    form = page_form(own.get(f"{path}/goals", status=200))
    sent = form.submit_fields("_do", submit_value="save")
    goal = next(place for place, (_name, value) in enumerate(sent) if value == COURSE)
    sent[goal] = (sent[goal][0], "Ich lerne Deutsch.")
    own.post(f"{path}/goals", sent, status=303)
    (entry,) = county.entries("amina", "agreements")
    assert entry.answers["agreement_goals"][0]["goal"] == "Ich lerne Deutsch."
    assert {row["goal"] for row in entry.answers["agreement_measures"]} == {"Ich lerne Deutsch."}


def test_too_many_goals_are_refused_with_what_was_chosen(browser, county):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "agreements/new")))
    for number in range(6):
        form.set("goal", True, number)
    page = form.submit(status=422)
    assert "höchstens 5" in main_text(page)
    assert len(page.html.select("input[name=goal][checked]")) == 6
    assert not county.entries("amina", "agreements")


def test_a_template_that_does_not_exist_is_refused(browser, county):
    own = browser("keller")
    own.send(county.person_path("amina", "agreements/new"), [("goal", "nothing")], status=400)


def test_the_facts_of_the_day_stay_when_the_biography_changes(begin, browser, county):
    own, path = begin()
    form = page_form(own.get(county.person_path("amina", "biography/language/german")))
    form["f-german_level"] = "B1"
    form.submit("_do", value="save", status=303)
    assert "B1" not in main_text(own.get(path + "/"))
    other, later = begin(goals=())
    assert "B1" in main_text(other.get(later + "/"))


def test_everything_about_the_person_holds_the_facts_too(begin, browser, county):
    own = browser("keller")
    for level in ("B1", "A2"):
        form = page_form(own.get(county.person_path("amina", "biography/language/german")))
        form["f-german_level"] = level
        form.submit("_do", value="save", status=303)
        if level == "B1":
            begin(goals=())
    page = browser("amina").get(county.person_path("amina", "everything"), status=200)
    heading = next(h for h in page.html.select("h2") if h.get_text().count("01.03.2027") == 2)
    assert "B1" in heading.find_next("table").get_text()


def test_a_row_is_added_on_the_page_and_nothing_is_stored_before_saving(begin, county):
    own, path = begin(goals=())
    page = page_form(own.get(f"{path}/goals")).submit("_do", value="add:agreement_goals")
    assert page.status_int == 200
    (entry,) = county.entries("amina", "agreements")
    assert "agreement_goals" not in entry.answers
    form = page_form(page)
    form["goal"] = "Ich finde eine Wohnung."
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "agreements")
    assert entry.answers["agreement_goals"][0]["goal"] == "Ich finde eine Wohnung."


def test_all_rows_can_be_taken_away(begin, county):
    own, path = begin(goals=("lang_course_start",))
    (entry,) = county.entries("amina", "agreements")
    page = own.get(f"{path}/goals")
    for group in ("agreement_goals", "agreement_measures"):
        for row in entry.answers[group]:
            verb = f"remove:{group}:{row['_row']}"
            page = page_form(page).submit("_do", value=verb, status=200)
    page_form(page).submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "agreements")
    assert not {"agreement_goals", "agreement_measures"} & entry.answers.keys()


def test_a_person_begins_an_agreement_alone(begin, browser, county):
    _own, path = begin("amina")
    page = browser("keller").get(county.person_path("amina", "agreements/"), status=200)
    assert "Begonnen von amina" in main_text(page)
    assert COURSE in main_text(browser("keller").get(path + "/"))


def test_a_wrong_date_is_told_and_the_rest_is_saved(begin, county):
    own, path = begin()
    form = page_form(own.get(f"{path}/together"))
    form["agreement_cannot_come"] = "Ich rufe an."
    form.fields["year"][0].value = "kein Jahr"
    page = form.submit("_do", value="save", status=422)
    assert page.html.select_one(".error-summary a")
    (entry,) = county.entries("amina", "agreements")
    assert entry.answers["agreement_cannot_come"] == "Ich rufe an."


def test_two_people_change_different_boxes_of_one_page(begin, browser, county):
    own, path = begin()
    mine = page_form(own.get(f"{path}/start"))
    theirs = page_form(browser("amina").get(f"{path}/start"))
    mine["agreement_situation"] = "Frau Haddad sucht einen Kurs."
    theirs["agreement_own_words"] = "أريد أن أتعلم"
    mine.submit("_do", value="save", status=303)
    theirs.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "agreements")
    assert entry.answers["agreement_situation"] == "Frau Haddad sucht einen Kurs."
    assert entry.answers["agreement_own_words"] == "أريد أن أتعلم"


def test_two_people_who_change_the_same_box_are_told(begin, browser):
    own, path = begin()
    mine = page_form(own.get(f"{path}/start"))
    theirs = page_form(browser("amina").get(f"{path}/start"))
    mine["agreement_situation"] = "Eins"
    theirs["agreement_situation"] = "Zwei"
    mine.submit("_do", value="save", status=303)
    page = theirs.submit("_do", value="save", status=409)
    assert "Eins" in page.text
    assert "Zwei" in page.text


@pytest.mark.parametrize("press", ["add:agreement_goals", "save"])
def test_a_page_that_is_shown_again_brings_nothing_old_back(begin, browser, county, press):
    own, path = begin(goals=("lang_course_start",))
    mine = page_form(own.get(f"{path}/goals"))
    theirs = page_form(browser("amina").get(f"{path}/goals"))
    theirs.set("indicator", "Anders.", 0)
    theirs.submit("_do", value="save", status=303)
    if press == "save":
        mine.set("year", "kein Jahr", 0)
    page = mine.submit("_do", value=press)
    form = page_form(page)
    if press == "save":
        form.set("year", "", 0)
        form.set("month", "", 0)
        form.set("day", "", 0)
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "agreements")
    assert entry.answers["agreement_goals"][0]["indicator"] == "Anders."


def test_it_is_printed_in_the_language_of_the_person_and_in_german(begin):
    own, path = begin()
    page = own.get(f"{path}/@@print", status=200)
    assert COURSE in page.text
    assert IN_ARABIC in page.text
    assert [each["lang"] for each in page.html.select("article.voice")] == ["ar", "de"]
    assert len(page.html.select("h1")) == 1
    assert own.get(f"{path}/@@agreement.pdf", status=200).content_type == "application/pdf"


def signatures(page):
    """Return who signs on each printed part."""
    return [
        [each.get_text(" ", strip=True) for each in part.select("table.head th")]
        for part in page.html.select("article.voice")
    ]


def test_paper_names_worker_organisation_version_and_languages(begin):
    own, path = begin()
    _arabic, german = own.get(f"{path}/@@print", status=200).html.select("article.voice")
    said = " ".join(german.get_text().split())
    assert "Fassung 1" in said
    assert "Beratung Frau Keller · Beratung Nord" in said
    assert "Sprache Arabisch, Deutsch" in said


def test_paper_of_a_person_who_began_alone_names_who_is_responsible(begin):
    own, path = begin("selam", whose="selam")
    (german,) = own.get(f"{path}/@@print", status=200).html.select("article.voice")
    assert "Herr Vogt · Beratung Nord" in german.get_text()


def test_an_adult_and_the_worker_sign(begin):
    own, path = begin()
    _arabic, german = signatures(own.get(f"{path}/@@print"))
    assert german == ["Unterschrift der Person", "Unterschrift der Beratung"]


def test_who_translates_and_who_stands_for_a_minor_sign_too(begin, county):
    own, path = begin()
    form = page_form(own.get(f"{path}/start", status=200))
    form["agreement_interpreter"] = "Frau Said"
    form.submit("_do", value="save", status=303)
    person = page_form(own.get(county.person_path("amina", "biography/personal/person")))
    person.fields["year"][0].value = "2010"
    save(person, status=303)
    _arabic, german = signatures(own.get(f"{path}/@@print", status=200))
    assert german[2:] == [
        "Unterschrift der Eltern oder des Vormunds",
        "Mündlich übersetzt von Frau Said",
    ]


def test_pages_without_an_answer_are_not_on_paper(begin):
    own, path = begin()
    assert "Abschluss" not in own.get(f"{path}/@@print", status=200).text
    form = page_form(own.get(f"{path}/end", status=200))
    form["f-agreement_end_reason"] = "moved"
    form["agreement_result"] = "Der Kurs hat begonnen."
    form.submit("_do", value="save", status=303)
    text = own.get(f"{path}/@@print", status=200).text
    assert "Umzug an einen anderen Ort" in text
    assert "Der Kurs hat begonnen." in text


def test_the_reason_of_the_end_is_written_by_the_worker_and_read_by_the_person(begin, browser):
    own, path = begin("selam", whose="selam")
    assert not own.get(f"{path}/end", status=200).html.select("[name*=end_reason]")
    worker = browser("vogt")
    form = page_form(worker.get(f"{path}/end", status=200))
    form["f-agreement_end_reason"] = "reached"
    form.submit("_do", value="save", status=303)
    assert "Die Ziele sind erreicht" in main_text(own.get(path + "/", status=200))


def test_a_goal_that_is_dropped_has_a_reason(begin, county):
    own, path = begin(goals=("lang_course_start",))
    form = page_form(own.get(f"{path}/goals", status=200))
    state = next(name for name in form.fields if name and name.endswith("-state"))
    form[state] = "dropped"
    form["dropped_reason"] = "Ich habe schon Arbeit."
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "agreements")
    (goal,) = entry.answers["agreement_goals"]
    assert (goal["state"], goal["dropped_reason"]) == ("dropped", "Ich habe schon Arbeit.")
    assert "Ich habe schon Arbeit." in main_text(own.get(path + "/"))


def test_the_menu_leads_to_the_agreements(browser, county):
    page = browser("amina").get(county.person_path("amina"))
    link = page.html.select_one(f'.tasks a[href$="{county.person_path("amina", "agreements/")}"]')
    assert link is not None
    assert page.html.select_one('nav.menu a[href$="/agreements/"]')


@pytest.mark.parametrize("login", ["selam", "vogt", "brandt", "adler", "dorn", "kuhn"])
@pytest.mark.parametrize("place", ["", "/goals", "/@@print", "/@@agreement.pdf"])
def test_nobody_else_finds_an_agreement(begin, browser, login, place):
    _own, path = begin()
    assert browser(login).get(path + (place or "/")).status_int == 404
