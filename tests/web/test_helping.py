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


WORDS = {
    "personal/person": [
        ".back a",
        ".steps > span:not(.other)",
        ".helper b",
        ".helper a.button",
        ".helper button",
    ],
    "personal/": [".progress-line span", ".summary-head a span:not(.icon)", ".small a", "dd.empty"],
    "education/school/schools/new": [".back a", ".buttons button"],
}


@pytest.mark.parametrize("place", WORDS)
def test_the_words_around_the_questions_stand_there_in_both_languages_too(helping, county, place):
    page = page_of(helping, county, *place.split("/"))
    for selector in WORDS[place]:
        words = page.html.select_one(f"main {selector}")
        other = words.select_one(".other[lang=ar][dir=rtl]")
        assert other is not None, selector
        assert not words.get_text().startswith(other.get_text())


def test_every_word_of_the_program_on_these_pages_has_its_second_one(helping, county):
    """What has letters of one language alone is a name, an answer or the name of a language."""
    for place in ("personal/person", "personal/", "education/school", "education/@@read-back"):
        page = page_of(helping, county, *place.split("/"))
        for words in page.html.select("main :is(button, h1, h2, summary, label, legend, a.button)"):
            if words.select_one("bdi") is None and words.get_text(strip=True) != "+":
                assert words.select_one(".other") is not None, (place, str(words))


def test_in_attributes_both_stand_as_plain_text(helping, county):
    state = page_of(helping, county, "personal", "person").html.select_one("#draft")
    first, second = state["data-offline"].split(" · ")
    assert first.startswith("Keine Verbindung")
    assert "<" not in state["data-offline"]
    assert "اتصال" in second


def test_the_page_that_removes_a_row_asks_in_both_languages(helping, county):
    school = page_of(helping, county, "education", "school")
    button = school.html.select_one("button[value^='remove:schools:']")
    row = button["value"].rpartition(":")[2]
    page = page_of(helping, county, "education", "school", "schools", row, "remove")
    assert page.html.select_one("h1 .other[lang=ar]")
    assert page.html.select_one("title").find("span") is None


def test_what_is_said_after_saving_is_said_in_both_languages(helping, county):
    page = page_of(helping, county, "personal", "?note=saved")
    note = page.html.select_one("p.note")
    assert note.get_text().startswith("Gespeichert.")
    assert note.select_one(".other[lang=ar][dir=rtl]")


def test_answers_that_are_options_are_told_in_both_languages(helping, county):
    section = page_of(helping, county, "education", "")
    answers = section.html.select("dd bdi")
    assert any(answer.select_one(".other[lang=ar]") for answer in answers)


def test_outside_helper_mode_a_worker_reads_nothing_back(browser, county):
    path = county.person_path("amina", "biography", "personal", "@@read-back")
    browser("keller").get(path, status=404)


@pytest.mark.parametrize(
    "typed", [[("verdict", "perhaps")], [("verdict", "right"), ("question", "no_such_question")]]
)
def test_foreign_words_about_an_answer_are_refused(helping, county, typed):
    path = county.person_path("amina", "biography", "personal", "@@read-back")
    helping.send(path, typed, status=400)


def read_back(visitor, county, section="personal"):
    return page_of(visitor, county, section, "@@read-back")


def verdicts(county):
    """Return {question: (verdict, login of whose hand it was, or None)} of Amina's history."""
    with county.site() as site:
        log, accounts = site["people"][county.person_id("amina")]["log"], site["accounts"]
        hands = {None: None}
        return {
            question: (verdict, hands.get(hand) or accounts[hand].login if hand else None)
            for entry in log.entries()
            for question, verdict in entry.verdicts.items()
            for hand in (entry.operated.get(question),)
        }


def all_right(page):
    return next(form for form in page.forms.values() if "shown" in form.fields)


def test_everything_that_was_not_judged_yet_is_confirmed_at_once(helping, county):
    page = read_back(helping, county)
    single = next(form for form in page.forms.values() if "question" in form.fields)
    wrong = single["question"].value
    single.submit("verdict", value="wrong", status=303)
    form = all_right(read_back(helping, county))
    shown = [field.value.partition(":")[2] for field in form.fields["shown"]]
    assert wrong not in shown
    form.submit("verdict", value="all-right", status=303)
    found = verdicts(county)
    assert found.pop(wrong) == ("wrong", "keller")
    assert found == dict.fromkeys(shown, ("right", "keller"))
    assert not [
        each for each in read_back(helping, county).forms.values() if "shown" in each.fields
    ]


def test_the_person_confirms_everything_with_the_own_hand(browser, county):
    form = all_right(read_back(browser("amina"), county))
    form.submit("verdict", value="all-right", status=303)
    assert set(verdicts(county).values()) == {("right", None)}


def test_what_changed_after_it_was_read_back_is_not_confirmed(browser, helping, county):
    form = all_right(read_back(helping, county))
    own = page_form(page_of(browser("amina"), county, "personal", "person"))
    type_in(own, {"f-family_name": "Hadad"})
    save(own, status=303)
    form.submit("verdict", value="all-right", status=303)
    found = verdicts(county)
    assert found
    assert "family_name" not in found


def test_foreign_questions_are_not_confirmed(helping, county):
    path = county.person_path("amina", "biography", "personal", "@@read-back")
    fields = [("verdict", "all-right"), ("shown", "1:no_such_question")]
    helping.send(path, fields, status=400)


def test_what_is_read_back_has_the_words_of_the_worker_beside(helping, county):
    page = read_back(helping, county)
    assert page.html.select_one("h1 .other[lang=de][dir=ltr]").get_text() == "Stimmt das so?"
    assert page.html.select_one(".card h2 .other[lang=de]")
    assert page.html.select_one("button[value=right] .other[lang=de]").get_text() == "Stimmt"


@pytest.fixture
def protected(browser, county):
    """Return an answer to a protected question that Amina has given."""
    own = browser("amina")
    form = page_form(page_of(own, county, "personal", "person"))
    type_in(form, {"f-name_variants": "Amineh"})
    save(form, status=303)
    return "Amineh"


@pytest.mark.parametrize("place", ["", "@@read-back"])
def test_sensitive_answers_do_not_lie_open_before_two_people(protected, helping, county, place):
    page = page_of(helping, county, "personal", place)
    hidden = page.html.select("details:not([open])")
    assert [each for each in hidden if protected in each.get_text()]
    for each in hidden:
        each.extract()
    rest = page.html.select_one("main").get_text()
    assert protected not in rest
    assert "Haddad" in rest


@pytest.mark.parametrize("place", ["", "@@read-back"])
def test_the_person_alone_sees_them_at_once(protected, browser, county, place):
    page = page_of(browser("amina"), county, "personal", place)
    assert not page.html.select("main details")
    assert protected in main_text(page)


def test_what_is_read_back_can_be_handed_over(helping, county):
    page = read_back(helping, county)
    assert page.html.select_one(".hand-over img")
    assert page.html.select_one(".hand-over bdi[dir=ltr]").get_text().endswith("/@@read-back")
    assert read_back(helping, county, "education").html.select_one(".hand-over") is None


@pytest.fixture
def same_language(browser, county):
    """Return the browser of Frau Keller, who fills in with Amina; both speak German."""
    worker = browser("keller")
    home = worker.get(county.person_path("amina"), status=200)
    form = next(form for form in home.forms.values() if form.action.endswith("/helping"))
    form.submit("language", value="de", status=303)
    return worker


def test_two_people_of_one_language_read_one_language(same_language, county):
    page = page_of(same_language, county, "personal", "person")
    assert page.html.select_one(".helper")
    assert not page.html.select("main .other")
    back = read_back(same_language, county)
    assert back.html.select_one(".read-back")["lang"] == "de"
    assert back.html.select_one(".hand-over img")
    assert not back.html.select("main .other")


def test_the_phone_can_be_handed_over_outside_of_helper_mode(browser, county):
    page = page_of(browser("keller"), county, "personal", "residence")
    assert page.html.select_one(".hand-over img")
    assert page.html.find("form", id="page-form").find_parent("details") is None
    own = page_of(browser("amina"), county, "personal", "residence")
    assert own.html.select_one(".hand-over") is None


def test_sensitive_pages_can_be_handed_over(helping, county):
    page = page_of(helping, county, "personal", "residence")
    image = page.html.select_one(".hand-over img")
    assert image["alt"] == "Code zum Scannen · رمز للمسح"
    assert (
        page.html.select_one(".hand-over bdi[dir=ltr]").get_text().endswith("/personal/residence")
    )


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
