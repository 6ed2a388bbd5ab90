"""What a person agrees to outside of any share: how long it holds, and what ends with it."""

from datetime import timedelta

import pytest

from mobio.engine.attached import answer_of
from mobio.engine.behind_consents import guarded, holds
from mobio.resources.casework import CaseEntry
from mobio.resources.typed import TypedPage
from mobio.services import declaring
from mobio.services.answering import Author
from mobio.services.attaching import keep_file
from mobio.services.reading import record_of
from mobio.services.refusals import NotAllowed
from mobio.services.storing import store
from tests import papers
from tests.services.sharing_world import FORMS, NOW, World, put_in_force

TEXT = FORMS["consents/giving@1"]
ABSENT = "{ar: fehlt, " + TEXT[TEXT.index("{en: fehlt") + 1 :].strip().replace("\n", " ")
BODY_CONSENT = f"""
    title: Angaben zum Körper
    from_age: 16
    texts:
      de: {{title: Körper, text: "Ich, {{given_names}}, erlaube das.", tick: Ja, reviewed: no}}
    not_offered: {ABSENT}
    """
START = f"""
    title: Mitmachen
    asked_at: first_visit
    from_age: 16
    texts:
      de: {{title: Mitmachen, text: "Ich mache mit.", tick: Ja, reviewed: no}}
    not_offered: {ABSENT}
    """
BODY = """
    title: Körper
    pages:
      - {id: plain, title: Alltag, questions: [sport]}
      - {id: own, title: Eigenes, needs_consent: consents/body, questions: [hurts, aids, note]}
    questions:
      - {id: sport, type: text, label: Sport}
      - {id: hurts, type: text, label: Was tut weh?}
      - {id: note, type: text, label: Notiz}
      - id: aids
        type: group
        label: Hilfsmittel
        repeat: {max: 4}
        questions: [{id: what, type: text, label: Was?}]
    """
BODY_2 = """
    title: Körper
    pages:
      - {id: plain, title: Alltag, questions: [sport]}
      - {id: own, title: Eigenes, needs_consent: consents/body, questions: [aids]}
    questions:
      - {id: sport, type: text, label: Sport}
      - id: aids
        type: group
        label: Hilfsmittel
        repeat: {max: 4}
        questions: [{id: what, type: text, label: Was?}]
    upgrade:
      - retire: note
      - move: {hurts: me.pain}
    """
SORE = (
    BODY.replace("[hurts, aids, note]", "[hurts, aids, note, sore, more]").replace(
        "label: Was?}]",
        "label: Was?}, {id: why, type: text, label: Warum?, show_if: {what: {answered: yes}}}]",
    )
    + """
      - {id: sore, type: yes_no, label: Tut es weh?}
      - {id: more, type: text, label: Was genau?, show_if: {sore: yes}}
    """
)
ME_2 = (
    FORMS["biography/me@1"].replace(
        "[surname, first_name, born]", "[surname, first_name, born, pain]"
    )
    + """
          - {id: pain, type: text, label: Schmerzen}
        """
)
MENU = FORMS["site/menu@1"].replace(
    "{show: sharing",
    "{show: section, form: biography/body, label: Körper}\n          - {show: sharing",
)
ME_ASKING = (
    FORMS["biography/me@1"].replace(
        "[surname, first_name, born]", "[surname, first_name, born, ache, sore, scans]"
    )
    + """
          - {id: ache, type: text, label: Beschwerden}
          - {id: sore, type: text, label: Wunden}
          - id: scans
            type: group
            label: Befunde
            rows: own_page
            questions: [{id: scan, type: attachment, label: Datei}]
        """
)
INTO_BODY = {
    "biography/me@3": FORMS["biography/me@1"]
    + """
        upgrade:
          - retire: ache
          - move: {sore: body.sore}
          - move: {scans: body.scans}
        """,
    "biography/body@2": BODY.replace("aids, note]", "aids, note, sore, scans]").rstrip()
    + """
      - {id: sore, type: text, label: Wunden}
      - id: scans
        type: group
        label: Befunde
        rows: own_page
        questions: [{id: scan, type: attachment, label: Datei}]
    """,
}
ROWS = [{"_row": "rabcdefgh", "what": "Krücke"}]
DAY = timedelta(days=1)


class Own(World):
    """Amina, with a page of her own about her body."""

    def __init__(self, born="1990-05-20"):
        super().__init__(born)
        put_in_force(
            self.site,
            {"site/menu@2": MENU, "biography/body@1": BODY, "consents/body@1": BODY_CONSENT},
        )

    def declare(self, text_id="body", account=None, now=NOW):
        """Agree to the text in force."""
        catalogue, account = self.catalogue, account or self.amina
        words = (catalogue, catalogue.consent(text_id), "de", account, now)
        return declaring.declare_by(self.site, self.person, *words)

    def save(self, section="body", **answers):
        """Save answers about the body, or of another section, with their history."""
        author = Author(self.amina.__name__, "refugee", "de", False)
        store(self.person, self.catalogue, {section: answers}, author, NOW)

    def take_back(self, now=NOW):
        """Withdraw the consent."""
        author = Author(self.amina.__name__, "refugee", "de", False)
        words = (self.person, self.catalogue, "body", author)
        return declaring.take_back(*words, "self", now)

    @property
    def record(self):
        """Return the record of today."""
        return record_of(self.person, self.catalogue, NOW.date())

    def everything(self):
        """Return all that is stored of answers, as text."""
        person = self.person
        sections = [vars(each) for each in person["biography"].values()]
        entries = [(each.changes, each.rewritten) for each in person["log"].entries()]
        return str((sections, entries, [each.pairs for each in person["typed"].values()]))


@pytest.fixture
def own():
    return Own()


class TestHowLongItHolds:
    def test_a_consent_opens_the_page_until_it_is_taken_back(self, own):
        assert not own.record.is_visible("body", "hurts")
        own.declare()
        assert own.record.is_visible("body", "hurts")
        own.take_back()
        assert not own.record.is_visible("body", "hurts")

    def test_a_consent_to_a_share_opens_no_page(self, own):
        own.accepted()
        assert own.record.consents == frozenset()

    def test_new_german_words_are_asked_again_and_the_answers_wait_meanwhile(self, own):
        own.declare()
        own.save(hurts="Rücken")
        put_in_force(own.site, {"consents/body@2": BODY_CONSENT.replace("erlaube", "gestatte")})
        assert own.record.answer("body", "hurts") is None
        assert own.record.stored("body", "hurts") == "Rücken"
        own.declare(now=NOW + DAY)
        assert own.record.answer("body", "hurts") == "Rücken"

    def test_a_new_version_that_means_the_same_asks_nobody(self, own):
        own.declare()
        same = BODY_CONSENT.replace("erlaube", "gestatte") + "meaning: same\n    "
        put_in_force(own.site, {"consents/body@2": same})
        assert own.record.is_visible("body", "hurts")

    def test_a_new_translation_asks_nobody(self, own):
        own.declare()
        more = (
            BODY_CONSENT.replace("{ar: fehlt", "{mnk: fehlt")
            .replace(" mnk: fehlt,", "")
            .replace(
                "reviewed: no}",
                "reviewed: no}\n      ar: {title: a, text: b, tick: c, reviewed: no}",
                1,
            )
        )
        put_in_force(own.site, {"consents/body@2": more})
        assert own.record.is_visible("body", "hurts")

    def test_one_change_in_a_chain_of_versions_is_enough(self, own):
        changed = BODY_CONSENT.replace("erlaube", "gestatte")
        put_in_force(own.site, {"consents/body@2": changed})
        put_in_force(own.site, {"consents/body@3": changed})
        held = [holds(own.catalogue, "body", number) for number in (1, 2, 3)]
        assert held == [False, True, True]
        assert not holds(own.catalogue, "nothing", 1)


class TestWhoMay:
    def test_whose_age_is_not_known_cannot_agree(self):
        with pytest.raises(NotAllowed, match="Geburtsdatum"):
            Own(born="").declare()

    def test_who_may_be_too_young_cannot_agree(self):
        with pytest.raises(NotAllowed):
            Own(born="2011").declare()

    def test_on_the_first_visit_an_unknown_age_stops_nobody(self):
        own = Own(born="")
        put_in_force(own.site, {"consents/start@1": START})
        own.declare("start")
        assert declaring.missing(own.person, own.catalogue) == ()

    def test_on_the_first_visit_a_known_age_counts(self):
        own = Own(born="2012-03-02")
        put_in_force(own.site, {"consents/start@1": START.replace("from_age: 16", "from_age: 15")})
        with pytest.raises(NotAllowed, match="erst ab"):
            own.declare("start")
        own.declare("start", now=NOW + DAY)

    def test_the_evidence_names_who_operated_and_what_was_agreed_to(self, own):
        given = own.declare(account=own.sara)
        assert (given.operated_by, given.form) == (own.sara.__name__, "digital_with_worker")
        assert given.questions == ("body.hurts", "body.note", "body.aids", "body.aids.what")
        assert b"Ich, " in given.shown.data


class TestTheEnd:
    def test_what_is_stored_and_remembered_is_gone_and_what_happened_stays(self, own):
        own.declare()
        own.save(sport="Boxen", hurts="Rücken", aids=ROWS)
        own.save(hurts="Knie")
        own.person["typed"].keep(TypedPage("x", "body/own", [("hurts", "Fuß")], NOW))
        assert set(own.take_back()) == {("body", "hurts"), ("body", "aids")}
        told = own.everything()
        assert [word for word in ("Rücken", "Knie", "Krücke", "Fuß") if word in told] == []
        assert "Boxen" in told
        newest, *older = own.person["log"].entries()
        assert newest.changes[0] == {"question": "aids", "deleted": True}
        assert {"question": "hurts", "deleted": True} in older[0].changes

    def test_what_an_agreement_copied_of_it_is_gone(self, own):
        entry = CaseEntry("plan", 1, "x", NOW, 1)
        facts = [("body", "hurts"), ("body", "sport"), ("me", "hurts")]
        entry.facts = tuple(
            {"section": section, "version": 1, "question": name, "answer": "Ja"}
            for section, name in facts
        )
        own.person["agreements"].add_entry(entry)
        own.declare()
        own.take_back()
        left = [(fact["section"], fact["question"]) for fact in entry.facts]
        assert left == [("body", "sport"), ("me", "hurts")]

    def test_parked_answers_are_gone_too(self, own):
        own.declare()
        put_in_force(own.site, {"biography/body@2": SORE})
        own.save(sore="yes", more="Narbe", aids=[{**ROWS[0], "why": "Sturz"}])
        own.save(sore="no", aids=[{"_row": "rabcdefgh", "why": "Sturz"}])
        assert own.record.stored("body", "more") == "Narbe"
        assert not own.record.is_visible("body", "more")
        own.take_back()
        assert [word for word in ("Narbe", "Sturz", "Krücke") if word in own.everything()] == []
        assert own.record.stored("body", "more") is None
        assert own.person["biography"]["body"].answers == {}

    def test_drafts_on_other_pages_go_only_if_they_hold_such_a_question(self, own):
        typed = own.person["typed"]
        for place, pairs in (
            ("body/plain", [("sport", "Boxen")]),
            ("body/moved", [("__start__", "aids:sequence"), ("what", "Krücke")]),
            ("body/own/aids/new", [("what", "Krücke")]),
            ("learning/school", [("hurts", "was anderes")]),
        ):
            typed.keep(TypedPage("x", place, pairs, NOW))
        own.declare()
        own.take_back()
        assert sorted(each.place for each in typed.values()) == ["body/plain", "learning/school"]

    def test_questions_a_newer_form_moved_or_dropped_are_followed(self, own):
        own.declare()
        own.save(hurts="Rücken", note="geheim", aids=ROWS)
        put_in_force(own.site, {"biography/body@2": BODY_2, "biography/me@2": ME_2})
        assert own.record.stored("me", "pain") == "Rücken"
        own.save(sport="Boxen")  # rewrites both sections, and remembers how they were
        assert "geheim" in own.everything()
        questions, pages = guarded(own.catalogue, "body")
        assert questions == {"body": {"hurts", "aids", "note"}, "me": {"pain"}}
        assert pages == {"body": {"own"}}
        own.take_back()
        assert [word for word in ("Rücken", "geheim", "Krücke") if word in own.everything()] == []

    def test_it_is_followed_before_anything_was_rewritten_too(self, own):
        own.declare()
        own.save(hurts="Rücken", note="geheim")
        put_in_force(own.site, {"biography/body@2": BODY_2, "biography/me@2": ME_2})
        own.take_back()
        assert own.record.stored("me", "pain") is None
        assert [word for word in ("Rücken", "geheim") if word in own.everything()] == []

    def test_questions_that_came_from_elsewhere_are_followed_back(self, own):
        put_in_force(own.site, {"biography/me@2": ME_ASKING})
        own.save("me", ache="Kopfweh", sore="Schnitt")
        own.save("me", sore="Brandwunde")
        put_in_force(own.site, INTO_BODY)
        own.declare()
        own.save(sport="Boxen")  # rewrites both sections, and remembers how they were
        assert own.person["biography"]["body"].answers["sore"] == "Brandwunde"
        assert guarded(own.catalogue, "body")[0]["me"] == {"sore", "scans"}
        own.take_back()
        assert [word for word in ("Schnitt", "Brandwunde") if word in own.everything()] == []
        assert "Kopfweh" in own.everything()

    def test_drafts_of_rows_on_their_former_page_go_too(self, own):
        put_in_force(own.site, {"biography/me@2": ME_ASKING})
        own.person["typed"].keep(TypedPage("x", "me/names/scans/new", [("scan", "Befund")], NOW))
        put_in_force(own.site, INTO_BODY)
        own.declare()
        own.take_back()
        assert len(own.person["typed"]) == 0

    @pytest.mark.parametrize("place", [("me", "scans.scan"), ("somewhere", "else.scan")])
    def test_files_that_the_answers_name_go_at_once_wherever_they_were_uploaded(self, own, place):
        put_in_force(own.site, {"biography/me@2": ME_ASKING})
        old, new = (keep_file(own.person, papers.pdf(), place, "x", NOW) for _ in range(2))
        row = {"_row": "rabcdefgh", "scan": answer_of(old)}
        own.save("me", scans=[row])
        own.save("me", scans=[row | {"scan": answer_of(new)}])
        other = keep_file(own.person, papers.pdf(), ("me", "portrait"), "x", NOW)
        put_in_force(own.site, INTO_BODY)
        own.declare()
        own.take_back()
        assert set(own.person["attachments"]) == {answer_of(other)["file"]}

    def test_a_file_that_another_answer_names_too_stays(self, own):
        put_in_force(own.site, {"biography/me@2": ME_ASKING})
        token = keep_file(own.person, papers.pdf(), ("somewhere", "else.scan"), "x", NOW)
        own.save("me", scans=[{"_row": "rabcdefgh", "scan": answer_of(token)}])
        put_in_force(own.site, INTO_BODY)
        own.declare()
        own.save("learning", hobby=answer_of(token))
        own.take_back()
        assert set(own.person["attachments"]) == {answer_of(token)["file"]}

    def test_going_back_in_time_finds_no_answer(self, own):
        own.declare()
        own.save(hurts="Rücken")
        opened_at = own.person["log"].newest
        own.save(hurts="Knie")
        own.take_back()
        assert opened_at < own.person["log"].newest
        assert "hurts" not in own.person["biography"]["body"].answers
        assert all("old" not in each for entry in own.person["log"].entries()
                   for each in entry.changes if each["question"] == "hurts")  # fmt: skip

    def test_the_evidence_stays_and_agreeing_again_begins_empty(self, own):
        first = own.declare()
        own.save(hurts="Rücken")
        own.take_back(NOW + DAY)
        own.declare(now=NOW + 2 * DAY)
        assert first.withdrawn_at == NOW + DAY
        assert len(own.person["consents"]) == 2
        assert own.record.stored("body", "hurts") is None

    def test_where_nothing_was_answered_nothing_is_told(self, own):
        own.declare()
        before = len(own.person["log"])
        assert own.take_back() == ()
        assert len(own.person["log"]) == before
