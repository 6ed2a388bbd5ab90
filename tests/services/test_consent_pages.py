"""A consent with its values filled in."""

from mobio.engine.definitions import ConsentLanguage
from mobio.services.consent_pages import filled_blocks

TWO = ConsentLanguage(
    "Titel", "- Stelle: {controller}\n- Auch: {worker_organisation}\n\n{worker_organisation}!", "Ja"
)
TEXT = ConsentLanguage("Titel", "An:\n\n{recipients}\n\nAuch {recipients} hier.", "Ja")


def shown(recipients):
    return [(block.kind, block.text) for block in filled_blocks(TEXT, {"recipients": recipients})]


def test_several_recipients_stand_one_below_the_other():
    assert shown("Amt;\nSchule")[1:3] == [("item", "Amt;"), ("item", "Schule")]


def test_one_recipient_is_a_paragraph():
    assert shown("Amt")[1] == ("paragraph", "Amt")


def test_within_a_sentence_they_stay_in_it():
    assert shown("Amt;\nSchule")[-1] == ("paragraph", "Auch Amt;\nSchule hier.")


def test_an_item_about_an_organisation_that_there_is_not_is_left_out():
    fields = {"controller": "Amt", "worker_organisation": "Stadt Nord"}
    assert [block.text for block in filled_blocks(TWO, fields)] == [
        "Stelle: Amt",
        "Auch: Stadt Nord",
        "Stadt Nord!",
    ]
    fields["worker_organisation"] = ""
    assert [block.text for block in filled_blocks(TWO, fields)] == ["Stelle: Amt", "!"]


def test_an_item_about_anything_else_stays_and_shows_that_it_is_empty():
    fields = {"controller": "", "worker_organisation": ""}
    assert [block.text for block in filled_blocks(TWO, fields)] == ["Stelle: ", "!"]
