"""Two goals from templates: agreed at the desk, read in Arabic on the phone, printed in both."""

from tests.journeys.conftest import PHONE

COURSE, CV = "lang_course_start", "work_cv"
GOAL = "Ich besuche einen Deutschkurs."


def test_goals_are_agreed_at_the_desk_and_read_on_the_phone(visit, manner):
    person = visit("ar", PHONE, manner).sign_in("amina")
    home = person.path.rstrip("/")
    worker = visit("de", manner=manner).sign_in("keller")
    worker.open(home + "/agreements/")
    worker.click("main a.plus")
    for goal in (COURSE, CV):
        worker.check(f'input[name="goal"][value="{goal}"]')
    worker.press("Weiter")
    worker.write("#f-agreement_situation", f"Frau Haddad sucht einen Kurs ({manner}).")
    worker.press_value("save")
    assert "Ziele und Schritte" in worker.text
    worker.press_value("add:agreement_goals")
    assert worker.page.locator('[id^="agreement_goals-"][id$="-goal"]').count() == 3
    worker.press_value("save")
    worker.fill_end("agreement_cannot_come", "Ich rufe an.")
    worker.press_value("save")
    assert "erst aus, wenn die Vereinbarung endet" in worker.text
    worker.press_value("save")
    assert "Ich rufe an." in worker.text
    worker.keep_picture("agreement")
    agreement = worker.path

    person.open(home)
    person.click('.tasks a[href$="/agreements/"]')
    person.click(f'main a[href$="{agreement}"]')
    assert person.say(GOAL) in person.text
    assert GOAL not in person.text
    person.keep_picture("agreement-of-a-person")
    person.open(agreement.rstrip("/") + "/@@print")
    assert [
        person.page.locator(f'article.voice[lang="{code}"]').count() for code in ("ar", "de")
    ] == [
        1,
        1,
    ]
    assert (person.complaints, worker.complaints) == ([], [])
