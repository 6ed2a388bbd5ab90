"""A new question comes into force by pages alone, in Chromium and without a file."""

import re

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_first_share import mailed_link

FORM = "/schemas/biography/language"
PACKAGE = "/schemas/actor_packages/language_school"
PLAN = "/schemas/plan?draft=biography/language&draft=actor_packages/language_school"
GERMAN = "Möchten Sie eine Sprachprüfung machen?"
ARABIC = "هل تريد أن تتقدم لامتحان لغة؟"
WORDS = {
    "en": "Would you like to take a language exam?",
    "fr": "Voulez-vous passer un examen de langue\u202f?",
    "ar": ARABIC,
    "fa": "می‌خواهید در آزمون زبان شرکت کنید؟",
}
QUESTION = f"  - {{id: wants_exam, type: yes_no, label: {GERMAN}}}\n"


@pytest.fixture
def server(serve_county):
    """Return a server of this test alone: what is published stays published."""
    running = serve_county()
    yield running
    running.stop()


def share_with_a_school(visit, inbox, manner):
    """Let Amina send a package; return the browsers of Amina and of the school that opened it."""
    before = len(inbox.mails)
    person = visit("ar", PHONE, manner=manner).sign_in("amina")
    person.open(person.path.rstrip("/") + "/shares/new?kind=language_school")
    person.check('input[name="actor"]')
    person.press("Weiter")
    person.click("a[href*='language=ar']")
    person.check("#agreed")
    person.click('button[value="accept"]')
    person.press("Senden")
    actor = visit("de", manner=manner)
    actor.open(mailed_link(inbox, before)[1])
    actor.press("Daten anzeigen")
    return person, actor


def change(coordinator, file, *replacements):
    """Begin a draft and type another text into its box."""
    coordinator.open(f"{file}/")
    coordinator.press("Entwurf beginnen")
    text = coordinator.page.locator("#text").input_value()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    coordinator.fill("text", text)
    coordinator.press("Speichern und prüfen")


def add_question(coordinator):
    """Draft the question, with a mistake first, and its line in the package."""
    wrong = QUESTION.replace("yes_no", "yesno")
    pages = ("[course_times, ", "[wants_exam, course_times, ")
    change(coordinator, FORM, pages, ("\nquestions:\n", f"\nquestions:\n{wrong}"))
    coordinator.keep_picture("formulare-fehler")
    coordinator.touch("#mistakes a")
    line = re.search(r"#(z\d+)$", coordinator.page.url)[1]
    assert "Meinten Sie 'yes_no'?" in coordinator.page.locator(f"#{line}").inner_text()
    text = coordinator.page.locator("#text").input_value()
    coordinator.fill("text", text.replace(wrong, QUESTION))
    coordinator.press("Speichern und prüfen")
    assert "ohne Fehler" in coordinator.text
    level = "    - german_level\n"
    change(coordinator, PACKAGE, (level, f"{level}    - wants_exam\n"))


def translate(coordinator):
    for language, text in WORDS.items():
        coordinator.open(f"{FORM}/texts?language={language}")
        coordinator.follow("Zum ersten offenen Text")
        pair = coordinator.page.locator(".pair").filter(has_text=GERMAN)
        coordinator.write(pair.locator("textarea"), text)
        coordinator.press("Speichern")
    coordinator.keep_picture("formulare-uebersetzen")
    coordinator.open(f"{FORM}/preview?language=ar&page=learning")
    assert ARABIC in coordinator.page.locator(".frame[dir='rtl']").inner_text()


def approve(visit, login, manner):
    other = visit("de", DESK, manner=manner).sign_in(login)
    assert other.path == "/schemas/"
    other.open(PLAN)
    other.press("Freigeben")
    assert other.complaints == []


def test_a_question_is_added_translated_approved_and_published_and_a_running_link_hides_it(
    visit, inbox, manner
):
    person, actor = share_with_a_school(visit, inbox, manner)
    coordinator = visit("de", DESK, manner=manner).sign_in("brandt")
    add_question(coordinator)
    translate(coordinator)
    coordinator.open(PLAN)
    coordinator.fill("reason", "Prüfungen früher planen")
    coordinator.press("Veröffentlichen")
    assert "Es fehlt die Freigabe einer zweiten Koordination" in coordinator.text
    for login in ("weber", "dorn"):
        approve(visit, login, manner)
    coordinator.open(PLAN)
    coordinator.keep_picture("formulare-plan")
    coordinator.fill("reason", "Prüfungen früher planen")
    coordinator.press("Veröffentlichen")
    assert "Veröffentlicht. Ab jetzt gilt die neue Fassung." in coordinator.text

    home = re.match(r"/people/[^/]+", person.path)[0]
    person.open(f"{home}/biography/language/learning")
    assert ARABIC in person.text
    person.check('input[name="f-wants_exam"][value="yes"]')
    person.press_value("save")
    actor.page.reload()
    assert "Muttersprache" in actor.text
    assert GERMAN not in actor.text

    coordinator.open(f"{FORM}/")
    assert f"Frage hinzugefügt: „{GERMAN}“" in coordinator.text
    assert "Prüfungen früher planen" in coordinator.text
    assert (person.complaints, actor.complaints, coordinator.complaints) == ([], [], [])


def test_no_page_of_schema_files_is_wider_than_its_screen(visit):
    coordinator = visit("de", PHONE, "without-scripts").sign_in("brandt")
    coordinator.open("/schemas/lists/cefr/")
    coordinator.press("Entwurf beginnen")
    for path in ("/schemas/", "/schemas/new", "/schemas/plan?draft=lists/cefr",
                 *(f"/schemas/lists/cefr/{name}" for name in
                   ("", "edit", "upload", "discard", "texts", "versions/1")),
                 f"{FORM}/preview?language=ar", f"{FORM}/texts?language=ar"):  # fmt: skip
        coordinator.open(path)
        coordinator.keep_picture(f"formulare{path.partition('?')[0].replace('/', '-')}")
        for width in (320, 360, 1280):
            coordinator.page.set_viewport_size({"width": width, "height": 700})
            scripted = coordinator.page.locator("html").bounding_box()["width"]
            wide = max(box["width"] for box in boxes(coordinator))
            assert (path, scripted, wide <= width) == (path, width, True)


def boxes(visitor):
    """Return the boxes of everything big on the page; scripts are off, so nothing is computed."""
    found = visitor.page.locator("main > *, main table, main textarea, main ol, main .frame").all()
    return [each.bounding_box() or {"width": 0} for each in found]
