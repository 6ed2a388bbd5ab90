"""The first steps of a share: the actor and the consent."""

import pytest

from mobio.engine.names import CONSENT_LANGUAGES
from tests.web.browsing import box, main_text, page_form, type_in
from tests.web.way import ADDRESS, Way

# A language whose catalogue is not there yet is not offered rather than mixed with German.
SPOKEN = list(CONSENT_LANGUAGES)


@pytest.fixture
def way(browser, county):
    return Way(browser("selam"), county)


class TestTheActor:
    """Who shall have it."""

    def test_every_kind_of_actor_says_what_for(self, way):
        page = way.own.get(f"{way.list}/new")
        cards = page.html.select("#main .card")
        assert len(cards) == 8
        assert all(len(card.select_one("p").text) > 40 for card in cards)
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

    def test_eleven_languages_can_be_chosen(self, way):
        page = way.prepared()
        links = page.html.select(".languages a")
        assert [link["href"].partition("language=")[2] for link in links] == SPOKEN
        assert len(page.html.select(".languages li")) == 11

    @pytest.mark.parametrize("language", SPOKEN)
    def test_each_language_shows_its_own_text_in_its_own_direction(self, way, language):
        own, _german, html_language, direction = CONSENT_LANGUAGES[language]
        page = way.consent(own)
        article = page.html.select_one("article.legal")
        assert (article["lang"], article["dir"]) == (html_language, direction)
        assert ADDRESS in article.get_text()

    @pytest.mark.parametrize("language", ["sv", "xx", "", "de\x00"])
    def test_a_language_that_is_not_offered_is_not_there(self, way, language):
        page = way.prepared()
        path = page.request.path.replace("/language", "/consent")
        assert way.own.get(path, {"language": language}).status_int == 404

    def test_the_text_names_who_gives_what_to_whom_until_when(self, way):
        text = main_text(way.consent())
        for part in ("Selam", "Tekle", "Jobcenter Sinsheim", ADDRESS, "15.03.2027", "Herr Vogt"):
            assert part in text, part

    def test_the_organisation_of_the_worker_is_named_unless_it_is_the_controller(self, way, county):
        text = main_text(way.consent()).partition("Auch verantwortlich")[2]
        assert "Beratung Nord" in text
        with county.site() as site:
            [office] = site["organisations"].values()
            office.name = "Landratsamt, Ordnungsamt"
        assert "Auch verantwortlich" not in main_text(way.consent())

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
        bar = next(form for form in page.forms.values() if "language" in form.fields)
        answer = bar.submit("language", value="ar", status=303)
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
            (consent,) = (each for each in person["consents"].values() if each.share_id)
            assert shown in consent.shown.data.decode()

    def test_the_text_is_there_as_pdf(self, way):
        page = way.consent()
        pdf = page.click("Dateidownload")
        assert pdf.content_type == "application/pdf"
        assert "einwilligung.pdf" in pdf.headers["Content-Disposition"]
