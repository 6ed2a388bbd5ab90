"""The frame of a page from its skeleton is, letter for letter, the one that its template makes."""

import itertools

import pytest

from mobio.engine.skeletons import Skeletons
from mobio.web import frames


@pytest.fixture
def skeletons():
    return Skeletons()


@pytest.fixture
def drawn(monkeypatch, skeletons):
    """Return the Parts of every frame that was drawn: thrice from a skeleton, once without."""
    parts_of, found = frames.parts_of, []

    def compared(layout):
        settings = layout.request.registry.settings
        each = [parts_of(layout, skeletons) for _time in range(3)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(settings, "reload_templates", True)
            each.append(parts_of(layout, skeletons))
        assert len(set(each)) == 1
        found.append(each[0])
        return each[0]

    monkeypatch.setattr(frames, "parts_of", compared)
    return found


@pytest.mark.parametrize("login", ["amina", "keller"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_each_page_has_the_frame_of_its_template(
    browser, county, drawn, skeletons, login, language
):
    person, visitor = county.person_path("amina", "biography"), browser(login)
    visitor.send("/language", [("language", language), ("back", "/")])
    sections = [person + "/personal", person + "/education"]
    queries = ["", "?note=saved", "?note=<b>", "?x=%22%3E%3Cb%3E&y=%26"]
    for section, page, query in itertools.product(sections, ["", "/contact", "/school"], queries):
        answer = visitor.get(section + page + query)
        if answer.status_int == 200:
            before_head, before_main, after_main = drawn[-1]
            assert answer.text.startswith(before_head)
            assert before_main in answer.text
            assert answer.text.rstrip("\n").endswith(after_main)
    assert len(drawn) >= 12
    assert skeletons.uncut() == []
    assert 0 < len(skeletons) <= 4


def test_nothing_of_a_person_is_kept(browser, county, drawn, skeletons):
    for login in ("amina", "keller"):
        path = county.person_path("amina", "biography", "personal", "contact")
        browser(login).get(f"{path}?x=canary", status=200)
        assert "canary" in drawn[-1].before_main or "page-form" in drawn[-1].before_main
    kept = "".join(skeletons.texts())
    person_id = county.person_path("amina").split("/")[2]
    assert "Abmelden" in kept or "تسجيل" in kept
    assert person_id not in kept
    assert "canary" not in kept


def test_the_entry_of_the_menu_one_is_at_is_told(browser, county, drawn):
    visitor = browser("selam")
    for section in ("personal", "education", "personal"):
        path = county.person_path("selam", "biography", section)
        (here,) = visitor.get(path, status=200).html.select("nav.menu [aria-current=page]")
        assert here["href"].endswith(path)
