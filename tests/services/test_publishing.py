"""Bring files into force: all or nothing, and what is published never changes."""

import textwrap
from datetime import timedelta

import pytest

from mobio.engine.folders import Source
from mobio.engine.mistakes import Objections
from mobio.engine.references import Reference
from mobio.resources.site import new_site
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

    def test_translations_are_replaced_language_by_language(self, site):
        key = ("biography/me:title", "Über mich")
        bring(site, FORMS, {"ar": {key: "عنّي"}, "fa": {key: "من"}})
        bring(site, FORMS, {"ar": {}})
        texts = site["schemas"].texts
        assert texts["ar"].messages == {}
        assert texts["fa"].messages == {key: "من"}

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
