"""The worker that makes PDFs: what comes out, and what happens when it fails."""

import base64
import io
import os
import re
import signal
import socket
import threading
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from mobio.services import pdf
from mobio.services.fonts import Shelf
from mobio.services.pdf import PdfMaker, PdfUnavailable, missing_fonts, missing_libraries
from tests.services.printed import fonts_of, says, text_of

NO_FONTS = Shelf(folders=(), ask=list)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def page(body, language="de", direction="ltr", title="Ein Titel", head=""):
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><head><title>{title}</title>'
        f'<link rel="stylesheet" href="app:print.css">{head}</head><body>{body}</body></html>'
    )


@pytest.fixture(scope="module")
def maker():
    maker = PdfMaker()
    yield maker
    maker.close()


@pytest.fixture
def process(maker):
    """Return the running process of the worker."""
    maker.make(page("<p>Guten Tag"))
    return maker._worker._process


def test_a_pdf_has_title_language_and_tags(maker):
    reader = PdfReader(io.BytesIO(maker.make(page("<h1>Guten Tag</h1>", language="fr"))))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "Ein Titel"
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert re.search(rb"pdfuaid:part(>|=\")1", root["/Metadata"].get_data())


def test_all_fonts_are_ours_and_in_the_pdf(maker):
    made = maker.make(page("<h1>Größe</h1><p>مرحبا <p lang=ti>ሰላም <p>ქართული"))
    fonts = fonts_of(made)
    assert all(fonts.values())
    assert {name.removesuffix("-Bold") for name in fonts} == {
        "Noto-Sans",
        "Noto-Sans-Arabic",
        "Noto-Sans-Ethiopic",
        "Noto-Sans-Georgian",
    }


def test_the_same_page_gives_the_same_pdf(maker):
    html = page("<p>Guten Tag, أحمد")
    assert maker.make(html) == maker.make(html)


@pytest.mark.parametrize("text", ["شيئًا ثم أسئلة", "أيضًا كتابًا شيئًا", "مؤُ مؤمن"])
def test_a_letter_met_first_under_a_vowel_sign_is_not_lost_from_the_text(maker, text):
    assert says(maker.make(page(f"<p>{text}")), text)


def test_a_document_embeds_no_file_and_reads_no_stylesheet_of_others(maker, tmp_path):
    (tmp_path / "a.png").write_bytes(PIXEL)
    (tmp_path / "a.css").write_text("p { display: none }")
    head = f'<link rel="stylesheet" href="file://{tmp_path}/a.css">'
    inline = base64.b64encode(PIXEL).decode()
    sources = (f"file://{tmp_path}/a.png", f"{tmp_path}/a.png", f"data:image/png;base64,{inline}")
    images = "".join(f'<img alt="" src="{source}">' for source in sources)
    made = maker.make(page(f"<p>Guten Tag</p>{images}", head=head))
    resources = PdfReader(io.BytesIO(made)).pages[0]["/Resources"]
    assert not resources.get("/XObject")
    assert "Guten Tag" in text_of(made)


def test_a_document_calls_no_address(maker):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        maker.make(page(f'<p>Guten Tag</p><img alt="" src="{address}">'))
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_worker_stays_for_the_next_document(maker, process):
    maker.make(page("<p>Noch einmal"))
    assert maker._worker._process is process


def test_after_a_crash_in_between_the_next_document_is_made(maker, process):
    process.kill()
    process.wait()
    assert "Und weiter" in text_of(maker.make(page("<p>Und weiter")))


def test_a_crash_costs_one_document(maker, process):
    os.kill(process.pid, signal.SIGSTOP)
    threading.Timer(0.2, process.kill).start()
    with pytest.raises(PdfUnavailable, match="crashed"):
        maker.make(page("<p>Dieses nicht"))
    assert "Dieses wieder" in text_of(maker.make(page("<p>Dieses wieder")))


def test_a_document_that_takes_too_long_is_given_up():
    slow = PdfMaker(seconds=0.2)  # the start alone takes longer
    with pytest.raises(PdfUnavailable, match="took too long"):
        slow.make(page("<p>Guten Tag"))
    slow.close()


def test_a_crowd_does_not_wait_for_ever():
    maker = PdfMaker(seconds=0.1)
    with maker._turn, pytest.raises(PdfUnavailable, match="at once"):
        maker.make(page("<p>Guten Tag"))


def test_a_document_weasyprint_cannot_make_leaves_the_worker_alive(maker, process):
    with pytest.raises(PdfUnavailable, match="gave up"):
        maker.make(page("<div>" * 3000 + "tief"))
    assert "Und weiter" in text_of(maker.make(page("<p>Und weiter")))
    assert maker._worker._process is process


def test_a_document_of_more_than_four_megabytes_is_not_tried():
    with pytest.raises(PdfUnavailable, match="too long"):
        PdfMaker().make("x" * (pdf.LARGEST + 1))


def test_never_an_empty_box_and_the_character_is_not_told(maker):
    with pytest.raises(PdfUnavailable) as refusal:
        maker.make(page("<p>Anna &#57344;"))
    assert "\ue000" not in str(refusal.value)
    assert refusal.value.remedy == ""


def test_without_fonts_the_refusal_names_what_to_install():
    with pytest.raises(PdfUnavailable) as refusal:
        PdfMaker(shelf=NO_FONTS).make(page("<p>Anna"))
    assert refusal.value.remedy == "apt-get install --no-install-recommends fonts-noto-core"


def test_the_worker_is_limited_and_knows_nothing_of_the_server(process):
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    assert re.search(rf"Max address space +{2**30} ", limits)
    assert re.search(r"Max core file size +0 ", limits)
    assert not re.search(r"Max cpu time +unlimited", limits)
    environment = Path(f"/proc/{process.pid}/environ").read_bytes()
    names = {entry.partition(b"=")[0] for entry in environment.split(b"\0") if entry}
    assert names <= {b"PATH", b"LD_LIBRARY_PATH", b"PYTHONPATH", b"LANG", b"FONTCONFIG_FILE"}


def test_a_closed_maker_leaves_neither_process_nor_folder():
    maker = PdfMaker()
    maker.make(page("<p>Guten Tag"))
    process, folder = maker._worker._process, Path(maker._worker._folder.name)
    maker.close()
    assert process.poll() is not None
    assert not folder.exists()


def test_the_worker_ends_when_the_server_lets_go(maker, process):
    process.stdin.close()
    deadline = time.monotonic() + 5
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert process.returncode == 0


def test_this_machine_is_ready():
    assert pdf.readiness() == []


def test_missing_libraries_are_named_by_their_packages():
    libraries = {"libnot-here.so.0": "libnot-here0", "libnor-there.so.1": "libnor-there1"}
    (problem,) = missing_libraries(libraries)
    assert "Pango" in problem.reason
    assert problem.remedy == "apt-get install --no-install-recommends libnot-here0 libnor-there1"


def test_missing_fonts_are_named_by_their_scripts():
    (problem,) = missing_fonts(NO_FONTS)
    assert problem.reason == "for PDFs there is no font for Latin, Arabic, Ethiopic"
    assert problem.remedy.endswith(" fonts-noto-core")
