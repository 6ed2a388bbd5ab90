"""The last steps of a share: the mail, and its end."""

from datetime import timedelta

import pytest

from tests.web.browsing import main_text, page_form
from tests.web.way import ADDRESS, Way, berlin

SECOND = timedelta(seconds=1)


@pytest.fixture
def way(browser, county):
    return Way(browser("selam"), county)


def test_the_whole_way_ends_with_a_mail_in_the_outbox(way, county):
    page = way.sent()
    assert "Die Freigabe ist gesendet." in main_text(page)
    assert "aktiv bis 15.03.2027" in main_text(page)
    assert way.shares() == [("sent", [ADDRESS])]
    with county.site() as site:
        (mail,) = site["outbox"].waiting()
        assert (mail.recipient, mail.subject) == (ADDRESS, "Datenfreigabe in MoBio")
        assert mail.body.count("{link}") == 1


class TestTheMail:
    """Write and send."""

    def test_the_proposed_mail_is_in_german_and_complete(self, way):
        form = page_form(way.accepted())
        assert form["subject"].value == "Datenfreigabe in MoBio"
        text = form["text"].value
        for part in ("Selam Tekle", "{link}", "14 Tage", "vertraulich"):
            assert part.casefold() in text.casefold(), part

    def test_it_may_be_changed(self, way, county):
        form = page_form(way.accepted())
        form["subject"], form["text"] = "Hallo\r\nBcc: b@evil.example", "Ohne Platz für den Link"
        form.submit(status=303)
        with county.site() as site:
            (mail,) = site["outbox"].waiting()
            assert mail.subject == "Hallo Bcc: b@evil.example"
            assert mail.body == "Ohne Platz für den Link\n\n{link}\n"

    def test_another_address_asks_for_another_consent(self, way):
        form = page_form(way.accepted())
        form["address"] = "andere@jobcenter.example"
        page = form.submit(status=303).follow(status=200)
        assert "Sie haben eine Adresse geändert" in main_text(page)
        assert way.shares() == [("prepared", ["andere@jobcenter.example"])]
        way.sent(way.accepted(way.consent(page=page)))
        assert way.shares() == [("sent", ["andere@jobcenter.example"])]
        assert sorted(consent.get("superseded", False) for consent in way.consents()) == [
            False,
            True,
        ]

    def test_a_wrong_address_comes_back_with_the_text(self, way):
        form = page_form(way.accepted())
        form["address"], form["text"] = "jobcenter", "Mein Text {link}"
        again = page_form(form.submit(status=422))
        assert (again["address"].value, again["text"].value) == ("jobcenter", "Mein Text {link}")
        assert way.shares()[0][0] == "accepted"

    def test_a_second_click_sends_nothing_more(self, way, county):
        form = page_form(way.accepted())
        form.submit(status=303)
        page = form.submit(status=303).follow(status=200)
        assert "aktiv bis" in main_text(page)
        with county.site() as site:
            assert len(site["outbox"]) == 1

    def test_a_second_click_on_accept_leads_on(self, way):
        form = page_form(way.consent())
        form["agreed"] = True
        form.submit("_do", value="accept", status=303)
        page = form.submit("_do", value="accept", status=303).follow(status=200)
        assert page.request.path.endswith("/mail")
        assert len(way.consents()) == 1

    def test_what_is_not_sent_by_midnight_lapses(self, browser, way, county):
        county.clock.now = berlin(2027, 3, 1, 23, 50)
        way = Way(browser("selam"), county)
        form = page_form(way.accepted())
        county.clock.now = berlin(2027, 3, 2, 0, 0)
        page = form.submit(status=303).follow(status=200)
        assert "nicht gesendet" in main_text(page)
        with county.site() as site:
            assert len(site["outbox"]) == 0
        assert way.shares() == [("lapsed", [ADDRESS])]

    def test_in_the_last_second_of_the_day_it_is_sent(self, browser, way, county):
        county.clock.now = berlin(2027, 3, 1, 23, 59, 59)
        late = Way(browser("selam"), county)
        late.sent()
        assert late.shares() == [("sent", [ADDRESS])]

    def test_steps_out_of_their_order_lead_to_the_share(self, way):
        page = way.prepared()
        share = page.request.path.rpartition("/")[0]
        assert way.own.get(f"{share}/mail", status=303).location.endswith(f"{share}/")
        way.sent(way.accepted(way.consent(page=page)))
        for step in ("language", "consent?language=de", "consent.pdf?language=de", "mail"):
            answer = way.own.get(f"{share}/{step}", status=303)
            assert answer.location.endswith(f"{share}/")


class TestTheEnd:
    """Withdraw, or let it expire."""

    def test_withdrawing_ends_it_and_says_so(self, way, county):
        page = way.sent().click("Widerrufen")
        answer = page_form(page).submit(status=303)
        page = answer.follow()
        assert "Der Link geht nicht mehr." in main_text(page)
        assert "widerrufen am 01.03.2027, 10:15" in main_text(page)
        assert way.shares() == [("withdrawn", [ADDRESS])]
        (consent,) = way.consents()
        assert consent["withdrawal_channel"] == "self"
        with county.site() as site:
            assert list(site["outbox"].waiting()) == []

    def test_a_worker_withdraws_for_the_person(self, browser, way, county):
        way.sent()
        worker = Way(browser("vogt"), county)
        page_form(worker.own.get(worker.list).click("Widerrufen")).submit(status=303)
        assert worker.consents()[0]["withdrawal_channel"] == "worker"

    def test_withdrawing_twice_changes_nothing(self, way, county):
        form = page_form(way.sent().click("Widerrufen"))
        form.submit(status=303)
        before = county.main.lastTransaction()
        form.submit(status=303)
        assert county.main.lastTransaction() == before

    def test_what_was_agreed_but_not_sent_can_be_withdrawn_too(self, way):
        page = way.accepted()
        share = page.request.path.rpartition("/")[0]
        page_form(way.own.get(f"{share}/withdraw", status=200)).submit(status=303)
        assert way.shares() == [("withdrawn", [ADDRESS])]

    def test_nothing_to_withdraw_leads_to_the_share(self, way):
        share = way.prepared().request.path.rpartition("/")[0]
        assert way.own.get(f"{share}/withdraw", status=303).location.endswith(f"{share}/")

    def test_after_fourteen_days_it_is_over(self, browser, way, county):
        way.sent()
        county.clock.now = berlin(2027, 3, 16, 0, 0)
        page = browser("selam").get(way.list)
        assert "abgelaufen am 15.03.2027" in main_text(page)
        assert not page.html.select(".card a.danger")

    def test_the_list_begins_with_the_newest(self, way, county):
        way.sent()
        county.clock.now += SECOND
        way.prepared(name="Jobcenter Wiesloch")
        titles = [card.get_text(" ") for card in way.own.get(way.list).html.select("#main .card")]
        assert "Wiesloch" in titles[0]
        assert "aktiv bis" in titles[1]
