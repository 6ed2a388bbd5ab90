"""Texts read aloud: coordinators upload them, everybody signed in hears them, piece by piece."""

import pytest

from mobio.services import recording
from tests.sounds import mp3, ogg_opus, wav
from tests.web.browsing import main_text, page_form

PAGE = "/schemas/recordings"
EDUCATION = "/schemas/recording?text=education&language=ar"


def upload(browser, content, path=EDUCATION, name="aufnahme.mp3"):
    """Upload *content* on the page of a text and return the answer."""
    form = page_form(browser.get(path, status=200))
    form["file"] = (name, content)
    return form.submit()


def addresses(page):
    """Return the addresses that the players of *page* play, and those that its links lead to."""
    players = [each["src"] for each in page.html.select("p.heard audio")]
    links = [each["href"] for each in page.html.select("p.heard a")]
    return players, links


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


@pytest.fixture
def recorded(coordinator, county):
    """Let the coordinator record the section education in Arabic; return the address of the sound."""
    upload(coordinator, mp3()).follow(status=200)
    with county.site() as site:
        return f"/recordings/{site['recordings'].get('education', 'ar').file}"


class TestListening:
    """What people hear."""

    def test_a_recording_is_heard_at_the_next_request_on_home_and_at_its_section(
        self, browser, county, coordinator
    ):
        amina = browser("amina")
        for _time in range(3):  # by then the fragments of the page are cut
            assert addresses(amina.get(county.person_path("amina"))) == ([], [])
        upload(coordinator, mp3())
        for path in (
            county.person_path("amina"),
            county.person_path("amina", "biography/education"),
        ):
            players, links = addresses(amina.get(path, status=200))
            assert players == links
            assert len(players) == 1
            amina.get(players[0], status=200)

    def test_a_question_a_page_and_a_consent_have_theirs(self, browser, county, coordinator):
        for text in ("gender", "personal_person"):
            upload(coordinator, mp3(), f"/schemas/recording?text={text}&language=ar")
        upload(coordinator, ogg_opus(), "/schemas/recording?text=consent_share&language=ar")
        amina = browser("amina")
        page = amina.get(county.person_path("amina", "biography/personal/person"), status=200)
        assert len(addresses(page)[0]) == 2
        assert page.html.select_one('[data-question="gender"] p.heard audio')["preload"] == "none"
        assert page.html.find("audio", autoplay=True) is None
        share = county.person_path("amina", "shares", county.share("amina", "prepared"))
        page = amina.get(f"{share}/consent?language=ar", status=200)
        assert len(addresses(page)[0]) == 1
        page = amina.get(f"{share}/consent?language=de", status=200)
        assert addresses(page) == ([], [])

    def test_nobody_is_offered_the_recording_of_another_language(self, browser, county, recorded):
        selam = browser("selam")
        assert addresses(selam.get(county.person_path("selam"))) == ([], [])

    def test_the_link_says_minutes_and_size(self, browser, county, recorded):
        page = browser("amina").get(county.person_path("amina"), status=200)
        assert "0:12" in page.html.select_one("p.heard a").text
        assert "47" in page.html.select_one("p.heard a").text

    def test_the_sound_is_kept_by_the_browser_and_taken_for_what_it_is(self, browser, recorded):
        answer = browser("amina").get(recorded, status=200)
        assert answer.body == mp3()
        assert answer.content_type == "audio/mpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert "media-src 'self'" in answer.headers["Content-Security-Policy"]

    @pytest.mark.parametrize(
        ("asked", "given"),
        [
            ("bytes=0-1", slice(0, 2)),
            ("bytes=100-", slice(100, None)),
            ("bytes=-50", slice(-50, None)),
        ],
    )
    def test_a_phone_gets_the_piece_it_asks_for(self, browser, recorded, asked, given):
        answer = browser("amina").get(recorded, headers={"Range": asked}, status=206)
        assert answer.body == mp3()[given]
        assert answer.headers["Content-Range"].endswith(f"/{len(mp3())}")

    def test_a_piece_that_is_not_there_is_refused(self, browser, recorded):
        browser("amina").get(recorded, headers={"Range": "bytes=9999999-"}, status=416)

    def test_strangers_hear_nothing(self, browser, recorded):
        assert browser().get(recorded).status_int in (303, 404)

    def test_a_sound_that_is_not_there_is_not_found(self, browser):
        browser("amina").get("/recordings/nothing.mp3", status=404)
        browser("amina").get("/recordings/", status=404)


class TestRecording:
    """What coordinators do."""

    def test_each_text_is_there_stale_or_missing(self, coordinator, recorded, county):
        page = coordinator.get(PAGE, status=200)
        assert "da: 1 von" in main_text(page)
        with county.site() as site:
            site["recordings"].get("education", "ar").digest = "0" * 64
            site["recordings"].fingerprint = "changed"
        page = coordinator.get(PAGE, status=200)
        assert "veraltet: 1" in main_text(page)
        assert "da: 0 von" in main_text(page)

    def test_nobody_is_offered_a_stale_recording_but_coordinators_hear_it(
        self, browser, coordinator, recorded, county
    ):
        with county.site() as site:
            site["recordings"].get("education", "ar").digest = "0" * 64
            site["recordings"].fingerprint = "changed"
        assert addresses(browser("amina").get(county.person_path("amina"))) == ([], [])
        page = coordinator.get(EDUCATION, status=200)
        assert "Der Text wurde seitdem geändert" in main_text(page)
        assert len(addresses(page)[0]) == 1

    def test_the_text_to_read_stands_above_the_form(self, coordinator):
        page = coordinator.get("/schemas/recording?text=gender&language=de", status=200)
        article = page.html.select_one("article.read-aloud")
        assert (article["lang"], article.p.text) == ("de", "Geschlecht")
        assert len(article.select("p")) > 2

    def test_all_texts_of_a_language_can_be_printed(self, coordinator):
        page = coordinator.get("/schemas/read-aloud?language=ar", status=200)
        names = [each.text for each in page.html.select("h2.path")]
        assert {"education.ar", "gender.ar", "consent_share.ar"} <= set(names)
        assert page.html.select_one("article.read-aloud")["dir"] == "rtl"
        coordinator.get("/schemas/read-aloud?language=xx", status=404)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (wav(), "MP3, Ogg oder M4A"),
            (mp3() + bytes(recording.LARGEST), "größer als 2 MB"),
        ],
        ids=["wrong", "large"],
    )
    def test_a_wrong_file_is_refused_with_what_to_do_and_changes_nothing(
        self, coordinator, county, recorded, content, said
    ):
        page = upload(coordinator, content)
        assert page.status_int == 422
        assert said in page.html.find(id="errors").text
        with county.site() as site:
            assert site["recordings"].get("education", "ar").content == mp3()

    def test_without_a_file_nothing_happens(self, coordinator):
        page = page_form(coordinator.get(EDUCATION, status=200)).submit(status=422)
        assert "Wählen Sie zuerst eine Datei" in page.html.find(id="errors").text

    def test_a_text_that_changed_while_it_was_read_is_not_taken(self, coordinator):
        form = page_form(coordinator.get(EDUCATION, status=200))
        form["file"], form["digest"] = ("x.mp3", mp3()), "0" * 64
        assert "inzwischen geändert" in form.submit(status=422).html.find(id="errors").text

    def test_a_recording_is_removed_after_a_question(self, coordinator, browser, county, recorded):
        page = coordinator.get(EDUCATION, status=200).click("Aufnahme entfernen")
        browser("amina").get(recorded, status=200)
        page = page_form(page).submit(status=303).follow(status=200)
        assert "entfernt" in main_text(page)
        browser("amina").get(recorded, status=404)
        coordinator.get("/schemas/remove-recording?text=education&language=ar", status=404)

    def test_who_recorded_and_removed_stands_in_the_history(self, coordinator, recorded):
        page = page_form(coordinator.get("/schemas/remove-recording?text=education&language=ar"))
        page = page.submit(status=303).follow(status=200)
        acts = [" ".join(each.text.split()) for each in page.html.select("#acts ~ ul li")]
        assert [("entfernt" in act, "Frau Brandt" in act) for act in acts] == [
            (True, True),
            (False, True),
        ]

    def test_the_recording_of_a_text_that_is_gone_can_still_be_removed(
        self, coordinator, county, recorded
    ):
        with county.site() as site:
            found = site["recordings"].get("education", "ar")
            found.name = "gone"
            site["recordings"].put(found)
        page = coordinator.get("/schemas/recording?text=gone&language=ar", status=200)
        assert page.html.find(id="file") is None
        page_form(page.click("Aufnahme entfernen")).submit(status=303)

    def test_the_officer_reads_and_listens_but_has_no_buttons(self, browser, recorded):
        officer = browser("dorn")
        officer.get(PAGE, status=200)
        page = officer.get(EDUCATION, status=200)
        assert page.html.find(id="file") is None
        officer.send(EDUCATION, [("digest", "x")], status=404)
        officer.get("/schemas/remove-recording?text=education&language=ar", status=404)

    @pytest.mark.parametrize("login", ["amina", "keller", "adler"])
    def test_others_do_not_find_the_page(self, browser, login):
        browser(login).get(PAGE, status=404)
        browser(login).get(EDUCATION, status=404)

    @pytest.mark.parametrize("query", ["", "?text=education", "?text=x&language=de"])
    def test_a_text_that_is_not_there_is_not_found(self, coordinator, query):
        coordinator.get(f"/schemas/recording{query}", status=404)
