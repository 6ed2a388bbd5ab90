"""A page for one reader: what it asks, what it shows again, and markup that everybody can use."""

import re
import threading

import pytest

from mobio.engine.pages import PageForm
from tests.engine.markup import faults, is_labelled

A, B = {"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb"}
EVIL = """<script>alert("x")</script>'"&lt;${7*7}"""
LONG = "title: Lang\noptions:\n" + "".join(
    f"  - {{code: c{number:02}, label: Nummer {number:02}}}\n" for number in range(12)
)
FEW = {
    "lists/country": """
        title: Länder
        common: [SY]
        options: [{code: SY, label: Syrien}, {code: DE, label: Deutschland}]
        """,
    "lists/language": """
        title: Sprachen
        options: [{code: ar, label: Arabisch}, {code: ti, label: Tigrinya}]
        """,
}
EVERY_KIND = """
    - {id: text, type: text, label: Text, help: Hilfe zum Text}
    - {id: long_text, type: long_text, label: Langer Text, help: Hilfe}
    - {id: yes_no, type: yes_no, label: Ja?, help: Hilfe}
    - {id: choice, type: choice, label: Wahl, options: lists/colour}
    - {id: box, type: choice, label: Lange Wahl, options: lists/long}
    - {id: choices, type: choices, label: Mehrere, options: lists/colour}
    - {id: date, type: date, label: Tag}
    - {id: partial, type: partial_date, label: Ungefähr, help: Hilfe}
    - {id: number, type: number, label: Zahl}
    - {id: country, type: country, label: Land, options: lists/country}
    - {id: countries, type: countries, label: Länder, options: lists/country}
    - {id: language, type: language, label: Sprache, options: lists/language}
    - {id: languages, type: languages, label: Sprachen, options: lists/language}
    - {id: cefr, type: cefr, label: Niveau, options: lists/level}
    - {id: email, type: email, label: E-Mail}
    - {id: phone, type: phone, label: Telefon}
    - {id: town, type: municipality, label: Ort, options: lists/long}
    - {id: note, type: note, label: Ein Hinweis}
    - id: rows
      type: group
      label: Zeilen
      rows: on_page
      questions:
        - {id: text, type: text, label: Text}
        - {id: choice, type: choice, label: Wahl, options: lists/colour}
        - {id: choices, type: choices, label: Mehrere, options: lists/colour}
        - {id: date, type: partial_date, label: Tag}
        - {id: countries, type: countries, label: Länder, options: lists/country}
        - {id: box, type: choice, label: Lange Wahl, options: lists/long}
    - id: cards
      type: group
      label: Karten
      rows: own_page
      questions: [{id: text, type: text, label: Text}, {id: day, type: date, label: Tag}]
    """
ROW = {"text": "x", "choice": "red", "choices": ["blue", "red"], "countries": ["SY"], "box": "c01"}
ANSWERS = {
    "text": "Amina",
    "long_text": "eins\n\nzwei",
    "yes_no": "no",
    "choice": {"state": "unknown"},
    "box": "c07",
    "choices": ["green", "other"],
    "date": "1992-05-13",
    "partial": {
        "entered": "1992-05",
        "from": "1992-05-01",
        "to": "1992-05-31",
        "approximate": True,
    },
    "number": 12.0,
    "country": "SY",
    "countries": ["SY", "DE"],
    "language": "ar",
    "languages": ["ti", "ar"],
    "cefr": "A2",
    "email": "amina@example.org",
    "phone": "+491701234567",
    "town": "c03",
    "rows": [{**A, **ROW}, {**B, **ROW, "choice": {"state": "prefer_not_to_say"}}],
    "cards": [{**A, "text": "Karte"}, {**B, "day": "2020-01-01"}],
}


@pytest.fixture
def every(form):
    return form(EVERY_KIND, {"lists/long": LONG, **FEW})


class TestMarkup:
    """Everybody can use the markup."""

    @pytest.mark.parametrize("answers", [{}, ANSWERS])
    @pytest.mark.parametrize("staff", [False, True])
    def test_every_box_has_its_label_and_every_id_is_one(self, every, answers, staff):
        assert faults(every.page(answers, staff=staff).markup) == []

    def test_the_page_of_a_row_too(self, every):
        assert faults(every.row("cards", A["_row"], ANSWERS).markup) == []
        assert faults(every.row("cards", "rcccccccc", ANSWERS).markup) == []

    def test_a_page_with_mistakes_too(self, every):
        page = every.page(ANSWERS).fill(
            {"text": "x" * 999, "date": "31.2.2020", "rows": [{"text": "y" * 999, "date": "99"}]}
        )
        page.boxes["f-choice"].force_value("pink")
        again = page.send().shown_again()
        assert faults(again.markup) == []
        said = {tag["id"] for tag in again.html.select(".error")}
        assert said == {
            "f-text-error",
            "f-date-error",
            "f-choice-error",
            "rows-raaaaaaaa-text-error",
            "rows-raaaaaaaa-date-error",
        }

    def test_a_mistake_is_said_at_its_box(self, every):
        again = every.page().fill({"text": "x" * 999}).send().shown_again()
        box = again.html.select_one("#f-text")
        assert box["aria-invalid"] == "true"
        assert box["aria-describedby"].split() == ["f-text-help", "f-text-error"]
        assert "Fehler: Der Text ist zu lang" in again.html.select_one("#f-text-error").text

    def test_a_page_without_mistakes_says_nothing_of_them(self, every):
        html = every.page(ANSWERS).html
        assert html.select("[aria-invalid], .error, .warning") == []

    def test_the_question_is_the_legend_of_its_options(self, every):
        legend = every.page().html.select_one("#f-choice > legend")
        assert legend.text == "Wahl"

    def test_radios_of_each_row_stand_alone(self, every):
        radios = every.page(ANSWERS).html.select("fieldset.row [type=radio]")
        names = {radio["name"] for radio in radios}
        assert names == {"rows-raaaaaaaa-choice", "rows-rbbbbbbbb-choice"}

    def test_enter_saves(self, every):
        first = every.page(ANSWERS).html.select("button")[0]
        assert (first["name"], first["value"]) == ("_do", "save")

    def test_the_page_ends_with_its_mark(self, every):
        assert every.page(ANSWERS).pairs()[-1] == ("_end", "1")

    def test_a_row_is_taken_away_by_its_id(self, every):
        html = every.page(ANSWERS).html
        values = [each["value"] for each in html.select("button.remove")]
        assert values == [
            "remove:rows:raaaaaaaa",
            "remove:rows:rbbbbbbbb",
            "remove:cards:raaaaaaaa",
            "remove:cards:rbbbbbbbb",
        ]

    def test_a_full_group_offers_no_more(self, form):
        asked = form("""
            - id: rows
              type: group
              label: Z
              repeat: {max: 1}
              questions: [{id: a, type: text, label: A}]
            """)
        assert 'value="add:rows"' in asked.page().markup
        assert 'value="add:rows"' not in asked.page({"rows": [{**A, "a": "x"}]}).markup

    def test_the_page_of_a_new_row_names_it(self, every):
        pairs = every.row("cards", "rcccccccc").pairs()
        assert ("_new", "rcccccccc") in pairs

    def test_the_labels_themselves_are_found(self):
        page = '<form><input id="a"/><label for="b">B</label><input id="b"/></form>'
        assert faults(page) == ["a has no label"]


class TestAnswersComeBack:
    """What is stored stands in the boxes, and saving it again changes nothing."""

    def test_every_kind(self, every):
        sent = every.page(ANSWERS).send()
        assert (sent.errors, sent.stored) == ({}, {**ANSWERS, "number": 12})

    def test_every_kind_in_arabic(self, every):
        sent = every.page(ANSWERS, language="ar").send()
        assert (sent.errors, sent.stored) == ({}, {**ANSWERS, "number": 12})

    def test_the_page_of_a_row(self, every):
        sent = every.row("cards", B["_row"], ANSWERS).send()
        assert (sent.errors, sent.stored) == ({}, ANSWERS)

    def test_an_empty_page_stores_nothing(self, every):
        sent = every.page().send()
        assert (sent.errors, sent.stored) == ({}, {})

    def test_cards_are_read(self, every):
        cards = every.page(ANSWERS).html.select("li.card")
        assert [card.h2.text for card in cards] == ["Karte", "01.01.2020"]
        assert cards[0]["id"] == "cards-raaaaaaaa"


class TestWords:
    """Words of persons and coordinators are only words."""

    @pytest.fixture
    def evil(self, form):
        words = EVIL.replace("'", "''")
        return form(
            f"""
            - {{id: a, type: text, label: '{words}', help: '{words}'}}
            - {{id: b, type: choice, label: B, options: lists/evil}}
            - {{id: c, type: choices, label: '{words}', options: lists/evil}}
            - {{id: d, type: countries, label: '{words}', options: lists/country}}
            - {{id: n, type: note, label: '{words}'}}
            - id: rows
              type: group
              label: '{words}'
              questions: [{{id: a, type: text, label: '{words}'}}]
            - id: cards
              type: group
              label: K
              rows: own_page
              questions: [{{id: a, type: long_text, label: '{words}'}}]
            """,
            {"lists/evil": f"title: E\noptions: [{{code: x, label: '{words}'}}]"},
        )

    def test_markup_in_labels_and_answers_is_shown_and_never_run(self, evil):
        row = {**A, "a": EVIL}
        page = evil.page({"a": EVIL, "rows": [row], "cards": [row]})
        assert faults(page.markup) == []
        assert page.html.select("script") == []
        assert page.html.select_one("label[for=f-a]").text == EVIL
        assert page.boxes["f-b"].options[0][0] == "x"
        assert page.html.select_one("#f-b-x + span").text == EVIL
        assert page.html.select_one(".explains").text.strip() == EVIL

    def test_nothing_in_a_label_is_worked_out(self, evil):
        assert "49" not in evil.page({"a": "${7*7}"}).html.text

    def test_an_answer_comes_back_letter_for_letter(self, evil):
        page = evil.page({"a": EVIL})
        assert page.boxes.fields["a"][0].value == EVIL
        assert page.send().stored == {"a": EVIL}

    def test_what_was_typed_wrong_comes_back_as_text(self, evil):
        typed = EVIL + "x" * 300
        again = evil.page().fill({"a": typed}).send().shown_again()
        assert faults(again.markup) == []
        assert again.boxes.fields["a"][0].value == typed

    def test_a_foreign_id_of_a_row_never_reaches_the_page(self, evil):
        page = evil.page({"rows": [{**A, "a": "x"}]})
        pictures = re.compile(r'<span class="icon [a-z-]+" aria-hidden="true"></span>')
        assert '"><' not in pictures.sub("", page.markup)


class TestAsked:
    """Which questions are on a page."""

    TEXT = """
        title: T
        pages:
          - {id: one, title: Eins, questions: [a, b, c, staff, number, d]}
          - {id: two, title: Zwei, questions: [e, f]}
        questions:
          - {id: a, type: yes_no, label: A}
          - {id: b, type: text, label: B, show_if: {a: yes}}
          - {id: c, type: text, label: C, show_if: {person.last: x}}
          - {id: staff, type: text, label: S, staff_only: yes}
          - {id: number, type: number, label: N}
          - {id: d, type: text, label: D, show_if: {number: {at_least: 3}}}
          - {id: e, type: text, label: E, show_if: {a: yes}}
          - {id: f, type: text, label: F}
        """

    @pytest.fixture
    def ids(self, form):
        asked = form(self.TEXT)

        def found(before=None, **options):
            page = asked.page_form(before, **options)
            return [question.id for question in page.questions]

        return found

    def test_what_may_appear_on_the_page_is_in_it(self, ids):
        assert ids() == ["a", "b", "number", "d"]

    def test_what_waits_for_an_answer_that_was_given_is_not(self, ids):
        assert ids({"number": 2}) == ["a", "b", "number"]
        assert ids({"number": 3}) == ["a", "b", "number", "d"]

    def test_staff_are_asked_more(self, ids):
        assert "staff" in ids(staff=True)

    def test_what_waits_for_another_section_appears_with_it(self, ids):
        assert "c" in ids(others={"person": {"last": "x"}})

    def test_what_waits_for_another_page_appears_with_it(self, ids):
        assert ids(page="two") == ["f"]
        assert ids({"a": "yes"}, page="two") == ["e", "f"]

    def test_a_place_leads_to_its_box_and_its_label(self, every):
        page = every.page(ANSWERS)
        for place, label in {
            ("text",): "Text",
            ("choice",): "Wahl",
            ("rows",): "Zeilen",
            ("rows", "raaaaaaaa", "date"): "Tag",
        }.items():
            assert page.html.find(id=page.page_form.anchor(place)) is not None
            assert page.page_form.label(place) == label


def test_pages_of_different_people_never_mix(every):
    """Each page has a word of its own, and a page of somebody else must never show it."""
    found = []

    def render(canary):
        for _time in range(2):
            answers = {
                "text": canary,
                "rows": [{**A, "text": canary}],
                "cards": [{**A, "text": canary}],
            }
            page = every.page_form(answers)
            typed = every.page(answers).fill({"long_text": f"{canary}\0"}).send()
            found.append((canary, page.render(page.stored())))
            found.append((canary, typed.shown_again().markup))

    canaries = [f"canary{letter}" for letter in "abcd"]
    threads = [threading.Thread(target=render, args=(canary,)) for canary in canaries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 16
    for own, markup in found:
        assert [canary for canary in canaries if canary in markup] == [own]


def test_the_language_of_one_page_is_not_that_of_another(every):
    arabic = every.catalogue.in_language("ar")
    form = arabic.section("own")
    page = PageForm(arabic, form, "page", every.record())
    assert "يناير" in page.render(page.stored())
    assert "يناير" not in every.page().markup


def test_every_box_is_labelled_even_if_it_is_one_of_several(every):
    html = every.page().html
    boxes = html.select("[data-question=countries] select")
    assert len(boxes) == 2
    assert all(is_labelled(html, box) for box in boxes)
