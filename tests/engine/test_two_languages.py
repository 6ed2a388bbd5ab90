"""Words in two languages at once: in pages marked, elsewhere plain."""

import pytest

from mobio.engine.pages import PageForm
from mobio.engine.two_languages import InTwoLanguages, both_said, both_written, joined, together
from mobio.engine.words import InGerman, _
from tests.engine.asked import Asked

TITLE = InTwoLanguages("Rot & Grün", "أحمر <", "ar")


def test_a_page_has_both_and_says_which_is_which():
    assert TITLE.__html__() == (
        'Rot &amp; Grün <span class="other" lang="ar" dir="rtl">أحمر &lt;</span>'
    )


def test_attributes_have_both_as_plain_text():
    assert str(TITLE) == "Rot & Grün · أحمر <"


def test_it_sorts_and_compares_like_the_first():
    assert sorted([TITLE, "Blau"]) == ["Blau", TITLE]
    assert TITLE == "Rot & Grün"


def test_kept_somewhere_it_is_plain_text():
    kind, values = TITLE.__reduce__()
    assert (kind, values) == (str, ("Rot & Grün",))


@pytest.mark.parametrize("second", ["Rot", ""])
def test_what_is_the_same_stands_there_once(second):
    assert joined("Rot", second, "ar").__html__() == "Rot"


def test_nothing_stays_nothing():
    assert joined("", "x", "ar") == ""


def test_a_text_without_a_translation_tells_that_it_is_german():
    assert 'lang="de" dir="ltr"' in joined("أحمر", InGerman("Rot"), "ar").__html__()


def test_words_filled_into_a_message_come_in_the_language_of_the_message():
    say = both_said(lambda message: message.interpolate(), lambda _message: "", "ar")
    values = {"option": InTwoLanguages("Rot", "أحمر", "ar")}
    assert say(_("„${option}“ fehlt", mapping=values)).first == "„Rot“ fehlt"
    say = both_said(lambda _message: "x", lambda message: message.interpolate(), "ar")
    assert say(_("„${option}“ fehlt", mapping=values)).second == "„أحمر“ fehlt"


FORM = """
    - {id: shade, type: choice, label: Farbe, help: Hilfe, options: lists/colour}
    - {id: land, type: country, label: Land, options: lists/country}
    - {id: born, type: partial_date, label: Geboren}
    """
MESSAGES = {
    "ar": {
        ("biography/own:shade.label", "Farbe"): "اللون",
        ("lists/colour:red.label", "Rot"): "أحمر",
    }
}


@pytest.fixture(scope="module")
def form():
    """Return the form in German and Arabic."""
    catalogue = Asked({"biography/own": FORM}, messages=MESSAGES).catalogue.beside("ar")
    return catalogue.section("own")


def test_labels_and_options_of_a_form_bring_both_languages(form):
    shade = form.question("shade")
    assert (shade.label.first, shade.label.second) == ("Farbe", "اللون")
    labels = {option.code: option.label for option in shade.options.options}
    assert labels["red"].second == "أحمر"


def test_names_of_countries_bring_both_languages(form):
    label = form.question("land").options.get("SY").label
    assert (label.first, label.second) == ("Syrien", "سوريا")


def test_what_is_untranslated_is_german_on_both_sides(form):
    assert form.question("born").label.__html__() == "Geboren"


def test_a_language_beside_itself_is_the_catalogue_itself():
    catalogue = Asked({"biography/own": FORM}).catalogue
    assert catalogue.beside("de") is catalogue
    assert catalogue.beside("ar") is catalogue.beside("ar")


def test_an_earlier_time_is_read_in_both_languages_too():
    catalogue = Asked({"biography/own": FORM}, messages=MESSAGES).catalogue.beside("ar")
    assert catalogue.at(0).second == "ar"


def test_pages_in_two_languages_are_what_deform_makes():
    asked = Asked({"biography/own": FORM}, messages=MESSAGES)
    both = asked.catalogue.beside("ar")
    from_fragments = []
    for _time in range(3):
        page = PageForm(both, both.section("own"), "page", asked.record({"shade": "red"}))
        from_fragments.append(page.render(page.stored()))
        direct = page.render_directly(page.stored())
    assert from_fragments == [direct] * 3
    assert 'class="other"' in direct


def test_texts_that_are_joined_keep_both_languages():
    both = together(", ", [InTwoLanguages("Rot", "أحمر", "ar"), "B1"])
    assert (both.first, both.second) == ("Rot, B1", "أحمر, B1")
    assert type(together(", ", ["Rot", "B1"])) is str


def test_words_of_a_template_are_markup_in_a_page_and_plain_in_an_attribute():
    arabic = {"Seite ${n}": "الصفحة ${n}"}
    translate = both_written(
        lambda message: message.interpolate(),
        lambda message: message.interpolate(arabic[str(message)]),
        "ar",
    )
    said = translate("Seite ${n}", domain="mobio", mapping={"n": "<b>1</b>"}, default="Seite ${n}")
    marked = '<span class="other" lang="ar" dir="rtl">الصفحة <b>1</b></span>'
    assert "".join([said]) == f"Seite <b>1</b> {marked}"
    assert f"{said}" == "%s" % said == "Seite <b>1</b> · الصفحة <b>1</b>"  # noqa: UP031 -- as Chameleon
    assert translate(None) is None
