"""The renderer of our own templates, and the rows of a group."""

from pathlib import Path

import deform
import pytest
from deform.exception import TemplateError

from mobio.engine.widgets import TEMPLATES, Renderer

STOCK = Path(deform.__file__).parent / "templates"
OWN = sorted(path.stem for path in TEMPLATES.glob("*.pt"))


@pytest.fixture
def renderer():
    return Renderer(str)


def test_templates_of_others_are_never_searched(renderer):
    foreign = {path.stem for path in STOCK.glob("*.pt")} - set(OWN)
    assert len(foreign) > 20
    for name in sorted(foreign):
        with pytest.raises(TemplateError):
            renderer(name)


@pytest.mark.parametrize("name", OWN)
def test_our_templates_have_neither_script_nor_style(name):
    text = (TEMPLATES / f"{name}.pt").read_text("utf-8")
    assert "<script" not in text and "style=" not in text and "javascript:" not in text


@pytest.mark.parametrize("name", OWN)
def test_structure_is_only_what_another_template_made(name):
    text = (TEMPLATES / f"{name}.pt").read_text("utf-8")
    for part in text.split("structure ")[1:]:
        assert part.startswith(
            (
                "field.serialize(",
                "field.render_template(",
                "child.render_template(",
                "form.render_template(",
            )
        )


def test_words_of_deform_are_shown_as_they_are(renderer):
    assert renderer.translate("Required") == "Required"


def test_rows_of_two_groups_have_ids_of_their_own(form):
    asked = form("""
        - id: one
          type: group
          label: A
          questions: [{id: a, type: text, label: A}]
        - id: two
          type: group
          label: B
          questions: [{id: a, type: text, label: A}]
        """)
    row = {"_row": "raaaaaaaa", "a": "x"}
    html = asked.page({"one": [row], "two": [row]}).html
    assert [box["id"] for box in html.select("input[type=text]")] == [
        "one-raaaaaaaa-a",
        "two-raaaaaaaa-a",
    ]


def test_rows_that_were_on_the_page_before_are_remembered(form):
    asked = form("""
        - id: rows
          type: group
          label: A
          questions: [{id: a, type: text, label: A}]
        """)
    rows = [{"_row": f"r{letter * 8}", "a": letter} for letter in "ab"]
    page = asked.page({"rows": rows}).press("remove:rows:raaaaaaaa").press("remove:rows:rbbbbbbbb")
    assert [pair for pair in page.pairs() if pair[0] == "_rows"] == [
        ("_rows", "rows:raaaaaaaa"),
        ("_rows", "rows:rbbbbbbbb"),
    ]
    assert page.send().stored == {}
