"""The declarations on paper, in all languages, for somebody with long names and an address."""

import html
import io
import subprocess

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from mobio.engine.catalogue import Catalogue
from mobio.engine.consent_texts import FIELDS, OFFICE
from mobio.engine.consent_words import comma
from mobio.engine.disclosure import headings
from mobio.engine.loading import newest
from mobio.engine.names import CONSENT_LANGUAGES, direction
from mobio.services.clock import today
from mobio.services.consent_pages import filled_blocks, whole_document
from mobio.services.consenting import LEFT_TO_RIGHT, in_words, isolated, recipients_text
from mobio.services.directions import plain
from mobio.services.pdf import PdfMaker
from tests.schemas.shipped import DEFINITIONS
from tests.schemas.test_consent_texts import CONSENTS, MESSAGES, spoken_by
from tests.services.printed import fonts_of, text_of, unsaid
from tests.services.sharing_world import NOW

MAIL = "ausbildungsberatung.anerkennung@handwerkskammer-mannheim.example"
ACTOR = "Handwerkskammer Mannheim Rhein-Neckar-Odenwald, Ausbildungsberatung"
WORDS = Catalogue(DEFINITIONS, newest(DEFINITIONS), MESSAGES, speak=spoken_by)
ORGANISATION = "Gemeindeverwaltungsverband Musterkreis-Süd, Integration, Rathausplatz 1, 69000 Ort"
MOST_PAGES = 2


@pytest.fixture(scope="module")
def maker():
    made = PdfMaker()
    yield made
    made.close()


def fields_in(language, package_id="hwk"):
    """Return a value for each placeholder."""
    words = WORDS.in_language(language)
    package = words.package(package_id)
    office = words.texts("office")
    texts = {
        "package_title": package.title,
        "package_headings": comma(language).join(headings(words, package)),
        "purpose": package.purpose,
        **{key: office[key] for key in OFFICE},
    }
    given = {
        "family_name": "Abdelrahman-Weldemichael Al-Mahmoudi von Hohenlohe",
        "given_names": "سلام Mehretab",
        "birth_date": "14.09.1993",
        "attachments": words.option_list("lists/attachment_kind").get("cv").label,
        "valid_until": "15.03.2027",
        "worker_organisation": ORGANISATION,
        "worker": "Frau Ġużeppina Çelik-Øster",
        "consent_version": "1",
        "date": "01.03.2027",
    }
    recipients = [{"name": ACTOR, "address": MAIL}, {"name": "سارة", "address": "s@hwk.example"}]
    filled = in_words(texts, language)
    filled |= {key: isolated(value) for key, value in given.items()}
    return {**filled, "recipients": recipients_text(recipients, language)}


def test_every_placeholder_is_filled_here():
    assert set(fields_in("de")) == set(FIELDS)


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
@pytest.mark.parametrize("consent", CONSENTS, ids=lambda consent: consent.id)
def test_a_declaration_can_be_printed(maker, consent, language):
    fields = fields_in(language)
    page = whole_document(WORDS, consent, language, fields, today(NOW))
    made = maker.make(page)
    reader = PdfReader(io.BytesIO(made))
    assert reader.trailer["/Root"]["/Lang"] == CONSENT_LANGUAGES[language][2]
    assert len(reader.pages) <= MOST_PAGES
    assert all(name.startswith("Noto") and there for name, there in fonts_of(made).items())
    own = consent.text(language)
    said = [block.text for block in filled_blocks(own, fields)]
    # Lines break behind a hyphen; the full stops of Urdu and Tigrinya are no part of a word.
    wanted = "\n".join([own.title, *said, own.tick]).translate(str.maketrans("-۔።", "   "))
    assert unsaid(made, plain(wanted)) == set()
    if consent.text("de").text.count("{recipients}"):
        assert MAIL in text_of(made)  # in one piece, read from the left


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
def test_where_the_controller_alone_is_responsible_the_line_is_left_out(language):
    fields = {**fields_in(language), "worker_organisation": ""}
    named = [each for each in CONSENTS if "{worker_organisation}" in each.text("de").text]
    assert len(named) == 3
    for consent in named:
        said = filled_blocks(consent.text(language), fields)
        assert len(said) == len(filled_blocks(consent.text(language), fields_in(language))) - 1
        assert not [block.text for block in said if block.text.rstrip().endswith((":", "፦"))
                    and block.kind == "item"]  # fmt: skip


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
def test_addresses_and_dates_stand_apart_from_the_direction_of_the_line(language):
    consent = next(each for each in CONSENTS if "{recipients}" in each.text("de").text)
    page = whole_document(WORDS, consent, language, fields_in(language), today(NOW))
    assert f'<bdi dir="ltr">{MAIL}</bdi>' in page
    assert '<bdi dir="ltr">15.03.2027</bdi>' in page
    assert LEFT_TO_RIGHT not in page


FROM_THE_RIGHT = [each for each in CONSENT_LANGUAGES if direction(each) == "rtl"]
SHARE = next(each for each in CONSENTS if "{recipients}" in each.text("de").text)


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
@pytest.mark.parametrize("package", WORDS.packages, ids=lambda package: package.id)
def test_no_words_of_a_package_run_from_the_left_because_of_a_name_in_them(package, language):
    page = whole_document(WORDS, SHARE, language, fields_in(language, package.id), today(NOW))
    spoken = WORDS.in_language(language).package(package.id)
    for words in (spoken.title, spoken.purpose):
        assert f'<bdi dir="rtl">{html.escape(words, quote=False)}</bdi>' in page


@pytest.mark.parametrize("language", FROM_THE_RIGHT)
def test_the_address_of_an_office_is_read_after_its_street(maker, tmp_path, language):
    file = tmp_path / "share.pdf"
    file.write_bytes(maker.make(whole_document(WORDS, SHARE, language, fields_in(language), NOW)))
    lines = lines_of(file)
    address = WORDS.texts("office")["controller"].split(", ")[-1]
    (line,) = (words for words in lines if address in words)
    assert [word for word in line if line[word] < line[address]] == []


def lines_of(file):
    """Return {word: its distance from the left} of each line of a PDF."""
    told = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout
    lines = {}
    for word in BeautifulSoup(told, "html.parser").find_all("word"):
        lines.setdefault(round(float(word["ymin"]) / 4), {})[word.get_text()] = float(word["xmin"])
    return lines.values()
