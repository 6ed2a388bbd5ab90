"""The lines of a package from fragments are what their template makes."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyramid.request import Request
from pyramid.scripting import prepare

from mobio.engine.lines import Line, RowLines, SectionLines
from mobio.engine.skeletons import Skeletons
from mobio.engine.words import InGerman
from mobio.web.package_lines import PARTS, PackageMarkup

WORDS = st.text("ab<>&\"'\r\n\u202e\u0627 ", max_size=6) | st.just(InGerman('Beruf & "Schule"'))
VALUES = st.lists(st.text("ab<>&\"' ", min_size=1, max_size=5), max_size=3).map(tuple)
LINES = st.builds(Line, st.just("id"), WORDS, VALUES, direction=st.sampled_from(["auto", "ltr"]))
ROWS = st.lists(st.builds(RowLines, st.just("r"), WORDS, st.lists(LINES, max_size=3)), min_size=1)
GROUPS = st.builds(Line, st.just("group"), WORDS, rows=ROWS.map(tuple))
SECTIONS = st.lists(
    st.builds(SectionLines, st.just("s"), WORDS, st.lists(LINES | GROUPS, max_size=4)), max_size=3
)


class ByTemplate(PackageMarkup):
    """The same without fragments."""

    def _find(self, name):
        return None


@pytest.fixture
def request_(application, county):
    environment = prepare(Request.blank("/", base_url="http://mobio.example"), application.registry)
    yield environment["request"]
    environment["closer"]()


def test_any_package_is_what_its_template_makes(request_):
    skeletons = Skeletons()

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(SECTIONS)
    def check(sections):
        assert PackageMarkup(request_, skeletons)(sections) == ByTemplate(request_)(sections)

    check()
    assert len(skeletons) == len(PARTS)
    assert skeletons.uncut() == []


def test_nothing_that_is_shown_is_kept(request_):
    skeletons = Skeletons()
    row = RowLines("r", "Eintrag 1", (Line("m", "Name", ("canary",)),))
    sections = [SectionLines("s", "Person", (Line("g", "Kinder", rows=(row,)),))]
    for _time in range(3):
        markup = PackageMarkup(request_, skeletons)(sections)
    assert "canary" not in "".join(skeletons.texts())
    html = BeautifulSoup(markup, "html.parser")
    assert html.select_one("section > dl > .rows section.card dd bdi").text == "canary"
    assert [tag.text for tag in html.select("h3, h4")] == ["Person", "Eintrag 1"]
