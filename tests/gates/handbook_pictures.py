"""Take the pictures of the handbook: real pages, as a phone shows them, in every language.

Run it by hand after a change of pages or of their texts, it takes a minute for each language:

    .venv/bin/python -m pytest tests/gates/handbook_pictures.py -p no:xdist

The languages are those of ``mobio.languages`` in development.ini.
"""

from dataclasses import dataclass

import pytest
from PIL import Image

from mobio.engine.handbook import FOLDER
from mobio.scripts.configuration import read_settings
from mobio.scripts.filling import Hand
from mobio.services.answering import Author
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.publishing import publish
from mobio.services.translations import form_messages
from tests.gates.looking import WIDTHS, Looker
from tests.gates.pages import COMMISSIONER, COORDINATOR, PERSON, WORKER, Page, second
from tests.gates.rooms import path_of
from tests.house.sources import ROOT
from tests.web.county import APPOINTED, NOW, opened
from tests.web.county import PEOPLE as PEOPLE_OF_THE_COUNTY
from tests.web.handbook import PEOPLE, STAFF, pictures_of_chapters

PICTURES = ROOT / "src/mobio/web/static" / FOLDER
COLOURS = 24
TALLEST = 600
MARGIN = 12
BIGGEST = 25_000
LANGUAGES = read_settings(ROOT / "development.ini").languages


@dataclass(frozen=True)
class Shot:
    """What a picture shows: whose page it is, where, and from which part of the page on."""

    login: str | None
    path: str
    top: str = "main h1"
    instead: tuple[str, str] = ()
    """Path and top of what is shown where the menu says of the page: not yet available."""
    helped: bool = False
    """Whether worker and person look at it together, in German and in the other language."""


BIOGRAPHY = "/people/{amina}/biography/"
SHOTS = {
    "activate": Shot(None, "/activate", "body"),
    "login": Shot(None, "/login", "body"),
    "code": Shot(None, "/activate", "main form"),
    "home": Shot(PERSON, "/people/{amina}", ".go-on"),
    "question": Shot(PERSON, BIOGRAPHY + "personal/person"),
    "section": Shot(PERSON, BIOGRAPHY + "personal"),
    "listen": Shot(PERSON, BIOGRAPHY + "education"),
    "together": Shot(WORKER, BIOGRAPHY + "personal/person", "main form.page", helped=True),
    "health": Shot(PERSON, BIOGRAPHY + "life/health", instead=(BIOGRAPHY + "life", "main h1")),
    "attachments": Shot(PERSON, BIOGRAPHY + "attachments/documents"),
    "share": Shot(PERSON, "/people/{amina}/shares"),
    "consent": Shot(PERSON, "/people/{amina}/shares/{prepared}/consent?language=", "form .option"),
    "withdraw": Shot(PERSON, "/people/{amina}/shares/{sent}/withdraw"),
    "goals": Shot(PERSON, "/people/{amina}/agreements/{agreement}/"),
    "mydata": Shot(PERSON, "/people/{amina}", "#everything"),
    "offer": Shot(None, "/dse/dat?value={link}"),
    "new_person": Shot(WORKER, "/people/new"),
    "fill_in": Shot(WORKER, BIOGRAPHY + "personal/person", helped=True),
    "help_share": Shot(WORKER, "/people/{amina}/shares"),
    "basic_view": Shot(COMMISSIONER, "/people/roster"),
    "change_forms": Shot(COORDINATOR, "/schemas/"),
    "translate": Shot(COORDINATOR, "/schemas/biography/language/texts"),
}
WANTED = [
    (language, name)
    for language in LANGUAGES
    for name in sorted(pictures_of_chapters(PEOPLE + (STAFF if language == "de" else ())))
]


@pytest.fixture(scope="module")
def looker(chromium, serve, facts):
    """Return a browser of a county as people have it, in all its languages."""
    served = serve(**{"mobio.languages": " ".join(LANGUAGES)}, before=in_all_languages)
    return Looker(chromium, served.url, facts)


def in_all_languages(database):
    """Bring the translations of every language into force."""
    with opened(database) as root:
        messages = form_messages(LANGUAGES)
        publish(root["site"], [], messages, who="test", reason="pictures", now=NOW)
        catalogue = catalogue_in_force(root["site"])
        for login in PEOPLE_OF_THE_COUNTY:
            live_in(root["site"], catalogue, login, APPOINTED[0])


def live_in(site, catalogue, login, municipality):
    """Write down where somebody lives, so that the list of the municipality is not empty."""
    account = site["accounts"].by_login(login)
    author = Author(account.__name__, account.role, "de", False)
    hand = Hand(site["people"][account.person_id], catalogue, author, NOW)
    hand.fill_section("personal", {"municipality": municipality})


def look(looker, shot, language, facts):
    """Return (tab, top) that show what *shot* is of."""
    spoken = "de" if shot.helped else language
    tab = looker.tab(shot.login, spoken)
    tab.set_viewport_size({"width": WIDTHS[0], "height": TALLEST})
    if shot.helped:
        tab.goto(f"{looker.url}/people/{facts['amina']}")
        other = second("de") if language == "de" else language
        button = tab.locator(f'form[action$="/helping"] button[value="{other}"]')
        if button.count():
            with tab.expect_navigation():
                button.click()
    page = Page("", (), shot.login, shot.path)
    path = path_of(page, facts)
    answer = tab.goto(looker.url + path + (language if path.endswith("=") else ""))
    if answer.status == 404 and shot.instead:
        path, top = shot.instead
        answer = tab.goto(looker.url + path.format_map(facts))
    else:
        top = shot.top
    assert answer.status == 200
    return tab, top


@pytest.mark.parametrize(("language", "name"), WANTED)
def test_take_the_picture(looker, facts, tmp_path, language, name):
    shot = SHOTS[name]
    tab, beginning = look(looker, shot, language, facts)
    top = tab.locator(beginning).first.bounding_box()["y"] - MARGIN
    whole = tmp_path / "whole.png"
    tab.screenshot(path=whole, full_page=True, caret="initial")
    file = PICTURES / language / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(whole) as picture:
        first = max(0, int(top))
        part = picture.crop((0, first, picture.width, min(picture.height, first + TALLEST)))
        small = part.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(file, optimize=True)
    assert file.stat().st_size <= BIGGEST


def test_every_picture_of_a_chapter_is_taken():
    assert pictures_of_chapters(PEOPLE + STAFF) == SHOTS.keys()
