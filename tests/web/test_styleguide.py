"""The page with every kind of question in every state; it is there in development only."""

import pytest

from mobio.engine.folders import read_folders
from mobio.engine.kinds import KINDS
from mobio.engine.linking import check
from mobio.web.styleguide import FORMS, SECTION, specimen
from mobio.web.views.styleguide import SHOWN
from tests.engine.markup import faults
from tests.web.browsing import Browser, page_form

ACCEPTED = ("keinem Paket", "Aufenthaltsgenehmigungs", "28 Wörter")
"""What the files are told and may be: nobody is asked them, and one word shall be long."""


@pytest.fixture
def visitor(another_application):
    """Return a browser of a development server."""
    served = another_application(**{"mobio.development": "true"})
    return Browser(served, extra_environ={"HTTP_HOST": "mobio.example"})


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_every_state_can_be_seen_in_the_readers_language(visitor, name, language):
    visitor.send("/language", [("language", language), ("back", "/help")])
    page = visitor.get(f"/styleguide?show={name}", status=200)
    assert page.html.html["lang"] == language
    if name != "parts":
        assert faults(str(page_form(page).html)) == []


def test_the_sheet_asks_every_kind_of_question():
    form = specimen().section(SECTION)
    assert {question.kind.name for question in form.every_question()} == set(KINDS)


def test_every_word_of_the_sheet_is_there_in_arabic():
    arabic = specimen().in_language("ar").section(SECTION)
    texts = [
        text for question in arabic.every_question() for text in (question.label, question.help)
    ]
    assert [text for text in texts if hasattr(text, "lang")] == []


def test_the_files_of_the_sheet_have_no_mistakes():
    sources, misplaced = read_folders(FORMS, FORMS / "packages")
    _definitions, objections = check(sources)
    told = [str(each) for each in [*misplaced, *objections]]
    assert [each for each in told if not any(word in each for word in ACCEPTED)] == []


def test_what_is_typed_is_checked_and_shown_again_but_kept_nowhere(visitor):
    form = page_form(visitor.get("/styleguide?show=empty"))
    form["sample_mail"], form["sample_other_name"] = "keine Adresse", "Amina"
    again = form.submit("_do", status=200)
    assert "E-Mail-Adresse" in again.html.find(id="errors").text
    assert page_form(again)["sample_mail"].value == "keine Adresse"
    assert page_form(visitor.get("/styleguide?show=empty"))["sample_mail"].value == ""


def test_a_foreign_state_or_a_cut_off_page_is_refused(visitor):
    visitor.sign_in("amina")
    visitor.get("/styleguide?show=nothing", status=404)
    visitor.send("/styleguide?show=empty", [("sample_line", "x")], status=400)


def test_where_people_are_served_it_is_not_there(browser):
    for path in ("/styleguide", "/styleguide?show=empty", "/styleguide.css"):
        browser("amina").get(path, status=404)
