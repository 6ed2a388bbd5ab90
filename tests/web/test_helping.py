"""Helper mode: two languages on one page, what is read back, and the phone that is handed over."""

from types import SimpleNamespace

import pytest

from mobio.web.hand_over import is_intimate, is_sensitive
from tests.web.browsing import main_text, page_form, save, type_in


@pytest.fixture
def helping(browser, county):
    """Return the browser of Frau Keller, who fills in together with Amina."""
    worker = browser("keller")
    home = worker.get(county.person_path("amina"), status=200)
    form = next(form for form in home.forms.values() if form.action.endswith("/helping"))
    form.submit("language", value="ar", status=303)
    return worker


def page_of(worker, county, *names, person="amina"):
    return worker.get(county.person_path(person, "biography", *names), status=200)


def test_every_question_help_and_option_stands_there_in_both_languages(helping, county):
    page = page_of(helping, county, "personal", "person")
    label = page.html.select_one("label[for=f-family_name]")
    other = label.select_one(".other")
    assert label.get_text().startswith("Familienname")
    assert (other["lang"], other["dir"]) == ("ar", "rtl")
    assert "اسم العائلة" in other.get_text()
    assert page.html.select_one("#f-family_name-help .other")
    assert page.html.select_one("#f-gender .option .other")
    assert page.html.select_one(".buttons button .other")


def test_options_of_lists_bring_both_languages_as_plain_text(helping, county):
    page = page_of(helping, county, "personal", "person")
    option = page.html.select_one("#f-nationalities option[value=SY]")
    assert option.get_text() == "Syrien · سوريا"
    assert option.find("span") is None


def test_mistakes_are_said_in_both_languages(helping, county):
    form = page_form(page_of(helping, county, "personal", "person"))
    type_in(form, {"f-birth_date-year": "12"})
    page = save(form, status=422)
    error = page.html.select_one("#f-birth_date-error")
    assert "Geben Sie das Jahr" in error.get_text()
    assert error.select_one(".other[lang=ar]")


def test_other_pages_and_other_people_stay_in_one_language(browser, helping, county):
    assert ".other" not in helping.get(county.person_path("amina")).text
    assert not helping.get(county.person_path("amina", "shares")).html.select(".other")
    assert not page_of(browser("amina"), county, "personal", "person").html.select(".other")


def test_it_ends_where_it_began(helping, county):
    home = helping.get(county.person_path("amina"))
    form = next(form for form in home.forms.values() if form.action.endswith("/helping"))
    form.submit("language", value="", status=303)
    assert not page_of(helping, county, "personal", "person").html.select(".other")


def test_it_lasts_as_long_as_the_session_of_the_worker(browser, helping, county):
    assert not page_of(browser("keller"), county, "personal", "person").html.select(".other")


def test_what_is_typed_together_is_saved_as_the_worker_with_the_person(helping, county):
    form = page_form(page_of(helping, county, "personal", "person"))
    type_in(form, {"f-name_variants": "Amineh"})
    save(form, status=303)
    assert county.answers("amina", "personal")["name_variants"] == "Amineh"
    with county.site() as site:
        log = site["people"][county.person_id("amina")]["log"]
        entry = log[str(log.newest)]
        assert entry.assisted
        assert site["accounts"][entry.account_id].login == "keller"


@pytest.mark.parametrize("language", ["xx", "qps"])
def test_a_language_that_is_not_offered_is_refused(browser, county, language):
    worker = browser("keller")
    worker.send(county.person_path("amina", "helping"), [("language", language)], status=400)


def test_a_person_has_nobody_to_help(browser, county):
    own = browser("amina")
    own.send(county.person_path("amina", "helping"), [("language", "ar")], status=404)


def test_answers_are_read_back_in_the_language_of_the_person(helping, county):
    section = page_of(helping, county, "personal", "")
    link = section.html.select_one("a[href$=read-back]")
    page = helping.get(link["href"], status=200)
    block = page.html.select_one(".read-back")
    assert (block["lang"], block["dir"]) == ("ar", "rtl")
    cards = {card.h2.get_text(): card for card in page.html.select(".card")}
    assert any("اسم العائلة" in label for label in cards)
    assert "Haddad" in main_text(page)


@pytest.mark.parametrize(("verdict", "login"), [("right", "keller"), ("wrong", "keller")])
def test_what_the_person_says_on_the_screen_of_the_worker_is_kept(helping, county, verdict, login):
    page = helping.get(county.person_path("amina", "biography", "personal", "@@read-back"))
    form = next(form for form in page.forms.values() if "verdict" in form.fields)
    question = form["question"].value
    form.submit("verdict", value=verdict, status=303)
    with county.site() as site:
        found = [
            entry
            for entry in site["people"][county.person_id("amina")]["log"].entries()
            if question in entry.verdicts
        ]
        assert [entry.verdicts[question] for entry in found] == [verdict]
        assert site["accounts"][found[0].operated[question]].login == login


def test_the_person_may_say_so_at_home_too(browser, county):
    own = browser("amina")
    page = own.get(county.person_path("amina", "biography", "personal", "@@read-back"), status=200)
    form = next(form for form in page.forms.values() if "verdict" in form.fields)
    form.submit("verdict", value="right", status=303)
    with county.site() as site:
        entries = site["people"][county.person_id("amina")]["log"].entries()
        assert [entry.operated for entry in entries if entry.verdicts] == [{}]


def test_outside_helper_mode_a_worker_reads_nothing_back(browser, county):
    path = county.person_path("amina", "biography", "personal", "@@read-back")
    browser("keller").get(path, status=404)


@pytest.mark.parametrize(
    "typed", [[("verdict", "perhaps")], [("verdict", "right"), ("question", "no_such_question")]]
)
def test_foreign_words_about_an_answer_are_refused(helping, county, typed):
    path = county.person_path("amina", "biography", "personal", "@@read-back")
    helping.send(path, typed, status=400)


def test_sensitive_pages_can_be_handed_over(helping, county):
    page = page_of(helping, county, "personal", "residence")
    image = page.html.select_one(".hand-over img")
    assert image["src"].startswith("data:image/svg+xml")
    assert page.html.select_one(".hand-over p[dir=ltr]").get_text().endswith("/personal/residence")


@pytest.fixture
def intimate(monkeypatch):
    """Take every page that asks for something sensitive for one of the most intimate."""
    monkeypatch.setattr("mobio.web.views.pages.is_intimate", is_sensitive)


def test_the_most_intimate_answers_are_covered(intimate, helping, county):
    page = page_of(helping, county, "personal", "residence")
    covered = page.html.find("form", id="page-form").find_parent("details")
    assert covered is not None and not covered.has_attr("open")


class Form:
    """A page as far as this matters."""

    def __init__(self, *sensitive, consent=""):
        self.page = SimpleNamespace(needs_consent=consent)
        self.questions = [SimpleNamespace(sensitive=each, members=()) for each in sensitive]


@pytest.mark.parametrize(
    ("form", "sensitive", "intimate"),
    [
        (Form(""), False, False),
        (Form("", "protected"), True, False),
        (Form("indirect"), True, False),
        (Form("", "art9"), True, True),
        (Form("", consent="consents/any"), True, True),
    ],
)
def test_what_is_sensitive_and_what_is_intimate(form, sensitive, intimate):
    assert (is_sensitive(form), is_intimate(form)) == (sensitive, intimate)


def test_mistakes_are_never_covered(intimate, helping, county):
    form = page_form(page_of(helping, county, "personal", "residence"))
    type_in(form, {"f-residence_valid_until-year": "12"})
    page = save(form, status=422)
    assert page.html.find("form", id="page-form").find_parent("details") is None


def test_pages_without_anything_sensitive_are_not_covered(helping, county):
    page = page_of(helping, county, "education", "school")
    assert page.html.select_one(".hand-over") is None
    assert page.html.find("form", id="page-form").find_parent("details") is None
