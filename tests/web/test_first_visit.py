"""Before an account is used: what must be read, and the yes to taking part."""

import pytest

from mobio.services.accounts import new_code
from tests.house.sources import ROOT
from tests.services.sharing_world import put_in_force
from tests.web.browsing import main_text, page_form, type_in

NEW_PASSWORD = "drei kalte suppen"


@pytest.fixture
def fresh(browser, county):
    """Return (browser, person id) of Selam, who never declared anything and has a printed code."""
    with county.site() as site:
        account = site["accounts"].by_login("selam")
        person = site["people"][account.person_id]
        for name in list(person["consents"]):
            person["consents"].remove(name)
        code = new_code(account, county.clock.now)
    own = browser()
    form = page_form(own.get("/activate"))
    type_in(form, {"login": "selam", "code": code, "password": NEW_PASSWORD, "again": NEW_PASSWORD})
    form.submit(status=303)
    return own


def path(county, *names):
    return county.person_path("selam", *names)


def kept(county):
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("selam").person_id]
        found = person["consents"].values()
        return sorted((each.text_id, each.language, each.form) for each in found)


def confirm(page, button="agree"):
    form = page_form(page)
    form["agreed"] = True
    return form.submit("_do", value=button, status=303)


class TestWithThePrintedCode:
    def test_the_information_comes_first_with_one_button(self, fresh, county):
        page = fresh.get("/", status=303).follow(status=303).follow(status=200)
        assert page.request.path == path(county, "consents", "information/")
        assert page.html.select("article.legal h1 .icon")
        buttons = page.html.select(".buttons button")
        assert [each.get_text(strip=True) for each in buttons] == ["Gelesen"]

    def test_then_taking_part_then_home_and_both_are_kept(self, fresh, county):
        page = fresh.get(path(county), status=303).follow(status=200)
        page = confirm(page).follow(status=200)
        assert "mitmachen" in main_text(page)
        page = confirm(page).follow(status=200)
        assert page.request.path == path(county)
        assert kept(county) == [
            ("information", "de", "digital_self"),
            ("participation", "de", "digital_self"),
        ]

    def test_it_leads_to_where_one_wanted_to_go(self, fresh, county):
        wanted = path(county, "biography", "personal/")
        page = fresh.get(wanted, status=303).follow(status=200)
        page = confirm(page).follow(status=200)
        assert confirm(page).follow(status=200).request.path == wanted

    def test_nothing_of_the_account_opens_before(self, fresh, county):
        places = ("", "timeline", "everything.json", "biography/personal/person", "shares/new")
        for place in places:
            answer = fresh.get(path(county, place), status=303)
            assert "/consents/information/" in answer.location
        token = fresh.token()
        sent = fresh.send(path(county, "biography/personal/person"), [("_end", "1")], token)
        assert "/consents/information/" in sent.location

    def test_language_help_and_signing_out_do(self, fresh):
        fresh.get("/help", status=200)
        fresh.send("/language", [("language", "ar"), ("back", "/help")], status=303)
        fresh.send("/logout", status=303)

    def test_in_arabic_the_text_is_arabic(self, fresh, county):
        fresh.send("/language", [("language", "ar"), ("back", "/help")], status=303)
        page = fresh.get(path(county), status=303).follow(status=200)
        assert page.html.select_one("article.legal")["lang"] == "ar"
        confirm(page)
        assert kept(county) == [("information", "ar", "digital_self")]

    def test_reading_must_be_confirmed(self, fresh, county):
        page = fresh.get(path(county), status=303).follow(status=200)
        page_form(page).submit("_do", value="agree", status=422)
        assert kept(county) == []

    def test_who_says_no_is_signed_out_and_told_so(self, fresh, county):
        page = confirm(fresh.get(path(county), status=303).follow(status=200)).follow(status=200)
        page = page_form(page).submit("_do", value="decline", status=303).follow(status=200)
        assert "nehmen nicht an MoBio teil" in page.html.select_one(".note").get_text()
        assert "/login" in fresh.get(path(county), status=303).location
        assert [text_id for text_id, *_rest in kept(county)] == ["information"]


def born(county, day):
    """Let the worker know the birth date before the person comes for the first time."""
    partial = {"entered": day, "from": day, "to": day}
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("selam").person_id]
        section = person["biography"].attach(person["biography"]["personal"])
        section.replace({**section.answers, "birth_date": partial}, 1, {})


class TestYoungPeople:
    """An account may be opened from 14 on; the county's clock says March 2027."""

    def test_at_fifteen_one_takes_part(self, fresh, county):
        born(county, "2011-06-01")
        page = confirm(fresh.get(path(county), status=303).follow(status=200)).follow(status=200)
        assert page.html.select(".content .warning") == []
        assert confirm(page).follow(status=200).request.path == path(county)
        assert [text_id for text_id, *_rest in kept(county)] == ["information", "participation"]

    def test_at_thirteen_one_reads_whom_to_ask(self, fresh, county):
        born(county, "2013-06-01")
        page = confirm(fresh.get(path(county), status=303).follow(status=200)).follow(status=200)
        warning = page.html.select_one(".content .warning").get_text()
        assert "erst ab 14 Jahren möglich. Bitte sprechen Sie mit Ihrer Beratung." in warning
        assert "Ihre Beratung kann es ändern" in main_text(page)
        asked = page.html.select_one("section[aria-labelledby=workers]")
        assert "Herr Vogt" in asked.get_text()
        assert asked.select("a[href^='tel:']")
        assert asked.select("a[href$='/contacts']")
        assert page.html.select("form.page") == []

    def test_what_a_child_sends_all_the_same_is_refused(self, fresh, county):
        page = confirm(fresh.get(path(county), status=303).follow(status=200)).follow(status=200)
        born(county, "2013-06-01")
        form = page_form(page)
        form["agreed"] = True
        page = form.submit("_do", value="agree", status=422)
        assert "Herr Vogt" in main_text(page)
        assert [text_id for text_id, *_rest in kept(county)] == ["information"]


def new_version(county, name, old, new):
    text = (ROOT / f"forms/consents/{name}/1.yaml").read_text("utf-8")
    assert old in text
    text = text.replace(old, new).replace("of_german: 1", "of_german: 2")
    with county.site() as site:
        put_in_force(site, {f"consents/{name}@2": text})


class TestANewVersion:
    def test_the_information_is_shown_again(self, browser, county):
        new_version(county, "information", "Sie müssen hier nichts erlauben.", "Neu ist dies.")
        page = browser("selam").get(path(county), status=303).follow(status=200)
        assert "Dieser Text ist neu" in main_text(page)
        assert "Neu ist dies." in main_text(page)
        assert confirm(page).follow(status=200).request.path == path(county)

    def test_taking_part_is_asked_again(self, browser, county):
        new_version(county, "participation", "Ich muss nicht mitmachen.", "Ich darf mitmachen.")
        page = browser("selam").get(path(county), status=303).follow(status=200)
        assert page.request.path.endswith("/consents/participation/")

    def test_what_is_typed_meanwhile_is_still_saved(self, browser, county):
        own = browser("selam")
        form = page_form(own.get(path(county, "biography/life/leisure"), status=200))
        type_in(form, {"f-club_membership": "Chor"})
        new_version(county, "information", "Sie müssen hier nichts erlauben.", "Neu ist dies.")
        form.submit("_do", value="save", status=303)
        assert county.answers("selam", "life") == {"club_membership": "Chor"}

    def test_workers_are_not_asked(self, browser, county):
        new_version(county, "information", "Sie müssen hier nichts erlauben.", "Neu ist dies.")
        page = browser("vogt").get(path(county), status=200)
        assert "noch nicht alle gelesen" in main_text(page)


class TestTheList:
    def test_it_shows_text_version_language_date_and_state(self, browser, county):
        county.share("selam")
        page = browser("selam").get(path(county, "consents/"), status=200)
        said = main_text(page)
        for words in ("Information zum Datenschutz", "Teilnahme an MoBio", "Jobcenter", "Fassung 1",
                      "Deutsch", "01.03.2027", "gilt", "gelesen"):  # fmt: skip
            assert words in said
        assert "Angaben über die Gesundheit" in said.partition("Gelesen und zugestimmt")[0]

    def test_the_text_is_given_as_it_was_agreed_to(self, browser, county):
        own = browser("selam")
        page = own.get(path(county, "consents/"), status=200)
        (link,) = [
            each["href"]
            for each in page.html.select(".card a")
            if "Text lesen: Teilnahme"
            in " ".join(each.get_text(" ", strip=True).split()).replace(" :", ":")
        ]
        assert "Ich möchte MoBio benutzen" in own.get(link, status=200).text

    def test_shares_are_withdrawn_where_they_are(self, browser, county):
        share = county.share("selam")
        page = browser("selam").get(path(county, "consents/"), status=200)
        links = [each["href"] for each in page.html.select(".card a.danger")]
        assert [each for each in links if each.endswith(f"shares/{share}/withdraw")]

    def test_information_cannot_be_taken_back(self, browser, county):
        own = browser("selam")
        own.get(path(county, "consents/information/withdraw"), status=404)
        page = own.get(path(county, "consents/"), status=200)
        links = [each["href"] for each in page.html.select(".card a.danger")]
        assert [each for each in links if "information" in each] == []

    def test_who_ends_taking_part_is_signed_out_and_the_worker_sees_it(self, browser, county):
        own = browser("selam")
        page = own.get(path(county, "consents/participation/withdraw"), status=200)
        assert "nicht mehr benutzen" in main_text(page)
        page_form(page).submit(status=303)
        assert "/login" in own.get(path(county), status=303).location
        home = browser("vogt").get(path(county), status=200)
        assert "nimmt nicht mehr an MoBio teil" in main_text(home)
        again = browser("selam").get(path(county), status=303)
        assert "/consents/participation/" in again.location

    def test_nobody_else_sees_any_of_it(self, browser, county):
        for login in ("keller", "amina", "brandt", "adler", "dorn", "kuhn"):
            own = browser(login)
            for place in ("consents/", "consents/health/", "consents/health/withdraw"):
                own.get(path(county, place), status=404)
