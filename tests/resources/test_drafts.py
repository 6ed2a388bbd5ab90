"""Drafts of schema files, and the places of schema files in the tree."""

from datetime import UTC, datetime
from functools import reduce
from operator import getitem

import pytest

from mobio.resources.drafts import KEPT_EARLIER, Draft, SchemaFile
from mobio.resources.schemas import Schemas, SchemaVersion

NOW = datetime(2027, 3, 1, tzinfo=UTC)
LATER = datetime(2027, 3, 2, tzinfo=UTC)


@pytest.fixture
def draft():
    draft = Draft("biography/sport", 2, "a1", NOW)
    draft.write("title: Sport\n", 2, "a1", NOW)
    return draft


def test_a_draft_knows_who_began_it_and_who_changed_it_last(draft):
    draft.write("title: Sport und Spiel\n", 2, "a2", LATER)
    assert (draft.author, draft.created) == ("a1", NOW)
    assert draft.changed == {"who": "a2", "when": LATER}


def test_everybody_who_wrote_on_a_draft_is_known_once(draft):
    for account in ("a1", "a2", "a1"):
        draft.write(f"title: von {account}\n", 2, account, LATER)
    assert draft.writers == ("a1", "a2")


def test_saving_the_same_text_changes_nothing(draft):
    draft.approve("a2", "coordinator", NOW)
    before = draft.revision
    draft.write("title: Sport\n", 2, "a2", LATER)
    assert (draft.revision, len(draft.standing_approvals)) == (before, 1)


def test_a_changed_text_voids_what_was_approved(draft):
    draft.approve("a2", "coordinator", NOW)
    draft.write("title: Spiel\n", 2, "a1", LATER)
    assert draft.standing_approvals == ()


def test_a_changed_translation_voids_what_was_approved(draft):
    draft.approve("a2", "coordinator", NOW)
    draft.translate("ar", {("biography/sport:title", "Sport"): "رياضة"}, "a1", LATER)
    assert draft.standing_approvals == ()


def test_an_approval_of_another_hash_does_not_stand(draft):
    draft.approve("a2", "coordinator", NOW)
    draft.text = "title: Heimlich\n"
    assert draft.standing_approvals == ()


def test_who_approves_twice_is_counted_once(draft):
    for _time in range(2):
        draft.approve("a2", "coordinator", NOW)
    assert [each["account"] for each in draft.standing_approvals] == ["a2"]


def test_texts_of_before_are_kept_but_not_without_end(draft):
    for number in range(KEPT_EARLIER + 5):
        draft.write(f"title: Sport {number}\n", 2, "a1", LATER)
    assert len(draft.earlier) == KEPT_EARLIER
    assert draft.earlier[-1]["text"] == f"title: Sport {KEPT_EARLIER + 3}\n"


def test_no_translations_of_a_language_are_none(draft):
    draft.translate("ar", {("biography/sport:title", "Sport"): "رياضة"}, "a1", LATER)
    draft.translate("ar", {}, "a1", LATER)
    assert draft.words == {}


class TestPlaces:
    """The tree below the schemas is made of names."""

    @pytest.fixture
    def schemas(self):
        schemas = Schemas()
        schemas.versions["biography/sport@1"] = SchemaVersion("title: Sport\n", "x", 1)
        schemas.in_force = {"biography/sport": 1}
        schemas.drafts["lists/ball"] = Draft("lists/ball", 1, "a1", NOW)
        return schemas

    def test_a_file_is_found_below_its_folder(self, schemas):
        file = schemas["biography"]["sport"]
        assert isinstance(file, SchemaFile)
        assert (file.path, file.in_force, file.draft) == ("biography/sport", 1, None)

    def test_a_file_that_is_only_drafted_is_found_too(self, schemas):
        file = schemas["lists"]["ball"]
        assert (file.in_force, file.draft) == (0, schemas.drafts["lists/ball"])

    def test_a_version_is_found_by_its_number(self, schemas):
        place = schemas["biography"]["sport"]["versions"]["1"]
        assert (place.number, place.file.path) == (1, "biography/sport")

    @pytest.mark.parametrize(
        "names",
        ["goals", "biography/ball", "biography/sport/edit", "biography/sport/versions/2",
         "biography/sport/versions/1x", "lists/ball/versions/1"],
    )  # fmt: skip
    def test_what_is_not_there_is_not_found(self, schemas, names):
        with pytest.raises(KeyError):
            reduce(getitem, names.split("/"), schemas)
