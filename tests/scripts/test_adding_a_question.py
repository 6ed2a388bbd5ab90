"""The document about adding a question says what the commands say today."""

import pytest

from tests.scripts.adding_a_question import (
    DOCUMENT,
    NUMBERS,
    Installation,
    add_the_question,
    document,
)


@pytest.fixture
def told(tmp_path):
    """Return the document, made anew in an installation with the demo."""
    place = Installation(tmp_path)
    assert place.run("evolve", quiet=True) == 0
    assert place.run("demo", quiet=True) == 0
    add_the_question(place)
    return document(place)


def test_what_the_document_shows_is_what_the_commands_say(told):
    assert NUMBERS.sub("", told) == NUMBERS.sub("", DOCUMENT.read_text("utf-8"))
    asked = "Möchten Sie lieber online oder im Kursraum lernen?: Online"
    before, after = told.split("Ein Link, dem Selam nach der Veröffentlichung zustimmt")
    assert asked not in before
    assert asked in after
