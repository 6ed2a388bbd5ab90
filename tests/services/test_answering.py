"""Save a page: what is valid is stored, what others did stays, the history tells it all."""

from datetime import timedelta

import pytest

from mobio.engine.incoming import Malformed
from mobio.engine.pages import PageForm, RowForm
from mobio.services.answering import Author, save_page
from mobio.services.clock import today
from mobio.services.reading import record_of
from mobio.services.rows import remove_row
from tests.engine.asked import Opened
from tests.services.sharing_world import NOW, World, put_in_force

MINUTE = timedelta(minutes=1)
FORM = """
    title: Eigenes
    pages:
      - {id: one, title: Eins, questions: [nick, children, pets, schools]}
      - {id: two, title: Zwei, questions: [has_car, car]}
    questions:
      - {id: nick, type: text, label: Rufname, max_length: 20}
      - {id: children, type: number, label: Kinder, min: 0, max: 20}
      - id: pets
        type: group
        label: Haustiere
        rows: on_page
        row_title: [kind]
        questions:
          - {id: kind, type: text, label: Art}
          - {id: years, type: number, label: Alter, min: 0, max: 90}
      - id: schools
        type: group
        label: Schulen
        rows: own_page
        row_title: [place]
        questions: [{id: place, type: text, label: Ort}, {id: grade, type: number, label: Klasse}]
      - {id: has_car, type: yes_no, label: Haben Sie ein Auto?}
      - {id: car, type: text, label: Welches?, show_if: {has_car: yes}}
    """


class Desk:
    """Where a person and a worker fill in pages of one section."""

    def __init__(self):
        self.world = World()
        put_in_force(self.world.site, {"biography/own@1": FORM})
        menu = "title: Menü\nentries:\n  - {show: section, form: biography/own, label: Eigenes}\n"
        put_in_force(self.world.site, {"site/menu@2": menu})
        self.person = self.world.person
        self.catalogue = self.world.catalogue
        self.form = self.catalogue.section("own")
        self.now = NOW

    @property
    def section(self):
        return self.person["biography"]["own"]

    @property
    def answers(self):
        return self.section.answers

    def log(self):
        """Return the history of the section, the newest first."""
        return [entry for entry in self.person["log"].entries() if entry.section == "own"]

    def record(self):
        return record_of(self.person, self.catalogue, today(self.now))

    def maker(self, page="one", group=None, row_id=None):
        """Return what makes the form of a page, or of a row, for a record."""

        def make(record):
            known = record or self.record()
            if group:
                return RowForm(self.catalogue, self.form, group, row_id, known)
            return PageForm(self.catalogue, self.form, page, known)

        return make

    def open(self, *place):
        """Return a page as it is opened now, and what makes its form."""
        make = self.maker(*place)
        return Opened(make(None), revision=self.section.revision), make

    def save(self, opened, login="amina", **typed):
        """Fill in *typed*, press *Speichern* and return the outcome."""
        page, make = opened
        account = self.world.site["accounts"].by_login(login)
        author = Author(account.__name__, account.role, "ar", login != "amina")
        self.now += MINUTE
        pairs = page.fill(typed).pairs()
        return save_page(self.person, self.catalogue, make, pairs, author=author, now=self.now)


@pytest.fixture
def desk():
    return Desk()


class TestStoring:
    """What is stored, and what tells of it."""

    def test_a_first_answer_makes_the_section(self, desk):
        assert "own" not in desk.person["biography"]
        outcome = desk.save(desk.open(), nick="Mina")
        assert outcome.is_complete
        assert outcome.saved == ("nick",)
        assert "own" in desk.person["biography"]
        assert (desk.section.version, desk.section.revision) == (1, 1)
        assert desk.answers == {"nick": "Mina"}

    def test_a_zero_is_an_answer(self, desk):
        assert desk.save(desk.open(), children="0").saved == ("children",)
        assert desk.answers == {"children": 0}
        desk.save(desk.open(), children="2")
        desk.save(desk.open(), children="0")
        assert desk.answers == {"children": 0}

    def test_saving_without_a_change_stores_nothing(self, desk):
        assert desk.save(desk.open()).saved == ()
        assert "own" not in desk.person["biography"]
        desk.save(desk.open(), nick="Mina")
        assert desk.save(desk.open()).saved == ()
        assert desk.section.revision == 1
        assert len(desk.log()) == 1

    def test_each_answer_keeps_who_gave_it_when_and_in_which_language(self, desk):
        desk.save(desk.open(), nick="Mina")
        desk.save(desk.open(), login="sara", children="2")
        origin = desk.section.provenance
        assert origin["nick"] == {
            "account": desk.world.amina.__name__,
            "when": NOW + MINUTE,
            "language": "ar",
            "assisted": False,
        }
        assert origin["children"]["account"] == desk.world.sara.__name__
        assert origin["children"]["assisted"] is True

    def test_the_history_keeps_what_stood_there_before(self, desk):
        for text in ("Mina", "Amina", ""):
            desk.save(desk.open(), nick=text)
        assert [entry.changes for entry in desk.log()] == [
            ({"question": "nick", "old": "Amina"},),
            ({"question": "nick", "old": "Mina"},),
            ({"question": "nick"},),
        ]
        assert [entry.revision for entry in desk.log()] == [3, 2, 1]
        assert {entry.role for entry in desk.log()} == {"refugee"}
        assert desk.answers == {}

    def test_a_mistake_harms_no_other_answer(self, desk):
        outcome = desk.save(desk.open(), nick="x" * 21, children="2")
        assert not outcome.is_complete
        assert desk.answers == {"children": 2}
        assert set(outcome.checked.notes) == {("nick",)}

    def test_what_cannot_come_from_the_page_changes_nothing(self, desk):
        page, make = desk.open()
        pairs = page.fill({"nick": "Mina"}).pairs()
        author = Author("a", "refugee", "de", False)
        for broken in (pairs[:-1], [*pairs[:-1], ("role", "x"), pairs[-1]], []):
            with pytest.raises(Malformed):
                save_page(desk.person, desk.catalogue, make, broken, author=author, now=NOW)
        assert "own" not in desk.person["biography"]
        assert desk.log() == []

    def test_a_question_that_an_answer_brings_up_is_named(self, desk):
        desk.save(desk.open("two"), has_car="no")
        outcome = desk.save(desk.open("two"), has_car="yes")
        assert outcome.is_complete
        assert desk.save(desk.open("two"), car="Käfer").appeared == ()
        assert desk.answers == {"has_car": "yes", "car": "Käfer"}

    def test_an_answer_that_is_hidden_meanwhile_is_kept(self, desk):
        desk.save(desk.open("two"), has_car="yes", car="Käfer")
        desk.save(desk.open("two"), has_car="no")
        assert desk.answers == {"has_car": "no", "car": "Käfer"}


class TestTwoAtOnce:
    """The page was opened before somebody else saved."""

    def test_different_questions_are_both_kept(self, desk):
        mine, theirs = desk.open(), desk.open()
        desk.save(theirs, login="sara", children="2")
        assert desk.save(mine, nick="Mina").is_complete
        assert desk.answers == {"nick": "Mina", "children": 2}

    def test_the_same_question_is_a_conflict_and_keeps_theirs(self, desk):
        mine, theirs = desk.open(), desk.open()
        desk.save(theirs, login="sara", nick="Ami")
        outcome = desk.save(mine, nick="Mina", children="2")
        assert outcome.conflicts == {"nick": "Ami"}
        assert outcome.saved == ("children",)
        assert not outcome.is_complete
        ((message,), _warnings, _theirs) = outcome.checked.notes[("nick",)]
        assert "Ami" in message
        assert desk.answers == {"nick": "Ami", "children": 2}

    def test_a_page_opened_several_saves_ago_is_compared_with_what_it_showed(self, desk):
        desk.save(desk.open(), nick="Mina", children="1")
        old = desk.open()
        for number in ("2", "3"):
            desk.save(desk.open(), login="sara", children=number)
        assert desk.save(old, nick="Ami").is_complete
        assert desk.answers == {"nick": "Ami", "children": 3}

    def test_back_to_what_the_page_showed_is_no_change(self, desk):
        desk.save(desk.open(), nick="Mina")
        old = desk.open()
        desk.save(desk.open(), login="sara", nick="Ami")
        assert desk.save(old, nick="Mina").saved == ()
        assert desk.answers == {"nick": "Ami"}

    def test_an_answer_that_was_emptied_there_is_told_as_none(self, desk):
        desk.save(desk.open(), nick="Mina")
        mine = desk.open()
        desk.save(desk.open(), login="sara", nick="")
        outcome = desk.save(mine, nick="Ami")
        ((message,), *_rest) = outcome.checked.notes[("nick",)]
        assert "keine Angabe" in message

    def test_another_section_has_revisions_of_its_own(self, desk):
        mine = desk.open()
        desk.world.answer("learning", years="10")
        assert desk.save(mine, nick="Mina").is_complete


class TestRows:
    """Rows keep their ids, and are merged one by one."""

    def test_rows_are_stored_with_the_ids_of_the_page(self, desk):
        opened = desk.open()
        desk.save(opened, pets=[{"kind": "Katze"}, {"kind": "Hund", "years": "3"}])
        assert [(row["kind"], row.get("years")) for row in desk.answers["pets"]] == [
            ("Katze", None),
            ("Hund", 3),
        ]
        assert len({row["_row"] for row in desk.answers["pets"]}) == 2

    def test_two_who_change_different_rows_are_both_kept(self, desk):
        desk.save(desk.open(), pets=[{"kind": "Katze"}, {"kind": "Hund"}])
        mine, theirs = desk.open(), desk.open()
        desk.save(theirs, login="sara", pets=[{"years": "1"}, {}])
        assert desk.save(mine, pets=[{}, {"years": "2"}]).is_complete
        assert [row["years"] for row in desk.answers["pets"]] == [1, 2]

    def test_the_same_member_of_a_row_is_a_conflict_at_this_member(self, desk):
        desk.save(desk.open(), pets=[{"kind": "Katze"}])
        mine, theirs = desk.open(), desk.open()
        desk.save(theirs, login="sara", pets=[{"kind": "Kater", "years": "4"}])
        outcome = desk.save(mine, pets=[{"kind": "Katerle"}])
        (row,) = desk.answers["pets"]
        ((message,), *_rest) = outcome.checked.notes[("pets", row["_row"], "kind")]
        assert "Kater" in message
        assert (row["kind"], row["years"]) == ("Kater", 4)

    def test_a_row_on_its_own_page_meets_the_other_in_the_same_way(self, desk):
        row_id = "rabcdefgh"
        desk.save(desk.open("one", "schools", row_id), place="Homs")
        mine, theirs = (desk.open("one", "schools", row_id) for _who in range(2))
        desk.save(theirs, login="sara", place="Hama", grade="4")
        outcome = desk.save(mine, place="Idlib")
        assert list(outcome.checked.notes) == [("schools", row_id, "place")]
        assert desk.answers["schools"] == [{"_row": row_id, "place": "Hama", "grade": 4}]

    def test_a_row_removed_there_and_changed_here_is_told_with_what_is_left(self, desk):
        for row_id, place in (("rabcdefgh", "Homs"), ("rbcdefghi", "Hama")):
            desk.save(desk.open("one", "schools", row_id), place=place)
        mine = desk.open("one", "schools", "rabcdefgh")
        self.remove(desk, "rabcdefgh")
        outcome = desk.save(mine, place="Idlib")
        ((message,), *_rest) = outcome.checked.notes[("schools",)]
        assert "Hama" in message
        assert {row["place"] for row in desk.answers["schools"]} == {"Idlib", "Hama"}

    def test_a_new_row_sent_twice_is_one(self, desk):
        opened = desk.open("one", "schools", "rabcdefgh")
        desk.save(opened, place="Homs")
        assert desk.save(opened, place="Homs").is_complete
        assert len(desk.answers["schools"]) == 1

    def remove(self, desk, row_id):
        author = Author(desk.world.sara.__name__, "social_advice", "de", True)
        words = {"author": author, "now": desk.now}
        return remove_row(desk.person, desk.catalogue, desk.form, "schools", row_id, **words)

    def test_removing_a_row_keeps_it_in_the_history(self, desk):
        desk.save(desk.open("one", "schools", "rabcdefgh"), place="Homs")
        assert self.remove(desk, "rabcdefgh")
        assert "schools" not in desk.answers
        (change,) = desk.log()[0].changes
        assert change["old"] == [{"_row": "rabcdefgh", "place": "Homs"}]

    def test_removing_a_row_that_is_not_there_changes_nothing(self, desk):
        assert not self.remove(desk, "rabcdefgh")
        assert desk.log() == []
        assert "own" not in desk.person["biography"]
