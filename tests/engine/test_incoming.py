"""Raw pairs of a POST: what no page of ours can have sent is refused before anything is read."""

import pytest

from mobio.engine.incoming import Malformed, read_pairs

END = ("_end", "1")

FOREIGN = {
    "no end": [("a", "1")],
    "an end in the middle": [END, ("a", "1")],
    "an end without a start": [("__end__", "a:mapping"), END],
    "a start without an end": [("__start__", "a:mapping"), END],
    "a start without a type": [("__start__", "a"), ("__end__", "a"), END],
    "a type of its own": [("__start__", "a:bogus"), ("__end__", "a:bogus"), END],
    "too deep": [("__start__", "a:mapping")] * 50 + [("__end__", "a:mapping")] * 50 + [END],
    "too many": [("a", "1")] * 2500 + [END],
    "a file": [("a", object()), END],
    "a revision of words": [("_revision", "x"), END],
    "a huge revision": [("_revision", "9" * 40), END],
    "a negative revision": [("_revision", "-1"), END],
    "a row of a foreign group": [("_rows", "other:raaaaaaaa"), END],
    "a row id of its own": [("_rows", "g:../../x"), END],
}


@pytest.mark.parametrize("pairs", FOREIGN.values(), ids=FOREIGN)
def test_what_no_page_of_ours_sends_is_refused(pairs):
    with pytest.raises(Malformed):
        read_pairs(pairs, ["g"])


def test_a_page_is_read_with_its_button_revision_and_rows():
    pairs = [("_do", "save"), ("_revision", "7"), ("a", "1"), ("_rows", "g:raaaaaaaa"), END]
    incoming = read_pairs(pairs, ["g"])
    assert incoming.typed == {"a": "1"}
    assert (incoming.action, incoming.revision) == ("save", 7)
    assert incoming.shown_rows == (("g", "raaaaaaaa"),)


def test_the_last_pressed_button_counts():
    assert read_pairs([("_do", "save"), ("_do", "add:g"), END], ["g"]).action == "add:g"
