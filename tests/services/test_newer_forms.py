"""Forms are published while people fill them in: what is typed, stored and read stays theirs."""

import pytest

from mobio.engine.incoming import Malformed
from mobio.engine.merging import undo
from mobio.engine.pages import PageForm
from mobio.engine.set_aside import former_lines, parked_lines
from mobio.services.answering import Author, save_page
from mobio.services.clock import today
from mobio.services.reading import record_of, states_of
from tests.engine.asked import Opened
from tests.services.sharing_world import NOW, World, put_in_force

FIRST = """
    title: Eigenes
    pages: [{id: one, title: Eins, questions: [nick, children, has_car, car]}]
    questions:
      - {id: nick, type: text, label: Rufname, max_length: 20}
      - {id: children, type: number, label: Kinder, max: 20}
      - {id: has_car, type: yes_no, label: Auto?}
      - {id: car, type: text, label: Welches?, show_if: {has_car: yes}}
    """
WITHOUT_NICK = """
    title: Eigenes
    pages: [{id: one, title: Eins, questions: [children]}, {id: two, title: Z, questions: [has_car, car]}]
    questions:
      - {id: children, type: number, label: Kinder, max: 20}
      - {id: has_car, type: yes_no, label: Auto?}
      - {id: car, type: text, label: Welches?, show_if: {has_car: yes}}
    upgrade: [{retire: nick}]
    """
OTHER = """
    title: Anderes
    pages: [{id: one, title: Eins, questions: [note]}]
    questions: [{id: note, type: text, label: Notiz}]
    """
OTHER_WITH_NICK = """
    title: Anderes
    pages: [{id: one, title: Eins, questions: [note, nick]}]
    questions:
      - {id: note, type: text, label: Notiz}
      - {id: nick, type: text, label: Rufname, max_length: 20}
    """
MENU = """
    title: Menü
    entries:
      - {show: section, form: biography/own, label: Eigenes}
      - {show: section, form: biography/other, label: Anderes}
    """


class Desk:
    """Where a person fills in pages while a coordinator publishes."""

    def __init__(self):
        self.world = World()
        self.site, self.person = self.world.site, self.world.person
        self.publish({"biography/own@1": FIRST, "biography/other@1": OTHER, "site/menu@2": MENU})

    def publish(self, files):
        put_in_force(self.site, files)

    def move_nick(self):
        moved = WITHOUT_NICK.replace("retire: nick", "move: {nick: other.nick}")
        self.publish({"biography/own@2": moved, "biography/other@2": OTHER_WITH_NICK})

    @property
    def catalogue(self):
        return self.world.catalogue

    def record(self):
        return record_of(self.person, self.catalogue, today(NOW))

    def stored(self, section="own"):
        return self.person["biography"][section].answers

    def make(self, page="one", section="own"):
        def make(record):
            form = record.catalogue.section(section)
            return PageForm(record.catalogue, form, page, record)

        return make

    def open(self, *place):
        """Return a page as it is opened now, and what makes its form."""
        make = self.make(*place)
        return Opened(make(self.record()), revision=self.person["log"].newest), make

    def save(self, opened, login="amina", **typed):
        page, make = opened
        account = self.site["accounts"].by_login(login)
        author = Author(account.__name__, account.role, "ar", login != "amina")
        pairs = page.fill(typed).pairs()
        return save_page(self.person, self.catalogue, make, pairs, author=author, now=NOW)


@pytest.fixture
def desk():
    return Desk()


def lines(found):
    return [(line.label, line.value) for line in found]


class TestReading:
    """Nothing is rewritten until the owner saves, and nothing is lost when it is."""

    def test_looking_rewrites_nothing(self, desk):
        desk.save(desk.open(), nick="Mina", children="2")
        desk.publish({"biography/own@2": WITHOUT_NICK})
        assert desk.record().answers["own"] == {"children": 2}
        assert desk.stored() == {"nick": "Mina", "children": 2}

    def test_a_retired_answer_is_read_in_the_words_it_was_given_to(self, desk):
        desk.save(desk.open(), nick="Mina")
        desk.publish({"biography/own@2": WITHOUT_NICK})
        former = former_lines(desk.catalogue, "own", desk.record())
        assert lines(former) == [("Rufname", "Mina")]
        desk.save(desk.open("one"), children="1")
        assert desk.stored() == {"children": 1}
        assert lines(former_lines(desk.catalogue, "own", desk.record())) == [("Rufname", "Mina")]

    def test_a_hidden_answer_is_read_too(self, desk):
        desk.save(desk.open(), has_car="yes")
        desk.save(desk.open(), car="Lada")
        desk.save(desk.open(), has_car="no")
        form = desk.catalogue.section("own")
        assert lines(parked_lines(desk.catalogue, form, desk.record())) == [("Welches?", "Lada")]

    def test_saving_one_end_of_a_move_writes_both(self, desk):
        desk.save(desk.open(), nick="Mina", children="2")
        desk.move_nick()
        desk.save(desk.open("one", "other"), note="x")
        assert desk.stored() == {"children": 2}
        assert desk.stored("other") == {"note": "x", "nick": "Mina"}

    def test_the_history_leads_back_over_a_newer_form(self, desk):
        desk.save(desk.open(), nick="Mina", children="2")
        before = states_of(desk.person)
        number = desk.person["log"].newest
        desk.move_nick()
        desk.save(desk.open("one", "other"), nick="Mimi")
        back = undo(states_of(desk.person), desk.person["log"].after(number))
        assert back["own"] == before["own"]
        assert back["other"].answers == {}

    def test_what_the_form_did_is_no_change_of_the_person(self, desk):
        desk.save(desk.open(), nick="Mina")
        desk.publish({"biography/own@2": WITHOUT_NICK})
        desk.save(desk.open("one"), children="1")
        newest = desk.person["log"].entries()[0]
        assert newest.changes == ({"question": "children"},)
        assert newest.rewritten["changes"] == ({"question": "nick", "old": "Mina"},)


class TestLatePages:
    """A page that was opened before a publication and is sent afterwards."""

    def test_its_answers_are_stored(self, desk):
        opened = desk.open()
        desk.publish({"biography/own@2": FIRST + "upgrade: []"})
        outcome = desk.save(opened, nick="Mina", children="2")
        assert outcome.is_complete
        assert desk.stored() == {"nick": "Mina", "children": 2}

    def test_an_answer_to_a_question_that_is_gone_is_set_aside(self, desk):
        opened = desk.open()
        desk.publish({"biography/own@2": WITHOUT_NICK})
        outcome = desk.save(opened, nick="Mina", children="2")
        assert outcome.set_aside == ("nick",)
        assert desk.stored() == {"children": 2}
        assert lines(former_lines(desk.catalogue, "own", desk.record())) == [("Rufname", "Mina")]

    def test_an_answer_to_a_question_that_moved_goes_along(self, desk):
        opened = desk.open()
        desk.move_nick()
        outcome = desk.save(opened, nick="Mina")
        assert (outcome.set_aside, desk.stored("other")) == ((), {"nick": "Mina"})

    def test_what_is_wrong_is_told_and_the_rest_is_stored(self, desk):
        opened = desk.open()
        desk.publish({"biography/own@2": WITHOUT_NICK})
        outcome = desk.save(opened, nick="x" * 21, children="2")
        assert not outcome.is_complete
        assert set(outcome.checked.notes) == {("nick",)}
        assert outcome.late.form.version == 1
        assert desk.stored() == {"children": 2}

    def test_sent_again_after_the_mistake_it_is_complete(self, desk):
        opened = desk.open()
        desk.publish({"biography/own@2": WITHOUT_NICK})
        first = desk.save(opened, nick="x" * 21, children="2")
        again = Opened(
            first.late,
            first.late.retyped(first.incoming),
            first.checked.notes,
            revision=first.revision,
        )
        outcome = desk.save((again, opened[1]), nick="Mina")
        assert outcome.is_complete
        assert desk.stored() == {"children": 2}
        assert lines(former_lines(desk.catalogue, "own", desk.record())) == [("Rufname", "Mina")]

    def test_what_others_said_meanwhile_stays_and_the_own_is_kept(self, desk):
        desk.save(desk.open(), nick="Mina", children="1")
        opened = desk.open()
        desk.publish({"biography/own@2": FIRST + "upgrade: []"})
        desk.save(desk.open(), login="sara", children="3")
        outcome = desk.save(opened, children="4", has_car="no")
        assert desk.stored() == {"nick": "Mina", "children": 3, "has_car": "no"}
        assert "children" in outcome.set_aside
        assert ("Kinder", "4") in lines(former_lines(desk.catalogue, "own", desk.record()))

    def test_nothing_is_stored_where_nothing_was_typed(self, desk):
        desk.save(desk.open(), nick="Mina")
        opened = desk.open()
        desk.publish({"biography/own@2": WITHOUT_NICK})
        number = desk.person["log"].newest
        assert desk.save(opened).saved == ()
        assert desk.person["log"].newest == number

    def test_a_package_published_meanwhile_makes_no_page_late(self, desk):
        opened = desk.open()
        desk.publish({"texts/more@1": "{title: Mehr, texts: {}}"})
        assert desk.save(opened, nick="Mina").late is None

    def test_an_act_that_never_was_is_refused(self, desk):
        page, make = desk.open()
        pairs = [(name, "99" if name == "_sequence" else value) for name, value in page.pairs()]
        author = Author("a", "refugee", "de", False)
        with pytest.raises(Malformed):
            save_page(desk.person, desk.catalogue, make, pairs, author=author, now=NOW)
