"""A file is what its bytes say; what can harm or tells too much does not get in."""

import io

import pikepdf
import pytest
from PIL import Image

from mobio.services import files_checked
from mobio.services.files_checked import FileRefused, check_file
from tests import papers


def reason(content):
    with pytest.raises(FileRefused) as refused:
        check_file(content)
    return refused.value.reason


class TestPictures:
    """Photos and scans."""

    def test_a_photo_is_written_anew_without_place_and_camera(self):
        content = papers.jpeg()
        assert papers.PLACE in content
        checked = check_file(content)
        assert checked.media_type == "image/jpeg"
        assert [
            word
            for word in (papers.PLACE, papers.CAMERA.encode(), b"heimlich", b"Exif")
            if word in checked.content
        ] == []

    def test_a_photo_taken_sideways_stands_upright(self):
        checked = check_file(papers.jpeg((64, 48), turned=True))
        assert Image.open(io.BytesIO(checked.content)).size == (48, 64)

    @pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "LA", "1", "I;16"])
    def test_pictures_of_every_mode_are_taken(self, mode):
        checked = check_file(papers.png(mode=mode))
        assert Image.open(io.BytesIO(checked.content)).size == (64, 48)

    def test_a_photo_for_print_is_taken(self):
        out = io.BytesIO()
        Image.new("CMYK", (8, 8)).save(out, "JPEG")
        assert check_file(out.getvalue()).media_type == "image/jpeg"

    def test_a_scan_of_sixteen_bits_keeps_its_greys(self):
        checked = check_file(papers.grey_png([0, 0x2000, 0x8000, 0xFFFF]))
        shown = Image.open(io.BytesIO(checked.content)).convert("L")
        assert [shown.getpixel((place, 0)) for place in range(4)] == [0, 0x20, 0x80, 0xFF]

    def test_a_scan_of_sixteen_bits_that_is_partly_transparent_is_taken(self):
        checked = check_file(papers.grey_png([0, 0x8000], transparent=0x8000))
        shown = Image.open(io.BytesIO(checked.content)).convert("L")
        assert [shown.getpixel((place, 0)) for place in range(2)] == [0, 0x80]

    def test_a_photo_that_would_grow_too_large_is_written_a_little_worse(self, monkeypatch):
        content = papers.noise()
        best = len(check_file(content).content)
        assert best > len(content)
        monkeypatch.setattr(files_checked, "LARGEST", best - 1)
        checked = check_file(content)
        assert len(checked.content) < best
        assert Image.open(io.BytesIO(checked.content)).size == (640, 480)

    def test_a_photo_that_grows_whatever_is_done_is_not_called_too_large(self, monkeypatch):
        content = papers.noise(quality=30)
        monkeypatch.setattr(files_checked, "LARGEST", len(content))
        assert reason(content) == "grown"

    def test_what_hides_behind_a_picture_goes(self):
        assert b"<script>" not in check_file(papers.png() + b"<script>").content

    def test_a_picture_of_too_many_points_is_refused_before_it_is_decoded(self):
        assert reason(papers.huge_png()) == "too_many_points"
        assert reason(papers.huge_png(8000, 6000)) == "too_many_points"

    @pytest.mark.parametrize("content", [papers.jpeg()[:200], papers.png()[:60]])
    def test_half_a_picture_is_refused(self, content):
        assert reason(content) == "broken_picture"


class TestPdfs:
    """Certificates that come as PDF."""

    def test_a_pdf_keeps_its_pages_and_loses_its_author(self):
        checked = check_file(papers.pdf(pages=3))
        assert checked.media_type == "application/pdf"
        with pikepdf.open(io.BytesIO(checked.content)) as document:
            assert len(document.pages) == 3
            assert "/Author" not in document.docinfo

    @pytest.mark.parametrize("name", papers.BAD_PDFS)
    def test_a_pdf_that_starts_or_carries_something_is_refused(self, name):
        assert reason(papers.pdf(change=papers.BAD_PDFS[name])) == "active_pdf"

    def test_a_link_to_a_page_of_the_web_is_taken(self):
        def linking(document):
            action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://www.anabin.example/")
            papers.annotated(document, Subtype=pikepdf.Name.Link, A=action)

        assert check_file(papers.pdf(change=linking)).media_type == "application/pdf"

    def test_a_pdf_of_very_many_parts_is_refused_before_any_of_them_is_read(self, monkeypatch):
        def read(_pdf):
            raise AssertionError

        monkeypatch.setattr(files_checked, "_refuse_active", read)
        monkeypatch.setattr(files_checked, "MOST_OBJECTS", 500)
        crowded = papers.crowded(600)
        packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
        assert reason(papers.pdf(change=crowded)) == "crowded_pdf"
        assert reason(papers.pdf(change=crowded, **packed)) == "crowded_pdf"

    def test_a_pdf_of_as_many_parts_as_long_documents_have_is_taken(self):
        content = papers.pdf(pages=100, change=papers.crowded(20_000))
        assert check_file(content).media_type == "application/pdf"

    def test_a_pdf_that_grows_too_large_is_not_called_too_large(self, monkeypatch):
        content = papers.pdf(pages=50, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        monkeypatch.setattr(files_checked, "LARGEST", len(content))
        loose = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
        saved = pikepdf.Pdf.save
        monkeypatch.setattr(
            pikepdf.Pdf, "save", lambda pdf, out, **how: saved(pdf, out, **how | loose)
        )
        assert reason(content) == "grown"

    @pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
    @pytest.mark.parametrize("colours", [None, 1])
    def test_a_photo_in_a_pdf_loses_its_place_and_no_point(self, packed, colours):
        photo = papers.jpeg()
        assert papers.PLACE in photo
        how = pikepdf.Dictionary(ColorTransform=colours) if colours else None
        parameters = [None, how] if packed and how else how
        checked = check_file(papers.pdf(change=papers.showing(photo, packed, parameters)))
        with pikepdf.open(io.BytesIO(checked.content)) as document:
            picture = document.pages[0].Resources.XObject.I
            kept = picture.read_raw_bytes()
            assert picture.Filter == pikepdf.Name.DCTDecode
            assert picture.get("/DecodeParms") == how
        told = (papers.PLACE, papers.CAMERA.encode(), b"heimlich", b"Exif")
        assert [word for word in told if word in kept or word in checked.content] == []
        shown, before = (Image.open(io.BytesIO(each)) for each in (kept, photo))
        assert shown.tobytes() == before.tobytes()

    def test_a_script_in_a_packed_object_is_found_too(self):
        packed = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
        assert reason(papers.pdf(change=papers.scripting, **packed)) == "active_pdf"

    def test_a_pdf_that_opens_at_a_page_is_taken(self):
        assert check_file(papers.pdf(change=papers.turning)).media_type == "application/pdf"

    def test_a_pdf_with_a_password_is_refused_and_one_that_only_forbids_printing_is_not(self):
        assert reason(papers.locked_pdf()) == "locked_pdf"
        with pikepdf.open(io.BytesIO(check_file(papers.guarded_pdf()).content)) as document:
            assert not document.is_encrypted

    def test_a_pdf_without_pages_or_with_too_many_is_refused(self):
        assert reason(papers.pdf(pages=0)) == "broken_pdf"
        assert reason(papers.pdf(pages=101)) == "long_pdf"

    def test_what_only_begins_like_a_pdf_is_refused(self):
        assert reason(b"%PDF-1.7\n" + bytes(300)) == "broken_pdf"


class TestOtherFiles:
    """What is neither."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "empty"),
            (papers.heic(), "heic"),
            (papers.docx(), "office"),
            (b"{\\rtf1", "office"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_type"),
            (b"GIF89a" + bytes(50), "unknown_type"),
            (b"\0" + papers.pdf(), "unknown_type"),
            (b"MZ" + bytes(50), "unknown_type"),
        ],
    )
    def test_it_is_refused_with_its_reason(self, content, expected):
        assert reason(content) == expected

    def test_a_file_larger_than_allowed_is_refused_whatever_it_is(self):
        assert reason(papers.jpeg() + bytes(files_checked.LARGEST)) == "too_large"
