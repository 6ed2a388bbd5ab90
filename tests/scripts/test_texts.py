"""mobio texts: German is found in code and forms, translations are kept and compiled."""

import gettext

import polib
import pytest

from mobio.scripts.catalogues import PLURAL_FORMS, extract, forms_of, merge
from mobio.scripts.failures import Failure
from mobio.scripts.texts import compile_texts

FORM = """
title: Schule
pages: [{{id: one, title: Seite, questions: [town]}}]
questions:
  - {{id: town, type: text, label: {label}}}
"""


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "locales" / "forms.pot"
    path.parent.mkdir()
    return path


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "forms" / "biography" / "school" / "1.yaml"
    path.parent.mkdir(parents=True)

    def write(label):
        path.write_text(FORM.format(label=label), "utf-8")
        return path

    return write


@pytest.fixture
def arabic(tmp_path):
    return tmp_path / "locales" / "ar" / "LC_MESSAGES" / "forms.po"


def entry(path, place):
    return next(each for each in polib.pofile(str(path)) if each.msgctxt == place)


def test_a_text_of_a_form_has_its_place_but_not_its_version(form, template):
    assert extract([form("Ort")], template, "forms") == 3
    assert entry(template, "biography/school:town.label").msgid == "Ort"


def test_a_form_that_cannot_be_read_ends_the_extraction(form, template):
    path = form("Ort")
    path.write_text("title: [", "utf-8")
    with pytest.raises(Failure, match=r"1\.yaml"):
        extract([path], template, "forms")


def test_texts_of_code_are_found_with_their_plural(tmp_path, template):
    code = tmp_path / "pages.py"
    code.write_text('_("Guten Tag")\nlocalizer.pluralize("${n} Tag", "${n} Tage", n)\n', "utf-8")
    extract([code], template, "mobio")
    found = {each.msgid: each.msgid_plural for each in polib.pofile(str(template))}
    assert found == {"Guten Tag": "", "${n} Tag": "${n} Tage"}


def test_texts_of_templates_are_found(tmp_path, template):
    page = tmp_path / "page.pt"
    page.write_text('<p i18n:domain="mobio" i18n:translate="">Hallo</p>', "utf-8")
    extract([page], template, "mobio")
    assert [each.msgid for each in polib.pofile(str(template))] == ["Hallo"]


def test_words_that_a_template_has_said_are_found(tmp_path, template):
    page = tmp_path / "page.pt"
    page.write_text("<p title=\"${say('Tag')}\">${say('Monat')} ${essay('x')}</p>", "utf-8")
    extract([page], template, "mobio")
    assert [each.msgid for each in polib.pofile(str(template))] == ["Tag", "Monat"]


def test_braces_and_percent_signs_are_no_formats(tmp_path, template):
    code = tmp_path / "pages.py"
    code.write_text('_("${n} Jahre, 100 % genau")\n', "utf-8")
    extract([code], template, "mobio")
    assert polib.pofile(str(template))[0].flags == []


def test_a_broken_template_is_named(tmp_path, template):
    page = tmp_path / "page.pt"
    page.write_text('<p tal:define="a, b c">x</p>', "utf-8")
    with pytest.raises(Failure, match=r"page\.pt"):
        extract([page], template, "mobio")


def test_extracting_twice_changes_nothing(form, template):
    path = form("Ort")
    extract([path], template, "forms")
    once = template.read_bytes()
    extract([path], template, "forms")
    assert template.read_bytes() == once


def test_a_translation_survives_a_merge(form, template, arabic):
    extract([form("Ort")], template, "forms")
    merge(template, arabic, "ar")
    translate(arabic, "biography/school:town.label", "مكان")
    merge(template, arabic, "ar")
    assert entry(arabic, "biography/school:town.label").msgstr == "مكان"


def translate(path, place, text):
    catalogue = polib.pofile(str(path))
    next(each for each in catalogue if each.msgctxt == place).msgstr = text
    catalogue.save(str(path))


def test_a_translation_of_changed_german_is_fuzzy_and_told(form, template, arabic):
    extract([form("Ort")], template, "forms")
    merge(template, arabic, "ar")
    translate(arabic, "biography/school:town.label", "مكان")
    extract([form("Wohnort")], template, "forms")
    told = merge(template, arabic, "ar")
    changed = [each for each in polib.pofile(str(arabic)) if each.msgid == "Wohnort"]
    assert told[0] == "now fuzzy, the German has changed: biography/school:town.label"
    assert [(each.msgstr, each.fuzzy) for each in changed] == [("مكان", True)]


def test_the_catalogue_of_the_source_says_what_is_written(form, template, tmp_path):
    german = tmp_path / "forms.po"
    for label in ("Ort", "Wohnort"):
        extract([form(label)], template, "forms")
        merge(template, german, "de")
        found = entry(german, "biography/school:town.label")
        assert (found.msgid, found.msgstr, found.fuzzy) == (label, label, False)


def test_the_catalogue_of_the_source_keeps_a_correction(form, template, tmp_path):
    german = tmp_path / "forms.po"
    extract([form("Ort")], template, "forms")
    merge(template, german, "de")
    translate(german, "biography/school:town.label", "Ort der Schule")
    merge(template, german, "de")
    assert entry(german, "biography/school:town.label").msgstr == "Ort der Schule"


def test_the_source_has_both_forms_of_what_is_counted(tmp_path, template):
    code = tmp_path / "pages.py"
    code.write_text('localizer.pluralize("${n} Tag", "${n} Tage", n)\n', "utf-8")
    extract([code], template, "mobio")
    path = tmp_path / "de.po"
    merge(template, path, "de")
    assert polib.pofile(str(path))[0].msgstr_plural == {0: "${n} Tag", 1: "${n} Tage"}


def test_a_fuzzy_translation_is_not_shown(form, template, arabic):
    extract([form("Ort")], template, "forms")
    merge(template, arabic, "ar")
    translate(arabic, "biography/school:town.label", "مكان")
    extract([form("Wohnort")], template, "forms")
    merge(template, arabic, "ar")
    compile_texts(template.parent)
    with arabic.with_suffix(".mo").open("rb") as compiled:
        shown = gettext.GNUTranslations(compiled)
    assert shown.pgettext("biography/school:town.label", "Wohnort") == "Wohnort"


def test_only_what_changed_is_compiled_again(form, template, arabic):
    extract([form("Ort")], template, "forms")
    merge(template, arabic, "ar")
    compile_texts(template.parent)
    before = arabic.with_suffix(".mo").stat().st_mtime_ns
    compile_texts(template.parent)
    assert arabic.with_suffix(".mo").stat().st_mtime_ns == before


def test_a_broken_catalogue_is_named(template):
    broken = template.parent / "ar" / "LC_MESSAGES" / "forms.po"
    broken.parent.mkdir(parents=True)
    broken.write_text('msgid "a"\nno catalogue\n', "utf-8")
    with pytest.raises(Failure, match=r"forms\.po"):
        compile_texts(template.parent)


def test_a_language_nobody_can_count_in_is_refused(form, template, tmp_path):
    extract([form("Ort")], template, "forms")
    with pytest.raises(Failure, match="how xx counts"):
        merge(template, tmp_path / "xx.po", "xx")


ARABIC_COUNTS = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}


@pytest.mark.parametrize(("number", "form_number"), ARABIC_COUNTS.items())
def test_arabic_counts_as_its_readers_do(number, form_number):
    rule = PLURAL_FORMS["ar"].partition("plural=")[2].rstrip(";")
    assert gettext.c2py(rule)(number) == form_number


def test_a_new_catalogue_has_room_for_all_plurals(tmp_path, template):
    code = tmp_path / "pages.py"
    code.write_text('localizer.pluralize("${n} Tag", "${n} Tage", n)\n', "utf-8")
    extract([code], template, "mobio")
    path = tmp_path / "ar.po"
    merge(template, path, "ar")
    assert len(polib.pofile(str(path))[0].msgstr_plural) == forms_of("ar") == 6
