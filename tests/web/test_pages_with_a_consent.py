"""A page that needs a consent of its own: the way to it, who sees it, and the end of it."""

from datetime import timedelta

import pytest

from mobio.engine.records import Record
from mobio.services.attaching import keep_file
from tests import papers
from tests.web.browsing import Browser, autosave, box, main_text, page_form, save, type_in
from tests.web.uploading import give_document

PAGE = "biography/life/health"
DECLARATION = "consents/health/"
SECRET = "nur im Sitzen arbeiten"


class Health:
    """The page about health of one person, as somebody in a browser uses it."""

    def __init__(self, own, county, login="selam"):
        self.own = own
        self.county = county
        self.login = login

    def path(self, place=PAGE):
        """Return the path of a place below the person."""
        return self.county.person_path(self.login, place)

    def agree(self):
        """Read, tick, agree, and return the page about health."""
        form = page_form(self.own.get(self.path(), status=303).follow(status=200))
        form["agreed"] = True
        return form.submit("_do", value="agree", status=303).follow(status=200)

    def answer(self, detail=SECRET, page=None):
        """Answer the page and return what comes next."""
        form = page_form(page or self.own.get(self.path(), status=200))
        type_in(form, {"f-health_planning": "yes", "f-health_planning_detail": detail})
        return save(form, status=303)

    def take_back(self, **options):
        """Withdraw, and return the answer."""
        page = self.own.get(self.path(f"{DECLARATION}withdraw"), status=200)
        return page_form(page).submit(**(options or {"status": 303}))

    def stored(self):
        """Return what is stored of the section."""
        return self.county.answers(self.login, "life")

    def consents(self):
        """Return the declarations about health, oldest first, as their facts."""
        with self.county.site() as site:
            person = site["people"][site["accounts"].by_login(self.login).person_id]
            found = [each for each in person["consents"].values() if each.text_id == "health"]
            return [
                (each.form, each.operator_role, each.language, each.withdrawal_channel)
                for each in sorted(found, key=lambda each: each.accepted_at)
            ]


@pytest.fixture
def selam(browser, county):
    return Health(browser("selam"), county)


@pytest.fixture
def vogt(browser, county):
    return Health(browser("vogt"), county)


def help_selam(worker):
    home = worker.own.get(worker.county.person_path("selam"), status=200)
    form = next(form for form in home.forms.values() if form.action.endswith("/helping"))
    form.submit("language", value="ar", status=303)


class TestTheWayToThePage:
    def test_the_section_lists_it_with_its_consent_and_without_answers(self, selam):
        page = selam.own.get(selam.path("biography/life/"), status=200)
        (card,) = [each for each in page.html.select(".summary") if "Gesundheit" in each.h2.text]
        assert "mit eigener Einwilligung" in card.get_text()
        assert card.find("dl") is None
        assert card.select_one(".summary-head a")["href"].endswith(PAGE)

    def test_opening_it_shows_the_whole_text_an_unticked_box_and_two_equal_buttons(self, selam):
        page = selam.own.get(selam.path(), status=303).follow(status=200)
        assert "Niemand fragt nach Krankheiten" in main_text(page)
        assert "Selam" in main_text(page)
        assert not page_form(page)["agreed"].checked
        buttons = page.html.select(".buttons.equal button")
        assert [each.get_text(strip=True) for each in buttons] == ["Zustimmen", "Nicht zustimmen"]
        assert [each.get("class") for each in buttons] == [None, None]

    def test_looking_writes_nothing(self, selam):
        before = selam.county.main.lastTransaction()
        selam.own.get(selam.path(), status=303).follow(status=200)
        selam.own.get(selam.path(f"{DECLARATION}text.pdf?language=ar"), status=200)
        assert selam.county.main.lastTransaction() == before

    def test_it_can_be_read_in_each_language_that_is_offered_and_in_no_other(self, selam):
        page = selam.own.get(selam.path(f"{DECLARATION}?language=ar"), status=200)
        assert page.html.select_one("article.legal")["dir"] == "rtl"
        selam.own.get(selam.path(f"{DECLARATION}?language=tr"), status=200)
        selam.own.get(selam.path(f"{DECLARATION}?language=xx"), status=404)

    def test_nobody_agrees_without_the_tick(self, selam):
        form = page_form(selam.own.get(selam.path(), status=303).follow())
        page = form.submit("_do", value="agree", status=422)
        assert "Häkchen" in page.html.select_one("#errors").get_text()
        assert selam.consents() == []

    def test_no_leads_back_to_the_section_and_keeps_nothing(self, selam):
        form = page_form(selam.own.get(selam.path(), status=303).follow())
        page = form.submit("_do", value="decline", status=303).follow(status=200)
        assert "kein Nachteil" in page.html.select_one(".note").get_text()
        assert selam.consents() == []

    def test_yes_leads_to_the_page_and_keeps_the_evidence(self, selam):
        page = selam.agree()
        assert page.request.path == selam.path()
        assert selam.consents() == [("digital_self", "refugee", "de", None)]

    def test_a_text_that_changed_meanwhile_must_be_read_again(self, selam):
        form = page_form(selam.own.get(selam.path(), status=303).follow())
        form["agreed"], form["sha256"] = True, "0" * 64
        page = form.submit("_do", value="agree", status=422)
        assert "geändert" in page.html.select_one("#errors").get_text()
        assert selam.consents() == []

    def test_texts_of_shares_and_unknown_ones_are_not_found_there(self, selam):
        for name in ("share", "nothing", "../biography"):
            selam.own.get(selam.path(f"consents/{name}/"), status=404)

    def test_production_offers_no_text_that_nobody_reviewed(self, another_application, county):
        served = another_application(**{"mobio.unreviewed_consents": "false"})
        own = Browser(served, extra_environ={"HTTP_HOST": "mobio.example"})
        own.sign_in("selam")
        page = own.get(county.person_path("selam", DECLARATION), status=200)
        assert "noch nicht freigegeben" in main_text(page)
        assert page.html.select_one("input[name=agreed]") is None


class TestWithAWorker:
    def test_a_worker_alone_cannot_agree(self, vogt):
        page = vogt.own.get(vogt.path(), status=303).follow(status=200)
        assert "Nur die Person kann zustimmen" in main_text(page)
        token = page.html.find("input", {"name": "csrf_token"})["value"]
        fields = [("csrf_token", token), ("agreed", "yes"), ("_do", "agree"), ("sha256", "x")]
        vogt.own.post(vogt.path(f"{DECLARATION}?language=de"), fields, status=422)
        assert vogt.consents() == []

    def test_both_together_read_in_the_language_of_the_person(self, vogt):
        help_selam(vogt)
        page = vogt.own.get(vogt.path(), status=303).follow(status=200)
        assert page.html.select_one("article.legal")["lang"] == "ar"
        form = page_form(page)
        form["agreed"], form["interpreter"] = True, "Frau Idris"
        form.submit("_do", value="agree", status=303).follow(status=200)
        assert vogt.consents() == [("digital_with_worker", "integration_manager", "ar", None)]

    def test_a_worker_reads_the_answers_only_while_the_consent_stands(self, selam, vogt):
        selam.answer(page=selam.agree())
        assert SECRET in vogt.own.get(vogt.path("biography/life/"), status=200).text
        selam.take_back()
        for place in ("biography/life/", "", "changes", "timeline"):
            assert SECRET not in vogt.own.get(vogt.path(place), status=200).text
        vogt.own.get(vogt.path(), status=303)


class TestTheEnd:
    def test_the_page_before_names_every_question_and_deletes_nothing(self, selam):
        selam.answer(page=selam.agree())
        page = selam.own.get(selam.path(f"{DECLARATION}withdraw"), status=200)
        assert "Was sollen wir beachten?" in main_text(page)
        assert "Haben Sie einen Grad der Behinderung?" in main_text(page)
        assert SECRET not in page.text
        assert selam.stored()["health_planning_detail"] == SECRET

    def test_withdrawing_deletes_the_answers_and_keeps_the_evidence(self, selam):
        selam.answer(page=selam.agree())
        page = selam.take_back().follow(status=200)
        assert "gelöscht" in page.html.select_one(".note").get_text()
        assert "widerrufen am" in main_text(page)
        assert "health_planning" not in selam.stored()
        assert selam.consents() == [("digital_self", "refugee", "de", "self")]

    def test_files_that_were_uploaded_to_these_pages_go_at_once_and_others_stay(self, selam):
        selam.answer(page=selam.agree())
        give_document(selam.county, "selam", "cv", content=papers.png())
        with selam.county.site() as site:
            person = site["people"][selam.county.person_id("selam")]
            for question in ("health_planning", "club_membership"):
                keep_file(person, papers.pdf(), ("life", question), "me", selam.county.clock.now)
        selam.take_back()
        with selam.county.site() as site:
            kept = site["people"][selam.county.person_id("selam")]["attachments"].values()
            assert sorted(each.place for each in kept) == [
                ("attachments", "documents.file"),
                ("life", "club_membership"),
            ]

    def test_answers_to_other_pages_stay(self, selam):
        form = page_form(selam.own.get(selam.path("biography/life/leisure"), status=200))
        type_in(form, {"f-club_membership": "Chor"})
        save(form, status=303)
        selam.answer(page=selam.agree())
        selam.take_back()
        assert selam.stored() == {"club_membership": "Chor"}

    def test_drafts_of_everybody_go_too(self, selam, vogt):
        selam.agree()
        for who in (selam, vogt):
            form = page_form(who.own.get(who.path(), status=200))
            type_in(form, {"f-health_planning_detail": SECRET})
            autosave(form, status=200)
        selam.take_back()
        with selam.county.site() as site:
            person = site["people"][site["accounts"].by_login("selam").person_id]
            assert len(person["typed"]) == 0

    def test_who_agrees_again_begins_with_an_empty_page(self, selam):
        selam.answer(page=selam.agree())
        selam.take_back()
        page = selam.agree()
        assert box(page_form(page), "f-health_planning_detail").value == ""
        assert SECRET not in page.text

    def test_a_page_that_was_open_is_refused_afterwards(self, selam):
        open_page = page_form(selam.agree())
        type_in(open_page, {"f-health_planning_detail": SECRET})
        selam.take_back()
        save(open_page, status=404)
        autosave(open_page, status=404)
        assert selam.stored() == {}

    def test_what_is_sent_after_the_session_is_not_even_kept_as_a_draft(self, selam):
        open_page = page_form(selam.agree())
        type_in(open_page, {"f-health_planning_detail": SECRET})
        selam.take_back()
        selam.county.clock.now += timedelta(minutes=20)
        save(open_page)
        with selam.county.site() as site:
            person = site["people"][site["accounts"].by_login("selam").person_id]
            assert len(person["typed"]) == 0

    def test_everything_about_me_tells_that_it_was_deleted(self, selam):
        selam.answer(page=selam.agree())
        selam.answer("anderes")
        selam.take_back()
        told = selam.own.get(selam.path("everything"), status=200)
        assert "gelöscht" in told.text
        assert SECRET not in told.text
        assert SECRET not in selam.own.get(selam.path("everything.json"), status=200).text

    def test_a_worker_may_do_it_for_the_person(self, selam, vogt):
        selam.answer(page=selam.agree())
        vogt.take_back()
        assert selam.consents() == [("digital_self", "refugee", "de", "worker")]
        assert selam.stored() == {}

    def test_twice_is_once(self, selam):
        selam.answer(page=selam.agree())
        form = page_form(selam.own.get(selam.path(f"{DECLARATION}withdraw"), status=200))
        form.submit(status=303)
        form.submit(status=303)
        selam.own.get(selam.path(f"{DECLARATION}withdraw"), status=303)
        assert len(selam.consents()) == 1

    @pytest.mark.parametrize(
        "step",
        [
            "mobio.resources.consents.Consent.withdraw",
            "mobio.resources.typed.TypedPages.forget",
            "mobio.resources.attachments.Attachments.forget",
            "mobio.resources.history.Entry.forget",
            "mobio.resources.biography.Section.forget",
            "mobio.resources.history.Log.append",
        ],
    )
    def test_one_failing_step_leaves_everything_as_it_was(self, selam, monkeypatch, step):
        selam.answer(page=selam.agree())
        form = page_form(selam.own.get(selam.path(f"{DECLARATION}withdraw"), status=200))

        def fails(*_words, **_more):
            raise RuntimeError("no")

        before = selam.county.main.lastTransaction()
        monkeypatch.setattr(step, fails)
        form.submit(status=500)
        assert selam.county.main.lastTransaction() == before
        assert selam.consents() == [("digital_self", "refugee", "de", None)]
        assert selam.stored()["health_planning_detail"] == SECRET


def test_a_page_without_its_consent_is_on_nobodys_way(browser, county, monkeypatch):
    own, page = browser("keller"), county.person_path("amina", "biography/education/school")
    form = page_form(own.get(page))
    monkeypatch.setattr(Record, "allows", lambda record, consent_id: False)
    form.submit("_do", value="save", status=404)


def test_a_row_without_the_consent_of_its_page_is_not_opened(browser, county, monkeypatch):
    own, page = browser("keller"), county.person_path("amina", "biography/education/school")
    assert page_form(own.get(f"{page}/schools/new", status=200)).fields
    monkeypatch.setattr(Record, "allows", lambda record, consent_id: False)
    own.get(f"{page}/schools/new", status=303)
