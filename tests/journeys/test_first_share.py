"""From the first code to the withdrawn share, in Chromium: without JavaScript, with it, by keyboard."""

import re
import time

import pytest

from tests.journeys.conftest import PHONE
from tests.services.printed import says

PASSWORD = "lange-gelbe-blumen"
MENU = [
    "Home",
    "Persönliche Daten",
    "Familie",
    "Bildung",
    "Sprache",
    "Beruf",
    "Lebenswelt",
    "Datenfreigabe",
    "Anlagen",
    "Zielvereinbarung",
]
PATIENCE = 30


def mailed_link(inbox, before):
    """Wait for the next mail and return (subject, link)."""
    end = time.monotonic() + PATIENCE
    while len(inbox.mails) <= before and time.monotonic() < end:
        time.sleep(0.2)
    mail = inbox.mails[before]
    return mail["Subject"], re.search(r"http\S+/dse/dat\?value=\S+", mail.get_content())[0]


def test_a_printed_code_becomes_an_account_that_finds_its_answers_again(visit, manner):
    login = f"neu-{manner}"
    worker = visit("de", manner=manner).sign_in("keller")
    worker.open("/people/new")
    worker.fill("login", login)
    worker.check('input[name="language"][value="ar"]')
    worker.press("Anlegen und Code zeigen")
    code = re.search(r"\d{3} \d{3} \d{4}", worker.page.locator("body").inner_text())[0]

    person = visit("ar", PHONE, manner)
    person.open("/activate")
    for box, text in (
        ("login", login),
        ("code", code),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ):
        person.fill(box, text)
    person.press("Passwort speichern und anmelden")
    assert person.page.locator("html").get_attribute("dir") == "rtl"
    for _text in ("information", "participation"):
        assert person.page.locator("article.legal").get_attribute("lang") == "ar"
        person.check("#agreed")
        person.click('button[value="agree"]')
    entries = person.page.locator("#biography ~ .tasks li > :first-child").all_inner_texts()
    assert [entry.split("\n")[0] for entry in entries] == [person.say(word) for word in MENU]
    home = person.path
    for years in (("1995", "2001"), ("2001", "2007")):
        person.open(f"{home}biography/education/school" if home.endswith("/") else
                    f"{home}/biography/education/school")  # fmt: skip
        person.press_value("add:schools")
        for box, year in zip(person.page.locator("input.four").all(), years, strict=True):
            person.write(box, year)
        person.press_value("save")
    person.sign_out()
    person.sign_in(login, PASSWORD)
    person.open(home.rstrip("/") + "/biography/education/school")
    shown = person.text
    assert [year for year in ("1995", "2001", "2007") if year not in shown] == []
    assert person.complaints == []


def test_years_in_the_wrong_order_are_told_at_their_boxes(visit, manner):
    person = visit("ar", PHONE, manner).sign_in("amina")
    person.open(person.path.rstrip("/") + "/biography/education/school/schools/new")
    for box, year in zip(person.page.locator("input.four").all(), ("2009", "2008"), strict=True):
        person.write(box, year)
    person.press_value("save")
    assert person.page.locator(".error-summary a").count() == 1
    wrong = person.page.locator('input.four[aria-invalid="true"]')
    assert wrong.input_value() == "2008"
    described = wrong.get_attribute("aria-describedby").split()
    assert any(person.page.locator(f"#{name}.error").count() for name in described)


def test_a_share_goes_its_way_until_it_is_withdrawn(visit, manner, inbox):
    before = len(inbox.mails)
    person = visit("ar", PHONE, manner).sign_in("amina")
    home = person.path.rstrip("/")
    person.open(home + "/shares")
    person.click("a.plus")
    person.click("a[href*='kind=language_school']")
    person.check('input[name="actor"]')
    person.press("Weiter")
    person.click("a[href*='language=ar']")
    german = person.page.locator(".preview details").last
    promised = [text.strip() for text in german.locator("dd").all_text_contents()]
    person.check("#agreed")
    person.click('button[value="accept"]')
    person.press("Senden")
    subject, link = mailed_link(inbox, before)
    assert subject == "Datenfreigabe in MoBio"

    actor = visit("de", manner=manner)
    actor.open(link)
    assert "Haddad" not in actor.text
    actor.press("Daten anzeigen")
    read = [text.strip() for text in actor.page.locator(".package dd").all_text_contents()]
    assert [" ".join(one.split()) for one in read] == [" ".join(one.split()) for one in promised]
    assert "Syrien" in actor.text
    assert "keine Angabe" in actor.text

    person.open(home + "/biography/personal/person")
    person.fill("f-given_names", f"Amina {manner}")
    person.press_value("save")
    actor.page.reload()
    assert f"Amina {manner}" in actor.text

    person.open(home + "/shares")
    assert "Sprachschule" in person.text
    person.click("main a.danger")
    person.click("main button.danger")
    actor.page.reload()
    assert "Dieser Link gilt nicht" in actor.text
    assert actor.open(link).status == 404
    assert (person.complaints, actor.complaints) == ([], [])


def test_the_pdf_says_what_the_page_says(visit, inbox, manner):
    before = len(inbox.mails)
    person = visit("de").sign_in("selam")
    person.open(person.path.rstrip("/") + "/shares/new?kind=jc")
    person.check('input[name="actor"]')
    person.press("Weiter")
    person.click("a[href*='language=de']")
    person.check("#agreed")
    person.click('button[value="accept"]')
    person.press("Senden")
    actor = visit("de")
    actor.open(mailed_link(inbox, before)[1])
    actor.press("Daten anzeigen")
    values = {text.strip() for text in actor.page.locator(".package dd").all_text_contents()}
    form = actor.page.locator("form.no-print")
    token = form.locator('input[name="csrf_token"]').input_value()
    answer = actor.page.request.post(form.get_attribute("action"), form={"csrf_token": token})
    pdf = answer.body()
    assert [value for value in values if not says(pdf, " ".join(value.split()))] == []


@pytest.mark.parametrize("login", ["vogt", "brandt", "adler"])
def test_others_do_not_find_the_person(visit, login):
    owner = visit("de").sign_in("amina")
    other = visit("de").sign_in(login)
    assert other.open(owner.path).status == 404


def test_enter_saves_and_never_removes(visit):
    person = visit("de").sign_in("amina")
    person.open(person.path.rstrip("/") + "/biography/education/school")
    cards = person.page.locator(".cards .card").count()
    with person.page.expect_navigation():
        person.page.locator("#f-school_years_total").press("Enter")
    person.page.go_back()
    person.page.reload()
    assert person.page.locator(".cards .card").count() == cards > 0


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_page_is_wider_than_its_screen(visit, language):
    person = visit(language, PHONE)
    person.sign_in("amina" if language == "ar" else "selam")
    home = person.path.rstrip("/")
    for path in ("", "/biography/personal/person", "/biography/education/school",
                 "/biography/education/school/schools/new", "/biography/language/tongues",
                 "/shares", "/shares/new?kind=jc", "/everything"):  # fmt: skip
        person.open(home + path)
        for width in (320, 360, 1280):
            person.page.set_viewport_size({"width": width, "height": 700})
            wide = person.page.evaluate("document.documentElement.scrollWidth")
            assert (path, wide) == (path, min(wide, width))
    assert person.complaints == []


def test_the_log_of_the_server_names_nobody(server):
    log = server.today()
    assert [word for word in ("Haddad", "Tekle", "value=", "/people/p") if word in log] == []
