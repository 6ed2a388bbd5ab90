"""A new section, a list and a package as files alone: published, in the menu, filled in, shared."""

import re
import shutil

import pytest

from mobio.services.publishing import check_folders, publish
from mobio.services.translations import form_messages
from tests.house.sources import ROOT
from tests.web.browsing import main_text, page_form, type_in
from tests.web.county import NOW
from tests.web.test_way_of_a_share import links, open_link

FILES = {
    "forms/biography/sport/1.yaml": """
title: Sport
pages: [{id: play, title: Spielen, questions: [plays, ball]}]
questions:
  - {id: plays, type: yes_no, label: Machen Sie Sport?, core: yes}
  - {id: ball, type: choice, label: Welcher Ball?, options: lists/ball, show_if: {plays: "yes"}}
""",
    "forms/lists/ball/1.yaml": """
title: Bälle
options: [{code: foot, label: Fußball}, {code: hand, label: Handball}]
""",
    "actor_packages/club/1.yaml": """
title: Sportvereine
purpose: Einen Verein finden
consent: consents/share
recipients: company
questions:
  personal: [family_name]
  sport: [plays, ball]
""",
}


@pytest.fixture
def published(county, tmp_path):
    """Publish the shipped files, the new ones and a menu that names the new section."""
    for name in ("forms", "actor_packages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    menu = (tmp_path / "forms/site/menu/1.yaml").read_text("utf-8")
    new = menu.rstrip() + "\n  - {show: section, form: biography/sport, label: Sport}\n"
    (tmp_path / "forms/site/menu/2.yaml").write_text(new, "utf-8")
    sources, objections = check_folders(tmp_path / "forms", tmp_path / "actor_packages")
    assert [str(each) for each in objections if each.severity == "error"] == []
    with county.site() as site:
        publish(site, sources, form_messages(["ar"]), who="t", reason="t", now=NOW)


@pytest.mark.usefixtures("published")
def test_files_alone_bring_a_section_into_the_menu_and_a_package_to_an_actor(county, browser):
    selam = browser("selam")
    home = selam.get(county.person_path("selam"), status=200)
    assert "Sport" in main_text(home)
    page = selam.get(county.person_path("selam", "biography", "sport", "play"), status=200)
    form = page_form(page)
    type_in(form, {"f-plays": "yes", "f-ball": "hand"})
    form.submit("_do", index=0, status=303)
    assert county.answers("selam", "sport") == {"plays": "yes", "ball": "hand"}

    kinds = selam.get(county.person_path("selam", "shares", "new"), status=200)
    address = page_form(kinds.click("Sportvereine"))
    address["name"], address["address"] = "Verein", "verein@sport.example"
    languages = address.submit(status=303).follow()
    text = selam.get(languages.html.find("a", href=re.compile("language=de$"))["href"])
    assert "Sportvereine" in main_text(text)
    tick = page_form(text)
    tick["agreed"] = True
    page_form(tick.submit("_do", value="accept", status=303).follow()).submit(status=303)
    shown = main_text(open_link(browser(), links(county)[0]))
    assert "Handball" in shown
    assert "Tekle" in shown
    assert "Selam" not in shown
