"""What came behind a consent after its page was opened: neither shown, nor stored, nor kept."""

from datetime import timedelta

import pytest

from tests.house.sources import ROOT
from tests.services.sharing_world import put_in_force
from tests.web.browsing import autosave, box, main_text, page_form, save, type_in
from tests.web.test_pages_with_a_consent import SECRET, Health

LIFE = (ROOT / "forms/biography/life/1.yaml").read_text()
ATTACHMENTS = (ROOT / "forms/biography/attachments/1.yaml").read_text()
HEALTH = (ROOT / "forms/consents/health/1.yaml").read_text()
OTHER_WORDS = {
    "consents/health@2": HEALTH.replace("Das Gesetz", "Das neue Gesetz", 1).replace(
        "of_german: 1", "of_german: 2"
    ),
    "biography/life@2": LIFE.replace("Hier geht es um", "Hier geht es nun um", 1),
}
DIAGNOSIS = "Diagnose F32"
EXTRA = "biography/attachments/extra"
ASKED = """
  - {id: finding, type: text, label: Befund, purpose: x, max_length: 100}
  - {id: shelf, type: text, label: Ort der Papiere, purpose: x, max_length: 100}
"""


def attachments(page, tail="", questions=ASKED):
    """Return the form of attachments with *page* first."""
    return ATTACHMENTS.replace("pages:\n", f"pages:\n  - {page}\n", 1).rstrip() + questions + tail


OPEN = attachments("{id: extra, title: Extra, questions: [finding, shelf]}")
GUARDED = attachments(
    "{id: extra, title: Extra, questions: [finding, shelf], needs_consent: consents/health}"
)
MOVED = {
    "biography/attachments@3": attachments(
        "{id: extra, title: Extra, questions: [shelf]}",
        "upgrade:\n  - move: {finding: life.finding}\n",
        ASKED.replace(ASKED.splitlines()[1], ""),
    ),
    "biography/life@2": LIFE.replace(
        "pregnancy, accessibility_needs]", "pregnancy, accessibility_needs, finding]"
    ).rstrip()
    + ASKED.replace(ASKED.splitlines()[2], ""),
}


def publish(county, forms):
    with county.site() as site:
        put_in_force(site, forms)


def drafts(county, login="selam"):
    """Return all that drafts about a person hold."""
    with county.site() as site:
        person = site["people"][county.person_id(login)]
        return repr([typed.pairs for typed in person["typed"].values()])


@pytest.fixture
def selam(browser, county):
    return Health(browser("selam"), county)


@pytest.fixture
def vogt(browser, county):
    return Health(browser("vogt"), county)


class TestTheTextChanged:
    """The page stood behind the consent when it was opened; the words of the text are new since."""

    @pytest.fixture(autouse=True)
    def answered(self, selam):
        selam.answer(page=selam.agree())

    def test_a_worker_sends_it_and_reads_nothing(self, vogt, county):
        form = page_form(vogt.own.get(vogt.path(), status=200))
        publish(county, OTHER_WORDS)
        fields = [(name, form[name].value) for name in ("csrf_token", "_revision", "_sequence")]
        fields += [("health_planning", "nonsense"), ("_end", "")]
        answer = vogt.own.post(vogt.path(), fields, status=404)
        assert SECRET not in answer.text
        assert "nonsense" not in drafts(county)

    def test_what_a_worker_typed_before_opens_nothing(self, vogt, county):
        form = page_form(vogt.own.get(vogt.path(), status=200))
        type_in(form, {"f-health_planning_detail": "von vorher"})
        autosave(form, status=200)
        publish(county, OTHER_WORDS)
        assert "consents/health" in vogt.own.get(vogt.path(), status=303).location
        save(form, status=404)
        autosave(form, status=404)
        assert vogt.stored()["health_planning_detail"] == SECRET

    def test_who_agrees_to_the_new_text_finds_the_draft_again(self, selam, county):
        form = page_form(selam.own.get(selam.path(), status=200))
        type_in(form, {"f-health_planning_detail": "von vorher"})
        autosave(form, status=200)
        publish(county, OTHER_WORDS)
        page = selam.agree()
        assert box(page_form(page), "f-health_planning_detail").value == "von vorher"
        save(page_form(page), status=303)
        assert selam.stored()["health_planning_detail"] == "von vorher"

    def test_after_the_session_it_is_not_even_kept_as_a_draft(self, vogt, county):
        form = page_form(vogt.own.get(vogt.path(), status=200))
        type_in(form, {"f-health_planning_detail": DIAGNOSIS})
        publish(county, OTHER_WORDS)
        county.clock.now += timedelta(minutes=31)
        save(form)
        assert DIAGNOSIS not in drafts(county)


class TestThePageCameBehindTheConsent:
    """Nothing stood before the page when it was opened; the person never agreed."""

    @pytest.fixture(autouse=True)
    def answered(self, selam, county):
        publish(county, {"biography/attachments@2": OPEN})
        form = page_form(selam.own.get(selam.path(EXTRA), status=200))
        type_in(form, {"f-finding": SECRET, "f-shelf": "Schrank"})
        save(form, status=303)

    def opened(self, vogt, **typed):
        form = page_form(vogt.own.get(vogt.path(EXTRA), status=200))
        type_in(form, {f"f-{name}": text for name, text in typed.items()})
        return form

    @pytest.mark.parametrize("finding", [DIAGNOSIS, "x" * 500], ids=["right", "wrong"])
    def test_what_is_sent_is_refused(self, vogt, county, finding):
        form = self.opened(vogt, finding=finding)
        publish(county, {"biography/attachments@3": GUARDED})
        assert SECRET not in save(form, status=404).text
        autosave(form, status=404)
        assert county.answers("selam", "attachments")["finding"] == SECRET
        assert finding not in drafts(county)

    def test_a_draft_opens_nothing(self, vogt, county):
        autosave(self.opened(vogt, finding=DIAGNOSIS), status=200)
        publish(county, {"biography/attachments@3": GUARDED})
        assert "consents/health" in vogt.own.get(vogt.path(EXTRA), status=303).location


class TestOneQuestionCameBehindTheConsent:
    """The page is there as before, but one of its questions has moved behind a consent."""

    @pytest.fixture(autouse=True)
    def answered(self, selam, county):
        publish(county, {"biography/attachments@2": OPEN})
        form = page_form(selam.own.get(selam.path(EXTRA), status=200))
        type_in(form, {"f-finding": SECRET, "f-shelf": "Schrank"})
        save(form, status=303)

    opened = TestThePageCameBehindTheConsent.opened

    def test_the_others_are_stored_and_that_is_told(self, vogt, county):
        form = self.opened(vogt, finding=DIAGNOSIS, shelf="Keller")
        publish(county, MOVED)
        page = save(form, status=303).follow(status=200)
        assert "Was dort stand, ist nicht gespeichert" in main_text(page)
        stored = county.answers("selam", "attachments"), county.answers("selam", "life")
        assert "Keller" in repr(stored)
        assert DIAGNOSIS not in repr(stored)

    def test_with_a_mistake_only_the_others_are_shown_and_kept(self, vogt, county):
        form = self.opened(vogt, finding=DIAGNOSIS, shelf="y" * 101)
        publish(county, MOVED)
        page = save(form, status=422)
        for text in (page.text, vogt.own.get(vogt.path(EXTRA), status=200).text, drafts(county)):
            assert "y" * 101 in text
            assert DIAGNOSIS not in text
            assert SECRET not in text
        again = page_form(page)
        type_in(again, {"f-shelf": "Keller"})
        save(again, status=303)
        assert county.answers("selam", "attachments")["shelf"] == "Keller"

    def test_a_draft_shows_the_others(self, vogt, county):
        autosave(self.opened(vogt, finding=DIAGNOSIS, shelf="Keller"), status=200)
        publish(county, MOVED)
        page = vogt.own.get(vogt.path(EXTRA), status=200)
        assert box(page_form(page), "f-shelf").value == "Keller"
        assert DIAGNOSIS not in page.text

    def test_after_the_session_only_the_others_are_kept(self, vogt, county):
        form = self.opened(vogt, finding=DIAGNOSIS, shelf="Keller")
        publish(county, MOVED)
        county.clock.now += timedelta(minutes=31)
        save(form)
        assert "Keller" in drafts(county)
        assert DIAGNOSIS not in drafts(county)

    def test_with_the_consent_everything_is_stored(self, selam, county):
        selam.answer(page=selam.agree())
        form = self.opened(selam, finding="neu", shelf="Keller")
        publish(county, MOVED)
        save(form, status=303)
        assert county.answers("selam", "life")["finding"] == "neu"


def test_a_question_that_is_free_now_is_stored_although_the_text_is_new(selam, vogt, county):
    publish(county, {"biography/attachments@2": GUARDED})
    selam.answer(page=selam.agree())
    form = page_form(vogt.own.get(vogt.path(EXTRA), status=200))
    type_in(form, {"f-finding": DIAGNOSIS, "f-shelf": "Keller"})
    freed = {**MOVED, "consents/health@2": OTHER_WORDS["consents/health@2"]}
    publish(county, freed)
    save(form, status=303)
    stored = county.answers("selam", "attachments"), county.answers("selam", "life")
    assert "Keller" in repr(stored)
    assert DIAGNOSIS not in repr(stored)
