"""Publish drafts together: the plan, the approvals, what is missing, the act; and the way back."""

import pytest

from tests.web.browsing import Browser, main_text, page_form
from tests.web.schema_pages import (
    FILE,
    PACKAGE,
    PACKAGE_PATH,
    PATH,
    allow_gaps,
    begin,
    form_of,
    text_of,
    type_text,
)

LABEL = "Möchten Sie eine Sprachprüfung machen?"
ARABIC = "هل تريد أن تتقدم لامتحان لغة؟"
WORDS = {
    "en": "Would you like to take a language exam?",
    "fr": "Voulez-vous passer un examen de langue ?",
    "ar": ARABIC,
    "fa": "می‌خواهید در آزمون زبان شرکت کنید؟",
}
QUESTION = f"  - {{id: wants_exam, type: yes_no, label: {LABEL}}}\n"
PLAN = f"/schemas/plan?draft={PATH}&draft={PACKAGE_PATH}"


@pytest.fixture
def coordinator(browser):
    return browser("brandt")


@pytest.fixture
def drafts(coordinator):
    """Draft a new question, and the package that tells it to language schools."""
    draft_question(coordinator)
    page = begin(coordinator, PACKAGE)
    text = text_of(page).replace("    - german_level\n", "    - german_level\n    - wants_exam\n")
    return type_text(page, text).follow(status=200)


def draft_question(browser):
    page = begin(browser)
    text = text_of(page).replace("[course_times, ", "[wants_exam, course_times, ")
    head, _questions, rest = text.partition("\nquestions:\n")
    return type_text(page, f"{head}\nquestions:\n{QUESTION}{rest}").follow(status=200)


def translate(browser):
    for language, text in WORDS.items():
        form = form_of(browser.get(f"{FILE}/texts?language={language}"), "/texts")
        empty = [name for name, [field, *_more] in form.fields.items()
                 if name and name.startswith("w") and not field.value]  # fmt: skip
        form[empty[0]] = text
        form.submit(status=303)


def approve(browser, *logins):
    for login in logins:
        form_of(browser(login).get(PLAN), "/approve").submit(status=303)


def publish(browser, login="brandt", reason="Prüfungen planen"):
    form = form_of(browser(login).get(PLAN), "/plan")
    form["reason"] = reason
    return form.submit()


def in_force(county):
    with county.site() as site:
        return {path: site["schemas"].in_force[path] for path in (PATH, PACKAGE_PATH)}


class TestTogether:
    """Drafts that belong together."""

    def test_a_package_alone_names_a_question_that_is_only_drafted(self, coordinator, drafts):
        page = coordinator.get(f"{PACKAGE}/edit")
        assert "mit den anderen Entwürfen zusammen kein Fehler" in main_text(page)
        alone = coordinator.get(f"/schemas/plan?draft={PACKAGE_PATH}", status=200)
        assert "Es gibt noch Fehler" in main_text(alone)
        assert "Veröffentlichen" not in [
            button.get_text() for button in alone.html.select("button")
        ]

    def test_the_list_leads_to_the_plan_of_all_drafts(self, coordinator, drafts):
        page = form_of(coordinator.get("/schemas/"), "/plan").submit(status=200)
        assert "Fehler" not in main_text(page)
        assert LABEL not in main_text(coordinator.get(f"{FILE}/versions/1"))

    def test_the_plan_says_what_is_missing(self, coordinator, drafts):
        text = main_text(coordinator.get(PLAN))
        assert "offen: 1" in text
        assert "Freigabe einer zweiten Koordination" in text
        assert "Freigabe des Datenschutzes" in text

    def test_approved_and_translated_they_come_into_force_together(
        self, browser, coordinator, county, drafts
    ):
        translate(coordinator)
        approve(browser, "weber", "dorn")
        page = publish(browser).follow(status=200)
        assert "Veröffentlicht" in main_text(page)
        assert in_force(county) == {PATH: 2, PACKAGE_PATH: 2}
        with county.site() as site:
            schemas = site["schemas"]
            act = schemas.publications[schemas.sequence]
            brandt = site["accounts"].by_login("brandt").__name__
            assert dict(schemas.drafts) == {}
        assert (act.who, act.reason) == (brandt, "Prüfungen planen")
        assert act.plan["people"]["people"] == 2
        assert set(act.references) == {f"{PATH}@2", f"{PACKAGE_PATH}@2"}
        person = browser("selam")
        form = person.get(county.person_path("selam", "biography/language/learning"))
        assert LABEL in main_text(form)
        amina = browser("amina").get(county.person_path("amina", "biography/language/learning"))
        assert ARABIC in main_text(amina)

    def test_the_plan_says_in_words_what_changes(self, coordinator, drafts):
        text = main_text(coordinator.get(PLAN))
        assert f"Frage hinzugefügt: „{LABEL}“" in text

    def test_the_plan_counts_the_people_and_links_it_touches(self, county, coordinator, drafts):
        county.share("amina", package_id="language_school", address="a@school.example")
        text = main_text(coordinator.get(PLAN))
        assert "Angesehen: 2 Personen." in text
        assert "1 Link läuft" in text
        assert "Kein laufender Link zeigt mehr, als die Person zugestimmt hat." in text

    def test_looking_at_the_plan_changes_nothing(self, coordinator, county, drafts):
        before = county.main.lastTransaction()
        coordinator.get(PLAN, status=200)
        assert county.main.lastTransaction() == before

    def test_a_plan_of_nothing_leads_to_the_list(self, coordinator):
        assert coordinator.get("/schemas/plan", status=303).location.endswith("/schemas/")
        coordinator.get("/schemas/plan?draft=biography/nothing", status=404)


class TestFourEyes:
    """Nobody publishes alone."""

    @pytest.fixture(autouse=True)
    def ready(self, coordinator, drafts):
        translate(coordinator)

    def test_who_wrote_it_cannot_let_it_pass(self, browser, coordinator, county):
        approve(browser, "dorn")
        coordinator.send(
            PLAN.replace("/plan?", "/approve?"), [("seen", seen) for seen in marks(coordinator)]
        )
        answer = publish(browser)
        assert answer.status_int == 422
        assert in_force(county) == {PATH: 1, PACKAGE_PATH: 1}

    def test_a_second_coordinator_may_publish_what_the_first_wrote(self, browser, county):
        approve(browser, "dorn")
        publish(browser, "weber").follow(status=200)
        assert in_force(county) == {PATH: 2, PACKAGE_PATH: 2}

    def test_a_package_waits_for_the_data_protection_officer(self, browser, county):
        approve(browser, "weber")
        answer = publish(browser)
        assert answer.status_int == 422
        assert "Freigabe des Datenschutzes" in main_text(answer)
        assert in_force(county) == {PATH: 1, PACKAGE_PATH: 1}

    def test_a_change_after_the_approval_voids_it(self, browser, coordinator, county):
        approve(browser, "weber", "dorn")
        page = coordinator.get(f"{PACKAGE}/edit")
        type_text(page, text_of(page) + "# später\n").follow(status=200)
        assert publish(browser).status_int == 422
        assert in_force(county) == {PATH: 1, PACKAGE_PATH: 1}

    def test_what_is_approved_is_what_was_shown(self, browser, coordinator):
        form = form_of(browser("weber").get(PLAN), "/approve")
        page = coordinator.get(f"{PACKAGE}/edit")
        type_text(page, text_of(page) + "# später\n")
        assert form.submit().status_int == 409

    def test_what_is_published_is_what_was_shown(self, browser, coordinator, county):
        approve(browser, "weber", "dorn")
        form = form_of(coordinator.get(PLAN), "/plan")
        form["reason"] = "x"
        page = coordinator.get(f"{PACKAGE}/edit")
        type_text(page, text_of(page) + "# später\n")
        assert form.submit().status_int == 409
        assert in_force(county) == {PATH: 1, PACKAGE_PATH: 1}

    def test_the_officer_approves_and_does_not_publish(self, browser, county):
        officer = browser("dorn")
        page = officer.get(PLAN)
        assert form_of(page, "/approve") is not None
        assert page.html.find(id="reason") is None
        officer.send(PLAN, [("seen", "x")], status=404)

    def test_a_county_of_one_may_switch_it_off(self, another_application, county):
        alone = Browser(another_application(**{"mobio.four_eyes": "false"}),
                        extra_environ={"HTTP_HOST": "mobio.example"})  # fmt: skip
        alone.sign_in("brandt")
        form = form_of(alone.get(PLAN), "/plan")
        form["reason"] = "Allein"
        form.submit(status=303)
        assert in_force(county) == {PATH: 2, PACKAGE_PATH: 2}

    def test_publishing_needs_a_reason(self, browser, county):
        approve(browser, "weber", "dorn")
        answer = publish(browser, reason="  ")
        assert answer.status_int == 422
        assert in_force(county) == {PATH: 1, PACKAGE_PATH: 1}


def marks(browser):
    form = form_of(browser.get(PLAN), "/plan")
    return [field.value for field in form.fields["seen"]]


class TestGaps:
    """A missing translation."""

    def test_it_stops_publishing(self, browser, county, drafts):
        approve(browser, "weber", "dorn")
        answer = publish(browser)
        assert answer.status_int == 422
        assert "Es fehlen Übersetzungen" in main_text(answer)

    def test_it_may_be_allowed_and_then_german_is_shown(self, browser, county, drafts):
        approve(browser, "weber", "dorn")
        form = form_of(browser("brandt").get(PLAN), "/plan")
        form["reason"] = "Eilig"
        allow_gaps(form)
        form.submit(status=303)
        page = browser("amina").get(county.person_path("amina", "biography/language/learning"))
        assert LABEL in main_text(page)


class TestTranslationsAlone:
    """A wrong label is mended without a new version."""

    def test_only_the_words_change(self, browser, coordinator, county):
        form = form_of(coordinator.get(f"{FILE}/texts?language=ar"), "/texts")
        names = [name for name in form.fields if name and name.startswith("w")]
        form[names[0]] = "لغات أخرى"
        form.submit(status=303)
        plan = f"/schemas/plan?draft={PATH}"
        form_of(browser("weber").get(plan), "/approve").submit(status=303)
        form = form_of(coordinator.get(plan), "/plan")
        form["reason"] = "Schreibfehler"
        form.submit(status=303)
        assert in_force(county)[PATH] == 1
        page = browser("amina").get(county.person_path("amina", "biography/language"))
        assert "لغات أخرى" in main_text(page)


class TestTakingBack:
    """An old text comes back as the next number."""

    @pytest.fixture
    def second(self, browser, coordinator, county):
        """Publish a version 2 with another title of a page."""
        page = begin(coordinator)
        text = text_of(page).replace("title: Ihr Deutsch", "title: Ihr gutes Deutsch")
        type_text(page, text)
        publish_alone(browser)
        return coordinator

    def test_the_old_text_is_a_draft_of_the_next_number(self, second, county):
        page = second.get(f"{FILE}/versions/1", status=200)
        page = page_form(page).submit(status=303).follow(status=200)
        with county.site() as site:
            draft = site["schemas"].drafts[PATH]
            assert draft.text.startswith(site["schemas"].text_of(f"{PATH}@1").rstrip())
        assert draft.number == 3
        assert "Fassung 3" in main_text(page)
        assert "ohne Fehler" in main_text(page)

    def test_a_question_that_was_added_meanwhile_is_retired_by_it(
        self, browser, coordinator, county
    ):
        draft_question(coordinator)
        publish_alone(browser)
        page = coordinator.get(f"{FILE}/versions/1", status=200)
        page = page_form(page).submit(status=303).follow(status=200)
        assert "ohne Fehler" in main_text(page)
        assert "retire: wants_exam" in text_of(page)
        publish_alone(browser)
        assert in_force(county)[PATH] == 3
        person = browser("selam")
        form = person.get(county.person_path("selam", "biography/language/learning"))
        assert LABEL not in main_text(form)

    def test_a_draft_that_is_there_is_not_overwritten(self, second, county):
        page = second.get(f"{FILE}/versions/1", status=200)
        begin(second)
        answer = page_form(page).submit()
        assert answer.status_int == 409
        assert "Es gibt schon einen Entwurf" in main_text(answer)

    def test_both_versions_stay_in_the_history(self, second):
        text = main_text(second.get(f"{FILE}/"))
        assert "Fassung 2" in text
        assert "Fassung 1" in text
        assert "Frau Brandt" in text
        assert "Ihr gutes Deutsch" in text
        marked = second.get(f"{FILE}/versions/2").html.select(".lines .marked")
        assert [line.get_text().strip() for line in marked] == ["title: Ihr gutes Deutsch"]


def publish_alone(browser, path=PATH):
    plan = f"/schemas/plan?draft={path}"
    form_of(browser("weber").get(plan), "/approve").submit(status=303)
    form = form_of(browser("brandt").get(plan), "/plan")
    form["reason"] = "Probe"
    allow_gaps(form)
    form.submit(status=303)
