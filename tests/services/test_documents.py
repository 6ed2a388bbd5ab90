"""The documents people get: what stands on the page, and that the PDF says the same."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from translationstring import TranslationString

from mobio.engine.consent_texts import Block
from mobio.engine.lines import Line, RowLines, SectionLines
from mobio.engine.words import german
from mobio.services import documents
from mobio.services.documents import Change, Fact, GivenConsent, GivenShare, Opening, Voice
from mobio.services.fonts import missing_glyphs
from mobio.services.pdf import PdfMaker
from tests.services.printed import fonts_of, says, text_of, unsaid

DAY = date(2027, 3, 1)
END = date(2027, 3, 15)
MOMENT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
PHONE = "+49 170 1234567"
MAIL = "keller@schule.example"
SUM = "a3" * 32


def in_arabic(message):
    """Say every text of the program with an Arabic word before it, as a translation would begin."""
    mapping = getattr(message, "mapping", None)
    return TranslationString(f"ترجمة {message}", mapping=mapping).interpolate()


DE = Voice("de", "ltr", german)
AR = Voice("ar", "rtl", in_arabic)


def sections(direction):
    """Return the answers of one person whose values come in both scripts."""
    label = {"ltr": "Frage", "rtl": "سؤال"}[direction]
    row = RowLines("r1", "مدرسة النور · Syrien", (Line("a", label, ("Syrien",)),))
    story = "عملت في شركة ABC في حلب.\nIch lerne gern, auch abends."
    return (
        SectionLines(
            "one",
            {"ltr": "Persönliches", "rtl": "بيانات شخصية"}[direction],
            (
                Line("name", label, ("الدرويش",)),
                Line("names", label, ("Müller-Straßenburg",)),
                Line("phone", label, (PHONE,), direction="ltr"),
                Line("lands", label, ("Syrien", "غير واضحة")),
                Line("nothing", label, state="empty"),
            ),
        ),
        SectionLines(
            "two",
            {"ltr": "Bildung", "rtl": "التعليم"}[direction],
            (
                Line("schools", f"{label} 1", rows=(row,)),
                Line("jobs", f"{label} 2", state="empty"),
                Line("story", label, (story,), free_text=True),
            ),
        ),
    )


def consent(voice, **changes):
    blocks = {
        "ltr": (
            Block("paragraph", f"Ich, \u2068الدرويش\u2069, erreichbar unter \u2066{PHONE}\u2069."),
            Block("heading", "Wer bekommt die Daten?"),
            Block("item", f"\u2068\u2068Sprachschule\u2069, \u2066{MAIL}\u2069\u2069"),
            Block("item", "Niemand sonst."),
        ),
        "rtl": (
            Block("paragraph", f"أنا، \u2068الدرويش\u2069، هاتفي \u2066{PHONE}\u2069، أوافق."),
            Block("heading", "من يحصل على البيانات؟"),
            Block("item", f"\u2068Sprachschule\u2069، \u2066{MAIL}\u2069"),
            Block("item", "إذا غيرت شيئًا في أسئلة العائلة."),
        ),
    }[voice.direction]
    facts = (Fact("Name", "الدرويش"), Fact("Telefon", PHONE, "ltr"))
    given = {"version": "3", "day": DAY, "tick": "Ich stimme zu.", **changes}
    return documents.consent_document(voice, "Einwilligung", blocks, facts, **given)


def package(voice, **changes):
    given = {"recipient": "Sprachschule", "valid_until": END, "printed": DAY, **changes}
    return documents.package_document(voice, "Kurse", sections(voice.direction), **given)


def everything(voice, **changes):
    openings = (
        Opening(MOMENT, "Frau Keller", "opened"),
        Opening(MOMENT, "Frau Keller", "after_end"),
    )
    given = {
        "facts": iter([Fact("Benutzername", "anna.d", "ltr")]),
        "shares": [
            GivenShare("Kurse", "sent", (MAIL, "Cc"), MOMENT, END, openings),
            GivenShare("Amt", "lapsed", ("Amt",)),
        ],
        "consents": [GivenConsent("Kurse", "Arabisch", "3", MOMENT, SUM, withdrawn_at=MOMENT)],
        "changes": [
            Change(MOMENT, "Frau Keller", "Bildung", "Land", "سوريا"),
            Change(MOMENT, "Frau Keller", "Bildung", "Ort", ""),
        ],
        "printed": DAY,
        **changes,
    }
    return documents.everything_document(voice, "الدرويش", sections(voice.direction), **given)


def card(voice, **changes):
    given = {"login": "anna.d", "code": "123 456 7890", "valid_until": END, **changes}
    return documents.code_card(voice, DE, address="https://mobio.example/activate", **given)


ALL = {"consent": consent, "package": package, "everything": everything, "card": card}


def soup(html):
    return BeautifulSoup(html, "html.parser")


def answers(html):
    """Return the answer cells of the tables of questions in *html*."""
    return soup(html).select("table.answers tbody td:nth-child(2)")


def shown(html):
    """Return what a reader sees of *html*."""
    return soup(html).body.get_text()


@pytest.fixture(scope="module")
def maker():
    maker = PdfMaker()
    yield maker
    maker.close()


@pytest.mark.parametrize("voice", [DE, AR], ids=["de", "ar"])
@pytest.mark.parametrize("name", ALL)
def test_the_pdf_says_what_the_page_says(maker, name, voice):
    html = ALL[name](voice)
    pdf = maker.make(html)
    assert unsaid(pdf, shown(html)) == set()
    assert missing_glyphs(shown(html)) == set()
    assert fonts_of(pdf) and all(fonts_of(pdf).values())


@pytest.mark.parametrize("voice", [DE, AR], ids=["de", "ar"])
@pytest.mark.parametrize("name", ["package", "everything"])
def test_every_value_is_in_the_pdf(maker, name, voice):
    pdf = maker.make(ALL[name](voice))
    values = [
        value
        for section in sections(voice.direction)
        for line in section.lines
        for value in (*line.values, *(part for row in line.rows for part in row.lines[0].values))
    ]
    assert [value for value in values if not says(pdf, value)] == []


@pytest.mark.parametrize("voice", [DE, AR], ids=["de", "ar"])
@pytest.mark.parametrize("name", ALL)
def test_each_document_is_a_page_with_language_direction_title_and_one_heading(name, voice):
    html = ALL[name](voice)
    page = soup(html)
    assert html.startswith("<!DOCTYPE html>")
    assert (page.html["lang"], page.html["dir"]) == (voice.language, voice.direction)
    assert page.title.get_text(strip=True)
    assert len(page.select("h1")) == 1
    assert [link["href"] for link in page.select("link")] == ["app:print.css"]


@pytest.mark.parametrize("name", ALL)
def test_the_print_view_names_the_stylesheet_of_the_web(name):
    page = soup(ALL[name](DE, stylesheet="/static/print.css"))
    assert [link["href"] for link in page.select("link[rel=stylesheet]")] == ["/static/print.css"]


@pytest.mark.parametrize("name", ALL)
def test_everything_the_program_says_is_said_in_the_language_of_the_reader(name):
    page = soup(ALL[name](AR))
    ours = page.select("h1, h2, h3, th, dt, .small, .notice p, .how:first-of-type li")
    texts = {element.get_text(" ", strip=True) for element in ours if not element.select("bdi")}
    foreign = {text for text in texts if not re.match("[؀-ۿ]", text)}
    assert foreign <= {"Name", "Telefon", "Benutzername", "Ihr Zugang zu MoBio", "Einwilligung"}


@pytest.mark.parametrize("name", ALL)
def test_no_sign_of_direction_is_left_in_a_page(name):
    assert not re.search("[\u2066-\u2069]", ALL[name](AR))


def test_what_somebody_typed_is_no_markup():
    typed = '<img src="file:///etc/passwd"> & "co"'
    lines = (Line("a", "Frage", (typed,)), Line("b", "Frage", (typed,), free_text=True))
    html = package(DE, recipient=typed)
    assert "<img" not in html
    html = documents.package_document(
        DE, typed, [SectionLines("s", typed, lines)], recipient=typed, valid_until=END, printed=DAY
    )
    assert "<img" not in html
    assert [cell.get_text(strip=True) for cell in answers(html)] == [typed, typed]


def test_each_value_has_its_own_direction():
    cells = answers(package(DE))
    found = [[(bdi["dir"], bdi.get_text()) for bdi in cell.select("bdi")] for cell in cells]
    assert found[:4] == [
        [("rtl", "الدرويش")],
        [("ltr", "Müller-Straßenburg")],
        [("ltr", PHONE)],
        [("ltr", "Syrien"), ("rtl", "غير واضحة")],
    ]


def test_several_values_stand_behind_one_another_with_the_comma_of_the_reader():
    assert answers(package(DE))[3].get_text() == "Syrien, غير واضحة"
    assert answers(package(AR))[3].get_text() == "Syrien، غير واضحة"


def test_each_line_of_a_free_text_has_its_own_direction():
    lines = soup(package(DE)).select("bdi.free-text")
    assert [line["dir"] for line in lines] == ["rtl", "ltr"]


def test_what_is_empty_reads_as_no_answer():
    assert answers(package(DE))[4].get_text(strip=True) == "keine Angabe"
    assert answers(package(AR))[4].get_text(strip=True) == "ترجمة keine Angabe"


def test_rows_of_a_group_stand_under_its_label_each_with_a_title():
    page = soup(package(DE))
    assert [heading.get_text() for heading in page.select("h3")] == ["Frage 1"]
    (row,) = page.select("article.row")
    assert row.h4.get_text(strip=True) == "مدرسة النور · Syrien"
    assert row.select_one("tbody td:nth-child(2)").get_text(strip=True) == "Syrien"


def test_tables_have_heads_of_columns_and_no_others():
    for name in ("package", "everything"):
        heads = soup(ALL[name](DE)).select("th")
        assert {head["scope"] for head in heads} == {"col"}
        assert all(head.find_parent("thead") for head in heads)


def test_the_package_says_for_whom_until_when_and_that_it_is_confidential():
    text = " ".join(shown(package(DE)).split())
    assert "Datenfreigabe: Kurse" in text
    assert "Vertraulich" in text
    assert "Für Sprachschule Gültig bis 15.03.2027 Gedruckt am 01.03.2027" in text


def test_the_consent_shows_headings_paragraphs_lists_and_the_sentence_to_tick():
    page = soup(consent(DE))
    assert [heading.get_text() for heading in page.select("h2")] == ["Wer bekommt die Daten?"]
    assert [item.get_text() for item in page.select("ul li")] == [
        f"Sprachschule, {MAIL}",
        "Niemand sonst.",
    ]
    assert page.select_one(".tick").get_text(strip=True) == "Ich stimme zu."
    assert "Text-Version 3, erstellt am 01.03.2027" in " ".join(shown(consent(DE)).split())


def test_values_in_the_text_of_a_consent_keep_their_direction():
    paragraph = soup(consent(AR)).select_one("main p")
    assert [(bdi["dir"], bdi.get_text()) for bdi in paragraph.select("bdi")] == [
        ("rtl", "الدرويش"),
        ("ltr", PHONE),
    ]


def test_a_title_may_hold_a_value_too():
    html = documents.consent_document(DE, "Für \u2068علي\u2069", (), (), version="1", day=DAY)
    assert soup(html).title.get_text() == "Für علي"
    assert soup(html).h1.bdi["dir"] == "rtl"


def test_everything_tells_who_opened_a_share_in_the_time_of_berlin():
    rows = [
        [cell.get_text(strip=True) for cell in row.select("td")]
        for row in soup(everything(DE)).select("article.row table:not(.answers) tbody tr")
    ]
    assert rows == [
        ["01.03.2027, 10:30", "Frau Keller", "angesehen"],
        ["01.03.2027, 10:30", "Frau Keller", "Versuch nach dem Ende"],
    ]


def test_everything_tells_consents_and_changes():
    text = " ".join(shown(everything(DE)).split())
    assert "Widerrufen am 01.03.2027, 10:30" in text
    assert SUM in text
    assert "Bildung: Land سوريا" in text
    assert "Bildung: Ort keine Angabe" in text


def test_everything_says_that_there_is_nothing_yet():
    html = everything(DE, facts=(), shares=(), consents=(), changes=())
    assert shown(html).count("Es gibt keine.") == 3
    assert not soup(html).select("dl")


def test_every_state_of_a_share_and_every_kind_of_opening_has_a_word():
    for state in documents.STATES:
        assert everything(DE, shares=[GivenShare("Kurse", state, ())])
    for kind in documents.OPENINGS:
        opening = Opening(MOMENT, "Amt", kind)
        assert everything(DE, shares=[GivenShare("Kurse", "sent", (), openings=(opening,))])


def test_the_card_speaks_the_language_of_the_person_and_german():
    page = soup(card(AR))
    parts = page.select("section.how")
    assert [(part["lang"], part["dir"]) for part in parts] == [("ar", "rtl"), ("de", "ltr")]
    assert [part.p.get_text().split()[0] for part in parts] == ["ترجمة", "Der"]
    assert [bdi.get_text() for bdi in page.select(".card bdi")] == ["anna.d", "123 456 7890"]


def test_the_card_of_a_german_reader_says_everything_once():
    assert len(soup(card(DE)).select("section.how")) == 1


def test_a_word_wider_than_the_page_stays_on_the_page(maker):
    long = "Donaudampfschifffahrtsgesellschaft" * 8
    lines = (Line("a", "Frage", (long,)),)
    html = documents.package_document(
        DE, "Kurse", [SectionLines("s", "S", lines)], recipient="A", valid_until=END, printed=DAY
    )
    said = text_of(maker.make(html))
    assert long in "".join(said.split())
    assert long not in said


def test_the_stylesheet_knows_no_left_and_right_and_spaces_no_letters():
    text = Path(documents.__file__).with_name("templates").joinpath("print.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    rules = re.sub(
        r"@bottom-(left|right)\b", "", rules
    )  # margin boxes have no names of a direction
    assert not re.search(r"\b(left|right|letter-spacing|url)\b", rules)
    assert not re.search(r"(margin|padding)-(top|bottom)", rules)
