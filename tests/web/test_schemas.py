"""The coordinators' page: all files, new ones, old versions."""

import pytest

from tests.web.browsing import main_text, page_form
from tests.web.schema_pages import FILE, begin, text_of


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


@pytest.fixture
def draft(coordinator):
    """Begin a draft of the language form and return the page of its text."""
    return begin(coordinator)


class TestList:
    """What there is."""

    def test_the_coordinator_is_led_to_all_files(self, coordinator):
        page = coordinator.get("/", status=303).follow(status=200)
        for word in ("Formulare der Biografie", "Listen", "Sprache", "Fassung 1", "01.03.2027"):
            assert word in main_text(page)

    def test_the_data_protection_officer_reads_but_has_no_buttons(self, browser, draft):
        officer = browser("dorn")
        page = officer.get("/", status=303).follow(status=200)
        assert "Neue Datei" not in main_text(page)
        page = officer.get(f"{FILE}/", status=200)
        assert [
            key
            for key in page.forms
            if isinstance(key, int) and "/schemas" in page.forms[key].action
        ] == []
        officer.get(f"{FILE}/edit", status=404)
        officer.send(f"{FILE}/begin", status=404)

    def test_what_is_not_translated_is_counted(self, coordinator, county):
        with county.site() as site:
            texts = site["schemas"].texts["ar"]
            known = dict(texts.messages)
            gone = [key for key in known if key[0].startswith("biography/language:")][:3]
            texts.messages = {key: text for key, text in known.items() if key not in gone}
        assert "offen: 3" in main_text(coordinator.get("/schemas/"))

    def test_a_place_that_is_not_there_is_not_found(self, coordinator):
        for path in ("/schemas/nothing/", "/schemas/biography/nothing/", f"{FILE}/versions/9",
                     f"{FILE}/versions/", f"{FILE}/edit", f"{FILE}/discard"):  # fmt: skip
            page = coordinator.get(path, status=404)
            assert "Diese Seite gibt es nicht" in main_text(page)


class TestNewFile:
    """Files that are not there yet."""

    def fill(self, browser, **typed):
        form = page_form(browser.get("/schemas/new", status=200))
        for name, text in typed.items():
            form[name] = text
        return form.submit()

    def test_a_new_file_begins_with_its_title(self, coordinator):
        page = self.fill(coordinator, folder="lists", name="ball", title='Bälle: "rund"')
        page = page.follow(status=200)
        assert text_of(page) == 'title: "Bälle: rund"\n'
        assert "lists/ball" in main_text(coordinator.get("/schemas/"))
        coordinator.get("/schemas/lists/ball/", status=200)

    @pytest.mark.parametrize("name", ["", "Ball", "../x", "1ball", "ball.yaml", "b" * 64])
    def test_a_name_that_is_none_is_told(self, coordinator, county, name):
        before = county.main.lastTransaction()
        answer = self.fill(coordinator, folder="lists", name=name, title="Ball")
        assert (answer.status_int, county.main.lastTransaction()) == (422, before)

    def test_a_file_that_is_there_is_not_begun_anew(self, coordinator):
        answer = self.fill(coordinator, folder="biography", name="language", title="x")
        assert answer.status_int == 422

    def test_what_is_denied_to_packages_is_not_written_here(self, coordinator, county):
        fields = [("folder", "protected"), ("name", "mine"), ("title", "x")]
        coordinator.send("/schemas/new", fields, status=422)
        with county.site() as site:
            path = next(p for p in site["schemas"].in_force if p.startswith("protected/"))
        coordinator.get(f"/schemas/{path}/", status=200)
        coordinator.send(f"/schemas/{path}/begin", status=404)
        with county.site() as site:
            assert list(site["schemas"].drafts) == []


class TestOldVersions:
    """What was published stays readable."""

    def test_a_version_is_shown_with_its_lines(self, coordinator):
        page = coordinator.get(f"{FILE}/versions/1", status=200)
        assert page.html.select_one(".lines #z1").get_text() == "title: Sprache"
        assert "Fassung 1" in main_text(page)

    def test_the_version_in_force_is_not_taken_back(self, coordinator, county):
        coordinator.send(f"{FILE}/versions/1/take-back", status=404)
        with county.site() as site:
            assert list(site["schemas"].drafts) == []
