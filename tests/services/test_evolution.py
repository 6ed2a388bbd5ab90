"""The tree is made once and evolved step by step, each step once."""

from datetime import timedelta

import pytest

from mobio.resources.casework import CaseEntry
from mobio.services import evolution
from mobio.services.evolution import evolve, make_sessions, make_site, open_steps, step
from tests.services.sharing_world import NOW, put_in_force


@pytest.fixture
def steps(monkeypatch):
    """Return the steps of this test, none at first."""
    found = {}
    monkeypatch.setattr(evolution, "STEPS", found)
    return found


def test_a_site_and_its_sessions_are_made_once():
    root, other = {}, {}
    assert make_site(root) is make_site(root) is root["site"]
    assert make_sessions(other) is make_sessions(other) is other["sessions"]


def test_a_new_site_has_every_place_and_every_step_done(steps):
    step(rename_everything)
    site = make_site({})
    assert open_steps(site) == ()
    assert set(site) == {
        "accounts",
        "directory",
        "organisations",
        "outbox",
        "people",
        "recordings",
        "schemas",
        "shares_by_selector",
    }


def rename_everything(site):
    """Stand for a step."""
    site.renamed = getattr(site, "renamed", 0) + 1


def forget_everything(site):
    """Stand for another step."""
    site.forgotten = True


def test_an_older_site_is_told_its_open_steps_in_their_order(steps):
    site = make_site({})
    step(rename_everything)
    step(forget_everything)
    assert open_steps(site) == ("rename_everything", "forget_everything")


def test_a_step_is_done_once_and_remembered(steps):
    site = make_site({})
    step(rename_everything)
    step(forget_everything)
    evolve(site, "rename_everything")
    assert site.renamed == 1
    assert open_steps(site) == ("forget_everything",)
    assert not hasattr(site, "forgotten")


def test_a_step_that_fails_is_not_remembered(steps):
    site = make_site({})

    @step
    def fail(site):
        raise LookupError

    with pytest.raises(LookupError):
        evolve(site, "fail")
    assert open_steps(site) == ("fail",)


def test_an_unknown_step_is_refused(steps):
    with pytest.raises(KeyError):
        evolve(make_site({}), "nothing")


def test_a_database_of_before_gets_a_place_for_drafts():
    site = make_site({})
    del site["schemas"].drafts
    evolve(site, "drafts_of_schemas")
    assert dict(site["schemas"].drafts) == {}


def test_a_person_of_an_older_database_gets_a_place_for_files():
    site = make_site({})
    person = site["people"].add_person(None)
    answers = person["biography"]
    del person._parts["attachments"]
    site.done_steps = tuple(name for name in site.done_steps if name != "a_place_for_attachments")
    evolve(site, *open_steps(site))
    assert len(person["attachments"]) == 0
    assert person["attachments"].__parent__ is person
    assert person["biography"] is answers
    assert open_steps(site) == ()


NOTE = """
    title: Notiz
    pages: [{id: p, title: Notiz, questions: [class, text]}]
    questions:
      - {id: class, type: choice, label: Art, options: lists/class}
      - {id: text, type: text, label: Text}
    """
CLASSES = """
    title: Arten
    options:
      - {code: open, label: Offen}
      - {code: own, label: Eigen, attributes: {read_by: author}}
    """

MEANING = """
    upgrade: [{meaning: {own: same}}]
    """


def of_before(step_name, created=NOW, **answers):
    """Return (site, entry): a note from before the step, in a database with newer forms."""
    site = make_site({})
    put_in_force(site, {"casework/note@1": NOTE, "lists/class@1": CLASSES})
    entry = CaseEntry("note", 1, "me", created, 1)
    entry.answers = answers
    site["people"].add_person(None)["casework"].add_entry(entry)
    site.done_steps = tuple(name for name in site.done_steps if name != step_name)
    return site, entry


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_note_of_before_gets_the_lists_it_was_begun_with(days):
    name = "the_lists_of_entries_of_casework"
    site, entry = of_before(name, NOW + timedelta(days=days))
    put_in_force(site, {"lists/class@2": CLASSES.replace("Eigen", "Eigenes") + MEANING})
    newest = site["schemas"].publications[2]
    newest.when = NOW + timedelta(hours=1)
    del entry.sequence
    evolve(site, name)
    assert entry.sequence == (2 if days > 0 else 1)


@pytest.mark.parametrize(
    ("answers", "reader"),
    [({"text": "Hm"}, "author"), ({"class": "open"}, ""), ({"class": "own"}, "author")],
)
def test_a_note_of_before_without_a_class_becomes_the_authors_own(answers, reader):
    name = "notes_without_a_class_are_the_authors_own"
    site, entry = of_before(name, **answers)
    evolve(site, name)
    assert entry.read_by == reader
