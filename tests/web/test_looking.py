"""Looking changes nothing: every page that somebody can reach by clicking is looked at."""

import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest

from mobio.services.links import link_value
from tests.web.browsing import page_form

FILE = re.compile(r"(/schemas/\w+/)\w+")
OF_EACH_KIND = 2
"""How many of the schema files of one folder are opened: their pages are the same views."""


def crawl(browser, start):
    """Follow every link from *start*, as a curious person does; yield (path, answer)."""
    waiting, seen, looked_at = [start], set(), Counter()
    while waiting:
        path = waiting.pop()
        kind = FILE.sub(r"\1*", path)
        if path in seen or (kind != path and looked_at[kind] == OF_EACH_KIND):
            continue
        seen.add(path)
        looked_at[kind] += 1
        answer = browser.get(path)
        yield path, answer
        if answer.content_type != "text/html":
            continue
        places = [tag.get("href") for tag in answer.html.find_all(["a", "link"])]
        for place in filter(None, places):
            parts = urlsplit(urljoin(answer.request.url, place))
            if parts.hostname == "mobio.example":
                waiting.append(parts._replace(scheme="", netloc="", fragment="").geturl())


@pytest.fixture
def shares(county):
    """Return the ids of shares in every state that has pages."""
    return {state: county.share("amina", state) for state in ("prepared", "accepted", "sent")}


@pytest.mark.parametrize(
    ("login", "at_least"), [("amina", 30), ("keller", 30), ("brandt", 100), (None, 5)]
)
def test_looking_at_every_page_changes_nothing(browser, county, shares, login, at_least):
    own = browser(login)
    before = county.main.lastTransaction(), county.sessions.lastTransaction()
    start = "/login" if login is None else own.get("/").location or "/"
    answers = dict(crawl(own, urlsplit(start).path))
    failed = {path: found.status_int for path, found in answers.items() if found.status_int != 200}
    assert failed.pop("/", 303) == 303
    # Pages that need a consent lead to its text; nothing else leads anywhere.
    closed = [path for path in failed if "/consents/" in (answers[path].location or "")]
    is_at_a_person = login in ("amina", "keller")
    assert [path.rpartition("/")[2] for path in closed] == ["health"] * is_at_a_person
    assert failed.keys() - set(closed) == set()
    assert len(answers) >= at_least
    assert (county.main.lastTransaction(), county.sessions.lastTransaction()) == before


def test_rows_and_their_removal_are_looked_at_too(browser, county):
    own = browser("amina")
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        row = person["biography"]["education"].answers["schools"][0]["_row"]
    rows = county.person_path("amina", "biography", "education", "school", "schools")
    before = county.main.lastTransaction()
    for names in ("new", row, f"{row}/remove"):
        own.get(f"{rows}/{names}", status=200)
    assert county.main.lastTransaction() == before


def test_an_actor_looks_without_changing_anything_but_by_the_button(browser, county, shares):
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("amina").person_id]
        selector = person["shares"][shares["sent"]].recipients[0]["selector"]
    actor = browser()
    before = county.main.lastTransaction()
    page = actor.get(f"/dse/dat?value={link_value(selector, county.key)}", status=200)
    assert county.main.lastTransaction() == before
    opened = page_form(page).submit(status=303).location
    noted = county.main.lastTransaction()
    assert noted != before
    for _time in range(2):
        found = {path: answer.status_int for path, answer in crawl(actor, opened)}
        assert {path for path in found if found[path] != 200} == {"/"}
    assert county.main.lastTransaction() == noted


def test_a_look_writes_no_section_for_a_person_who_has_none(browser, county):
    own = browser("selam")
    for section in ("education", "language"):
        for page in own.get(county.person_path("selam", "biography", section)).html.select(
            ".summary-head a"
        ):
            own.get(page["href"], status=200)
    with county.site() as site:
        person = site["people"][site["accounts"].by_login("selam").person_id]
        assert list(person["biography"]) == ["personal"]
