"""The code that leads the phone of the person to a page."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.codes import expected, lines
from tests.conftest import HOST

QUIET = 4
"""How much white scanners need on each side, in modules."""


def test_the_code_is_asked_for_only_when_somebody_wants_to_see_it(browser, county):
    path = county.person_path("amina", "biography", "personal/residence")
    image = browser("keller").get(path, status=200).html.select_one(".hand-over img")
    assert image["src"].endswith(f"{path}/@@scan.svg")
    assert image["loading"] == "lazy"
    assert image.find_parent("details") is not None


@pytest.mark.parametrize("place", ["personal/residence", "education/school/schools/new"])
def test_the_code_says_the_address_of_its_page_and_nothing_else(browser, county, place):
    worker = browser("keller")
    path = county.person_path("amina", "biography", place)
    drawn = worker.get(f"{path}/@@scan.svg", status=200)
    assert drawn.content_type == "image/svg+xml"
    assert dark_of(drawn) == expected(f"http://{HOST}{path}", "q")


def test_the_code_of_a_section_leads_to_what_is_read_back(browser, county):
    path = county.person_path("amina", "biography", "personal")
    drawn = browser("keller").get(f"{path}/@@scan.svg", status=200)
    assert dark_of(drawn) == expected(f"http://{HOST}{path}/@@read-back", "q")


def test_another_address_is_another_drawing(browser, county):
    page = county.person_path("amina", "biography", "personal/residence")
    drawn = browser("keller").get(f"{page}/@@scan.svg", status=200)
    assert dark_of(drawn)[0] != expected(f"http://{HOST}/", "q")[0]


def dark_of(answer):
    """Return {(row, column)} of what is dark inside the white of a drawing, and its rows."""
    white, dark = BeautifulSoup(answer.body, "html.parser").find_all("path")
    assert (white["fill"], dark["stroke"]) == ("#fff", "#000")
    side = int(re.fullmatch(r"M0 0h(\d+)v\1h-\1z", white["d"])[1])
    size = side - 2 * QUIET
    return {(row - QUIET, column - QUIET) for row, column in lines(dark["d"])}, size
