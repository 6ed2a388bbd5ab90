"""Agreements and notes while lists change: no answer is lost, and nobody reads more than before."""

import pytest

from tests.house.sources import ROOT
from tests.services.sharing_world import put_in_force
from tests.web.browsing import main_text, page_form

SECRET = "Frau Haddad hat mir etwas anvertraut."


def publish_list(county, path, code, step):
    """Publish the shipped list *path* without *code*, or with another in its place, by a *step*."""
    text = (ROOT / f"forms/{path}/1.yaml").read_text("utf-8")
    line = next(line for line in text.splitlines() if f"code: {code}," in line)
    new = step[code] if isinstance(step, dict) else ""
    newer = text.replace(line, line.replace(f"code: {code},", f"code: {new},") if new else "")
    word = f"map: {{{code}: {new}}}" if new else f"retire: {code}"
    with county.site() as site:
        put_in_force(site, {f"{path}@2": f"{newer}\nupgrade:\n  - {word}\n"})


@pytest.fixture
def agreement(browser, county):
    """Return (browser, path) of an agreement with one goal."""
    own = browser("keller")
    place = county.person_path("amina", "agreements/new")
    page = own.send(place, [("goal", "lang_course_start")], status=303)
    return own, page.location.rpartition("/")[0]


def who(county):
    """Return who does what in the agreement."""
    (entry,) = county.entries("amina", "agreements")
    return [row.get("who") for row in entry.answers["agreement_measures"]]


@pytest.mark.parametrize("step", [{"worker": "advice"}, "retire"], ids=["map", "retire"])
class TestAgreement:
    """Reading and saving an agreement after a step of a list it was filled in with."""

    def test_it_is_read_in_the_words_it_was_begun_with(self, agreement, county, step):
        own, path = agreement
        before = main_text(own.get(path + "/"))
        publish_list(county, "lists/measure_who", "worker", step)
        assert main_text(own.get(path + "/", status=200)) == before
        assert own.get(path + "/@@print", status=200)

    def test_saving_it_loses_nothing(self, agreement, county, step):
        own, path = agreement
        before = who(county)
        assert "worker" in before
        publish_list(county, "lists/measure_who", "worker", step)
        page_form(own.get(path + "/goals")).submit("_do", value="save", status=303)
        assert who(county) == before

    def test_the_list_of_agreements_and_everything_can_be_read(
        self, agreement, browser, county, step
    ):
        publish_list(county, "lists/measure_who", "worker", step)
        own = browser("amina")
        for name in ("agreements/", "everything", "everything.json"):
            own.get(county.person_path("amina", name), status=200)


def test_facts_stay_in_the_words_of_their_day(browser, county):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "biography/language/german")))
    form["f-german_level"] = "B1"
    form.submit("_do", value="save", status=303)
    place = county.person_path("amina", "agreements/new")
    path = own.send(place, [], status=303).location.rpartition("/")[0]
    person = browser("amina")
    before = main_text(person.get(path + "/"))
    assert "B1" in before
    text = (ROOT / "forms/lists/cefr/1.yaml").read_text("utf-8")
    text = text.replace('label: "B1: Ich', 'label: "B1, also: Ich')
    with county.site() as site:
        put_in_force(site, {"lists/cefr@2": f"{text}\nupgrade: [{{meaning: {{B1: same}}}}]\n"})
    assert main_text(person.get(path + "/")) == before


class TestNote:
    """Who reads a note hangs on its class, also when the class is not what it was."""

    @pytest.fixture
    def write(self, browser, county):
        """Return a function by which Frau Keller writes a note; Herr Vogt is responsible, too."""
        county.make_responsible("vogt", "amina")

        def note(note_class):
            own = browser("keller")
            form = page_form(own.get(county.person_path("amina", "casework/new?form=note")))
            form["note_text"] = SECRET
            if note_class:
                form["f-note_class"] = note_class
            form.submit("_do", value="save", status=303)
            (entry,) = county.entries("amina", "casework")
            return own, county.person_path("amina", f"casework/{entry.id}")

        return note

    @pytest.mark.parametrize("step", [{"sensitive": "confidential"}, "retire"])
    def test_it_stays_sensitive_when_its_class_goes_from_the_list(
        self, write, browser, county, step
    ):
        own, path = write("sensitive")
        publish_list(county, "lists/note_class", "sensitive", step)
        form = page_form(own.get(path + "/note", status=200))
        form["note_text"] = f"{SECRET} Mehr davon."
        form.submit("_do", value="save", status=303)
        (entry,) = county.entries("amina", "casework")
        assert entry.answers == {"note_class": "sensitive", "note_text": f"{SECRET} Mehr davon."}
        assert browser("vogt").get(path + "/").status_int == 404

    def test_without_a_class_the_author_alone_reads_it(self, write, browser):
        own, path = write(None)
        assert SECRET in main_text(own.get(path + "/", status=200))
        for login in ("vogt", "amina"):
            assert browser(login).get(path + "/").status_int == 404

    def test_taking_the_class_away_opens_nothing(self, write, browser):
        own, path = write("sensitive")
        sent = page_form(own.get(path + "/note")).submit_fields("_do", submit_value="save")
        own.post(path + "/note", [pair for pair in sent if pair[1] != "sensitive"], status=303)
        assert browser("vogt").get(path + "/").status_int == 404


def test_several_options_of_one_question_are_kept(browser, county):
    own = browser("keller")
    form = page_form(own.get(county.person_path("amina", "casework/new?form=contact")))
    form["f-contact_kind"] = "phone"
    form.set("checkbox", True, 0)
    form.submit("_do", value="save", status=303)
    (entry,) = county.entries("amina", "casework")
    assert entry.answers["contact_topics"]
