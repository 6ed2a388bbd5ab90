"""What is sent from a page that was left open until the session was over."""

from datetime import timedelta

import pytest


@pytest.fixture(params=[timedelta(minutes=16), timedelta(hours=9)], ids=["idle", "too long"])
def late(request, browser, county):
    """Return a browser whose session is over, and the token of the page it still shows."""
    own = browser("amina")
    token = own.token()
    county.clock.now += request.param
    return own, token


@pytest.mark.parametrize("path", ["/logout", "/language"])
def test_it_leads_to_the_login_page_instead_of_an_error(late, path):
    own, token = late
    answer = own.post(path, {"csrf_token": token, "language": "de"})
    assert answer.location.startswith("http://mobio.example/login")
    assert "Clear-Site-Data" in answer.headers
    assert "mobio-session" not in own.cookies
    assert answer.follow().status_int == 200


def test_it_changes_nothing_and_says_why(late, county):
    own, token = late
    before = county.main.lastTransaction()
    path = county.person_path("amina", "biography", "education", "school")
    answer = own.post(path, {"csrf_token": token, "_end": "1"})
    assert answer.location.startswith("http://mobio.example/login?note=idle&next=%2Fpeople%2F")
    assert answer.follow().html.select_one("[role=status]")
    assert county.main.lastTransaction() == before


def test_a_token_of_nobody_is_still_an_error(browser):
    assert browser().post("/logout", {"csrf_token": "x"}).status_int == 400
