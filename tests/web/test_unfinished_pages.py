"""What could not be stored yet stays with the account that typed it, over forms that change too."""

import pytest

from mobio.engine.folders import Source
from mobio.engine.references import Reference
from mobio.services.publishing import publish
from tests.web.browsing import autosave, box, main_text, page_form, save, type_in
from tests.web.county import NOW

FIRST = """
title: Sport
pages:
  - {id: play, title: Spielen, questions: [team, years]}
  - {id: more, title: Mehr, questions: [clubs]}
questions:
  - {id: team, type: text, label: Verein, max_length: 10, purpose: Freizeit}
  - {id: years, type: number, label: Jahre, max: 90, purpose: Freizeit}
  - id: clubs
    type: group
    label: Gruppen
    rows: own_page
    questions:
      - {id: name, type: text, label: Name, max_length: 10, purpose: Freizeit}
"""
SECOND = """
title: Sport
pages:
  - {id: play, title: Spielen, questions: [years]}
  - {id: more, title: Mehr, questions: [clubs]}
questions:
  - {id: years, type: number, label: Jahre, max: 90, purpose: Freizeit}
  - id: clubs
    type: group
    label: Gruppen
    rows: own_page
    questions:
      - {id: name, type: text, label: Name, max_length: 10, purpose: Freizeit}
upgrade: [{retire: team}]
"""
TOO_LONG = "Sportverein"


def bring(county, files):
    with county.site() as site:
        found = [
            Source(Reference.parse(name), text.encode("utf-8"), name)
            for name, text in files.items()
        ]
        publish(site, found, {}, who="t", reason="t", now=NOW)


@pytest.fixture
def play(county):
    """Publish the section and return the path of its first page, for Selam."""
    with county.site() as site:
        menu = site["schemas"].text_of("site/menu@1").rstrip()
    sport = "\n  - {show: section, form: biography/sport, label: Sport}\n"
    bring(county, {"biography/sport@1": FIRST, "site/menu@2": menu + sport})
    return county.person_path("selam", "biography", "sport", "play")


def opened(browser, path):
    return page_form(browser.get(path, status=200))


def send(form, boxes, status):
    type_in(form, boxes)
    return save(form, status=status)


class TestDrafts:
    """A wrong answer waits, with what was typed, until it is right or discarded."""

    def test_what_was_wrong_is_still_there_after_leaving(self, browser, county, play):
        selam = browser("selam")
        send(opened(selam, play), {"f-team": TOO_LONG, "f-years": "3"}, 422)
        assert county.answers("selam", "sport") == {"years": 3}
        again = selam.get(play, status=200)
        assert "Noch nicht alles gespeichert." in main_text(again)
        assert box(page_form(again), "f-team").value == TOO_LONG
        assert "Verein:" in again.html.select_one("#errors").get_text()

    def test_it_is_still_there_after_the_next_sign_in(self, browser, play):
        send(opened(browser("selam"), play), {"f-team": TOO_LONG}, 422)
        assert box(opened(browser("selam"), play), "f-team").value == TOO_LONG

    def test_the_section_leads_there(self, browser, county, play):
        selam = browser("selam")
        send(opened(selam, play), {"f-team": TOO_LONG}, 422)
        overview = selam.get(county.person_path("selam", "biography", "sport"))
        notice = overview.html.select_one("#main .notice")
        assert notice.find("a")["href"].endswith("/biography/sport/play")

    def test_the_right_answer_ends_it(self, browser, county, play):
        selam = browser("selam")
        send(opened(selam, play), {"f-team": TOO_LONG}, 422)
        send(opened(selam, play), {"f-team": "SV Nord"}, 303)
        assert county.answers("selam", "sport") == {"team": "SV Nord"}
        assert "Noch nicht" not in main_text(selam.get(play))

    def test_it_can_be_discarded_and_what_is_stored_stays(self, browser, county, play):
        selam = browser("selam")
        send(opened(selam, play), {"f-team": "SV Nord", "f-years": "3"}, 303)
        send(opened(selam, play), {"f-team": TOO_LONG, "f-years": "4"}, 422)
        page = selam.get(play)
        notice = next(form for form in page.forms.values() if form.html.select_one(".notice"))
        after = notice.submit("_do", value="discard", status=303).follow()
        assert "verworfen" in after.text
        assert box(opened(selam, play), "f-team").value == "SV Nord"
        assert county.answers("selam", "sport") == {"team": "SV Nord", "years": 4}

    def test_nobody_else_sees_it(self, browser, play):
        send(opened(browser("selam"), play), {"f-team": TOO_LONG}, 422)
        page = browser("vogt").get(play, status=200)
        assert TOO_LONG not in page.text
        assert "Noch nicht" not in main_text(page)

    def test_looking_at_it_writes_nothing(self, browser, county, play):
        selam = browser("selam")
        send(opened(selam, play), {"f-team": TOO_LONG}, 422)
        before = county.main.lastTransaction()
        selam.get(play, status=200)
        assert county.main.lastTransaction() == before

    def test_a_row_that_was_begun_goes_on_where_it_stood(self, browser, county, play):
        selam = browser("selam")
        path = play.replace("/play", "/more/clubs/new")
        send(opened(selam, path), {"name": TOO_LONG}, 422)
        form = opened(selam, path)
        assert box(form, "name").value == TOO_LONG
        send(form, {"name": "Ringer"}, 303)
        assert [row["name"] for row in county.answers("selam", "sport")["clubs"]] == ["Ringer"]


class TestLatePages:
    """A form is published while its page is open."""

    def test_what_was_typed_is_kept_and_the_person_is_told(self, browser, county, play):
        selam = browser("selam")
        form = opened(selam, play)
        bring(county, {"biography/sport@2": SECOND})
        answer = send(form, {"f-team": "SV Nord", "f-years": "3"}, 303).follow()
        assert "Die Fragen haben sich inzwischen geändert." in answer.text
        text = main_text(answer)
        assert "Verein SV Nord" in text[text.index("Frühere Angaben") :]
        assert county.answers("selam", "sport") == {"years": 3}

    def test_a_mistake_is_asked_again_as_it_was(self, browser, county, play):
        selam = browser("selam")
        form = opened(selam, play)
        bring(county, {"biography/sport@2": SECOND})
        again = send(form, {"f-team": TOO_LONG, "f-years": "3"}, 422)
        assert box(page_form(again), "f-team").value == TOO_LONG
        later = opened(selam, play)  # left, and come back
        assert box(later, "f-team").value == TOO_LONG
        text = main_text(send(later, {"f-team": "SV Nord"}, 303).follow())
        assert "Verein SV Nord" in text[text.index("Frühere Angaben") :]

    def test_a_row_is_kept_too(self, browser, county, play):
        selam = browser("selam")
        form = opened(selam, play.replace("/play", "/more/clubs/new"))
        bring(county, {"biography/sport@2": SECOND})
        send(form, {"name": "Ringer"}, 303)
        assert [row["name"] for row in county.answers("selam", "sport")["clubs"]] == ["Ringer"]

    def test_an_act_that_never_was_is_refused(self, browser, county, play):
        selam = browser("selam")
        form = opened(selam, play)
        type_in(form, {"f-team": "SV Nord"})
        form["_sequence"].force_value("99")
        before = county.main.lastTransaction()
        save(form, status=400)
        assert county.main.lastTransaction() == before

    def test_what_is_kept_while_typing_is_asked_again_as_it_was(self, browser, county, play):
        selam = browser("selam")
        form = opened(selam, play)
        type_in(form, {"f-team": "SV Nord"})
        bring(county, {"biography/sport@2": SECOND})
        assert autosave(form, status=200).json["at"]
        again = opened(selam, play)
        assert box(again, "f-team").value == "SV Nord"
        text = main_text(save(again, status=303).follow())
        assert "Verein SV Nord" in text[text.index("Frühere Angaben") :]

    def test_it_comes_along_into_another_language(self, browser, county, play):
        selam = browser("selam")
        form = opened(selam, play)
        type_in(form, {"f-team": TOO_LONG})
        bring(county, {"biography/sport@2": SECOND})
        page = form.submit("_lang", value="ar", status=303).follow(status=200)
        assert page.html.html["dir"] == "rtl"
        assert box(page_form(page), "f-team").value == TOO_LONG


class TestSortedRows:
    """Rows that a form sorts by itself have no place that anybody chooses."""

    def test_they_have_no_buttons_to_move_them(self, browser, county, play):
        sorted_by = SECOND.replace(
            "    rows: own_page\n", "    rows: own_page\n    sort_by: since\n"
        )
        since = "      - {id: since, type: number, label: Seit, purpose: Freizeit}\n"
        sorted_by = sorted_by.replace("upgrade:", f"{since}upgrade:")
        bring(county, {"biography/sport@2": sorted_by})
        selam, more = browser("selam"), play.replace("/play", "/more")
        for name, year in (("Ringer", "2"), ("Chor", "1")):
            form = opened(selam, f"{more}/clubs/new")
            type_in(form, {"name": name, "since": year})
            save(form, status=303)
        page = selam.get(more)
        assert [card.get_text() for card in page.html.select(".card h2 bdi")] == [
            "Chor · 1",
            "Ringer · 2",
        ]
        assert not page.html.select("button.up, button.down")
        row_id = page.html.select_one(".card")["id"].removeprefix("clubs-")
        pairs = [pair for pair in page_form(page).submit_fields() if pair[1] is not None]
        assert selam.post(more, [("_do", f"up:clubs:{row_id}"), *pairs]).status_int == 400
