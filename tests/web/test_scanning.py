"""The code that leads the phone of the person to a page."""

import io

import pytest
import segno

from tests.conftest import HOST


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
    assert drawn.body == code_of(f"http://{HOST}{path}")


def test_the_code_of_a_section_leads_to_what_is_read_back(browser, county):
    path = county.person_path("amina", "biography", "personal")
    drawn = browser("keller").get(f"{path}/@@scan.svg", status=200)
    assert drawn.body == code_of(f"http://{HOST}{path}/@@read-back")


def code_of(url):
    """Return the drawing of the code of *url*."""
    file = io.BytesIO()
    segno.make(url, error="q", micro=False).save(
        file, kind="svg", scale=4, border=4, light="white", xmldecl=False
    )
    return file.getvalue()
