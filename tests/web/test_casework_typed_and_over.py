"""What is typed about a person waits for the worker when the session has ended meanwhile."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from tests.web.browsing import main_text, page_form, save
from tests.web.county import PASSWORD

TYPED = "Lange getippt."
MINUTE = timedelta(minutes=1)


@pytest.fixture
def new_note(county):
    """Return the address where a note is begun."""
    return county.person_path("amina", "casework/new?form=note")


def typed(own, address, note_class="sensitive", text=TYPED):
    """Return the form of a note with something typed into it."""
    form = page_form(own.get(address, status=200))
    form["f-note_class"], form["note_text"] = note_class, text
    return form


def signed_in_again(answer, login="keller"):
    """Sign in on the page that was led to, and return the page that follows."""
    form = page_form(answer.follow(status=200))
    form["login"], form["password"] = login, PASSWORD
    return form.submit(status=303).follow(status=200)


def notes(county):
    return county.entries("amina", "casework")


def test_a_new_note_waits_and_signing_in_leads_to_it(browser, county, new_note):
    form = typed(browser("keller"), new_note)
    county.clock.now += 31 * MINUTE
    answer = save(form, status=303)
    assert "note=waits" in answer.location
    assert TYPED not in answer.follow().text
    page = signed_in_again(answer)
    assert page.request.path_qs == new_note
    assert page_form(page)["note_text"].value == TYPED
    assert page_form(page)["f-note_class"].value == "sensitive"
    assert not notes(county)
    save(page_form(page), status=303)
    assert [note.answers["note_text"] for note in notes(county)] == [TYPED]
    assert TYPED not in browser("keller").get(new_note).text


def test_a_change_of_a_note_waits_too(browser, county, new_note):
    own = browser("keller")
    save(typed(own, new_note, text="Kurz."), status=303)
    path = county.person_path("amina", f"casework/{notes(county)[0].id}/note")
    form = typed(own, path)
    county.clock.now += 31 * MINUTE
    page = signed_in_again(save(form, status=303))
    assert page.request.path == path
    assert page_form(page)["note_text"].value == TYPED
    assert notes(county)[0].answers["note_text"] == "Kurz."
    save(page_form(page), status=303)
    assert notes(county)[0].answers["note_text"] == TYPED


def test_a_page_of_an_agreement_waits_for_the_person(browser, county):
    own = browser("amina")
    place = county.person_path("amina", "agreements/new")
    path = urlsplit(own.send(place, [], status=303).location).path
    form = page_form(own.get(path))
    form["agreement_own_words"] = TYPED
    county.clock.now += 16 * MINUTE
    page = signed_in_again(save(form, status=303), "amina")
    assert page.request.path == path
    assert page_form(page)["agreement_own_words"].value == TYPED
    assert TYPED in browser("amina").get(county.person_path("amina", "everything.json")).text


def test_nobody_else_reads_it(browser, county, new_note):
    county.make_responsible("vogt", "amina")
    form = typed(browser("keller"), new_note)
    county.clock.now += 31 * MINUTE
    save(form, status=303)
    assert TYPED not in browser("vogt").get(new_note, status=200).text
    own = browser("amina")
    for name in ("", "everything", "everything.json", "agreements/"):
        assert TYPED not in own.get(county.person_path("amina", name)).text


def test_it_can_be_discarded(browser, county, new_note):
    form = typed(browser("keller"), new_note)
    county.clock.now += 31 * MINUTE
    page = signed_in_again(save(form, status=303))
    assert "Noch nicht alles gespeichert." in main_text(page)
    discard = next(each for each in page.forms.values() if "discard" in each.text)
    assert TYPED not in discard.submit("_do", value="discard", status=303).follow(status=200).text


def test_who_is_not_responsible_any_more_keeps_nothing(browser, county, new_note):
    form = typed(browser("keller"), new_note)
    with county.site() as site:
        site["people"][county.person_id("amina")].responsibilities = ()
    county.clock.now += 31 * MINUTE
    answer = save(form, status=303)
    assert "note=idle" in answer.location
    with county.site() as site:
        assert len(site["people"][county.person_id("amina")]["typed_casework"]) == 0


def test_what_is_too_late_to_be_kept_leads_back_to_the_same_form(browser, county, new_note):
    form = typed(browser("keller"), new_note)
    county.clock.now += 120 * MINUTE
    page = signed_in_again(save(form, status=303))
    assert page.request.path_qs == new_note
