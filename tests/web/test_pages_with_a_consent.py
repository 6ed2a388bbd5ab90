"""A page that needs a consent of its own is not there while that consent is not standing."""

import pytest

from mobio.engine.records import Record
from tests.web.browsing import page_form

SECTION = "biography/education"


@pytest.fixture
def own(browser):
    return browser("keller")


@pytest.fixture
def page(county):
    return county.person_path("amina", f"{SECTION}/school")


@pytest.fixture
def overview(county):
    return county.person_path("amina", f"{SECTION}/")


def test_a_page_without_its_consent_is_neither_offered_nor_found(own, page, overview, monkeypatch):
    form = page_form(own.get(page))
    assert "school" in str(own.get(overview).html.select(".summary-head a"))
    monkeypatch.setattr(Record, "allows", lambda record, consent_id: False)
    assert own.get(overview).html.select(".summary-head a") == []
    own.get(page, status=404)
    form.submit("_do", value="save", status=404)


def test_a_row_without_the_consent_of_its_page_is_not_found(own, page, monkeypatch):
    assert page_form(own.get(f"{page}/schools/new", status=200)).fields
    monkeypatch.setattr(Record, "allows", lambda record, consent_id: False)
    own.get(f"{page}/schools/new", status=404)
