"""A consent with its values filled in."""

from mobio.engine.definitions import ConsentLanguage
from mobio.services.consent_pages import filled_blocks

TEXT = ConsentLanguage("Titel", "An:\n\n{recipients}\n\nAuch {recipients} hier.", "Ja")


def shown(recipients):
    return [(block.kind, block.text) for block in filled_blocks(TEXT, {"recipients": recipients})]


def test_several_recipients_stand_one_below_the_other():
    assert shown("Amt;\nSchule")[1:3] == [("item", "Amt;"), ("item", "Schule")]


def test_one_recipient_is_a_paragraph():
    assert shown("Amt")[1] == ("paragraph", "Amt")


def test_within_a_sentence_they_stay_in_it():
    assert shown("Amt;\nSchule")[-1] == ("paragraph", "Auch Amt;\nSchule hier.")
