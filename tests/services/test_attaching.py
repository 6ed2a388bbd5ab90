"""The files of a person: kept as blobs, found by those answers only, gone when nothing names them."""

from datetime import UTC, datetime, timedelta

import pytest

from mobio.engine.answers import ROW
from mobio.engine.attached import answer_of
from mobio.resources.people import Person
from mobio.resources.typed import TypedPage
from mobio.services import attaching
from mobio.services.attaching import (
    files_named,
    keep_file,
    known_token,
    tidy_files,
    without_lost_files,
)
from mobio.services.files_checked import FileRefused
from tests import papers

NOW = datetime(2027, 3, 1, 9, 15, tzinfo=UTC)
PLACE = ("papers", "documents.file")
LATER = timedelta(hours=25)


@pytest.fixture
def person():
    return Person(NOW)


def answer(person, rows):
    """Store *rows* of documents."""
    section = person["biography"].attach(person["biography"]["papers"])
    section.replace({"documents": rows}, 1, {})


def kept(person, content=None, when=NOW):
    """Keep a file and return the answer that names it."""
    token = keep_file(person, content or papers.jpeg(), PLACE, "me", when)
    return answer_of(token)


def test_the_answer_tells_the_bytes_that_are_kept(person):
    named = kept(person)
    attachment = person["attachments"][named["file"]]
    assert attachment.answer == named
    assert len(attachment.content) == named["size"]
    assert papers.PLACE not in attachment.content


def test_a_token_is_believed_for_files_of_this_person_only(person):
    token = keep_file(person, papers.pdf(), PLACE, "me", NOW)
    assert known_token(person, token) == token
    forged = token[:-64] + "f" * 64
    assert known_token(person, forged) == token
    assert known_token(Person(NOW), token) == ""
    assert known_token(person, "anything") == ""


def test_all_files_of_one_person_have_a_limit(person, monkeypatch):
    content = papers.jpeg()
    monkeypatch.setattr(attaching, "MOST_OF_ONE", len(content) + 10)
    kept(person, content)
    with pytest.raises(FileRefused, match="full"):
        kept(person, content)
    assert len(person["attachments"]) == 1


def test_a_file_stays_as_long_as_an_answer_names_it(person):
    named = kept(person)
    answer(person, [{ROW: "r1", "file": named}])
    tidy_files(person, NOW + timedelta(days=400))
    assert files_named(person) == {named["file"]} == set(person["attachments"])


def test_a_file_stays_as_long_as_a_draft_names_it(person):
    token = keep_file(person, papers.jpeg(), PLACE, "me", NOW)
    person["typed"].keep(TypedPage("me", "papers/all", [("file", token)], NOW))
    tidy_files(person, NOW + LATER)
    assert len(person["attachments"]) == 1


def test_a_file_that_nothing_names_goes_after_a_day(person):
    kept(person)
    tidy_files(person, NOW + timedelta(hours=23))
    assert len(person["attachments"]) == 1
    tidy_files(person, NOW + LATER)
    assert len(person["attachments"]) == 0


def test_the_day_begins_when_the_answer_has_gone(person):
    named = kept(person)
    answer(person, [{ROW: "r1", "file": named}])
    tidy_files(person, NOW + timedelta(days=30))
    answer(person, [])
    tidy_files(person, NOW + timedelta(days=31))
    assert len(person["attachments"]) == 1
    answer(person, [{ROW: "r1", "file": named}])
    tidy_files(person, NOW + timedelta(days=40))
    answer(person, [])
    tidy_files(person, NOW + timedelta(days=41))
    assert len(person["attachments"]) == 1
    tidy_files(person, NOW + timedelta(days=43))
    assert len(person["attachments"]) == 0


def test_a_row_that_comes_back_too_late_comes_without_its_file(person):
    row = {ROW: "r1", "title": "Zeugnis", "file": kept(person)}
    assert without_lost_files(person, row) == row
    tidy_files(person, NOW + LATER)
    assert without_lost_files(person, row) == {ROW: "r1", "title": "Zeugnis"}


def test_files_of_questions_behind_a_consent_go_at_once(person):
    kept(person)
    person["attachments"].forget("papers", {"other"})
    person["attachments"].forget("elsewhere", {"documents"})
    assert len(person["attachments"]) == 1
    person["attachments"].forget("papers", {"documents"})
    assert len(person["attachments"]) == 0
