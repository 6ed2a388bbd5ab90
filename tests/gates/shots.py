"""What the pictures of the handbook are of, and the words that each page says today.

Beside the pictures lies a digest of the words of each pictured page, so that a test can tell when a
page says something else than its picture.
"""

import hashlib
import json
from dataclasses import dataclass

from mobio.scripts.configuration import read_settings
from mobio.scripts.filling import Hand
from mobio.services.answering import Author
from mobio.services.forms_in_force import catalogue_in_force
from mobio.services.publishing import publish
from mobio.services.translations import form_messages
from tests.gates.pages import COMMISSIONER, COORDINATOR, PERSON, WORKER, second
from tests.house.sources import ROOT
from tests.web.county import APPOINTED, NOW, opened
from tests.web.county import PEOPLE as PEOPLE_OF_THE_COUNTY
from tests.web.handbook import PEOPLE, STAFF, pictures_of_chapters

LANGUAGES = read_settings(ROOT / "development.ini").languages
SHOWN = ROOT / "tests/gates/shown.json"


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


def beside(language):
    """Return the language that stands beside German where two people look at one page."""
    return second("de") if language == "de" else language


def words_of(rooms, shot, language, facts):
    """Return the words of the page that *shot* is of, in the order of the alphabet."""
    login, spoken, other = shot.login, language, None
    if shot.helped:
        login, spoken, other = f"{shot.login}+{PERSON}", "de", beside(language)
    browser = rooms.browser(login, spoken, other)
    path = shot.path.format_map(facts)
    answer = browser.get(path + (language if path.endswith("=") else ""))
    if answer.status_int == 404 and shot.instead:
        answer = browser.get(shot.instead[0].format_map(facts), status=200)
    if answer.status_int == 303:
        answer = answer.follow()
    assert answer.status_int == 200, shot.path
    words = answer.html.find("main").get_text(" ").split()
    # Ids are made anew each time: an address holds them, and what began at once is ordered by them.
    return " ".join(sorted(word for word in words if not word.startswith("http")))


def digests(rooms, facts):
    """Return {language: {name: digest of the words of the page}} of all pictures."""
    found = {}
    for language, name in WANTED:
        words = words_of(rooms, SHOTS[name], language, facts)
        found.setdefault(language, {})[name] = hashlib.sha256(words.encode()).hexdigest()[:16]
    return found


def kept_digests():
    """Return the digests as they were when the pictures were taken."""
    return json.loads(SHOWN.read_text("utf-8"))
