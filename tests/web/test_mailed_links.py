"""What an actor meets behind a mailed link: the package, live, or the one page for everything else."""

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest

from mobio.services.links import link_value, new_selector
from tests.conftest import HOST
from tests.web.browsing import TOKEN, Browser, box, main_text, page_form, type_in
from tests.web.way import Way, berlin

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
GONE = "Dieser Link gilt nicht oder nicht mehr"


@pytest.fixture
def way(browser, county):
    return Way(browser("selam"), county)


@pytest.fixture
def values(county):
    """Return a function that gives the values of all mailed links, in the order of recipients."""

    def given():
        with county.site() as site:
            person = site["people"][county.person_path("selam").split("/")[2]]
            return [
                link_value(recipient["selector"], county.key)
                for share in person["shares"].newest_first()
                for recipient in share.recipients
                if recipient["selector"]
            ]

    return given


def link(value):
    return f"/dse/dat?value={value}"


def opened(actor, value):
    """Press *Daten anzeigen* and return the page with the package."""
    return page_form(actor.get(link(value), status=200)).submit(status=303).follow(status=200)


def openings(county):
    """Return the noted openings as (kind, number of the recipient)."""
    with county.site() as site:
        person = site["people"][county.person_path("selam").split("/")[2]]
        (share,) = person["shares"].values()
        return [(one["kind"], one["recipient"]) for one in share.openings]


class TestTheOffer:
    """The page the link leads to."""

    def test_it_tells_nothing_about_the_person(self, browser, way, values):
        way.sent()
        page = browser().get(link(values()[0]), status=200)
        assert "Daten anzeigen" in page
        assert "Tekle" not in page
        assert "Jobcenter" not in page

    def test_it_is_german_and_offers_no_language_and_no_sign_in(self, browser, way, values):
        way.sent()
        page = browser().get(link(values()[0]), headers={"Accept-Language": "ar"}, status=200)
        assert page.html.html["lang"] == "de"
        assert not page.html.select(".languages-bar, .leave")

    def test_a_look_without_pressing_the_button_is_not_noted(self, browser, way, county, values):
        way.sent()
        for _gateway in range(3):
            browser().get(link(values()[0]), status=200)
        assert openings(county) == []

    def test_each_recipient_has_a_link_of_their_own(self, browser, way, county, values):
        way.sent(way.accepted(way.consent(page=way.prepared(cc1="chef@jobcenter.example"))))
        first, second = values()
        assert first != second
        opened(browser(), second)
        county.clock.now += MINUTE
        opened(browser(), first)
        assert openings(county) == [("opened", 1), ("opened", 0)]
        page = main_text(way.own.get(way.list))
        assert "chef@jobcenter.example" in page


class TestThePackage:
    """What is behind the button."""

    def test_it_shows_exactly_the_lines_of_the_consent(self, browser, way, values):
        preview = way.consent()
        shown = [line.get_text() for line in preview.html.select(".preview dt")]
        way.sent(way.accepted(preview))
        page = opened(browser(), values()[0])
        assert [line.get_text() for line in page.html.select(".package dt")] == shown
        assert "Gültig bis 15.03.2027, 23:59 Uhr" in main_text(page)
        assert "Nur für Jobcenter Sinsheim" in main_text(page)

    def test_a_protected_answer_is_masked_and_a_refused_one_is_none(
        self, browser, way, county, values
    ):
        own = way.own
        page = county.person_path("selam", "biography/education/school_now")
        form = page_form(own.get(page))
        form["f-attends_general_school"] = "yes"
        box(form, "f-general_school_type").value = "sbbz"
        form.submit("_do", value="save", status=303)
        form = page_form(own.get(county.person_path("selam", "biography/personal/residence")))
        box(form, "f-residence_status").value = "prefer_not_to_say"
        form.submit("_do", value="save", status=303)
        way.sent()
        lines = {
            line.dt.get_text(): line.dd.get_text()
            for line in opened(browser(), values()[0]).html.select(".package dl > div")
        }
        assert "Sonstige" in lines["Welchen Schultyp?"]
        assert "SBBZ" not in " ".join(lines.values())
        assert lines["Welchen Aufenthaltsstatus haben Sie?"] == "keine Angabe"
        assert "nicht sagen" not in " ".join(lines.values())

    def test_an_answer_changed_later_is_read_at_the_next_look(self, browser, way, county, values):
        way.sent()
        actor = browser()
        page = opened(actor, values()[0])
        form = page_form(way.own.get(county.person_path("selam", "biography/personal/person")))
        type_in(form, {"f-family_name": "Tekle-Amann"})
        form.submit("_do", value="save", status=303)
        again = actor.get(page.request.path, status=200)
        assert "Tekle-Amann" in main_text(again)

    def test_the_pdf_says_the_same_and_is_noted(self, browser, way, county, values, application):
        way.sent()
        page = opened(browser(), values()[0])
        pdf = page_form(page).submit(status=200)
        assert pdf.content_type == "application/pdf"
        document = application.registry.pdf_maker.pages[-1]
        for line in page.html.select(".package dd bdi"):
            assert line.get_text() in document
        assert openings(county) == [("opened", 0), ("downloaded", 0)]

    def test_half_an_hour_after_the_button_it_is_closed(self, browser, way, county, values):
        way.sent()
        actor = browser()
        page = opened(actor, values()[0])
        county.clock.now += 30 * MINUTE - SECOND
        actor.get(page.request.path, status=200)
        county.clock.now += SECOND
        assert GONE in main_text(actor.get(page.request.path, status=404))
        opened(actor, values()[0])  # the button opens it again

    def test_the_proof_of_one_opening_opens_no_other(self, browser, way, county, values):
        way.sent()
        one, other = browser(), browser()
        first = opened(one, values()[0]).request.path
        county.clock.now += MINUTE
        second = opened(other, values()[0]).request.path
        assert first != second
        one.get(second, status=404)
        cookie = next(iter(jar for jar in one.cookiejar if "opened" in jar.name))
        name = second.rpartition("/")[2]
        headers = {"Cookie": f"mobio-opened-{name}={cookie.value}"}
        browser().get(second, headers=headers, status=404)

    def test_the_proof_leaves_the_browser_for_this_address_only(self, browser, way, values):
        way.sent()
        answer = page_form(browser().get(link(values()[0]))).submit(status=303)
        cookies = [SimpleCookie(line) for line in answer.headers.getall("Set-Cookie")]
        ((name, morsel),) = [pair for cookie in cookies for pair in cookie.items()]
        assert name.startswith("mobio-opened-")
        assert answer.location.endswith(morsel["path"])
        assert (morsel["samesite"], morsel["httponly"], morsel["max-age"]) == (
            "Strict",
            True,
            "1800",
        )
        assert values()[0] not in answer.location

    def test_on_https_the_proof_is_secure(self, another_application, way, values):
        way.sent()
        served = another_application(**{"mobio.base_url": f"https://{HOST}"})
        environ = {"HTTP_HOST": HOST, "wsgi.url_scheme": "https"}
        actor = Browser(served, extra_environ=environ)
        answer = page_form(actor.get(link(values()[0]))).submit(status=303)
        (line,) = [one for one in answer.headers.getall("Set-Cookie") if "opened" in one]
        assert "secure" in line
        answer.follow(status=200)

    def test_who_is_signed_in_reads_it_as_an_actor_does(self, browser, way, values):
        way.sent()
        page = opened(browser("amina"), values()[0])
        assert page.html.html["lang"] == "de"
        assert "Tekle" in main_text(page)
        assert not page.html.select("nav.menu")


class TestNothing:
    """Unknown, malformed, expired, withdrawn and not yet sent read alike, to the letter."""

    def broken(self, value):
        """Yield values that are nearly the right one."""
        selector, secret = value[:36], value[36:]
        yield from ("", "x", value[:-1], value + "0", value + "/", " " + value, value + "\n")
        yield from (value.upper(), selector, secret, secret + selector, selector + selector)
        yield value[:-1] + ("0" if value[-1] != "0" else "1")
        yield ("0" if value[0] != "0" else "1") + value[1:]
        yield value.replace("-", "")
        yield value.translate({ord("1"): "١", ord("4"): "４"})
        yield "{" + value + "}"

    def test_all_dead_links_give_the_same_page(self, browser, way, county, values):
        way.sent()
        (value,) = values()
        actor = browser()
        unknown = link_value(new_selector(), county.key)
        found = {without_what_differs(actor.get(link(unknown), status=404))}
        for broken in self.broken(value):
            found.add(without_what_differs(actor.get("/dse/dat", {"value": broken}, status=404)))
        found.add(without_what_differs(actor.get("/dse/dat", status=404)))
        found.add(without_what_differs(actor.get("/dse/" + "0" * 32, status=404)))
        county.clock.now = berlin(2027, 3, 16)
        found.add(without_what_differs(actor.get(link(value), status=404)))
        county.clock.now = berlin(2027, 3, 2)
        actor.get(link(value), status=200)
        with county.site() as site:
            person = site["people"][county.person_path("selam").split("/")[2]]
            (share,) = person["shares"].values()
            share.withdrawn_at = county.clock.now
        found.add(without_what_differs(actor.get(link(value), status=404)))
        assert len(found) == 1
        assert GONE in found.pop()

    def test_pressing_the_button_of_a_dead_link_gives_it_too(self, browser, way, county, values):
        way.sent()
        actor = browser()
        form = page_form(actor.get(link(values()[0])))
        county.clock.now = berlin(2027, 3, 16)
        assert GONE in main_text(form.submit(status=404))
        assert openings(county) == [("after_end", 0)]
        page = main_text(browser("selam").get(way.list))
        assert "wollte nach dem Ende öffnen und sah nichts" in page

    def test_a_link_that_never_was_notes_nothing(self, browser, county):
        actor = browser()
        before = county.main.lastTransaction()
        unknown = link_value(new_selector(), county.key)
        for value in ("x", unknown):
            actor.send(link(value), token=actor.token(), status=404)
        assert county.main.lastTransaction() == before

    def test_it_is_valid_to_the_last_second_and_dead_after(self, browser, way, county, values):
        way.sent()
        county.clock.now = berlin(2027, 3, 15, 23, 59, 59)
        actor = browser()
        page = opened(actor, values()[0])
        assert "Tekle" in main_text(page)
        county.clock.now += SECOND
        ends = [
            actor.get(link(values()[0]), status=404),
            actor.get(page.request.path, status=404),
            page_form(page).submit(status=404),
        ]
        assert all(GONE in main_text(end) and "Tekle" not in end.text for end in ends)

    def test_withdrawing_closes_every_open_page_at_the_next_click(
        self, browser, way, county, values
    ):
        page = way.sent()
        actor = browser()
        shown = opened(actor, values()[0])
        page_form(page.click("Widerrufen")).submit(status=303)
        assert GONE in main_text(actor.get(shown.request.path, status=404))
        assert GONE in main_text(page_form(shown).submit(status=404))
        assert openings(county) == [("opened", 0)]

    def test_below_an_opening_there_is_nothing_else(self, browser, way, values):
        way.sent()
        actor = browser()
        path = opened(actor, values()[0]).request.path
        for more in ("/x", "/pdf/x", "/pdf"):
            assert actor.get(path + more).status_int == 404


def without_what_differs(page):
    """Return headers and markup of a page without the token and the cookie of the visit."""
    names = sorted(set(page.headers) - {"Set-Cookie", "Content-Length"})
    return "\n".join([*names, TOKEN.sub("", page.text)])
