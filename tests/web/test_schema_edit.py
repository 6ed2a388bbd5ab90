"""The text of a draft: typed or uploaded, with each mistake beside its line."""

import pytest
from webtest import Upload

from mobio.engine.folders import Source, read_folders
from mobio.engine.references import Reference
from mobio.services.publishing import check_sources
from tests.house.sources import ROOT
from tests.web.browsing import main_text
from tests.web.schema_pages import FILE, PATH, begin, form_of, text_of, type_text


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


@pytest.fixture
def draft(coordinator):
    """Begin a draft of the language form and return the page of its text."""
    return begin(coordinator)


def said_by_check(text):
    """Return what `mobio check` says about *text* as the next file of the form."""
    reference = Reference("biography", "language", 2)
    source = Source(reference, text.encode("utf-8"), "the draft")
    sources, _objections = read_folders(ROOT / "forms", ROOT / "actor_packages")
    return [each for each in check_sources([*sources, source]) if each.file == source.file]


class TestText:
    """The text of a draft."""

    def test_a_draft_begins_with_the_text_in_force(self, draft, county):
        with county.site() as site:
            published = site["schemas"].text_of("biography/language@1")
        assert text_of(draft) == published
        assert "ohne Fehler" in main_text(draft)

    def test_all_mistakes_stand_beside_their_lines(self, coordinator, draft):
        text = text_of(draft).replace("type: ", "typ: ", 1)
        text = text.replace("options: lists/", "options: list/", 1)
        page = type_text(draft, text).follow(status=200)
        expected = said_by_check(text)
        for each in expected:
            assert each.message in page.html.find(id=f"z{each.line}").get_text()
            assert each.message in page.html.find(id="mistakes").get_text()
        assert len(expected) > 1
        assert len(page.html.select("#mistakes li")) == len(expected)

    def test_a_text_with_mistakes_is_kept(self, coordinator, draft, county):
        type_text(draft, "title: [").follow(status=200)
        assert text_of(coordinator.get(f"{FILE}/edit")) == "title: ["
        with county.site() as site:
            assert site["schemas"].in_force[PATH] == 1

    def test_an_empty_text_is_a_mistake_too(self, draft):
        page = type_text(draft, "").follow(status=200)
        assert "leer" in main_text(page)

    def test_markup_in_a_text_is_only_text(self, draft):
        page = type_text(draft, 'title: "</textarea><script>x</script>"\n').follow(status=200)
        assert not [script for script in page.html.find_all("script") if script.get_text()]
        assert text_of(page) == 'title: "</textarea><script>x</script>"\n'

    def test_the_text_of_before_stays_with_the_draft(self, draft, county):
        type_text(draft, "title: Neu\n")
        with county.site() as site:
            assert "questions:" in site["schemas"].drafts[PATH].earlier[-1]["text"]

    def test_a_text_that_is_too_long_comes_back_and_changes_nothing(self, draft, county):
        before = text_of(draft)
        page = type_text(draft, "# " + "x" * 300_000)
        assert page.status_int == 422
        assert "256 KB" in main_text(page)
        assert len(text_of(page)) > 300_000
        with county.site() as site:
            assert site["schemas"].drafts[PATH].text == before

    def test_looking_changes_nothing(self, coordinator, draft, county):
        before = county.main.lastTransaction()
        for path in ("", "edit", "upload", "discard", "texts", "versions/1"):
            coordinator.get(f"{FILE}/{path}", status=200)
        assert county.main.lastTransaction() == before

    def test_a_foreign_token_changes_nothing(self, coordinator, draft, county):
        before = county.main.lastTransaction()
        answer = coordinator.post(f"{FILE}/edit", {"csrf_token": "x", "text": "y", "revision": "1"})
        assert (answer.status_int, county.main.lastTransaction()) == (400, before)

    @pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 40, "²"])
    def test_a_request_that_no_page_sends_is_refused(self, coordinator, draft, county, revision):
        before = county.main.lastTransaction()
        coordinator.send(f"{FILE}/edit", [("text", "x"), ("revision", revision)], status=400)
        assert county.main.lastTransaction() == before


class TestTwoEditors:
    """Two coordinators at the same draft."""

    def test_the_second_is_told_and_sees_both(self, browser, coordinator, draft, county):
        other = browser("brandt").get(f"{FILE}/edit")
        type_text(draft, "title: Meine\n")
        answer = type_text(other, "title: Deine\n")
        assert answer.status_int == 409
        assert text_of(answer) == "title: Deine\n"
        assert "title: Meine" in answer.html.find(id="theirs").get_text()
        assert answer.html.select_one("#theirs .marked")
        with county.site() as site:
            assert site["schemas"].drafts[PATH].text == "title: Meine\n"

    def test_who_saves_again_after_having_seen_both_wins_and_nothing_is_lost(
        self, browser, draft, county
    ):
        other = browser("brandt").get(f"{FILE}/edit")
        type_text(draft, "title: Meine\n")
        type_text(type_text(other, "title: Deine\n"), "title: Unsere\n").follow(status=200)
        with county.site() as site:
            kept = site["schemas"].drafts[PATH]
        assert kept.text == "title: Unsere\n"
        assert kept.earlier[-1]["text"] == "title: Meine\n"

    def test_the_same_text_typed_twice_is_no_quarrel(self, browser, draft):
        other = browser("brandt").get(f"{FILE}/edit")
        type_text(draft, "title: Meine\n")
        assert type_text(other, "title: Meine\n").status_int == 303

    def test_a_draft_changed_meanwhile_is_not_discarded(self, browser, coordinator, draft, county):
        asked = coordinator.get(f"{FILE}/discard")
        type_text(draft, "title: Neu\n")
        assert form_of(asked, "/discard").submit().status_int == 409
        again = coordinator.get(f"{FILE}/discard")
        form_of(again, "/discard").submit(status=303)
        with county.site() as site:
            assert dict(site["schemas"].drafts) == {}


class TestUpload:
    """A file instead of typing."""

    def upload(self, browser, content, name="2.yaml"):
        form = form_of(browser.get(f"{FILE}/upload", status=200), "/upload")
        form["file"] = Upload(name, content)
        return form.submit()

    def test_a_file_becomes_the_text_of_the_draft(self, coordinator, draft):
        text = text_of(draft) + "# Ende\n"
        content = text.replace("\n", "\r\n").encode("utf-8-sig")
        page = self.upload(coordinator, content).follow(status=200)
        assert text_of(page) == text

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"x" * 300_000, "256 KB"),
            ("title: Süß".encode("latin-1"), "UTF-8"),
            (b"\xff\xfe\x00t\x00i", "UTF-8"),
        ],
    )
    def test_a_file_that_is_no_text_is_told_and_nothing_is_lost(
        self, coordinator, draft, county, content, told
    ):
        before = county.main.lastTransaction()
        answer = self.upload(coordinator, content)
        assert answer.status_int == 422
        assert told in main_text(answer)
        assert county.main.lastTransaction() == before

    @pytest.mark.parametrize(
        "content",
        [
            b"title: !!python/object/apply:os.system [id]\n",
            b"a: &a [x]\nb: [*a, *a]\n",
            b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>",
            b"title: \x00\x07\n",
            "title: \u202eabc\n".encode(),
            b"- " * 2000,
        ],
    )
    def test_a_malicious_file_is_only_a_text_with_mistakes(self, coordinator, draft, content):
        page = self.upload(coordinator, content).follow(status=200)
        assert page.html.find(id="mistakes") is not None
        assert "root:" not in page.text

    def test_no_file_is_told(self, coordinator, draft):
        form = form_of(coordinator.get(f"{FILE}/upload"), "/upload")
        assert "Wählen Sie zuerst eine Datei aus" in main_text(form.submit(status=422))

    def test_an_upload_does_not_overwrite_what_another_wrote_meanwhile(self, coordinator, draft):
        form = form_of(coordinator.get(f"{FILE}/upload"), "/upload")
        type_text(draft, "title: Meine\n")
        form["file"] = Upload("2.yaml", b"title: Deine\n")
        assert form.submit().status_int == 409
        assert text_of(coordinator.get(f"{FILE}/edit")) == "title: Meine\n"

    @pytest.mark.parametrize("path", [f"{FILE}/edit", f"{FILE}/texts?language=ar", "/language"])
    def test_other_pages_take_no_file(self, coordinator, draft, path):
        fields = {"csrf_token": coordinator.token(), "revision": "1"}
        files = [("text", "2.yaml", b"x")]
        assert coordinator.post(path, fields, upload_files=files).status_int == 400
