"""Texts that can be read aloud: which they are, and when a recording fits."""

import pytest

from mobio.engine.catalogue import Catalogue
from mobio.engine.loading import newest
from mobio.engine.pages import PageForm
from mobio.engine.skeletons import Skeletons
from mobio.engine.spoken import Heard, all_passages
from tests.engine.asked import CONSENT, OWN, Asked, catalogue_of

FORM = """
    title: Eigenes
    intro: Über Sie.
    audio: own
    pages: [{id: page, title: Seite, questions: [a, shade, land, rows, says], audio: own_page}]
    questions:
      - {id: a, type: text, label: Name, help: Wie im Pass., audio: {ar: name_ar, "de": name_de}}
      - {id: shade, type: choice, label: Farbe, options: lists/colour, audio: shade}
      - {id: land, type: country, label: Land, options: lists/country, audio: land}
      - {id: says, type: note, label: Ein Hinweis, audio: says}
      - id: rows
        type: group
        label: Orte
        questions: [{id: place, type: text, label: Ort, audio: place}]
    """
FILES = {OWN: FORM, "consents/share": CONSENT.replace("texts:", "audio: share\n    texts:", 1)}
MESSAGES = {"ar": {(f"{OWN}:title", "Eigenes"): "عني", (f"{OWN}:shade.label", "Farbe"): "اللون"}}
HEARD = Heard("abc.mp3", 12, 48 * 1024)


def with_recordings(*places, digests=None, messages=MESSAGES):
    """Return the catalogue in which the texts at *places*, (name, language), are recorded."""
    bare = catalogue_of(FILES, messages)
    passages = all_passages(bare, ["de", "ar"])
    digests = digests or {place: passages[place].digest for place in places}
    recorded = {place: (digest, HEARD) for place, digest in digests.items()}
    definitions = bare._definitions
    return Catalogue(definitions, newest(definitions), messages, "1", None, None, recorded)


def test_every_text_that_names_a_recording_can_be_read_aloud():
    found = all_passages(catalogue_of(FILES, MESSAGES), ["de", "ar"])
    names = "own own_page name_de shade land says place share".split()
    assert [name for name, language in found if language == "de"] == names
    assert ("name_ar", "ar") in found
    assert ("name_de", "ar") not in found


def test_what_is_read_are_the_words_of_the_reader_and_short_lists_with_them():
    found = all_passages(catalogue_of(FILES, MESSAGES), ["de", "ar"])
    assert found["own", "de"].lines == ("Eigenes", "Über Sie.")
    assert found["name_de", "de"].lines == ("Name", "Wie im Pass.")
    assert found["shade", "de"].lines == ("Farbe", "Blau", "Grün", "Rot", "Sonstiges")
    assert found["land", "de"].lines == ("Land",)
    assert found["shade", "ar"].title == "اللون"
    assert found["share", "de"].lines == ("Einwilligung", "Ich, {given_names}", "Ja")


def test_a_consent_can_be_read_in_the_languages_it_has_and_no_other():
    found = all_passages(catalogue_of(FILES, MESSAGES), ["de", "ar"])
    assert ("share", "ar") not in found


def test_a_recording_is_offered_at_its_text_and_in_its_language_only():
    catalogue = with_recordings(("own", "ar"), ("shade", "de"), ("place", "de"), ("own_page", "de"))
    german, arabic = catalogue.section("own"), catalogue.in_language("ar").section("own")
    assert (german.heard, arabic.heard) == (None, HEARD)
    assert german.question("shade").heard == german.question("rows.place").heard == HEARD
    assert german.page("page").heard == HEARD
    assert german.question("a").heard is arabic.question("shade").heard is None


def test_a_recording_of_a_text_that_was_changed_is_not_offered():
    catalogue = with_recordings(digests={("own", "de"): "0" * 64, ("share", "de"): "0" * 64})
    assert catalogue.section("own").heard is None
    assert catalogue.heard_in(catalogue.consent("share"), "de") is None


def test_a_new_translation_makes_the_recording_of_the_german_words_stale():
    untranslated = all_passages(catalogue_of(FILES, {}), ["ar"])["shade", "ar"].digest
    catalogue = with_recordings(digests={("shade", "ar"): untranslated})
    assert catalogue.in_language("ar").section("own").question("shade").heard is None


def test_a_consent_has_its_recording_in_its_language():
    catalogue = with_recordings(("share", "de"))
    consent = catalogue.consent("share")
    assert catalogue.heard_in(consent, "de") == HEARD
    assert catalogue.heard_in(consent, "ar") is None


def test_a_helper_and_the_person_hear_the_words_of_the_person():
    both = with_recordings(("shade", "ar"), ("own", "de")).beside("ar").section("own")
    assert both.question("shade").heard == HEARD
    assert both.heard is None


@pytest.mark.parametrize("name", ["shade", "says", "rows.place"])
def test_an_offered_recording_can_be_played_at_its_question_and_never_plays_by_itself(name):
    place = (name.partition(".")[2] or name, "de")
    catalogue = with_recordings(place)
    record = Asked({OWN: FORM}).record({"rows": [{"_row": "raaaaaaaa", "place": "x"}]})
    record.catalogue = catalogue
    form = PageForm(catalogue, catalogue.section("own"), "page", record)
    markup = form.render_directly(form.stored(), csrf_token="x", action="/x")
    assert markup.count("<audio ") == 1
    assert 'preload="none" src="/recordings/abc.mp3"' in markup
    assert "autoplay" not in markup
    assert "Vorlesen: 0:12 Minuten, 48 KB" in markup


def test_fragments_that_were_cut_before_are_not_shown_after_a_new_recording():
    skeletons, shown = Skeletons(), []
    for catalogue in (with_recordings(), with_recordings(("shade", "de"))):
        record = Asked({OWN: FORM}).record()
        record.catalogue = catalogue
        form = PageForm(catalogue, catalogue.section("own"), "page", record)
        form.skeletons = skeletons
        shown.append([form.render(form.stored(), csrf_token="x").count("<audio ")
                      for _time in range(3)])  # fmt: skip
    assert shown == [[0, 0, 0], [1, 1, 1]]


@pytest.mark.parametrize(
    ("seconds", "size", "said"),
    [(1, 10, ("0:01", 1)), (59, 2048, ("0:59", 2)), (754, 99 * 1024, ("12:34", 99))],
)
def test_minutes_and_size_are_told_as_people_read_them(seconds, size, said):
    heard = Heard("x.mp3", seconds, size)
    assert (heard.minutes, heard.kilobytes) == said
