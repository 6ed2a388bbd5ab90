"""Long texts: their markup and the fields filled into them."""

from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.consent_texts import FIELDS, Block, blocks, fill, placeholders


def test_headings_items_and_paragraphs_are_told_apart():
    text = "## Wofür\n\nErste Zeile\nzweite Zeile\n- eins\n- zwei\n\nDanach"
    assert blocks(text) == (
        Block("heading", "Wofür"),
        Block("paragraph", "Erste Zeile zweite Zeile"),
        Block("item", "eins"),
        Block("item", "zwei"),
        Block("paragraph", "Danach"),
    )


def test_a_mark_is_taken_away_once():
    assert blocks("- - 5 Grad") == (Block("item", "- 5 Grad"),)
    assert blocks("- #1") == (Block("item", "#1"),)
    assert blocks("## # Nummer") == (Block("heading", "# Nummer"),)


def test_markup_that_is_not_ours_is_shown_as_it_is():
    text = "[x](javascript:alert(1)) <b>fett</b> ![bild](x)"
    assert blocks(text) == (Block("paragraph", text),)


def test_an_empty_text_has_no_blocks():
    assert blocks(" \n \n ") == ()


def test_placeholders_are_named_in_their_order_each_once():
    assert placeholders("{date} {purpose} {date}") == ("date", "purpose")


def test_fields_are_filled_in():
    text = "Ich, {given_names} {family_name}, am {date}"
    fields = {"given_names": "Amina", "family_name": "Haddad"}
    assert fill(text, fields) == "Ich, Amina Haddad, am {date}"


def test_a_name_that_looks_like_a_field_is_not_filled_again():
    fields = {"given_names": "{family_name}", "family_name": "Haddad"}
    assert fill("{given_names}", fields) == "{family_name}"


def test_nothing_but_a_field_is_filled():
    for text in ("{0.__class__}", "{family_name.x}", "{family_name!r}", "{{x}}", "%(x)s", "${x}"):
        assert fill(text, dict.fromkeys([*FIELDS, "x"], "")) in (text, "{}", "$")


@given(st.text(), st.dictionaries(st.sampled_from(FIELDS), st.text()))
def test_filling_never_fails(text, fields):
    assert isinstance(fill(text, fields), str)
    assert all(block.text for block in blocks(text)) or not text.strip()


def test_an_indented_line_goes_on_with_the_item_above_it():
    text = "- one\n  more\n- two\n\nfirst\n  line\n\n## Head\n  no head"
    assert [(block.kind, block.text) for block in blocks(text)] == [
        ("item", "one more"),
        ("item", "two"),
        ("paragraph", "first line"),
        ("heading", "Head"),
        ("paragraph", "no head"),
    ]
