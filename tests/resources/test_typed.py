"""What was typed and could not be stored: by account and place."""

from datetime import UTC, datetime

from mobio.resources.people import Person
from mobio.resources.typed import TypedPage, TypedPages

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def typed(account="a1", place="own/page", text="x"):
    return TypedPage(account, place, [("q", text)], NOW)


def test_a_draft_belongs_to_one_account_and_place():
    pages = TypedPages()
    pages.keep(typed())
    assert pages.get("a1", "own/page").pairs == (("q", "x"),)
    assert pages.get("a2", "own/page") is None
    assert pages.get("a1", "own/other") is None


def test_a_newer_draft_takes_the_place_of_the_older():
    pages = TypedPages()
    pages.keep(typed())
    pages.keep(typed(text="y"))
    assert [each.pairs for each in pages.values()] == [(("q", "y"),)]


def test_dropping_tells_whether_there_was_one():
    pages = TypedPages()
    pages.keep(typed())
    assert pages.drop("a1", "own/page")
    assert not pages.drop("a1", "own/page")
    assert pages
    assert len(pages) == 0


def test_the_drafts_of_an_account_are_found():
    pages = TypedPages()
    for account, place in (("a1", "own/b"), ("a2", "own/a"), ("a1", "own/a")):
        pages.keep(typed(account, place))
    assert [each.place for each in pages.of("a1")] == ["own/a", "own/b"]


def test_a_person_of_before_gets_what_is_missing():
    person = Person(NOW)
    person._parts = {name: part for name, part in person._parts.items() if name != "typed"}
    person.complete()
    assert person["typed"].__parent__ is person
