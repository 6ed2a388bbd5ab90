"""Many at the same time: nobody's answer is lost, and nobody sees what another one typed."""

import threading

import pytest

from mobio.web.views import pages as page_views
from tests.web.browsing import box, main_text, page_form, save, type_in


def all_at_once(acts):
    """Do *acts* in threads that begin together; return what each of them returned."""
    gate = threading.Barrier(len(acts))
    found = [None] * len(acts)

    def run(number, act):
        gate.wait()
        found[number] = act()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_who_save_in_the_same_moment_both_keep_their_answers(browser, county, caplog):
    path = county.person_path("selam", "biography", "personal", "person")
    typed = {
        "name_variants": "Sälam",
        "given_names": "Selam Maria",
        "family_name": "Tekle-Amann",
    }
    for _round in range(4):
        forms = []
        for name, text in typed.items():
            form = page_form(browser("selam").get(path))
            type_in(form, {f"f-{name}": f"{text} {_round}"})
            forms.append(form)
        answers = all_at_once([lambda form=form: save(form) for form in forms])
        assert [answer.status_int for answer in answers] == [303] * 3
        stored = county.answers("selam", "personal")
        assert {name: stored[name] for name in typed} == {
            name: f"{text} {_round}" for name, text in typed.items()
        }
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


@pytest.fixture
def overtaken(county, monkeypatch):
    """Let somebody else save between the look of a request and its commit, as often as told."""
    original, left = page_views.save_page, [0]

    def save_page(person, *rest, **options):
        if left[0]:
            left[0] -= 1
            with county.site() as site:
                other = site["people"][person.__name__]["biography"]["personal"]
                answers = {**other.answers, "email": f"post{left[0]}@post.example"}
                other.replace(answers, 1, {})
        return original(person, *rest, **options)

    monkeypatch.setattr(page_views, "save_page", save_page)
    return left


@pytest.fixture
def typed(browser, county):
    """Return a filled page of Selam."""
    form = page_form(browser("selam").get(county.person_path("selam", "biography/personal/person")))
    type_in(form, {"f-name_variants": "Sälam"})
    return form


def test_who_is_overtaken_is_tried_again_without_noticing(county, overtaken, typed, caplog):
    overtaken[0] = 2
    save(typed, status=303)
    stored = county.answers("selam", "personal")
    assert (stored["name_variants"], stored["email"]) == ("Sälam", "post0@post.example")
    assert [one.getMessage() for one in caplog.records if one.levelname == "ERROR"] == []


def test_who_is_overtaken_again_and_again_is_told_and_nothing_is_half_done(
    county, overtaken, typed
):
    overtaken[0] = 100
    page = save(typed, status=503)
    assert "noch einmal" in main_text(page)
    assert "name_variants" not in county.answers("selam", "personal")


def test_a_button_that_is_pressed_in_two_tabs_at_once_sends_one_mail(browser, county):
    share = county.share("selam", "accepted")
    own = browser("selam")
    page = own.get(county.person_path("selam", "shares", share, "mail"))
    forms = []
    for _tab in range(2):
        tab = browser()
        for cookie in own.cookiejar:
            tab.cookiejar.set_cookie(cookie)
        forms.append(page_form(tab.get(page.request.path)))
    answers = all_at_once([form.submit for form in forms])
    assert [answer.status_int for answer in answers] == [303, 303]
    with county.site() as site:
        assert len(site["outbox"]) == 1


@pytest.mark.parametrize("rounds", [5])
def test_no_page_shows_what_somebody_else_typed(browser, county, rounds):
    def act(login, canary):
        own = browser(login)
        path = county.person_path(login, "biography", "personal", "contact")

        def run():
            pages = []
            for _round in range(rounds):
                form = page_form(own.get(path))
                type_in(form, {"f-email": canary})
                pages.append(save(form, status=422))
            return pages

        return run

    canaries = {"amina": "kanari-eins", "selam": "kanari-zwei"}
    found = all_at_once([act(*pair) for pair in canaries.items()])
    for canary, pages in zip(canaries.values(), found, strict=True):
        for page in pages:
            assert box(page_form(page), "f-email").value == canary
            others = set(canaries.values()) - {canary}
            assert not any(other in page.text for other in others)
            assert main_text(page)
