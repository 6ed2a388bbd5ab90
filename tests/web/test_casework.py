"""Contacts and notes: who writes them, who reads them, and that nobody else does."""

import pytest

from mobio.services.everything import OTHERS
from mobio.services.links import link_value
from tests.journeys.visitors import words
from tests.services.sharing_world import put_in_force
from tests.web.browsing import main_text, page_form

SECRET = "Frau Haddad hat mir etwas anvertraut."


@pytest.fixture
def write(browser, county):
    """Return a function by which a worker writes a note of some class about Amina."""

    def note(note_class, text=SECRET, login="keller"):
        own = browser(login)
        form = page_form(own.get(county.person_path("amina", "casework/new?form=note"), status=200))
        form["f-note_class"], form["note_text"] = note_class, text
        page = form.submit("_do", value="save", status=303).follow(status=200)
        (entry,) = county.entries("amina", "casework")
        return page, county.person_path("amina", f"casework/{entry.id}")

    return note


def mails(county):
    """Return every mail that waits to be sent."""
    with county.site() as site:
        return [str(vars(mail)) for mail in site["outbox"].values()]


def shown(stranger, county):
    """Return what an office reads behind its link."""
    with county.site() as site:
        person = site["people"][county.person_id("amina")]
        (share,) = [each for each in person["shares"].values() if each.sent_at]
        link = link_value(share.recipients[0]["selector"], county.key)
    offer = stranger.get(f"/dse/dat?value={link}", status=200)
    return [offer.text, page_form(offer).submit().follow(status=200).text]


@pytest.fixture
def second_worker(county):
    """Make Herr Vogt responsible for Amina, too."""
    county.make_responsible("vogt", "amina")


def test_a_contact_is_written_in_one_page(browser, county):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "casework/new?form=contact"), status=200))
    form["f-contact_kind"] = "phone"
    form["contact_result"] = "Termin am Montag."
    page = form.submit("_do", value="save", status=303).follow(status=200)
    assert "Termin am Montag." in main_text(page)
    assert "01.03.2027" in main_text(page)  # today, without being typed
    assert "Frau Keller" in main_text(page)


def test_the_language_is_asked_of_every_talk_and_not_where_there_was_none(browser, county):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "casework/new?form=contact"), status=200))
    form["f-contact_kind"], form["contact_language"] = "office", "ar"
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "casework")
    assert entry.answers["contact_language"] == "ar"
    form = page_form(own.get(county.person_path("amina", f"casework/{entry.id}/contact")))
    form["f-contact_kind"] = "no_show"
    form.submit("_do", value="save", status=303)
    text = main_text(own.get(county.person_path("amina", f"casework/{entry.id}/")))
    assert "Person kam nicht" in text
    assert "Sprache" not in text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ("casework/contact@1", 200),
        ("biography/language@1", 200),
        ("casework/contact@9", 404),
        ("lists/language@1", 404),
        ("contact", 404),
        ("", 404),
    ],
)
def test_a_page_hides_what_waits_for_an_answer(browser, county, form, status):
    own = browser("keller")
    page = own.get(county.person_path("amina", "casework/new?form=contact"), status=200)
    (sheet,) = (link["href"] for link in page.html.select("link") if "reveal.css" in link["href"])
    assert "contact_language" in own.get(sheet, status=200).text
    assert own.get("/reveal.css", {"form": form}).status_int == status


def test_a_hand_over_says_who_takes_over_and_what_the_person_objects_to(browser, county):
    own = browser("keller")
    path = county.person_path("amina", "casework/new?form=case_transfer")
    form = page_form(own.get(path, status=200))
    form["hand_over_to"], form["f-hand_over_informed"] = "Pool der Gemeinde", "yes"
    form["hand_over_objection"] = "Die Ziele sollen nicht mitgehen."
    form["hand_over_tasks"] = "Kursplatz suchen"
    text = main_text(form.submit("_do", value="save", status=303).follow(status=200))
    for said in ("Pool der Gemeinde", "Die Ziele sollen nicht mitgehen.", "Kursplatz suchen"):
        assert said in text


@pytest.mark.parametrize("name", ["note", "contact"])
def test_an_empty_page_makes_no_entry(browser, county, name):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", f"casework/new?form={name}")))
    form.submit("_do", value="save", status=303)
    assert not county.entries("amina", "casework")


def test_what_is_wrong_is_told_and_what_was_typed_stays(browser, county):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "casework/new?form=contact")))
    form["f-contact_kind"] = "phone"
    form["contact_minutes"] = "viele"
    form["contact_result"] = "Termin am Montag."
    page = form.submit("_do", value="save", status=422)
    assert page.html.select_one(".error-summary a")
    assert "Termin am Montag." in page.text
    assert not county.entries("amina", "casework")


def test_a_form_that_is_kept_elsewhere_or_nowhere_is_not_found(browser, county):
    own = browser("keller")
    for name in ("goal_agreement", "nothing"):
        own.get(county.person_path("amina", f"casework/new?form={name}"), status=404)


VISIT = """
    title: Hausbesuch
    pages: [{id: visit, title: Besuch, questions: [who_came, people_met]}]
    questions:
      - {id: who_came, type: text, label: Wer kam?}
      - id: people_met
        type: group
        label: Wen trafen Sie?
        repeat: {min: 0, max: 5}
        questions: [{id: met, type: text, label: Name}]
    """


def test_a_row_is_added_to_a_new_entry_before_it_is_saved(browser, county):
    with county.site() as site:
        put_in_force(site, {"casework/visit@1": VISIT})
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "casework/new?form=visit"), status=200))
    form["who_came"] = "Frau Keller"
    for _number in range(2):
        form = page_form(form.submit("_do", value="add:people_met", status=200))
    assert not county.entries("amina", "casework")
    assert form["who_came"].value == "Frau Keller"
    form.set("met", "Amina", 0)
    form.set("met", "Yusuf", 1)
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "casework")
    assert [row["met"] for row in entry.answers["people_met"]] == ["Amina", "Yusuf"]


def test_a_button_that_a_new_entry_does_not_have_is_refused(browser, county):
    own = browser("keller")
    address = county.person_path("amina", "casework/new?form=note")
    sent = page_form(own.get(address, status=200)).submit_fields()
    own.post(address, [("_do", "add:people_met"), *sent], status=400)


@pytest.mark.usefixtures("second_worker")
def test_a_case_note_is_read_by_both_workers_and_not_by_the_person(write, browser):
    _page, path = write("case")
    assert SECRET in main_text(browser("vogt").get(path + "/", status=200))
    assert browser("amina").get(path + "/").status_int == 404


@pytest.mark.usefixtures("second_worker")
def test_a_sensitive_note_is_read_by_its_author_alone(write, browser, county):
    page, path = write("sensitive")
    assert SECRET in main_text(page)
    other = browser("vogt")
    assert other.get(path + "/").status_int == 404
    assert other.get(path + "/note").status_int == 404
    assert SECRET not in other.get(county.person_path("amina", "casework/")).text
    assert SECRET not in browser("amina").get(county.person_path("amina", "agreements/")).text


def test_a_note_for_the_hand_over_is_read_by_the_person(write, browser, county):
    _page, path = write("handover")
    own = browser("amina")
    listed = own.get(county.person_path("amina", "agreements/"), status=200)
    page = listed.click(href=path)
    assert SECRET in main_text(page)
    assert own.get(path + "/note").status_int == 403  # to be read, not to be changed
    assert own.get(county.person_path("amina", "casework/")).status_int == 404


def test_another_class_changes_who_reads_it(write, browser):
    _page, path = write("handover")
    own = browser("keller")
    form = page_form(own.get(path + "/note"))
    form["f-note_class"] = "case"
    form.submit("_do", value="save", status=303)
    assert browser("amina").get(path + "/").status_int == 404


@pytest.mark.usefixtures("second_worker")
def test_nobody_closes_a_note_that_somebody_else_began(write, browser, county):
    _page, path = write("case")
    (before,) = county.entries("amina", "casework")
    form = page_form(browser("vogt").get(path + "/note"))
    form["f-note_class"], form["note_text"] = "sensitive", "Für mich allein."
    page = form.submit("_do", value="save", status=422)
    assert "wer diesen Eintrag begonnen hat" in page.html.select_one(".error-summary").get_text()
    assert "Für mich allein." in page.text
    (after,) = county.entries("amina", "casework")
    assert after == before
    form = page_form(page)
    form["f-note_class"] = "case"
    form.submit("_do", value="save", status=303)
    assert "Für mich allein." in main_text(browser("keller").get(path + "/"))


@pytest.mark.usefixtures("second_worker")
def test_somebody_else_may_show_a_note_to_the_person(write, browser):
    _page, path = write("case")
    form = page_form(browser("vogt").get(path + "/note"))
    form["f-note_class"] = "handover"
    form.submit("_do", value="save", status=303)
    assert SECRET in main_text(browser("amina").get(path + "/", status=200))


@pytest.mark.parametrize("login", ["selam", "vogt", "brandt", "adler", "dorn", "kuhn"])
def test_nobody_else_finds_a_note(write, browser, county, login):
    _page, path = write("case")
    own = browser(login)
    assert own.get(path + "/").status_int == 404
    assert own.get(county.person_path("amina", "casework/")).status_int == 404


def test_the_history_keeps_who_changed_what(write, browser, county):
    _page, path = write("case")
    form = page_form(browser("keller").get(path + "/note"))
    form["note_text"] = "Anders."
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "casework")
    assert entry.changes[0] == ({"question": "note_text", "old": SECRET},)
    assert len(entry.accounts) == 1
    with county.site() as site:
        log = site["people"][county.person_id("amina")]["log"]
        assert not [each for act in log.entries() for each in act.changes if "note" in str(each)]


def test_the_person_takes_along_what_may_be_read_and_is_told_how_much_more_there_is(
    write, browser, county
):
    write("handover", "Ein Kurs beginnt im Mai.")
    own = browser("amina")
    for name in ("everything", "everything.json"):
        assert "Ein Kurs beginnt im Mai." in own.get(county.person_path("amina", name)).text


def changed(own, path, **boxes):
    """Change a note."""
    form = page_form(own.get(path + "/note"))
    for name, value in boxes.items():
        form["f-note_class" if name == "note_class" else name] = value
    form.submit("_do", value="save", status=303)


def test_what_a_note_said_before_the_person_may_read_it_is_not_taken_along(write, browser, county):
    _page, path = write("sensitive")
    own = browser("keller")
    changed(own, path, note_text=f"{SECRET} Noch etwas.")
    changed(own, path, note_class="handover", note_text="Ein Kurs beginnt im Mai.")
    changed(own, path, note_text="Ein Kurs beginnt im Juni.")
    taken = browser("amina").get(county.person_path("amina", "everything.json"))
    assert SECRET not in taken.text
    (note,) = taken.json["casework"]
    assert note["answers"]["note_text"] == "Ein Kurs beginnt im Juni."
    old = [{"question": "note_text", "old": "Ein Kurs beginnt im Mai."}]
    assert [act["changes"] for act in note["history"]] == [old]


def test_a_note_for_the_person_is_taken_along_from_its_beginning(write, browser, county):
    _page, path = write("handover", "Ein Kurs beginnt im Mai.")
    changed(browser("keller"), path, note_text="Ein Kurs beginnt im Juni.")
    taken = browser("amina").get(county.person_path("amina", "everything.json"))
    assert len(taken.json["casework"][0]["history"]) == 2


def test_what_the_person_may_not_read_by_herself_is_counted(write, browser, county):
    write("case")
    page = browser("amina").get(county.person_path("amina", "everything"))
    assert SECRET not in page.text
    assert words("ar", "mobio")[OTHERS] in main_text(page)
    assert SECRET not in browser("amina").get(county.person_path("amina", "everything.json")).text


@pytest.mark.parametrize("kind", ["jc", "language_school", "ikubiz"])
def test_no_office_and_no_mail_tells_anything_of_it(write, browser, county, kind):
    write("handover")
    form = page_form(browser("keller").get(county.person_path("amina", "agreements/new")))
    form.set("goal", True, 0)
    form.submit(status=303)
    county.share("amina", package_id=kind)
    told = [
        browser("keller").get("/people/roster").text,
        browser("kuhn").get("/people/roster").text,
        *mails(county),
        *(shown(browser(), county)),
    ]
    goal = county.entries("amina", "agreements")[0].answers["agreement_goals"][0]["goal"]
    assert len(told) > 3
    assert not [page for page in told if SECRET in page or goal in page]
