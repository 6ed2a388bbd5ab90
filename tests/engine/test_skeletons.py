"""Pages put together from fragments are, letter for letter, what deform makes of them."""

import html
import itertools
import threading
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobio.engine.answers import ROW
from mobio.engine.drawing import Drawing
from mobio.engine.pages import PageForm, RowForm
from mobio.engine.records import Record
from mobio.engine.skeletons import SKELETONS, Skeletons
from tests.engine.anybody import TEXTS, in_words, records_of, with_rows_on_page
from tests.engine.asked import TODAY
from tests.schemas.shipped import DEFINITIONS, FORMS

SHIPPED = in_words(DEFINITIONS)
ON_PAGE = in_words(with_rows_on_page(DEFINITIONS))
SECTIONS = [form.id for form in FORMS]
READERS = list(itertools.product(["de", "ar"], [False, True]))
PER_FORM = 300
EVERY = max(PER_FORM // len(READERS), settings.default.max_examples // 3)
FEW = settings(deadline=None, max_examples=EVERY)
FEWER = settings(deadline=None, max_examples=EVERY // 5)
VALUES = st.fixed_dictionaries(
    {"csrf_token": TEXTS, "revision": st.integers(0, 99)},
    optional={
        "action": TEXTS | st.none(),
        "save_label": TEXTS | st.just(""),
        "scope": st.sampled_from(["row", None]),
        "actions": st.sampled_from([(), (("preview", "Ansehen & <weiter>"),)]),
    },
)


def pages_of(catalogue, section, answers, staff):
    """Yield the form of each page of a section, and of each row that has a page of its own."""
    record = Record(catalogue, {**EMPTY, section: answers}, TODAY)
    form = catalogue.section(section)
    for page in form.pages:
        yield PageForm(catalogue, form, page.id, record, staff)
    for group in form.questions:
        if group.members and group.has_row_pages:
            for row_id in ["rnewrowaa", *(row[ROW] for row in answers.get(group.id) or ())][:3]:
                yield RowForm(catalogue, form, group.id, row_id, record, staff)


EMPTY = {section: {} for section in SECTIONS}


def both(form, notes=None, shown=(), **values):
    """Return (markup from fragments, markup by deform) of a page with what is stored."""
    cstructs = form.stored()
    by_deform = form.render_directly(cstructs, notes, shown, **values)
    return form.render(cstructs, notes, shown, **values), by_deform


def warm(catalogue, section, staff):
    """Ask for everything so often that it is cut."""
    for _time in range(2):
        for form in pages_of(catalogue, section, {}, staff):
            form.render(form.stored())


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(("language", "staff"), READERS)
class TestShippedForms:
    """Whatever somebody said, in each language, for staff and for others."""

    @pytest.mark.parametrize(
        ("forms", "examples"), [(SHIPPED, FEW), (ON_PAGE, FEWER)], ids=["shipped", "rows-on-page"]
    )
    def test_a_page_from_fragments_is_what_deform_makes(
        self, section, language, staff, forms, examples
    ):
        catalogue = forms.in_language(language)

        @examples
        @given(records_of(catalogue, section), VALUES, st.booleans(), st.booleans())
        def check(answers, values, is_noted, was_shown):
            for form in pages_of(catalogue, section, answers, staff):
                notes = form.standing_notes() if is_noted else {}
                shown = [(name, "raaaaaaaa") for name in answers] if was_shown else ()
                drawn, by_deform = both(form, notes, shown, **values)
                assert drawn == by_deform

        warm(catalogue, section, staff)
        check()

    @pytest.mark.parametrize("forms", [SHIPPED, ON_PAGE], ids=["shipped", "rows-on-page"])
    def test_every_question_can_be_cut(self, section, language, staff, forms):
        catalogue = forms.in_language(language)
        skeletons = Skeletons()
        for _time in range(2):
            for form in pages_of(catalogue, section, {}, staff):
                form.skeletons = skeletons
                form.render(form.stored())
        assert len(skeletons) > len(catalogue.section(section).pages)
        assert skeletons.uncut() == []


@pytest.mark.parametrize("section", SECTIONS)
def test_each_single_option_is_marked_where_it_stands(section):
    """Cutting tries a few options, since there are hundreds of countries; here it is all of them."""
    form = SHIPPED.section(section)
    checked = set()
    for question in form.every_question():
        codes = [option.code for option in question.options.options] if question.options else []
        path = question.own.get("options")
        if question.members or (path, question.kind.name) in checked:
            continue
        checked.add((path, question.kind.name))
        for code in [*codes, *question.states]:
            stored = {"state": code} if code in question.states else code
            one = [code] if question.kind.many and code not in question.states else stored
            page = page_with(question, one)
            drawn, by_deform = both(page)
            assert drawn == by_deform


def page_with(question, answer):
    """Return the page of *question*, a member or not, with *answer* in it."""
    form = next(form for form in SHIPPED.sections if question in form.every_question())
    if not question.group:
        record = Record(SHIPPED, {**EMPTY, form.id: {question.id: answer}}, TODAY)
        return PageForm(SHIPPED, form, form.page_of(question.id).id, record, True)
    row = {ROW: "raaaaaaaa", question.name: answer}
    record = Record(SHIPPED, {**EMPTY, form.id: {question.group: [row]}}, TODAY)
    if form.question(question.group).has_row_pages:
        return RowForm(SHIPPED, form, question.group, row[ROW], record, True)
    return PageForm(SHIPPED, form, form.page_of(question.group).id, record, True)


TEXT = """
    - {id: name, type: text, label: Name}
    - {id: more, type: long_text, label: Mehr}
    - {id: sure, type: yes_no, label: Sicher?}
    - {id: colour, type: choice, label: Farbe, options: lists/past}
    - {id: colours, type: choices, label: Farben, options: lists/past}
    - {id: born, type: partial_date, label: Geboren}
    - {id: lands, type: countries, label: Länder, options: lists/country}
    - {id: hidden, type: text, label: Versteckt, show_if: {sure: yes}}
    - {id: far, type: text, label: Fern, show_if: {person.last: x}}
    - {id: note, type: note, label: Nur Worte}
    - id: rows
      type: group
      label: Zeilen
      rows: on_page
      questions:
        - {id: a, type: text, label: A}
        - {id: b, type: choice, label: B, options: lists/past}
        - {id: c, type: partial_date, label: C}
    - id: cards
      type: group
      label: Karten
      rows: own_page
      questions: [{id: a, type: text, label: A}]
    """
PAST = """
    title: Farben
    options:
      - {code: red, label: Rot}
      - {code: old, label: Früher, active_until: 2020-01-01}
      - {code: new, label: Später, active_from: 2030-01-01}
    """
WORDS = """
    title: Worte
    options: [{code: red, label: Rot, staff_label: Kürzel}]
    """
ROWS = 'data-question="rows"'
A, B = {"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb"}
CANARY = "Tekle"
SAID = {
    "name": CANARY,
    "more": f"{CANARY}\n{CANARY}",
    "hidden": CANARY,
    "rows": [{**B, "a": CANARY}, {**A, "a": CANARY}],
    "cards": [{**A, "a": CANARY}],
}


@pytest.fixture
def asked(form):
    return form(TEXT, {"lists/past": PAST})


@pytest.fixture
def draw():
    """Return a function that draws a page three times, each with the same skeletons."""
    skeletons = Skeletons()

    def drawn(page, cstructs=None, notes=None, shown=(), gone=()):
        cstructs = page.stored() if cstructs is None else cstructs
        page.skeletons = skeletons
        found = {page.render(cstructs, notes, shown, gone) for _time in range(3)}
        found.add(page.render_directly(cstructs, notes, shown, gone))
        (markup,) = found
        return markup

    drawn.skeletons = skeletons
    return drawn


class TestOddPages:
    """What is seldom on a page."""

    @pytest.mark.parametrize("code", ["old", "new", "never", "checked", ""])
    def test_options_that_are_not_offered(self, asked, draw, code):
        row = {**A, "b": code}
        answers = {"colour": code, "colours": ["red", code], "rows": [row, {**B, "b": "red"}]}
        draw(asked.page_form({"colour": "red", "colours": [], "rows": [row]}))
        assert "Rot" in draw(asked.page_form(answers))

    def test_an_option_that_has_ended_stays_with_those_who_chose_it(self, asked, draw):
        assert "Früher" not in draw(asked.page_form()).partition(ROWS)[0]
        assert draw(asked.page_form({"colour": "old"})).count("Früher") == 1

    @pytest.mark.parametrize("answers", [{}, {"sure": "no"}, {"sure": "yes"}])
    def test_hidden_questions_are_not_drawn(self, asked, draw, answers):
        assert "Fern" not in draw(asked.page_form(answers))
        assert "Fern" in draw(asked.page_form(answers, others={"person": {"last": "x"}}))

    def test_questions_with_notes(self, asked, draw):
        notes = {
            ("name",): ((), ("Bitte <prüfen>",), None),
            ("rows", "raaaaaaaa", "a"): ((), ("Auch hier",), None),
        }
        markup = draw(asked.page_form(SAID), notes=notes)
        assert "Bitte &lt;prüfen&gt;" in markup
        assert markup.count("Auch hier") == 1
        assert "Auch hier" not in draw(asked.page_form(SAID))
        assert "Viele" in draw(asked.page_form(SAID), notes={("rows",): ((), ("Viele",), None)})

    def test_rows_that_were_on_the_page_before(self, asked, draw):
        markup = draw(asked.page_form(SAID), shown=[("rows", "rcccccccc"), ("cards", "r")])
        assert "rows:rcccccccc" in markup
        assert "rows:rcccccccc" not in draw(asked.page_form(SAID))

    def test_rows_that_can_be_brought_back(self, asked, draw):
        gone = [("rows", "rcccccccc", 0, "a=1")]
        assert "rcccccccc" in draw(asked.page_form(SAID), gone=gone)
        assert "rcccccccc" not in draw(asked.page_form(SAID))

    @pytest.mark.parametrize("count", [0, 1, 2, 29, 30, 31])
    def test_any_number_of_rows(self, asked, draw, count):
        letters = itertools.product("badc", repeat=3)
        rows = [{"_row": f"raaaaa{''.join(three)}", "a": "x"} for three in letters][:count]
        markup = draw(asked.page_form({"rows": rows}))
        assert markup.count('class="row"') == count
        assert ('value="add:rows"' in markup) is (count < 30)

    @pytest.mark.parametrize(
        "cstructs",
        [
            {"name": "\ue0000\ue001x\ue003", "more": "\n\r\n"},
            {"born": {"day": "ab", "month": "13", "year": '"'}},
            {"born": {"day": "1", "foreign": "x"}},
            {"born": {"approximate": "yes", "unknown": "yes"}},
            {"born": {"approximate": "on"}},
            {"lands": ["SY", "SY", "nowhere", "", "AF"]},
            {"lands": ["SY"] * 20},
            {"rows": [{"_row": '"><b>', "a": "x"}]},
            {"sure": "maybe"},
        ],
    )
    def test_what_was_typed_may_be_anything(self, asked, draw, cstructs):
        page = asked.page_form()
        assert draw(page)
        assert draw(page, cstructs)

    def test_a_page_with_mistakes_is_made_by_deform_alone(self, asked, monkeypatch):
        monkeypatch.setattr(Drawing, "page", None)
        page = asked.page_form(SAID)
        notes = {("name",): (("Zu lang",), (), None)}
        assert "Zu lang" in page.render(page.stored(), notes)

    def test_a_row_on_its_page(self, asked, draw):
        for row_id in ("raaaaaaaa", "rcccccccc", "a<b"):
            record = asked.record(SAID)
            assert html.escape(row_id) in draw(
                RowForm(asked.catalogue, asked.form, "cards", row_id, record)
            )


class TestWhatIsKept:
    """Fragments are of the forms alone, and they are few."""

    def test_no_word_of_a_person_is_kept(self, asked, draw):
        assert CANARY in draw(asked.page_form(SAID))
        notes = {("name",): ((), (f"{CANARY} steht schon da",), None)}
        assert "schon" in draw(asked.page_form(SAID), notes=notes)
        kept = "".join(draw.skeletons.texts())
        assert "Geboren" in kept
        assert CANARY not in kept
        assert "raaaaaaaa" not in kept
        assert CANARY not in draw(asked.page_form())

    def test_no_token_and_no_address_is_kept(self, asked, draw):
        page, values = asked.page_form(), {"csrf_token": "secret-token", "action": "/people/p1"}
        page.skeletons = draw.skeletons
        for _time in range(3):
            assert "secret-token" in page.render(page.stored(), **values)
        assert not [text for text in draw.skeletons.texts() if "secret-" in text or "p1" in text]

    def test_what_is_read_once_is_not_cut(self, asked):
        skeletons = Skeletons()
        page = asked.page_form({"name": CANARY})
        page.skeletons = skeletons
        page.render(page.stored())
        assert list(skeletons.texts()) == []
        page.render(page.stored())
        assert list(skeletons.texts()) != []

    def test_the_oldest_make_room(self, asked):
        skeletons = Skeletons(most_bytes=60_000)
        for staff, language in itertools.product([False, True], ["de", "ar", "fr", "en"]):
            page = asked.page_form(staff=staff, language=language)
            page.skeletons = skeletons
            for _time in range(2):
                markup = page.render(page.stored())
            assert markup == page.render_directly(page.stored())
            assert skeletons.bytes <= 60_000
        assert 0 < len(skeletons) < 30

    def test_the_bytes_are_those_of_what_is_kept(self, asked, draw):
        draw(asked.page_form(SAID))
        sizes = [entry.size for entry in draw.skeletons._entries.values()]
        assert draw.skeletons.bytes == sum(sizes)
        assert sum(map(len, draw.skeletons.texts())) < draw.skeletons.bytes

    def test_other_words_are_other_fragments(self, asked, draw):
        german = draw(asked.page_form())
        assert "يناير" in draw(asked.page_form(language="ar"))
        assert draw(asked.page_form()) == german

    def test_a_form_that_is_not_of_the_catalogue_is_made_by_deform(self, asked, draw):
        assert "Name" in draw(asked.page_form())
        question = replace(asked.form.questions[0], label="Anders")
        other = replace(asked.form, questions=(question, *asked.form.questions[1:]))
        for _time in range(3):
            page = PageForm(asked.catalogue, other, "page", asked.record({"name": "x"}))
            page.skeletons = draw.skeletons
            assert ">Anders<" in page.render(page.stored())
        assert ">Anders<" not in draw(asked.page_form())

    def test_staff_have_words_of_their_own(self, form, draw):
        asked = form(
            """
            - {id: a, type: choice, label: Schlicht, staff_label: Fachwort, options: lists/words}
            """,
            {"lists/words": WORDS},
        )
        for staff, word in [(False, "Schlicht"), (True, "Fachwort"), (False, "Schlicht")]:
            assert f">{word}</legend" in draw(asked.page_form(staff=staff))
            assert ("Kürzel" in draw(asked.page_form(staff=staff))) is staff

    def test_a_second_language_has_fragments_of_its_own(self, asked):
        page, with_arabic = asked.page_form(), asked.page_form()
        with_arabic.asking.other = asked.catalogue.in_language("ar")
        marks = [Drawing(each, {}, (), (), None).mark for each in (page, with_arabic, page)]
        assert marks[0] == marks[2] != marks[1]

    def test_another_day_is_another_page(self, asked, draw):
        assert "Früher" not in draw(asked.page_form()).partition(ROWS)[0]
        past = TODAY.replace(year=2019)
        assert "Früher" in draw(asked.page_form(today=past)).partition(ROWS)[0]

    def test_many_at_once_get_their_own(self, asked):
        skeletons, found = Skeletons(most_bytes=50_000), []

        def read(number):
            for turn in range(12):
                word = f"reader{number}-{turn}-"
                page = asked.page_form({"name": word, "rows": [{**A, "a": word}]})
                page.skeletons = skeletons
                markup = page.render(page.stored())
                found.append(markup == page.render_directly(page.stored()))

        threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [True] * 48

    def test_those_of_a_process_are_shared_and_bounded(self, asked):
        for _time in range(2):
            asked.page_form().render({})
        assert 0 < SKELETONS.bytes <= SKELETONS.most_bytes
