"""Home: what there is to do, who helps, and what others changed."""

import pytest

from tests.web.browsing import main_text, page_form, save, type_in


@pytest.fixture
def home(county):
    """Return the path of Home of Selam, who reads German."""
    return county.person_path("selam")


def change(browser, county, login="vogt", page="personal/person", **typed):
    """Let somebody fill in a page of Selam."""
    form = page_form(browser(login).get(county.person_path("selam", "biography", page)))
    type_in(form, {f"f-{name}": text for name, text in typed.items()})
    save(form, status=303)


def cards(page):
    return [" ".join(card.get_text(" ").split()) for card in page.html.select("#main .card")]


def judge(page, verdict):
    form = next(form for form in page.forms.values() if "verdict" in form.fields)
    return form.submit("verdict", value=verdict, status=303).follow(status=200)


def test_the_menu_stands_in_its_order_and_tells_how_far_one_is(browser, home):
    page = browser("selam").get(home)
    titles = [
        item.find(["a", "span"]).get_text()
        for item in page.html.select("[aria-labelledby=biography] .tasks li")
    ]
    assert titles == [
        "Home",
        "Persönliche Daten",
        "Familie",
        "Bildung",
        "Sprache",
        "Beruf",
        "Lebenswelt",
        "Datenfreigabe",
        "Anlagen",
        "Zielvereinbarung",
    ]
    text = main_text(page)
    assert "Guten Tag, Selam Tekle" in text
    assert "Angefangen 3/" in text
    assert "noch nicht verfügbar" not in text


def test_my_worker_stands_with_name_and_number(browser, home):
    text = main_text(browser("selam").get(home))
    assert "Herr Vogt" in text
    assert "+49 7261 1" in text


def test_a_worker_who_is_not_responsible_any_more_is_not_named(browser, county, home):
    with county.site() as site:
        site["people"][site["accounts"].by_login("selam").person_id].responsibilities = ()
    assert "Zurzeit ist niemand zuständig." in main_text(browser("selam").get(home))


def test_what_the_worker_changed_is_said_with_the_answer(browser, county, home):
    change(browser, county, name_variants="Sälam")
    (card,) = cards(browser("selam").get(home))
    assert "Andere Namen oder andere Schreibweisen" in card
    assert "Sälam" in card
    assert "Herr Vogt" in card


def test_what_i_changed_myself_is_not(browser, county, home):
    change(browser, county, login="selam", name_variants="Sälam")
    assert cards(browser("selam").get(home)) == []


def test_only_the_last_change_of_an_answer_is_asked_about(browser, county, home):
    for text in ("Sälam", "Selahm", "Sela"):
        change(browser, county, name_variants=text)
    (card,) = cards(browser("selam").get(home))
    assert "Sela" in card
    change(browser, county, login="selam", name_variants="Salam")
    assert cards(browser("selam").get(home)) == []


def test_stimmt_is_kept_and_done_with(browser, county, home):
    change(browser, county, name_variants="Sälam")
    page = judge(browser("selam").get(home), "right")
    assert "Sie haben bestätigt" in main_text(page)
    assert cards(page) == []
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("selam").person_id]
        assert person["log"].entries()[0].verdicts == {"name_variants": "right"}


def test_stimmt_nicht_is_seen_by_the_worker_until_it_is_mended(browser, county, home):
    change(browser, county, name_variants="Sälam")
    page = judge(browser("selam").get(home), "wrong")
    assert page.html.select_one(".card a")["href"].endswith(
        "/biography/personal/person#f-name_variants"
    )
    worker = browser("vogt")
    assert "eine Angabe stimmt nicht" in main_text(worker.get("/people/"))
    (card,) = cards(worker.get(home))
    assert "Sälam" in card
    change(browser, county, name_variants="Selam")
    assert "eine Angabe stimmt nicht" not in main_text(worker.get("/people/"))
    assert cards(worker.get(home)) == []
    assert "Stimmt nicht" in cards(browser("selam").get(home))[0]  # it is asked anew


@pytest.fixture
def many(browser, county):
    """Let the worker change more answers of Selam than Home shows."""
    change(browser, county, name_variants="Sälam", family_name="Tekl", given_names="Selamawit")
    change(browser, county, page="personal/contact", email="selam@mail.example", phone="06221 123")
    change(browser, county, page="personal/living", street_address="Weg 1")


def test_home_shows_the_newest_five_and_leads_to_all(browser, home, many):
    visitor = browser("selam")
    page = visitor.get(home)
    assert len(cards(page)) == 5
    link = page.html.select_one("#main a[href$=changes]")
    assert link.get_text() == "Alle Änderungen ansehen (6)"
    everything = visitor.get(link["href"], status=200)
    assert len(cards(everything)) == 6
    assert cards(everything)[:5] == cards(page)


def test_what_is_judged_among_all_leads_back_to_all(browser, home, many):
    visitor = browser("selam")
    form = next(
        form for form in visitor.get(f"{home}/changes").forms.values() if "verdict" in form.fields
    )
    answer = form.submit("verdict", value="right", status=303)
    assert answer.location.endswith("/changes?note=judged-right")
    page = answer.follow(status=200)
    assert len(cards(page)) == 5
    assert visitor.get(home).html.select_one("#main a[href$=changes]") is None


def test_without_changes_the_page_of_all_says_so(browser, home):
    assert "nichts mehr zu prüfen" in main_text(browser("selam").get(f"{home}/changes"))


def test_a_worker_cannot_say_that_it_is_right(browser, county, home):
    change(browser, county, name_variants="Sälam")
    worker = browser("vogt")
    fields = [("entry", "2"), ("question", "name_variants"), ("verdict", "right")]
    assert worker.send(f"{home}/changes", fields).status_int == 403


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"entry": "999"}, 404),
        ({"entry": ""}, 404),
        ({"entry": "x"}, 404),
        ({"entry": "٢"}, 404),
        ({"entry": "-1"}, 404),
        ({"entry": "1" * 30}, 404),
        ({"question": "family_name"}, 400),
        ({"question": ""}, 400),
        ({"verdict": "perhaps"}, 400),
        ({"verdict": ""}, 400),
    ],
    ids=str,
)
def test_a_verdict_about_something_else_is_refused(browser, county, home, changed, status):
    change(browser, county, name_variants="Sälam")
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("selam").person_id]
        entry = person["log"].entries()[0].__name__
    fields = {"entry": entry, "question": "name_variants", "verdict": "right", **changed}
    before = county.main.lastTransaction()
    assert browser("selam").send(f"{home}/changes", fields.items()).status_int == status
    assert county.main.lastTransaction() == before


def test_a_list_that_was_changed_is_told_by_its_length(browser, county, home):
    path = county.person_path("selam", "biography", "education", "school")
    worker = browser("vogt")
    form = page_form(save(page_form(worker.get(path)), "add:schools", status=303).follow())
    type_in(form, {f"schools-{form['_new'].value}-name": "Grundschule"})
    save(form, status=303)
    (card,) = cards(browser("selam").get(home))
    assert "Einträge: 1" in card


def test_a_person_without_a_name_has_a_home(browser, county, home):
    change(browser, county, login="selam", family_name="", given_names="")
    assert "Guten Tag" in main_text(browser("selam").get(home))
    assert "Noch ohne Namen" in main_text(browser("vogt").get(home))
    assert "selam" in main_text(browser("vogt").get("/people/"))


def test_the_caseload_lists_my_people_only(browser, county):
    text = main_text(browser("keller").get("/people/"))
    assert "Amina Haddad" in text
    assert "Selam" not in text


def test_the_next_question_is_one_click_away(browser, county, home):
    page = browser("selam").get(home)
    link = page.html.select_one(".go-on a")
    path, _hash, anchor = link["href"].partition("#")
    asked = browser("selam").get(path, status=200)
    assert asked.html.find(id=anchor)
    assert page.html.select_one(".go-on b").get_text() in main_text(asked)


def test_each_package_tells_how_much_is_missing_for_it(browser, county, home):
    def missing():
        page = browser("selam").get(home)
        items = page.html.select("[aria-labelledby=packages] li")
        return {item.a.get_text(): item.span.get_text() for item in items}

    before = missing()
    assert before["Jobcenter"].endswith("Angaben fehlen")
    change(browser, county, login="selam", page="personal/contact", phone="+49 170 1234567")
    count = [int(words["Jobcenter"].partition(" ")[0]) for words in (before, missing())]
    assert count[0] - count[1] == 1


def test_a_share_that_runs_tells_the_days_it_has_left(browser, county):
    county.share("amina")
    path = county.person_path("amina")
    item = browser("keller").get(path).html.select_one("[aria-labelledby=shared] li")
    assert "noch 14 Tage" in item.get_text()
    assert "Noch nicht geöffnet." in item.get_text()


def test_what_is_typed_and_not_stored_is_one_click_away(browser, county, home):
    own = browser("selam")
    form = page_form(own.get(county.person_path("selam", "biography", "personal/person")))
    type_in(form, {"f-birth_date-year": "abc"})
    save(form, status=422)
    notice = own.get(home).html.select_one(".notice:not(.go-on)")
    assert "Hier ist noch nicht alles gespeichert" in notice.get_text()
    own.get(notice.a["href"], status=200)
    other = browser("vogt").get(home).html.select_one(".notice:not(.go-on)")
    assert other is None


def test_home_leads_to_the_timeline_once_there_is_a_date(browser, county, home):
    assert browser("selam").get(home).html.select_one("a[href$=timeline]")
