"""Drafts of schema files: begun, changed, checked with what is published, translated, taken back."""

import hashlib
from datetime import UTC, datetime

import pytest

from mobio.resources.accounts import Account
from mobio.services import drafting
from mobio.services.draft_checks import catalogue_with, file_of, findings, reference_of
from mobio.services.draft_publishing import plan_of, prospect, publish_drafts, refusals
from mobio.services.draft_words import Words, wrong
from mobio.services.evolution import make_site
from mobio.services.publishing import check_folders, publish
from mobio.services.refusals import NotAllowed
from tests.house.sources import ROOT

NOW = datetime(2027, 3, 1, tzinfo=UTC)
NEW_LIST = "title: Bälle\noptions:\n  - {code: foot, label: Fußball}\n"


@pytest.fixture(scope="module")
def sources():
    return check_folders(ROOT / "forms", ROOT / "actor_packages")[0]


@pytest.fixture
def site(sources):
    site = make_site({})
    publish(site, sources, {}, who="t", reason="t", now=NOW)
    return site


@pytest.fixture
def schemas(site):
    return site["schemas"]


@pytest.fixture
def accounts(site):
    """Return a function that gives the account of a login, made when first asked for."""
    known = site["accounts"]

    def find(login, role="coordinator"):
        facts = {"login": login, "role": role, "created": NOW}
        return known.by_login(login) or known.add_account(Account(**facts))

    return find


@pytest.fixture
def ball(schemas, accounts):
    """Begin a list that is not there yet."""
    draft = drafting.begin_new(schemas, "lists", "ball", "Bälle", accounts("brandt"), NOW)
    drafting.save_text(schemas, draft, NEW_LIST, draft.revision, accounts("brandt"), NOW)
    return draft


def test_a_draft_is_begun_once_with_the_text_in_force(schemas, accounts):
    path = next(path for path in schemas.in_force if path.startswith("lists/"))
    draft = drafting.begin(schemas, path, accounts("brandt"), NOW)
    assert (draft.text, draft.number) == (schemas.text_of(f"{path}@1"), 2)
    assert drafting.begin(schemas, path, accounts("weber"), NOW) is draft
    assert draft.author == accounts("brandt").__name__


def test_files_that_are_guarded_are_not_drafted(schemas, accounts):
    path = next(path for path in schemas.in_force if path.startswith("protected/"))
    for begin in (drafting.begin, lambda *given: drafting.take_back(*given[:2], 1, *given[2:])):
        with pytest.raises(NotAllowed):
            begin(schemas, path, accounts("brandt"), NOW)
    assert path not in schemas.drafts


@pytest.mark.parametrize(
    ("folder", "name"), [("protected", "mine"), ("nothing", "mine"), ("lists", "../mine")]
)
def test_a_new_file_needs_a_folder_and_a_name(schemas, accounts, folder, name):
    with pytest.raises(NotAllowed):
        drafting.begin_new(schemas, folder, name, "x", accounts("brandt"), NOW)
    assert dict(schemas.drafts) == {}


def test_a_title_with_marks_stays_one_title(schemas, accounts):
    draft = drafting.begin_new(
        schemas, "lists", "ball", 'Bälle: "rund"\nund # bunt', accounts("brandt"), NOW
    )
    assert draft.text == 'title: "Bälle: rund und # bunt"\n'


def test_who_was_overtaken_changes_nothing(schemas, accounts, ball):
    seen = ball.revision
    drafting.save_text(schemas, ball, "title: A\n", seen, accounts("brandt"), NOW)
    with pytest.raises(drafting.Overtaken):
        drafting.save_text(schemas, ball, "title: B\n", seen, accounts("weber"), NOW)
    assert ball.text == "title: A\n"


def test_ends_of_lines_are_those_of_files(schemas, accounts, ball):
    drafting.save_text(schemas, ball, "title: A\r\nb: c\r", ball.revision, accounts("brandt"), NOW)
    assert ball.text == "title: A\nb: c\n"


@pytest.mark.parametrize("content", [b"\xff\xfe", "ä".encode("latin-1"), b"x" * (256 * 1024 + 1)])
def test_an_upload_that_is_no_text_is_refused(content):
    with pytest.raises(NotAllowed):
        drafting.read_upload(content)


def test_an_upload_may_begin_with_a_mark_of_utf_8():
    assert drafting.read_upload("title: ä\r\n".encode("utf-8-sig")) == "title: ä\n"


def test_a_draft_without_mistakes_is_ready(schemas, ball):
    assert findings(schemas, ball).is_ready
    assert str(reference_of(ball)) == "lists/ball@1"
    assert file_of(reference_of(ball)) == "forms/lists/ball/1.yaml"


def test_a_mistake_has_its_line(schemas, accounts, ball):
    text = NEW_LIST.replace("label:", "lable:")
    drafting.save_text(schemas, ball, text, ball.revision, accounts("brandt"), NOW)
    found = findings(schemas, ball)
    assert {each.line for each in found.errors} == {3}
    assert not found.is_sound


def test_a_question_of_a_drafted_list_waits_for_the_list(schemas, accounts, ball):
    path = next(path for path in schemas.in_force if path.startswith("biography/"))
    draft = drafting.begin(schemas, path, accounts("brandt"), NOW)
    head, _options, rest = draft.text.partition("    options: lists/")
    text = f"{head}    options: lists/ball\n{rest.partition(chr(10))[2]}"
    drafting.save_text(schemas, draft, text, draft.revision, accounts("brandt"), NOW)
    with_others = {each.message for each in findings(schemas, draft).with_others}
    assert any("'lists/ball'" in message for message in with_others)


def test_a_draft_is_shown_beside_what_is_published(schemas, ball):
    catalogue = catalogue_with(schemas, [ball])
    assert catalogue.option_list("lists/ball").get("foot").label == "Fußball"
    assert "lists/ball" not in schemas.in_force


def test_words_are_there_missing_or_stale(schemas, accounts, ball):
    key = ("lists/ball:foot.label", "Fußball")
    drafting.save_words(
        schemas, "lists/ball", "ar", {key: "كرة القدم"}, ball.revision, accounts("brandt"), NOW
    )
    words = {word.german: word for word in Words(schemas, [ball]).of("lists/ball", "ar")}
    assert (words["Fußball"].state, words["Fußball"].drafted) == ("there", True)
    [coverage] = Words(schemas, [ball]).coverage("lists/ball", ["fa"])
    assert (coverage.missing, coverage.stale) == (coverage.total, 0)


def test_placeholders_must_come_back(schemas):
    words = Words(schemas, [])
    every = [word for path in schemas.in_force for word in words.of(path, "ar")]
    word = next(word for word in every if "{" in word.german)
    assert wrong(word, "ohne") is not None
    assert wrong(word, word.german) is None


class TestPublishing:
    """Drafts become versions."""

    def seen(self, *drafts):
        return {draft.path: draft.sha256 for draft in drafts}

    def publish(self, site, account, *drafts, **options):
        found = prospect(site["schemas"], drafts, options.pop("languages", []))
        given = {"reason": "Sport", "allowed": (), "four_eyes": True, "now": NOW, **options}
        return publish_drafts(site, found, self.seen(*drafts), account, **given)

    def test_nobody_publishes_alone(self, site, accounts, ball):
        with pytest.raises(NotAllowed):
            self.publish(site, accounts("brandt"), ball)
        assert "lists/ball" in site["schemas"].drafts

    def test_a_second_coordinator_publishes(self, site, schemas, accounts, ball):
        published = self.publish(site, accounts("weber"), ball)
        assert published.references == ("lists/ball@1",)
        version = schemas.versions["lists/ball@1"]
        assert version.sha256 == hashlib.sha256(NEW_LIST.encode()).hexdigest()
        assert "lists/ball" not in schemas.drafts

    def test_the_officer_is_no_second_coordinator(self, schemas, accounts, ball):
        officer = accounts("dorn", "data_protection_officer")
        drafting.approve([ball], self.seen(ball), officer, NOW)
        found = prospect(schemas, [ball], [])
        assert len(refusals(found, accounts("brandt"), four_eyes=True)) == 1
        assert refusals(found, accounts("brandt"), four_eyes=False) == []

    def test_an_approval_of_something_else_is_refused(self, accounts, ball):
        with pytest.raises(drafting.Overtaken):
            drafting.approve([ball], {ball.path: "0" * 64}, accounts("weber"), NOW)

    def test_a_gap_is_named_and_may_be_allowed(self, site, schemas, accounts, ball):
        found = prospect(schemas, [ball], ["ar"])
        assert found.with_gaps == ("ar",)
        with pytest.raises(NotAllowed):
            self.publish(site, accounts("weber"), ball, languages=["ar"])
        self.publish(site, accounts("weber"), ball, languages=["ar"], allowed=["ar"])
        assert schemas.publications[schemas.sequence].allowed == ("ar",)

    def test_the_plan_is_kept_with_the_act(self, site, schemas, accounts, ball):
        told = plan_of(site, prospect(schemas, [ball], []), NOW.date())
        self.publish(site, accounts("weber"), ball)
        assert schemas.publications[schemas.sequence].plan == told.as_data()

    def test_a_draft_with_mistakes_has_no_plan(self, site, schemas, accounts, ball):
        drafting.save_text(schemas, ball, "title: [", ball.revision, accounts("brandt"), NOW)
        found = prospect(schemas, [ball], [])
        assert plan_of(site, found, NOW.date()) is None
        with pytest.raises(NotAllowed):
            self.publish(site, accounts("weber"), ball)

    def test_a_version_published_meanwhile_moves_the_draft_on(self, site, schemas, accounts, ball):
        self.publish(site, accounts("weber"), ball)
        draft = drafting.begin(schemas, "lists/ball", accounts("brandt"), NOW)
        schemas.in_force = {**schemas.in_force, "lists/ball": 2}
        drafting.save_text(schemas, draft, NEW_LIST + "\n", draft.revision, accounts("brandt"), NOW)
        assert draft.number == 3

    def test_an_old_text_is_taken_back_as_the_next_number(self, site, schemas, accounts, ball):
        self.publish(site, accounts("weber"), ball)
        draft = drafting.begin(schemas, "lists/ball", accounts("brandt"), NOW)
        text = NEW_LIST + "  - {code: hand, label: Handball}\n"
        drafting.save_text(schemas, draft, text, draft.revision, accounts("brandt"), NOW)
        self.publish(site, accounts("weber"), draft)
        back = drafting.take_back(schemas, "lists/ball", 1, accounts("brandt"), NOW)
        assert (back.number, "retire: hand" in back.text) == (3, True)
        with pytest.raises(NotAllowed):
            drafting.take_back(schemas, "lists/ball", 1, accounts("brandt"), NOW)
        self.publish(site, accounts("weber"), back)
        assert schemas.in_force["lists/ball"] == 3
