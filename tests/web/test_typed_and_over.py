"""A page that is sent after the session ended: what was typed waits for the one who typed it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.browsing import box, main_text, page_form, save, type_in

PLACE = "biography/education/school"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def path(county):
    return county.person_path("amina", PLACE)


def typed(own, path, years="11"):
    """Return the form of the page with an answer typed into it."""
    form = page_form(own.get(path, status=200))
    type_in(form, {"f-school_years_total": years})
    return form


def drafts(county):
    """Return the drafts about Amina as (login, place)."""
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        found = person["typed"].values()
        return [(site["accounts"][each.account_id].login, each.place) for each in found]


@pytest.mark.parametrize(("login", "minutes"), [("amina", 16), ("amina", 74), ("keller", 89)])
def test_it_waits_as_a_draft_and_signing_in_leads_to_it(browser, county, path, login, minutes):
    own = browser(login)
    before = county.answers("amina", "education")
    form = typed(own, path)
    county.clock.now += minutes * MINUTE
    answer = save(form, status=303)
    assert "note=waits" in answer.location
    assert "mobio-session" not in own.cookies
    assert county.answers("amina", "education") == before
    assert drafts(county) == [(login, "education/school")]
    page = answer.follow(status=200)
    assert page.html.select_one("[role=status]").get_text()
    again = page_form(page)
    again["login"], again["password"] = login, "sieben-warme-suppen"
    back = again.submit(status=303)
    assert urlsplit(back.location).path == path
    assert box(page_form(back.follow(status=200)), "f-school_years_total").value == "11"


def test_nothing_is_shown_to_whoever_holds_the_phone(browser, county, path):
    own = browser("amina")
    form = typed(own, path)
    county.clock.now += 16 * MINUTE
    answer = save(form, status=303)
    assert "11" not in main_text(answer.follow())
    assert urlsplit(own.get(path).location).path == "/login"


def test_another_account_does_not_see_it(browser, county, path):
    form = typed(browser("amina"), path)
    county.clock.now += 16 * MINUTE
    save(form, status=303)
    page = browser("keller").get(path)
    assert "Noch nicht" not in main_text(page)
    assert box(page_form(page), "f-school_years_total").value == "12"


class TestNotKept:
    """What cannot be told to be typed by the account is not kept."""

    def refused(self, county, form):
        before = county.main.lastTransaction()
        answer = save(form, status=303)
        assert parse_qs(urlsplit(answer.location).query)["note"] == ["idle"]
        assert county.main.lastTransaction() == before

    def test_long_after_the_end(self, browser, county, path):
        form = typed(browser("amina"), path)
        county.clock.now += 76 * MINUTE
        self.refused(county, form)

    def test_after_signing_out(self, browser, county, path):
        own = browser("amina")
        form = typed(own, path)
        cookies = dict(own.cookies)
        own.send("/logout", status=303)
        for name, value in cookies.items():
            own.set_cookie(name, value)
        self.refused(county, form)

    def test_after_a_new_code_ended_all_sessions(self, browser, county, path):
        form = typed(browser("amina"), path)
        county.clock.now += MINUTE
        with county.site() as site:
            site["accounts"].by_login("amina").sessions_valid_from = county.clock.now
        self.refused(county, form)

    def test_with_the_token_of_another_session(self, browser, county, path):
        form = typed(browser("amina"), path)
        form["csrf_token"].force_value(browser("amina").token())
        county.clock.now += 16 * MINUTE
        self.refused(county, form)

    def test_of_a_person_who_is_not_ones_own(self, browser, county):
        form = typed(browser("amina"), county.person_path("amina", PLACE))
        form.action = county.person_path("selam", PLACE)
        county.clock.now += 16 * MINUTE
        self.refused(county, form)

    def test_of_a_worker_who_lost_the_case(self, browser, county, path):
        form = typed(browser("keller"), path)
        with county.site() as site:
            person = site["people"][site["accounts"].by_login("amina").person_id]
            person.responsibilities = ()
        county.clock.now += 31 * MINUTE
        self.refused(county, form)

    @pytest.mark.parametrize(("name", "value"), [("_sequence", "999"), ("_revision", "x")])
    def test_what_no_page_of_ours_sends(self, browser, county, path, name, value):
        form = typed(browser("amina"), path)
        form[name].force_value(value)
        county.clock.now += 16 * MINUTE
        self.refused(county, form)

    def test_what_was_cut_off_on_its_way(self, browser, county, path):
        form = typed(browser("amina"), path)
        del form.fields["_end"]
        form.field_order = [pair for pair in form.field_order if pair[0] != "_end"]
        county.clock.now += 16 * MINUTE
        self.refused(county, form)

    def test_what_is_larger_than_any_page(self, browser, county, path):
        form = typed(browser("amina"), path)
        box(form, "f-school_years_total").value = "1" * (256 * 1024)
        county.clock.now += 16 * MINUTE
        self.refused(county, form)


class TestTheWayBack:
    """Signing in leads to where one was."""

    @pytest.mark.parametrize(
        ("names", "query"),
        [
            ("shares/new", "?kind=jc"),
            ("biography/education", ""),
            ("biography/education/school", ""),
        ],
    )
    def test_from_a_page_with_what_was_chosen_there(self, browser, county, names, query):
        visitor = browser()
        wanted = county.person_path("amina", names) + query
        page = visitor.get(f"{wanted}{'&' if query else '?'}note=saved", status=303).follow()
        form = page_form(page)
        form["login"], form["password"] = "amina", "sieben-warme-suppen"
        assert form.submit(status=303).location == f"http://mobio.example{wanted}"

    @pytest.mark.parametrize(
        ("name", "above"), [("helping", ""), ("changes", "/changes"), ("shares/new", "/shares/new")]
    )
    def test_from_what_was_sent_to_a_page_that_can_be_looked_at(self, browser, county, name, above):
        own = browser("amina")
        token = own.token()
        county.clock.now += 16 * MINUTE
        answer = own.send(county.person_path("amina", name), token=token, status=303)
        back = parse_qs(urlsplit(answer.location).query)["next"]
        assert back == [county.person_path("amina") + above]


class TestTheEndIsAnnounced:
    """Each page says until when one stays signed in."""

    @pytest.mark.parametrize(("login", "time"), [("selam", "10:30"), ("keller", "10:45")])
    def test_staff_and_people_have_times_of_their_own(self, browser, login, time):
        page = browser(login).get("/help")
        assert page.html.select_one(".until").get_text() == time
        minutes = {"selam": 15, "keller": 30}[login]
        assert page.html.select_one("#session")["data-left"] == str(minutes * 60)

    def test_a_stranger_is_told_nothing(self, browser):
        page = browser().get("/help")
        assert page.html.select_one(".until") is None
        assert "data-left" not in page.html.select_one("#session").attrs

    def test_after_eight_hours_it_ends_however_busy_one_is(self, browser, county):
        own = browser("keller")
        for _quarter in range(31):
            county.clock.now += 15 * MINUTE
            own.get("/help", status=200)
        county.clock.now += 5 * MINUTE
        assert own.get("/help").html.select_one("#session")["data-left"] == "600"

    def test_asking_to_stay_makes_it_later_and_writes_nothing(self, browser, county):
        own = browser("selam")
        before = county.main.lastTransaction(), county.sessions.lastTransaction()
        county.clock.now += 14 * MINUTE
        assert own.get("/stay", status=200).json == {"left": 900, "until": "10:44"}
        county.clock.now += 14 * MINUTE
        own.get("/help", status=200)
        assert own.get("/").location.startswith("http://mobio.example/people/")
        assert (county.main.lastTransaction(), county.sessions.lastTransaction()) == before

    def test_who_is_not_signed_in_cannot_stay(self, browser):
        assert "/login" in browser().get("/stay", status=303).location
