"""What a coordinator sends twice happens once: approving, publishing, taking back, texts, files."""

import pytest

from tests.web.schema_pages import FILE, PATH, allow_gaps, begin, form_of, text_of, type_text

OLD = "title: Sprache\n"
NEW = "title: Ihre Sprachen\n"
PLAN = f"/schemas/plan?draft={PATH}"


@pytest.fixture
def brandt(browser):
    return browser("brandt")


@pytest.fixture
def draft(brandt):
    """Draft another title, and return the page of its text."""
    page = begin(brandt)
    return type_text(page, text_of(page).replace(OLD, NEW)).follow(status=200)


def twice(form, *pressed, **options):
    """Send *form* twice; return where both led."""
    first, second = [form.submit(*pressed, status=303, **options) for _time in range(2)]
    assert first.location == second.location
    return first.location


def translated(brandt):
    """Return the form of the translations with one more word in it."""
    form = form_of(brandt.get(f"{FILE}/texts?language=ar"), "/texts")
    boxes = [
        name for name, [field, *_more] in form.fields.items()
        if name and name.startswith("w") and not field.value
    ]  # fmt: skip
    form[boxes[0]] = "لغاتك"
    return form


def published_form(browser):
    """Return the form that publishes the draft, approved and with its reason."""
    form_of(browser("weber").get(PLAN), "/approve").submit(status=303)
    form = form_of(browser("brandt").get(PLAN), "/plan")
    form["reason"] = "Probe"
    allow_gaps(form)
    return form


def acts(county):
    """Return how often anything was ever published."""
    with county.site() as site:
        return len(site["schemas"].publications)


def drafts(county):
    with county.site() as site:
        return {path: each.revision for path, each in site["schemas"].drafts.items()}


def test_two_clicks_approve_once(browser, draft, county):
    form = form_of(browser("weber").get(PLAN), "/approve")
    assert "note=approved" in twice(form)
    with county.site() as site:
        assert len(site["schemas"].drafts[PATH].approvals) == 1


def test_two_clicks_publish_once(browser, brandt, draft, county):
    translated(brandt).submit(status=303)
    form = published_form(browser)
    before = acts(county)
    assert "note=published" in twice(form)
    assert acts(county) == before + 1
    with county.site() as site:
        assert site["schemas"].in_force[PATH] == 2
    assert drafts(county) == {}


def test_two_clicks_take_back_once(browser, brandt, draft, county):
    translated(brandt).submit(status=303)
    published_form(browser).submit(status=303)
    page = brandt.get(f"{FILE}/versions/1", status=200)
    assert twice(form_of(page, "/take-back")).endswith("/edit")
    assert drafts(county) == {PATH: 1}


def test_two_clicks_keep_a_translation_once(brandt, draft, county):
    form = translated(brandt)
    before = drafts(county)[PATH]
    twice(form)
    assert drafts(county) == {PATH: before + 1}


def test_two_clicks_upload_a_file_once(brandt, draft, county):
    content = text_of(draft).replace(NEW, "title: Meine Sprachen\n").encode()
    form = form_of(brandt.get(f"{FILE}/upload", status=200), "/upload")
    form["file"] = ("2.yaml", content)
    before = drafts(county)[PATH]
    assert twice(form).endswith("/edit?note=saved")
    assert drafts(county) == {PATH: before + 1}


def test_another_file_from_the_same_page_is_another_act(brandt, draft, county):
    form = form_of(brandt.get(f"{FILE}/upload", status=200), "/upload")
    text = text_of(draft)
    form["file"] = ("2.yaml", text.replace(NEW, "title: Eins\n").encode())
    form.submit(status=303)
    form["file"] = ("2.yaml", text.replace(NEW, "title: Zwei\n").encode())
    form.submit(status=409)
    with county.site() as site:
        assert "title: Eins" in site["schemas"].drafts[PATH].text
