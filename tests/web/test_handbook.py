"""The handbook: for everybody without a login, for staff with one, with pictures that exist."""

import pytest
from PIL import Image

from mobio.engine.handbook import FOLDER
from mobio.scripts.configuration import read_settings
from tests.house.sources import ROOT
from tests.web.browsing import main_text
from tests.web.handbook import PEOPLE, STAFF, chapters, pictures_of_chapters

PICTURES = ROOT / "src/mobio/web/static" / FOLDER
LANGUAGES = read_settings(ROOT / "development.ini").languages
BIGGEST = 25_000
BUDGET = 60 * 1024
FOR_PEOPLE = [chapter for chapter in chapters() if chapter.audience in PEOPLE]
OTHERS = [chapter for chapter in chapters() if chapter.audience in STAFF]
AGAIN = "Run: python -m pytest tests/gates/handbook_pictures.py"


def test_refugees_have_some_dozen_short_chapters():
    assert 8 <= len(FOR_PEOPLE) <= 12
    assert sorted(chapter.place for chapter in FOR_PEOPLE) == list(range(1, len(FOR_PEOPLE) + 1))
    assert all(1 <= len(chapter.pictures) <= 2 for chapter in FOR_PEOPLE)


def test_everybody_else_has_chapters_too():
    assert {chapter.audience for chapter in OTHERS} == set(STAFF)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_in_every_language(language):
    wanted = pictures_of_chapters(PEOPLE + (STAFF if language == "de" else ()))
    found = {path.stem for path in (PICTURES / language).glob("*.png")}
    assert found == wanted, AGAIN


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*/*.png")), ids=lambda path: path.stem)
def test_a_picture_is_small_and_as_wide_as_a_phone(path):
    assert path.stat().st_size <= BIGGEST
    with Image.open(path) as picture:
        assert picture.width == 360


@pytest.mark.parametrize("chapter", FOR_PEOPLE, ids=lambda chapter: chapter.id)
def test_a_page_costs_little(browser, chapter):
    page = browser().get(f"/handbook/{chapter.id}", status=200)
    pictures = sum((PICTURES / "de" / f"{name}.png").stat().st_size for name in chapter.pictures)
    assert len(page.body) + pictures < BUDGET


def test_a_stranger_reads_it_in_the_language_of_the_browser(browser):
    visitor = browser()
    visitor.set_cookie("mobio-language", "ar")
    page = visitor.get("/handbook/start", status=200)
    (picture, _second) = page.html.select("article img")
    assert page.html.html["dir"] == "rtl"
    assert "/handbook/ar/activate.png" in picture["src"]
    assert picture["alt"] and int(picture["width"]) == 360
    assert visitor.get(picture["src"], status=200).content_type == "image/png"


def test_a_stranger_finds_the_chapters_for_people_and_actors_alone(browser):
    text = main_text(browser().get("/handbook/", status=200))
    assert "Mit dem Code anfangen" in text
    assert "Einen Link aus MoBio öffnen" in text
    assert "Eine neue Person aufnehmen" not in text


@pytest.mark.parametrize(("login", "status"), [("amina", 404), ("keller", 200), ("kuhn", 200)])
def test_chapters_of_staff_are_for_staff(browser, login, status):
    assert browser(login).get("/handbook/new_person").status_int == status


def test_to_a_stranger_chapters_of_staff_are_not_there(browser):
    page = browser().get("/handbook/new_person")
    missing = browser().get("/handbook/nothing_here")
    assert (page.status_int, missing.status_int) == (303, 303)


def test_chapters_of_actors_are_german_for_everybody(browser):
    visitor = browser()
    visitor.set_cookie("mobio-language", "ar")
    article = visitor.get("/handbook/open_link", status=200).html.select_one("article")
    assert (article["lang"], article["dir"]) == ("de", "ltr")


@pytest.mark.parametrize("path", ["/handbook/Start", "/handbook/start/more", "/handbook/s.t"])
def test_what_is_no_chapter_is_not_there(browser, path):
    assert browser("amina").get(path).status_int == 404


def test_one_chapter_leads_to_the_next_and_back(browser):
    visitor = browser()
    page = visitor.get("/handbook/start")
    after = page.html.select_one('nav.pager a[rel="next"]')
    assert "answering" in after["href"]
    back = visitor.get(after["href"]).html.select_one('nav.pager a[rel="prev"]')
    assert back["href"].endswith("/handbook/start")


def test_the_help_leads_to_handbook_and_contacts(browser):
    page = browser().get("/help")
    links = {link["href"].partition("//mobio.example")[2] for link in page.html.select("#main a")}
    assert {"/handbook/", "/contacts"} <= links


def test_buttons_that_the_handbook_names_are_there(browser, county):
    text = " ".join(part.text for chapter in FOR_PEOPLE for part in chapter.passages)
    own = browser("selam")
    pages = [own.get(path).text for path in (
        "/login", "/activate", county.person_path("selam"), county.person_path("selam", "shares", ""),
        county.person_path("selam", "biography/personal"),
        county.person_path("selam", "biography/personal/person"),
    )]  # fmt: skip
    for label in ("Jetzt weitermachen", "Ausfüllen", "Speichern", "Alles über mich", "Abmelden"):
        assert f"„{label}" in text
        assert any(label in page for page in pages), label
