"""Files that go along with a share: ticked one by one, named in the consent, gone with it."""

from datetime import timedelta

import pytest

from mobio.services.links import link_value
from tests import papers
from tests.web.browsing import Browser, main_text, page_form, type_in
from tests.web.uploading import documents, give_document
from tests.web.way import ADDRESS, Way

GONE = "Dieser Link gilt nicht oder nicht mehr"


@pytest.fixture
def way(browser, county):
    """Return the way of Selam, who has a certificate, a residence permit and a civil document."""
    give_document(county, "selam", "language_certificate", "Deutsch B1")
    give_document(county, "selam", "residence_document", "Aufenthaltstitel", papers.jpeg())
    give_document(county, "selam", "civil_document", "Geburtsurkunde")
    return Way(browser("selam"), county)


def asked(way):
    """Go as far as the page that asks which files go along."""
    form = way.kind()
    form["actor"] = "other"
    type_in(form, {"name": "Jobcenter Sinsheim", "address": ADDRESS})
    return form.submit(status=303).follow(status=200)


def chosen(page, *titles, sure=()):
    """Tick the files with these titles and go on."""
    form = page_form(page)
    for box in page.html.select("input[name=file]"):
        label = box.find_parent("label").get_text()
        number = [each["value"] for each in page.html.select("input[name=file]")].index(
            box["value"]
        )
        form.fields["file"][number].checked = any(title in label for title in titles)
    for number, box in enumerate(page.html.select("input[name=sure]")):
        form.fields["sure"][number].checked = box["value"] in sure
    return form.submit()


def given(way, *titles):
    """Share the files with these titles and return the page that the actor sees."""
    languages = chosen(asked(way), *titles).follow(status=200)
    way.sent(way.accepted(way.consent(page=languages)))
    return opened(way)


def opened(way):
    with way.county.site() as site:
        person = site["people"][way.county.person_id(way.login)]
        share = person["shares"].newest_first()[0]
        value = link_value(share.recipients[0]["selector"], way.county.key)
    actor = Browser(way.own.app, extra_environ=way.own.extra_environ)
    offer = actor.get(f"/dse/dat?value={value}", status=200)
    return page_form(offer).submit(status=303).follow(status=200)


def load(page, number="1"):
    """Press the button of a file."""
    form = next(form for form in page.forms.values() if form.action.rstrip("/").endswith("/file"))
    return form.submit("number", value=number)


def share_of(way, site):
    person = site["people"][way.county.person_id(way.login)]
    return person["shares"].newest_first()[0]


class TestChoosing:
    """Which files go along."""

    def test_only_kinds_of_the_package_are_offered_and_none_is_ticked(self, way):
        page = asked(way)
        assert "Deutsch B1" in main_text(page)
        assert "Geburtsurkunde" not in main_text(page)
        assert page.html.select("input[checked]") == []

    def test_without_a_tick_no_file_goes_along(self, way):
        languages = chosen(asked(way)).follow(status=200)
        consent = way.consent(page=languages)
        assert "Deutsch B1" not in main_text(consent)
        way.sent(way.accepted(consent))
        assert opened(way).html.select("button[name=number]") == []

    def test_an_identity_card_needs_a_tick_of_its_own(self, way, county):
        again = chosen(asked(way), "Aufenthaltstitel")
        assert again.status_int == 422
        assert "das zweite Häkchen" in main_text(again)
        identity = documents(county, "selam")[1]["file"]["file"]
        assert chosen(again, "Aufenthaltstitel", sure=[identity]).status_int == 303

    def test_a_file_that_is_not_offered_cannot_be_sent(self, way, county):
        page = asked(way)
        civil = documents(county, "selam")[2]["file"]["file"]
        form = page_form(page)
        fields = [("csrf_token", form["csrf_token"].value), ("file", civil)]
        way.own.post(page.request.path, fields, status=422)

    def test_who_has_no_file_for_this_actor_is_not_asked(self, browser, county):
        own = Way(browser("amina"), county, "amina")
        give_document(county, "amina", "medical_document")
        with county.site() as site:
            site["accounts"].by_login("amina").language = "de"
        assert "in welcher" in main_text(own.prepared()).lower() or own.prepared()

    def test_the_consent_and_its_evidence_name_each_file(self, way, county):
        consent = way.consent(page=chosen(asked(way), "Deutsch B1").follow())
        legal = consent.html.select_one("article.legal").get_text()
        assert "Sprachzertifikat" in legal
        assert "Deutsch B1" in legal
        way.accepted(consent)
        (evidence,) = way.consents()
        named = documents(county, "selam")[0]["file"]
        assert evidence["attachments"] == (
            {
                "file": named["file"],
                "sha256": named["sha256"],
                "kind": "language_certificate",
            },
        )

    @pytest.mark.parametrize(
        ("language", "kind"), [("العربية", "شهادة"), ("Türkçe", "Dil"), ("Français", "ertificat")]
    )
    def test_the_kind_is_named_in_the_language_of_the_consent(self, way, language, kind):
        languages = chosen(asked(way), "Deutsch B1").follow()
        legal = way.consent(language, page=languages).html.select_one("article.legal").get_text()
        assert kind in legal
        assert "Sprachzertifikat" not in legal

    def test_a_file_that_changes_while_the_text_is_read_asks_again(self, way, county):
        consent = way.consent(page=chosen(asked(way), "Deutsch B1").follow())
        with county.site() as site:
            person = site["people"][county.person_id("selam")]
            section = person["biography"]["attachments"]
            rows = [row | {"kind": "cv"} for row in section.answers["documents"]]
            section.replace({**section.answers, "documents": rows}, 1, {}, section.sequence)
        form = page_form(consent)
        form["agreed"] = True
        assert form.submit("_do", value="accept").status_int == 422

    def test_a_file_of_the_same_name_that_takes_its_place_meanwhile_asks_again(
        self, way, browser, county
    ):
        for content in (papers.pdf(), papers.jpeg()):
            give_document(county, "selam", "language_certificate", "", content)
        read, other = (row["file"]["file"] for row in documents(county, "selam")[3:])
        page = asked(way)
        consent = way.consent(page=chosen(page, "Sprachzertifikat (1)").follow())
        worker = browser("vogt").get(page.request.path, status=200)
        assert chosen(worker, "Sprachzertifikat (2)").status_int == 303
        form = page_form(consent)
        form["agreed"] = True
        again = form.submit("_do", value="accept", status=422)
        assert "Die Anlagen haben sich inzwischen geändert" in main_text(again)
        assert "Sprachzertifikat (2)" in again.html.select_one("article.legal").get_text()
        assert not page_form(again)["agreed"].checked
        assert way.consents() == []
        way.accepted(again)
        assert [each["file"] for each in way.consents()[0]["attachments"]] == [other] != [read]

    def test_a_page_without_the_hash_of_its_files_is_refused(self, way):
        form = page_form(way.consent(page=chosen(asked(way), "Deutsch B1").follow()))
        form["agreed"], form["files"] = True, ""
        assert form.submit("_do", value="accept").status_int == 422
        assert way.consents() == []


class TestTheActor:
    """What is behind the link."""

    def test_the_actor_reads_which_files_there_are_and_loads_one(self, way, county):
        page = given(way, "Deutsch B1")
        assert "Deutsch B1" in main_text(page)
        assert "Geburtsurkunde" not in main_text(page)
        answer = load(page)
        assert answer.status_int == 200
        assert answer.headers["Content-Disposition"] == "attachment; filename=anlage-1.pdf"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        with county.site() as site:
            share = share_of(way, site)
            assert [each["kind"] for each in share.openings] == ["opened", "took_file"]
        assert "hat eine Anlage geladen" in main_text(way.own.get(way.list))

    @pytest.mark.parametrize("number", ["0", "2", "", "x", "-1"])
    def test_a_number_that_was_not_given_leads_nowhere(self, way, number):
        assert load(given(way, "Deutsch B1"), number).status_int == 404

    def test_a_withdrawn_share_gives_no_file_at_once(self, way):
        page = given(way, "Deutsch B1")
        withdrawal = way.own.get(way.list).click("Widerrufen")
        page_form(withdrawal).submit(status=303)
        gone = load(page)
        assert gone.status_int == 404
        assert GONE in main_text(gone)

    def test_an_expired_share_gives_no_file(self, way, county):
        page = given(way, "Deutsch B1")
        county.clock.now += timedelta(days=15)
        assert load(page).status_int == 404

    @pytest.mark.parametrize(
        "change",
        [
            lambda rows: [],
            lambda rows: [{**rows[0], "kind": "cv"}],
            lambda rows: [{**rows[0], "file": rows[1]["file"]}],
            lambda rows: [{"_row": rows[0]["_row"], "kind": rows[0]["kind"]}],
        ],
        ids=["row removed", "of another kind", "file replaced", "file gone"],
    )
    def test_what_is_not_as_it_was_agreed_to_is_given_no_more(self, way, county, change):
        page = given(way, "Deutsch B1")
        with county.site() as site:
            section = site["people"][county.person_id("selam")]["biography"]["attachments"]
            rows = change(section.answers["documents"])
            section.replace({**section.answers, "documents": rows}, 1, {}, section.sequence)
        assert load(page).status_int == 404
        assert "Deutsch B1" not in main_text(opened(way))
