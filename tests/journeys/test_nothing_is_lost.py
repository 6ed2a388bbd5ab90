"""What is typed on a phone is kept: on a flaky line, in another language, after the session."""

from datetime import timedelta

import pytest

from tests.journeys.conftest import PHONE
from tests.web.county import NOW

LATER = timedelta(minutes=45)
"""After the end of any session of this module, and before what is typed in it is given up."""
PERSON = "/biography/personal/person"
NAMES = "f-name_variants"
SAVED = "Entwurf gespeichert um"
OFFLINE = "Keine Verbindung. Wir versuchen es wieder."


@pytest.fixture
def page_of(visit, server):
    """Return a function that signs somebody in and opens the first page about the person."""

    def opened(login="selam", manner="with-scripts", language="de"):
        visitor = visit(language, PHONE, manner).sign_in(login)
        visitor.person = visitor.path.rstrip("/")
        visitor.open(visitor.person + PERSON)
        return visitor

    return opened


def state(visitor):
    """Return what the page says of the draft."""
    return visitor.page.locator("#draft").inner_text()


def wait_for(visitor, words):
    """Wait until the page says *words* of the draft."""
    visitor.page.locator("#draft", has_text=words).wait_for(timeout=12_000)


def discard(visitor):
    """Throw the draft away, so that the next test begins with what is stored."""
    visitor.open(visitor.person + PERSON)
    visitor.press("Entwurf verwerfen")


def sent(visitor):
    """Return the list into which all that the page sends is written."""
    posts = []
    visitor.page.on("request", lambda one: one.method == "POST" and posts.append(one.post_data))
    return posts


class TestDraftsWhileTyping:
    """The script keeps what is typed."""

    def test_it_is_kept_told_and_there_again(self, page_of, visit):
        person = page_of()
        person.fill(NAMES, "Sälam")
        wait_for(person, SAVED)
        person.open(person.person + PERSON)
        assert person.page.locator(f"#{NAMES}").input_value() == "Sälam"
        assert "Noch nicht alles gespeichert." in person.text
        assert "Bitte prüfen Sie" not in person.text
        worker = visit("de").sign_in("vogt")
        worker.open(person.person + PERSON)
        assert worker.page.locator(f"#{NAMES}").input_value() == ""
        discard(person)
        assert person.complaints == []

    def test_nothing_is_kept_in_the_browser(self, page_of):
        person = page_of()
        person.fill(NAMES, "Sälam")
        wait_for(person, SAVED)
        kept = person.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""]
        discard(person)

    def test_who_leaves_at_once_finds_it_again(self, page_of):
        person = page_of()
        person.fill(NAMES, "Selämawit")
        person.follow("Zurück")
        person.page.wait_for_timeout(500)
        person.open(person.person + PERSON)
        assert person.page.locator(f"#{NAMES}").input_value() == "Selämawit"
        discard(person)

    def test_without_a_line_it_is_told_and_sent_when_it_is_back(self, page_of):
        person = page_of()
        context = person.page.context
        context.set_offline(True)
        person.fill(NAMES, "Salaam")
        wait_for(person, OFFLINE)
        context.set_offline(False)
        wait_for(person, "Wieder verbunden.")
        assert SAVED in state(person)
        person.open(person.person + PERSON)
        assert person.page.locator(f"#{NAMES}").input_value() == "Salaam"
        discard(person)

    def test_a_server_that_does_not_answer_is_asked_again(self, page_of):
        person = page_of()
        refusing = {"left": 2}

        def refuse(route):
            if route.request.method == "POST" and refusing["left"]:
                refusing["left"] -= 1
                route.fulfill(status=503, body="later")
            else:
                route.continue_()

        person.page.route("**" + PERSON, refuse)
        person.fill(NAMES, "Salma")
        wait_for(person, OFFLINE)
        person.page.locator("#draft", has_text=SAVED).wait_for(timeout=25_000)
        assert refusing["left"] == 0
        person.page.unroute_all()
        discard(person)

    def test_nothing_is_sent_after_saving(self, page_of):
        person = page_of()
        posts = sent(person)
        person.fill(NAMES, "Selam M.")
        person.press_value("save")
        person.page.wait_for_timeout(4000)
        assert len(posts) == 1
        assert "_do=save" in posts[0]
        assert "Noch nicht" not in person.text
        person.open(person.person + PERSON)
        person.fill(NAMES, "")
        person.press_value("save")

    def test_two_clicks_send_once(self, page_of):
        person = page_of()
        posts = sent(person)
        with person.page.expect_navigation():
            person.page.locator('button[value="save"]:not(.enter)').dblclick()
        person.page.wait_for_timeout(500)
        assert len(posts) == 1

    def test_the_end_of_the_session_is_told_and_the_draft_waits(self, page_of, server):
        person = page_of()
        server.restart(NOW + LATER)
        try:
            person.fill(NAMES, "Salome")
            alert = person.page.get_by_role("alert")
            alert.wait_for(timeout=12_000)
            assert "abgemeldet" in alert.inner_text()
            person.press("Anmelden")
            person.fill("login", "selam")
            person.fill("password", "sieben-warme-suppen")
            person.press("Anmelden")
            assert person.path == person.person + PERSON
            assert person.page.locator(f"#{NAMES}").input_value() == "Salome"
            discard(person)
        finally:
            server.restart(NOW)


class TestWithTheClockOfThePage:
    """The warning before the end of the session."""

    @pytest.fixture
    def late(self, page_of):
        person = page_of()
        person.page.clock.install()
        person.page.reload()
        person.page.clock.fast_forward("13:10")
        return person

    def test_two_minutes_before_the_end_one_is_asked_and_may_stay(self, late):
        alert = late.page.get_by_role("alert")
        assert "weniger als 2 Minuten" in alert.inner_text()
        with late.page.expect_response("**/stay"):
            late.touch(late.page.get_by_role("button", name="Weiter arbeiten"))
        alert.wait_for(state="detached")
        late.page.clock.fast_forward("12:00")
        assert late.page.get_by_role("alert").count() == 0
        assert late.complaints == []

    def test_when_it_is_over_one_is_led_to_sign_in(self, late):
        late.page.clock.fast_forward("02:00")
        assert "jetzt abgemeldet" in late.page.get_by_role("alert").inner_text()
        late.press("Anmelden")
        assert late.path == late.person + PERSON  # another page had kept the session alive


class TestAnotherLanguage:
    """The switch inside a form takes along what is typed, by pointing and by keys."""

    def test_it_keeps_what_was_typed(self, page_of, manner):
        person = page_of(manner=manner)
        person.fill(NAMES, "سلام & Sälam")
        person.click('button[name="_lang"][value="ar"]')
        assert person.page.locator("html").get_attribute("dir") == "rtl"
        assert person.path == person.person + PERSON
        assert person.page.locator(f"#{NAMES}").input_value() == "سلام & Sälam"
        person.click('button[name="_lang"][value="de"]')
        assert person.page.locator(f"#{NAMES}").input_value() == "سلام & Sälam"
        discard(person)
        assert person.complaints == []

    def test_enter_saves_and_switches_nothing(self, page_of, manner):
        person = page_of(manner=manner)
        posts = sent(person)
        with person.page.expect_navigation():
            person.page.locator(f"#{NAMES}").press("Enter")
        assert "_do=save" in posts[0]
        assert "_lang" not in posts[0]
        assert person.page.locator("html").get_attribute("lang") == "de"


class TestLongLists:
    """A box in front of a long list filters it."""

    @pytest.mark.parametrize(
        ("typed", "country"),
        [("oman", "OM"), ("turk", "TR"), ("cote divoire", "CI"), ("Österreich", "AT")],
    )
    def test_names_are_found_however_they_are_spelled(self, page_of, typed, country):
        person = page_of()
        box = person.page.locator("input.filter").first
        box.fill(typed)
        codes = (
            person.page.locator("select[data-filter]")
            .first.locator("option")
            .evaluate_all("options => options.map((option) => option.value)")
        )
        assert country in codes
        assert len(codes) < 12
        assert person.complaints == []

    @pytest.mark.parametrize(
        ("typed", "country"),
        [("سوريا", "SY"), ("الاردن", "JO"), ("تركيا", "TR"), ("ألمانيا", "DE")],
    )
    def test_arabic_names_are_found_without_hamza_and_signs(self, page_of, typed, country):
        person = page_of("amina", language="ar")
        person.page.locator("input.filter").first.fill(typed)
        options = person.page.locator("select[data-filter]").first.locator("option")
        assert country in options.evaluate_all("all => all.map((option) => option.value)")

    def test_the_number_of_hits_is_told_and_enter_takes_the_only_one(self, page_of):
        person = page_of()
        box = person.page.locator("input.filter").first
        box.fill("eritrea")
        assert "Treffer: 1" in person.text
        box.press("Enter")
        assert person.path == person.person + PERSON
        select = person.page.locator("select[data-filter]").first
        assert select.input_value() == "ER"
        box.fill("")
        assert select.locator("option").count() > 200
        assert select.input_value() == "ER"
        discard_if_kept(person)

    def test_what_was_chosen_stays_chosen_while_filtering(self, page_of):
        person = page_of()
        select = person.page.locator("select[data-filter]").first
        select.select_option("SY")
        person.page.locator("input.filter").first.fill("eritrea")
        assert select.input_value() == "SY"

    def test_without_a_script_there_is_no_box(self, page_of):
        person = page_of(manner="without-scripts")
        assert person.page.locator("input.filter").count() == 0
        assert person.page.locator("select[data-filter]").first.locator("option").count() > 200


def discard_if_kept(visitor):
    """Leave the page, and throw away what it may have kept on the way."""
    visitor.open(visitor.person)
    visitor.page.wait_for_timeout(500)
    visitor.open(visitor.person + PERSON)
    if "Noch nicht" in visitor.text:
        visitor.press("Entwurf verwerfen")


class TestRows:
    """Rows are added, put in order, taken away and brought back, by pointing and by keys."""

    TONGUES = "/biography/language/tongues"
    SCHOOLS = "/biography/education/school"

    def rows(self, person):
        """Return the languages of the rows, as they stand on the page."""
        boxes = person.page.locator("fieldset.row select")
        return boxes.evaluate_all("boxes => boxes.map((box) => box.value)")

    def focused(self, person):
        """Return the id of the element with the focus."""
        return person.page.evaluate("document.activeElement.id")

    def press_last(self, person, verb):
        """Press the last visible button of that sort, as it is in the page."""
        person.click(person.page.locator(f'button[value^="{verb}:"]:visible').last)

    def test_on_the_page(self, page_of, manner):
        person = page_of(manner=manner)
        person.open(person.person + self.TONGUES)
        for code in ("fr", "ar"):
            person.press_value("add:other_languages")
            row = person.page.locator("fieldset.row").last
            assert self.focused(person) == row.get_attribute("id")
            person.choose(row.locator("select"), code)
        self.press_last(person, "up")
        assert self.rows(person) == ["ar", "fr"]
        assert self.focused(person) == person.page.locator("fieldset.row").first.get_attribute("id")
        assert person.page.locator("button.up").first.is_hidden()
        self.press_last(person, "remove")
        assert self.rows(person) == ["ar"]
        assert "wird entfernt, wenn Sie speichern" in person.text
        self.press_last(person, "restore")
        assert self.rows(person) == ["ar", "fr"]
        person.keep_picture("rows")
        person.press_value("save")
        person.open(person.person + self.TONGUES)
        assert self.rows(person) == ["ar", "fr"]
        for _row in range(2):
            self.press_last(person, "remove")
        person.press_value("save")
        assert person.complaints == []

    def test_on_pages_of_their_own(self, page_of, manner):
        person = page_of("amina", manner=manner, language="ar")
        person.open(person.person + self.SCHOOLS)
        first, second = person.texts(".card h2")
        person.click("button.down:visible")
        assert person.texts(".card h2") == [second, first]
        moved = person.page.locator(".card").last.get_attribute("id")
        assert self.focused(person) == moved
        person.click("button.up:visible")
        assert person.texts(".card h2") == [first, second]
        person.click(".card .remove")
        person.click("main form button")
        assert person.texts(".card h2") == [second]
        person.keep_picture("removed")
        person.click("form.notice button")
        assert person.texts(".card h2") == [first, second]
        assert person.complaints == []
