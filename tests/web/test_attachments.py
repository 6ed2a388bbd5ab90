"""Anlagen: a photo or a PDF with each row, checked, loaded by its person and her worker alone."""

from datetime import timedelta

import pytest
from webtest.forms import Upload
from ZODB.POSException import ConflictError

from mobio.services import files_checked
from mobio.services.files_apart import only_one_of
from mobio.web import files as web_files
from mobio.web.views.pages import LARGEST_PAGE
from tests import papers
from tests.web.browsing import autosave, box, main_text, page_form, save
from tests.web.uploading import (
    DOCUMENTS,
    choose,
    documents,
    file_box,
    files,
    give_document,
    new_document,
    typed,
    upload,
)


@pytest.fixture
def own(browser):
    """Return the browser of the worker of Amina, who reads German."""
    return browser("keller")


def row_path(county, row_id, *names):
    return county.person_path("amina", DOCUMENTS, "documents", row_id, *names)


def link_of(page):
    """Return the address of the file that a page offers."""
    return page.html.select_one(".files a.button")["href"]


class TestUploading:
    """A row of its own page, with a box for a file."""

    def test_only_a_page_with_a_box_for_a_file_is_sent_as_one_with_files(self, own, county):
        row = new_document(own, county)
        assert row.enctype == "multipart/form-data"
        overview = page_form(own.get(county.person_path("amina", DOCUMENTS)))
        school = page_form(own.get(county.person_path("amina", "biography/education/school")))
        assert [form.html.get("enctype") for form in (overview, school)] == [None, None] or [
            form.enctype for form in (overview, school)
        ] == ["application/x-www-form-urlencoded"] * 2

    def test_a_photo_is_kept_with_its_row_and_without_its_place(self, own, county):
        answer = upload(own, county, papers.jpeg(), kind="cv", title="Lebenslauf 2026")
        assert answer.status_int == 303
        (row,) = documents(county)
        assert (row["kind"], row["title"]) == ("cv", "Lebenslauf 2026")
        assert row["file"]["media_type"] == "image/jpeg"
        (content,) = files(county).values()
        assert papers.PLACE not in content
        shown = main_text(own.get(county.person_path("amina", DOCUMENTS)))
        assert "JPEG · 1 KB" in shown

    def test_neither_name_nor_declared_type_is_believed_or_kept(self, own, county):
        form = typed(new_document(own, county), kind="cv")
        choose(form, papers.pdf(), "Attest Dr. Weber.exe", "text/html")
        save(form, status=303)
        (row,) = documents(county)
        assert row["file"]["media_type"] == "application/pdf"
        with county.site() as site:
            person = site["people"][county.person_id("amina")]
            (attachment,) = person["attachments"].values()
            assert "Weber" not in str(vars(attachment))

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (papers.heic(), "HEIC"),
            (papers.docx(), "Word"),
            (papers.pdf(change=papers.scripting), "Programme"),
            (papers.huge_png(), "Bildpunkte"),
            (b"GIF89a" + bytes(99), "PDF und Fotos"),
        ],
    )
    def test_a_wrong_file_is_told_and_everything_else_is_saved(self, own, county, content, words):
        answer = upload(own, county, content, kind="cv", title="Lebenslauf")
        assert answer.status_int == 422
        assert words in main_text(answer)
        (row,) = documents(county)
        assert (row["title"], "file" in row) == ("Lebenslauf", False)
        assert files(county) == {}

    def test_after_a_wrong_file_the_right_one_is_chosen_on_the_same_page(self, own, county):
        again = page_form(upload(own, county, papers.heic(), kind="cv", title="Lebenslauf"))
        choose(again, papers.jpeg())
        save(again, status=303)
        (row,) = documents(county)
        assert (row["title"], "file" in row) == ("Lebenslauf", True)

    def test_a_file_that_is_too_large_is_told_on_its_page(self, own, county):
        content = papers.jpeg() + bytes(files_checked.LARGEST)
        answer = upload(own, county, content, kind="cv", title="Lebenslauf")
        assert answer.status_int == 422
        assert "größer als 12 MB" in main_text(answer)
        assert documents(county)[0]["title"] == "Lebenslauf"

    def test_a_file_stays_although_something_else_is_wrong(self, own, county):
        form = typed(new_document(own, county), kind="cv", title="x" * 200)
        choose(form, papers.jpeg())
        again = page_form(save(form, status=422))
        assert "file" in documents(county)[0]
        box(again, f"documents-{again['_new'].value}-title").value = "Lebenslauf"
        save(again, status=303)
        (row,) = documents(county)
        assert (row["title"], row["file"]["file"] in files(county)) == ("Lebenslauf", True)

    def test_papers_about_the_flight_are_refused_with_an_explanation(self, own, county):
        answer = upload(own, county, papers.pdf(), kind="asylum_document", title="Bescheid")
        assert answer.status_int == 422
        assert "heben wir hier nicht auf" in main_text(answer)
        assert all({"kind", "file"}.isdisjoint(row) for row in documents(county))

    def test_a_row_that_is_saved_again_keeps_its_file(self, own, county):
        named = give_document(county, "amina", "cv")
        path = row_path(county, documents(county)[0]["_row"])
        form = page_form(own.get(path, status=200))
        save(form, status=303)
        assert documents(county)[0]["file"] == named

    def test_another_file_takes_its_place(self, own, county):
        named = give_document(county, "amina", "cv")
        form = page_form(own.get(row_path(county, documents(county)[0]["_row"])))
        choose(form, papers.jpeg())
        save(form, status=303)
        now = documents(county)[0]["file"]
        assert now["file"] != named["file"]
        own.get(county.person_path("amina", "attachments", named["file"]), status=404)

    def test_a_wrong_file_does_not_take_the_place_of_the_one_that_is_there(self, own, county):
        named = give_document(county, "amina", "cv")
        form = page_form(own.get(row_path(county, documents(county)[0]["_row"])))
        choose(form, papers.heic())
        again = page_form(save(form, status=422))
        assert documents(county)[0]["file"] == named
        save(again, status=303)
        assert documents(county)[0]["file"] == named

    def test_nobody_claims_the_file_of_another_person(self, own, browser, county):
        named = give_document(county, "selam", "cv")
        token = " ".join(str(value) for value in named.values())
        form = typed(new_document(own, county), kind="cv")
        form.fields["file"][0].force_value(token)
        save(form, status=303)
        assert "file" not in documents(county)[0]

    def test_a_draft_while_typing_brings_no_file_and_loses_none(self, own, county):
        named = give_document(county, "amina", "cv")
        row_id = documents(county)[0]["_row"]
        form = page_form(own.get(row_path(county, row_id)))
        form["title"] = "Neuer Name"
        pairs = [("_do", "draft")]
        for name, value in form.submit_fields():
            pairs.append((name, value if isinstance(value, str) else "[object File]"))
        own.post(row_path(county, row_id), pairs, status=200)
        again = page_form(own.get(row_path(county, row_id)))
        assert again["title"].value == "Neuer Name"
        save(again, status=303)
        assert documents(county)[0]["file"] == named

    def test_a_file_where_no_page_asks_for_one_is_refused(self, own, county):
        path = county.person_path("amina", "biography/education/school")
        form = page_form(own.get(path))
        fields = [pair for pair in form.submit_fields() if pair[1] is not None]
        own.post(
            path, fields, upload_files=[("school_years_total", "x.jpg", papers.jpeg())], status=400
        )
        own.post(
            county.person_path("amina", "shares/new?kind=jc"),
            {"csrf_token": own.token()},
            upload_files=[("name", "x.jpg", b"x")],
            status=400,
        )


class TestManyFilesAtOnce:
    """Nothing is read before it is sure that the page can have sent it."""

    @pytest.fixture
    def unread(self, monkeypatch):
        """Count the files that are read."""
        read = []
        monkeypatch.setattr(web_files, "keep_file", lambda *words: read.append(words))
        return read

    @pytest.fixture
    def sent(self, own, county):
        """Return the address of a new row and what its page sends, without a file."""
        form = typed(new_document(own, county), kind="cv")
        pairs = form.submit_fields("_do", index=0)
        return form.response.request.path, [pair for pair in pairs if pair[1] is not None]

    def send(self, own, path, pairs, count, *, last=True):
        """Send *pairs* with *count* files; ``_end`` comes before the files if it is not the last."""
        box = next(place for place, pair in enumerate(pairs) if pair[0] == "file")
        chosen = [("file", Upload("x.pdf", papers.pdf())) for _file in range(count)]
        box = box + 1 if last else len(pairs)
        return own.post(path, [*pairs[:box], *chosen, *pairs[box:]])

    def test_two_files_in_one_box_are_refused_unread(self, own, sent, unread):
        assert self.send(own, *sent, 2).status_int == 400
        assert unread == []

    def test_a_page_that_was_cut_off_is_refused_with_its_file_unread(self, own, sent, unread):
        assert self.send(own, *sent, 1, last=False).status_int == 400
        assert unread == []

    def test_marks_that_do_not_nest_are_refused_with_the_file_unread(self, own, sent, unread):
        path, pairs = sent
        pairs = [pair for pair in pairs if pair[0] != "__start__"]
        assert self.send(own, path, pairs, 1).status_int == 400
        assert unread == []

    def test_a_field_the_page_does_not_have_is_refused_with_the_file_unread(
        self, own, sent, unread
    ):
        path, pairs = sent
        pairs = [*pairs[:-1], ("role", "administrator"), pairs[-1]]
        assert self.send(own, path, pairs, 1).status_int == 400
        assert unread == []

    def test_more_text_than_anybody_types_is_refused_with_the_file_unread(self, own, sent, unread):
        path, pairs = sent
        pairs = [*pairs[:-1], ("_charset_", "x" * LARGEST_PAGE), pairs[-1]]
        assert self.send(own, path, pairs, 1).status_int == 413
        assert unread == []

    def test_what_is_thrown_away_is_not_read(self, own, sent, unread):
        path, pairs = sent
        pairs = [("_do", "discard") if pair[0] == "_do" else pair for pair in pairs]
        assert self.send(own, path, pairs, 1).status_int == 303
        assert unread == []

    def test_one_file_as_a_browser_sends_it_is_taken(self, own, sent, county):
        assert self.send(own, *sent, 1).status_int == 303
        assert "file" in documents(county)[0]

    def test_while_one_file_is_looked_at_the_next_one_of_the_account_is_sent_again(
        self, own, county
    ):
        with county.site() as site:
            account_id = site["accounts"].by_login("keller").__name__
        with only_one_of(account_id):
            answer = upload(own, county, papers.pdf(), kind="cv", title="Lebenslauf")
        assert answer.status_int == 422
        assert "nicht angekommen" in main_text(answer)
        (row,) = documents(county)
        assert (row["title"], "file" in row) == ("Lebenslauf", False)
        again = page_form(answer)
        choose(again, papers.pdf())
        save(again, status=303)
        assert "file" in documents(county)[0]


class TestLoading:
    """The way back to the person, and to nobody else."""

    def test_person_and_worker_load_what_was_kept(self, browser, own, county):
        upload(own, county, papers.pdf(), kind="cv", title="Lebenslauf")
        path = link_of(own.get(county.person_path("amina", DOCUMENTS)))
        for reader in (own, browser("amina")):
            answer = reader.get(path, status=200)
            assert answer.body in files(county).values()
            assert answer.content_type == "application/pdf"
            said = answer.headers
            assert said["Content-Disposition"] == "attachment; filename=anlage.pdf"
            assert said["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in said["Content-Security-Policy"]
            assert "no-store" in said["Cache-Control"]

    def test_for_all_others_there_is_no_such_file(self, browser, county):
        named = give_document(county, "amina", "cv")
        path = county.person_path("amina", "attachments", named["file"])
        foreign = county.person_path("selam", "attachments", named["file"])
        for login in ("selam", "vogt", "brandt", "adler", "dorn", "kuhn"):
            browser(login).get(path, status=404)
            browser(login).get(foreign, status=404)
        assert browser().get(path).status_int in (303, 404)

    def test_what_a_removed_row_had_comes_back_with_it_and_goes_after_a_day(self, own, county):
        named = give_document(county, "amina", "cv", "Lebenslauf")
        row_id = documents(county)[0]["_row"]
        page = page_form(own.get(row_path(county, row_id, "remove"))).submit(status=303).follow()
        own.get(county.person_path("amina", "attachments", named["file"]), status=404)
        back = next(form for form in page.forms.values() if form.action.endswith("restore"))
        back.submit(status=303)
        own.get(county.person_path("amina", "attachments", named["file"]), status=200)

    def test_the_list_of_everything_names_files_and_holds_none(self, browser, county):
        named = give_document(county, "amina", "cv", "Lebenslauf")
        own = browser("amina")
        page = own.get(county.person_path("amina", "everything"), status=200)
        assert "PDF · 1 KB" in main_text(page)
        told = own.get(county.person_path("amina", "everything.json"), status=200).json
        assert [each["file"] for each in told["files"]] == [named["file"]]


def test_nothing_was_uploaded_where_a_box_stays_empty(own, county):
    form = typed(new_document(own, county), kind="cv")
    assert not file_box(form).value
    save(form, status=303)
    assert "file" not in documents(county)[0]


def test_typing_in_another_page_still_autosaves_as_before(own, county):
    form = page_form(own.get(county.person_path("amina", "biography/education/school")))
    assert autosave(form, status=200).json["at"] == ""


def test_a_file_that_two_sent_at_once_is_read_again_from_its_beginning(own, county, monkeypatch):
    form = typed(new_document(own, county), kind="cv")
    choose(form, papers.pdf())
    tries = []

    def in_conflict_once(*words):
        tries.append(keep_file(*words))
        if len(tries) == 1:
            raise ConflictError
        return tries[-1]

    keep_file = web_files.keep_file
    monkeypatch.setattr(web_files, "keep_file", in_conflict_once)
    save(form, status=303)
    assert len(tries) == 2
    (row,) = documents(county)
    assert list(files(county)) == [row["file"]["file"]]


def test_after_the_end_of_a_session_the_text_waits_and_the_file_is_chosen_anew(browser, county):
    own = browser("amina")
    form = typed(new_document(own, county), kind="cv", title="Lebenslauf 2026")
    choose(form, papers.pdf())
    county.clock.now += timedelta(minutes=16)
    answer = save(form, status=303)
    assert "note=waits" in answer.location
    assert files(county) == {}
    assert documents(county) == []
    with county.site() as site:
        (waiting,) = site["people"][county.person_id("amina")]["typed"].values()
        assert "Lebenslauf 2026" in dict(waiting.pairs).values()
