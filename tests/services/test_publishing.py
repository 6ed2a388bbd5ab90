"""Bring files into force: all or nothing, and what is published never changes."""

import re
import textwrap
from datetime import timedelta

import pytest
import transaction
from ZODB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.POSException import ConflictError

from mobio.engine.folders import Source
from mobio.engine.loading import read_definitions
from mobio.engine.mistakes import Objections
from mobio.engine.references import Reference
from mobio.resources.site import new_site
from mobio.services.approving import NotApproved
from mobio.services.clock import today
from mobio.services.coverage import texts_of
from mobio.services.planning import plan
from mobio.services.publishing import check_folders, check_sources, fingerprint, publish
from tests.services.sharing_world import FORMS, NOW

HOUR = timedelta(hours=1)
ME_2 = FORMS["biography/me@1"].replace("Über mich", "Ich über mich")


def sources(forms):
    """Return *forms*, {reference: YAML}, as they would be read from files."""
    return [
        Source(Reference.parse(name), textwrap.dedent(text).encode(), f"{name}.yaml")
        for name, text in forms.items()
    ]


@pytest.fixture
def site():
    return new_site()


def bring(site, forms, messages=None, **how):
    facts = {"who": "brandt", "reason": "Anfang", "now": NOW, **how}
    return publish(site, sources(forms), messages or {}, **facts)


class TestPublishing:
    """What an act of publishing does."""

    def test_everything_new_comes_into_force(self, site):
        published = bring(site, FORMS)
        assert set(published.references) == set(FORMS)
        schemas = site["schemas"]
        assert schemas.in_force["biography/me"] == 1
        assert set(schemas.versions) == set(FORMS)
        assert "surname" in schemas.text_of("biography/me@1")

    def test_it_is_remembered_who_did_it_when_and_why(self, site):
        bring(site, FORMS)
        bring(site, {"biography/me@2": ME_2}, reason="Neuer Titel", now=NOW + HOUR)
        first, second = site["schemas"].publications.values()
        assert (first.who, first.reason, first.when) == ("brandt", "Anfang", NOW)
        assert (second.references, second.sequence) == (("biography/me@2",), 2)
        assert site["schemas"].versions["biography/me@1"].sequence == 1

    def test_a_higher_number_replaces_the_one_in_force_and_keeps_it(self, site):
        bring(site, FORMS)
        bring(site, {"biography/me@2": ME_2})
        assert site["schemas"].in_force["biography/me"] == 2
        assert "biography/me@1" in site["schemas"].versions

    def test_the_same_files_again_change_nothing_that_is_in_force(self, site):
        before = bring(site, FORMS)
        after = bring(site, FORMS)
        assert after.references == ()
        assert after.fingerprint == before.fingerprint

    def test_the_fingerprint_tells_every_change_of_forms_or_translations(self, site):
        key = ("biography/me:title", "Über mich")
        acts = [
            lambda: bring(site, FORMS),
            lambda: bring(site, FORMS, {"ar": {key: "عنّي"}}),
            lambda: bring(site, FORMS, {"ar": {key: "عن نفسي"}}),
            lambda: bring(site, {"biography/me@2": ME_2}),
        ]
        found = {act().fingerprint for act in acts}
        assert len(found) == len(acts)
        assert site["schemas"].fingerprint == fingerprint(site["schemas"])

    def test_translations_are_added_to_those_of_the_database(self, site):
        title = ("biography/me:title", "Über mich")
        name = ("biography/me:surname.label", "Name")
        bring(site, FORMS, {"ar": {title: "عنّي", name: "اسم"}, "fa": {title: "من"}})
        bring(site, FORMS, {"ar": {title: "عن نفسي"}}, who="sara", now=NOW + HOUR)
        texts = site["schemas"].texts
        assert texts["ar"].messages == {title: "عن نفسي", name: "اسم"}
        assert (texts["ar"].who, texts["ar"].when, texts["ar"].revision) == ("sara", NOW + HOUR, 2)
        assert (texts["fa"].messages, texts["fa"].revision) == ({title: "من"}, 1)

    def test_the_same_files_in_other_acts_have_another_fingerprint(self, site):
        both = {**FORMS, "biography/me@2": ME_2}
        at_once = bring(site, both)
        one_after_the_other = new_site()
        bring(one_after_the_other, FORMS)
        stepwise = bring(one_after_the_other, {"biography/me@2": ME_2})
        assert site["schemas"].in_force == one_after_the_other["schemas"].in_force
        assert at_once.fingerprint != stepwise.fingerprint

    def test_the_plan_is_kept_with_the_act(self, site):
        bring(site, FORMS)
        new = sources({"biography/me@2": ME_2})
        made = plan(site, new, {}, today=today(NOW), languages=("de",))
        publish(site, new, {}, who="brandt", reason="Titel", now=NOW, plan=made)
        kept = site["schemas"].publications[2].plan
        assert kept["files"][0]["reference"] == "biography/me@2"
        assert kept["files"][0]["differences"][0]["before"] == "Über mich"

    def test_a_byte_order_mark_is_no_part_of_the_text(self, site):
        found = sources(FORMS)
        marked = [Source(one.reference, b"\xef\xbb\xbf" + one.content, one.file) for one in found]
        publish(site, marked, {}, who="t", reason="t", now=NOW)
        assert not site["schemas"].text_of("biography/me@1").startswith("\ufeff")


class TestRefusing:
    """Errors stop everything, before anything is changed."""

    def refused(self, site, forms):
        before = dict(site["schemas"].versions), site["schemas"].fingerprint
        with pytest.raises(Objections) as refusal:
            bring(site, forms)
        assert (dict(site["schemas"].versions), site["schemas"].fingerprint) == before
        assert len(site["schemas"].publications) == (1 if before[0] else 0)
        return str(refusal.value)

    def test_a_published_number_with_another_content_is_refused(self, site):
        bring(site, FORMS)
        said = self.refused(site, {"biography/me@1": ME_2})
        assert said.startswith("biography/me@1.yaml:1: ")
        assert "neue Fassung" in said

    def test_a_number_that_leaves_a_gap_is_refused(self, site):
        bring(site, FORMS)
        said = self.refused(site, {"biography/me@3": ME_2})
        assert "Fassung 2" in said

    def test_one_mistake_keeps_all_other_files_out(self, site):
        said = self.refused(site, {**FORMS, "lists/x@1": "title: X\noption: []"})
        assert "lists/x@1.yaml:2" in said

    def test_all_mistakes_are_told_at_once(self, site):
        broken = {"lists/x@1": "title: X\noption: []", "lists/y@1": "titel: Y\noptions: []"}
        said = self.refused(site, {**FORMS, **broken})
        assert "lists/x@1.yaml" in said
        assert "lists/y@1.yaml" in said

    def test_a_new_form_is_checked_together_with_what_is_published(self, site):
        bring(site, FORMS)
        bring(site, {"biography/me@2": ME_2})  # the menu and the packages are not given again
        gone = "title: Leer\npages: [{id: p, title: P, questions: [x]}]\n"
        gone += "questions: [{id: x, type: text, label: X}]\n"
        said = self.refused_after(site, {"biography/learning@2": gone})
        assert "years" in said

    def refused_after(self, site, forms):
        with pytest.raises(Objections) as refusal:
            bring(site, forms)
        assert site["schemas"].in_force["biography/learning"] == 1
        return str(refusal.value)


class TestTranslations:
    """A text without a translation holds the publication up, unless somebody allows it."""

    LANGUAGES = ("de", "ar", "fa")

    def texts(self, *languages):
        words = {}
        for source in sources(FORMS):
            definition = read_definitions([source])[0][source.reference]
            words.update((pair, "نص") for pair in texts_of([definition]))
        return dict.fromkeys(languages, words)

    def test_every_language_of_the_pages_is_needed(self, site):
        with pytest.raises(Objections) as refusal:
            bring(site, FORMS, self.texts("ar"), languages=self.LANGUAGES)
        said = str(refusal.value)
        assert re.search(r"biography/me@1.yaml:\d: Farsi: fehlende Texte 5", said)
        assert "Arabisch" not in said
        assert "biography/learning@1.yaml" in said
        assert site["schemas"].in_force == {}

    def test_with_all_texts_it_is_published(self, site):
        bring(site, FORMS, self.texts("ar", "fa"), languages=self.LANGUAGES)
        assert site["schemas"].publications[1].allowed == ()

    def test_a_gap_that_is_allowed_is_recorded(self, site):
        words = {"languages": self.LANGUAGES, "allow_missing": ("fa",)}
        bring(site, FORMS, self.texts("ar"), reason="Übersetzung kommt im Mai", **words)
        act = site["schemas"].publications[1]
        assert (act.allowed, act.reason) == (("fa",), "Übersetzung kommt im Mai")

    def test_a_stale_text_is_a_gap(self, site):
        bring(site, FORMS, self.texts("ar", "fa"), languages=self.LANGUAGES)
        with pytest.raises(Objections, match=r"Arabisch: fehlende Texte 0, veraltete 1 \(title\)"):
            bring(site, {"biography/me@2": ME_2}, languages=self.LANGUAGES)

    def test_a_gap_is_told_at_the_line_of_its_question(self, site):
        bring(site, FORMS)
        asked = FORMS["biography/me@1"].replace("born]}", "born, town]}")
        asked += "  - {id: town, type: text, label: Ort}\n"
        with pytest.raises(Objections) as refusal:
            bring(site, {"biography/me@2": asked}, self.texts("ar"), languages=("de", "ar"))
        (objection,) = refusal.value.args[0]
        assert (objection.line, "town.label" in objection.message) == (9, True)

    def test_what_is_in_force_already_is_not_asked_for_again(self, site):
        bring(site, FORMS)
        assert bring(site, FORMS, languages=self.LANGUAGES).references == ()


class TestFourEyes:
    """Others must have looked at it."""

    SECOND = {"account": "weber", "role": "coordinator", "when": NOW}
    OFFICER = {"account": "dorn", "role": "data_protection_officer", "when": NOW}

    def test_without_approval_nothing_is_published(self, site):
        with pytest.raises(NotApproved) as refusal:
            bring(site, FORMS, four_eyes=True, approvals=(self.SECOND,))
        assert refusal.value.args[0] == ("data_protection_officer",)
        assert site["schemas"].in_force == {}

    def test_who_approved_is_recorded(self, site):
        bring(site, FORMS, four_eyes=True, approvals=(self.SECOND, self.OFFICER))
        assert site["schemas"].publications[1].approvals == (
            {"account": "weber", "role": "coordinator"},
            {"account": "dorn", "role": "data_protection_officer"},
        )

    def test_mistakes_are_told_before_approvals_are_asked_for(self, site):
        with pytest.raises(Objections):
            bring(site, {"lists/x@1": "titel: X"}, four_eyes=True)


class TestAtTheSameTime:
    """Two publications at once never mix."""

    @pytest.fixture
    def database(self):
        database = DB(DemoStorage())
        with database.transaction() as connection:
            connection.root()["site"] = site = new_site()
            bring(site, FORMS)
        yield database
        database.close()

    def opened(self, database):
        manager = transaction.TransactionManager()
        return manager, database.open(manager).root()["site"]

    def test_the_second_is_refused_and_leaves_nothing(self, database):
        (first, one), (second, other) = self.opened(database), self.opened(database)
        bring(one, {"biography/me@2": ME_2})
        bring(other, {"lists/x@1": "title: X\noptions: [{code: a, label: A}]"})
        first.commit()
        with pytest.raises(ConflictError):
            second.commit()
        second.abort()
        schemas = self.opened(database)[1]["schemas"]
        assert "lists/x@1" not in schemas.versions
        assert "lists/x" not in schemas.in_force
        assert schemas.in_force["biography/me"] == 2
        assert schemas.fingerprint == fingerprint(schemas)

    def test_tried_again_it_comes_after_the_first(self, database):
        (first, one), (second, other) = self.opened(database), self.opened(database)
        bring(one, {"biography/me@2": ME_2})
        bring(other, {"biography/me@2": ME_2.replace("Ich über", "Alles über")})
        first.commit()
        with pytest.raises(ConflictError):
            second.commit()
        second.abort()
        with pytest.raises(Objections, match="neue Fassung"):
            bring(other, {"biography/me@2": ME_2.replace("Ich über", "Alles über")})


class TestCheckingFolders:
    """The files as they lie in the folders."""

    def test_files_are_read_by_folder_name_and_number(self, tmp_path):
        for name, text in FORMS.items():
            reference = Reference.parse(name)
            folder = "packages" if reference.folder == "actor_packages" else "forms"
            parts = (reference.id,) if folder == "packages" else (reference.folder, reference.id)
            path = tmp_path.joinpath(folder, *parts, f"{reference.version}.yaml")
            path.parent.mkdir(parents=True)
            path.write_text(textwrap.dedent(text), "utf-8")
        found, objections = check_folders(tmp_path / "forms", tmp_path / "packages")
        assert {str(source.reference) for source in found} == set(FORMS)
        assert [each for each in objections if each.severity == "error"] == []

    def test_objections_are_sorted_by_file_and_line(self):
        broken = {"lists/y@1": "titel: Y\noptions: []", "lists/x@1": "title: X\noption: []\nz: 1"}
        objections = check_sources(sources(broken))
        places = [(each.file, each.line) for each in objections]
        assert places == sorted(places)
        assert len(places) >= 3
