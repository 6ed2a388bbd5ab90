"""The way of a share, step by step, as a person goes it."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.services.clock import BERLIN
from tests.web.browsing import box, main_text, page_form, type_in

SECOND = timedelta(seconds=1)
ADDRESS = "team@jobcenter.example"


def berlin(*moment):
    """Return a moment that clocks in Berlin show."""
    return datetime(*moment, tzinfo=BERLIN).astimezone(UTC)


class Way:
    """The way of one person, with a browser."""

    def __init__(self, own, county, login="selam"):
        self.own = own
        self.county = county
        self.login = login
        self.list = county.person_path(login, "shares")

    def kind(self, title="Jobcenter"):
        """Choose the kind of actor and return the form for the actor."""
        page = self.own.get(self.list).click("Neue Freigabe", index=0)
        return page_form(page.click(title))

    def prepared(self, **typed):
        """Type the actor and return the page of languages."""
        form = self.kind()
        form["actor"] = "other"
        type_in(form, {"name": "Jobcenter Sinsheim", "address": ADDRESS, **typed})
        return form.submit(status=303).follow(status=200)

    def consent(self, language="Deutsch", page=None):
        """Choose the language and return the page with the text."""
        return (page or self.prepared()).click(language)

    def accepted(self, page=None):
        """Tick, press *Akzeptieren* and return the page of the mail."""
        form = page_form(page or self.consent())
        form["agreed"] = True
        return form.submit("_do", value="accept", status=303).follow(status=200)

    def sent(self, page=None):
        """Press *Senden* and return the list of shares."""
        return page_form(page or self.accepted()).submit(status=303).follow(status=200)

    def shares(self):
        """Return the stored shares as (state, recipients)."""
        with self.county.site() as site:
            person = site["people"][self.county.person_path(self.login).split("/")[2]]
            now = self.county.clock.now
            return [
                (share.state(now), [one["address"] for one in share.recipients])
                for share in person["shares"].newest_first()
            ]

    def consents(self):
        """Return the evidence of the person."""
        with self.county.site() as site:
            person = site["people"][self.county.person_path(self.login).split("/")[2]]
            return [dict(vars(consent)) for consent in person["consents"].values()]


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


class TestTheActor:
    """Who shall have it."""

    def test_every_kind_of_actor_says_what_for(self, way):
        page = way.own.get(f"{way.list}/new")
        assert len(page.html.select("#main .card")) == 2
        assert "Das Jobcenter berät" in main_text(page)

    def test_a_known_actor_is_chosen_without_typing(self, way):
        form = way.kind()
        form["actor"] = form["actor"].options[0][0]
        form.submit(status=303)
        assert way.shares() == [("prepared", [ADDRESS])]

    def test_copies_go_to_addresses_of_their_own(self, way):
        way.prepared(cc1="leitung@jobcenter.example", cc2="")
        assert way.shares() == [("prepared", [ADDRESS, "leitung@jobcenter.example"])]

    @pytest.mark.parametrize(
        "typed",
        [
            {"address": ""},
            {"address": "jobcenter"},
            {"address": "a@jobcenter.example, b@jobcenter.example"},
            {"address": "a@jobcenter.example\r\nBcc: b@evil.example"},
            {"address": '"a,b"@jobcenter.example'},
            {"address": "x" * 300 + "@jobcenter.example"},
            {"address": "private@gmail.com"},
            {"cc1": ADDRESS},
            {"cc2": "leitung@"},
        ],
        ids=str,
    )
    def test_what_is_no_address_of_an_office_is_refused_and_comes_back(self, way, typed):
        form = way.kind()
        form["actor"] = "other"
        type_in(form, {"name": "Jobcenter Sinsheim", "address": ADDRESS, **typed})
        page = form.submit(status=422)
        assert page.html.select_one(".error-summary")
        for oid, value in typed.items():
            shown = box(page_form(page), oid).value
            assert "".join(shown.split()) == "".join(value.split())[:300]
        assert box(page_form(page), "name").value == "Jobcenter Sinsheim"
        assert way.shares() == []

    def test_a_private_address_of_a_school_is_asked_about_twice(self, way):
        form = way.kind("Sprachschulen")
        form["actor"] = "other"
        type_in(form, {"name": "Sprachschule", "address": "schule@gmail.com"})
        form = page_form(form.submit(status=422))
        assert way.shares() == []
        form["sure"] = True
        form.submit(status=303)
        assert way.shares() == [("prepared", ["schule@gmail.com"])]

    @pytest.mark.parametrize("kind", ["nothing", "", "jc@1", "../biography/personal", "jc\x00"])
    def test_a_kind_that_does_not_exist_is_not_there(self, way, kind):
        assert way.own.get(f"{way.list}/new", {"kind": kind}).status_int == 404

    def test_somebody_who_may_be_under_16_is_refused(self, way, county):
        form = page_form(way.own.get(county.person_path("selam", "biography/personal/person")))
        box(form, "f-birth_date-year").value = "2011"  # 16 on the last day of the year only
        form.submit("_do", value="save", status=303)
        form = way.kind()
        type_in(form, {"name": "Jobcenter", "address": ADDRESS})
        form["actor"] = "other"
        page = form.submit(status=422)
        assert "ab 16 Jahren" in main_text(page)
        assert way.shares() == []

    def test_without_a_birth_date_there_is_no_share(self, way, county):
        form = page_form(way.own.get(county.person_path("selam", "biography/personal/person")))
        box(form, "f-birth_date-year").value = ""
        form.submit("_do", value="save", status=303)
        form = way.kind()
        form["actor"] = "other"
        type_in(form, {"name": "Jobcenter", "address": ADDRESS})
        form.submit(status=422)
        assert way.shares() == []


class TestTheConsent:
    """Read, tick, accept."""

    def test_eleven_languages_stand_there_and_two_can_be_chosen(self, way):
        page = way.prepared()
        links = page.html.select(".languages a")
        assert [link["href"].partition("language=")[2] for link in links] == ["de", "ar"]
        assert len(page.html.select(".languages li")) == 11
        assert "noch nicht verfügbar" in main_text(page)

    @pytest.mark.parametrize("language", ["fr", "xx", "", "de\x00"])
    def test_a_language_that_is_not_offered_is_not_there(self, way, language):
        page = way.prepared()
        path = page.request.path.replace("/language", "/consent")
        assert way.own.get(path, {"language": language}).status_int == 404

    def test_the_text_names_who_gives_what_to_whom_until_when(self, way):
        text = main_text(way.consent())
        for part in ("Selam", "Tekle", "Jobcenter Sinsheim", ADDRESS, "15.03.2027", "Herr Vogt"):
            assert part in text, part

    def test_the_arabic_text_runs_from_right_to_left(self, way):
        page = way.consent("العربية")
        article = page.html.select_one("article.legal")
        assert (article["lang"], article["dir"]) == ("ar", "rtl")
        assert ADDRESS in article.get_text()

    def test_it_shows_what_the_actor_will_read(self, way):
        preview = way.consent().html.select_one(".preview").get_text(" ")
        assert "Tekle" in preview
        assert "1993" in preview
        assert "Andere Namen" not in preview  # not in the package

    def test_without_the_tick_nothing_happens(self, way):
        page = page_form(way.consent()).submit("_do", value="accept", status=422)
        assert "Bitte setzen Sie das Häkchen" in main_text(page)
        assert way.shares() == [("prepared", [ADDRESS])]

    def test_the_language_can_be_changed_after_a_forgotten_tick(self, way):
        page = page_form(way.consent()).submit("_do", value="accept", status=422)
        answer = page.forms[0].submit("language", value="ar", status=303)
        assert "language=de" in answer.location
        assert answer.follow(status=200).html.html["lang"] == "ar"

    def test_no_means_no_and_nothing_is_sent(self, way, county):
        answer = page_form(way.consent()).submit("_do", value="cancel", status=303)
        assert "Sie haben nicht zugestimmt" in main_text(answer.follow())
        assert way.shares() == [("lapsed", [ADDRESS])]
        assert way.consents() == []

    def test_accepting_keeps_the_evidence(self, way, county):
        way.accepted(way.consent("العربية"))
        (consent,) = way.consents()
        assert (consent["language"], consent["form"]) == ("ar", "digital_self")
        assert consent["operator_role"] == "refugee"
        assert not consent["read_aloud"]

    def test_a_worker_notes_who_interpreted(self, browser, county):
        way = Way(browser("vogt"), county)
        form = page_form(way.consent())
        form["agreed"] = form["read_aloud"] = True
        form["interpreter"] = "Dolmetscherin 12"
        form.submit("_do", value="accept", status=303)
        (consent,) = way.consents()
        assert consent["form"] == "digital_with_worker"
        assert (consent["interpreter"], consent["read_aloud"]) == ("Dolmetscherin 12", True)

    def test_a_person_has_no_box_for_an_interpreter(self, way):
        assert "interpreter" not in page_form(way.consent()).fields

    def test_a_text_that_changed_since_is_read_again(self, way, county):
        form = page_form(way.consent())
        with county.site() as site:
            site["accounts"].by_login("vogt").name = "Herr Vogt-Amann"
        form["agreed"] = True
        page = form.submit("_do", value="accept", status=422)
        assert "noch einmal" in main_text(page)
        assert "Vogt-Amann" in main_text(page)
        assert way.consents() == []
        way.accepted(page)

    def test_a_forged_hash_is_no_consent(self, way):
        form = page_form(way.consent())
        form["agreed"] = True
        form["sha256"].force_value("0" * 64)
        form.submit("_do", value="accept", status=422)
        assert way.consents() == []

    def test_the_evidence_is_what_was_shown(self, way, county):
        page = way.consent()
        shown = page.html.select_one("article.legal h1").get_text()
        way.accepted(page)
        evidence = way.own.get(way.own.get(way.list).click("Jobcenter", index=0).request.path)
        document = evidence.click("Einwilligung ansehen")
        assert document.content_type == "application/pdf"
        with county.site() as site:
            person = site["people"][county.person_path("selam").split("/")[2]]
            (consent,) = person["consents"].values()
            assert shown in consent.shown.data.decode()

    def test_the_text_is_there_as_pdf(self, way):
        page = way.consent()
        pdf = page.click("Dateidownload")
        assert pdf.content_type == "application/pdf"
        assert "einwilligung.pdf" in pdf.headers["Content-Disposition"]


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
        assert "zugestimmt, noch nicht gesendet" in main_text(page)
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
        Way(browser("selam"), county).sent()

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
