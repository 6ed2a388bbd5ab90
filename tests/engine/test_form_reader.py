"""Biography forms as they are written, and all their mistakes at once."""

import pytest

from mobio.engine.kinds import KINDS

WHOLE = """
    title: Bildung
    intro: Alles zählt.
    icon: school
    pages:
      - {id: one, title: Eins, intro: Zuerst, questions: [a]}
      - {id: two, title: Zwei, questions: [rows]}
    questions:
      - id: a
        type: text
        label: Name
        help: So heißen Sie.
        staff_label: N.
        sensitive: protected
        staff_only: yes
        core: yes
        needed_for: [account, share]
        autocomplete: name
        icon: person
        audio: {de: a_spoken}
        purpose: Anrede
      - id: rows
        type: group
        label: Stationen
        questions:
          - {id: a, type: text, label: Auch ein Name}
    """


def test_all_that_is_said_of_a_question_is_read(form):
    question = form(WHOLE).form.question("a")
    assert (question.label, question.help, question.staff_label) == ("Name", "So heißen Sie.", "N.")
    assert (question.sensitive, question.staff_only, question.core) == ("protected", True, True)
    assert (question.needed_for, question.autocomplete) == (("account", "share"), "name")
    assert (question.icon, question.audio, question.purpose) == (
        "person",
        {"de": "a_spoken"},
        "Anrede",
    )


def test_pages_stand_in_their_order(form):
    found = form(WHOLE).form
    assert [(page.id, page.title, page.intro) for page in found.pages] == [
        ("one", "Eins", "Zuerst"),
        ("two", "Zwei", ""),
    ]
    assert (found.title, found.intro, found.icon) == ("Bildung", "Alles zählt.", "school")


def test_a_member_is_called_by_its_group(form):
    found = form(WHOLE).form
    assert [question.id for question in found.every_question()] == ["a", "rows", "rows.a"]
    assert found.question("rows.a").label == "Auch ein Name"


@pytest.mark.parametrize("label", ["${7*7}", "{{7*7}}", "{0.__class__}", "%(x)s", "no", "<b>x</b>"])
def test_a_label_is_what_was_written(form, label):
    assert form(f'- {{id: a, type: text, label: "{label}"}}').form.question("a").label == label


@pytest.mark.parametrize(
    "name", ["id", "keys", "items", "new", "row", "csrf_token", "all", "not", "age", "unknown"]
)
def test_some_names_are_reserved(mistakes, name):
    found = mistakes(f"- {{id: {name}, type: text, label: A}}")
    assert found == [f"2: '{name}' ist ein reserviertes Wort. Wählen Sie einen anderen Namen."]


@pytest.mark.parametrize(
    "name",
    ["__start__", "_charset_", "__formid__", "A", "ä", "1a", "a-b", "a.b", "a/b", "_end", "x" * 64],
)
def test_a_name_has_few_letters(mistakes, name):
    found = mistakes(f'- {{id: "{name}", type: text, label: A}}')
    assert (
        f"2: '{name}' ist kein gültiger Name. Erlaubt sind a-z, 0-9 und _, beginnend mit a-z."
        in found
    )


def test_a_name_cannot_carry_markup(mistakes):
    found = mistakes("- {id: '\"><script>', type: text, label: A}")
    assert found[0].startswith("2: '\"><script>' ist kein gültiger Name.")


@pytest.mark.parametrize(
    ("question", "mistake"),
    [
        ("{id: a, type: txt, label: A}", "'txt' ist keine Art von Frage. Meinten Sie 'text'?"),
        ("{id: a, label: A}", "Hier fehlt 'type'. Ergänzen Sie es."),
        ("{id: a, type: text}", "Hier fehlt 'label'. Ergänzen Sie es."),
        ("{id: a, type: text, label: ' '}", "Hier fehlt 'label'. Ergänzen Sie es."),
        (
            "{id: a, type: text, lable: A, label: A}",
            "'lable' gibt es hier nicht. Meinten Sie 'label'?",
        ),
        ("{id: a, type: text, titel: A, label: A}", "'titel' gibt es hier nicht."),
        ("{id: a, type: text, label: A, options: lists/colour}", "'options' gibt es hier nicht."),
        ("{id: a, type: text, label: [A]}", "Bei 'label' wird ein einfacher Text erwartet."),
        ("{id: a, type: [text], label: A}", "Bei 'type' wird ein einfacher Text erwartet."),
        ("{id: a, type: text, label: A, core: maybe}", "Bei 'core' muss yes oder no stehen"),
        (
            "{id: a, type: text, label: A, sensitive: art8}",
            "Bei 'sensitive' ist 'art8' nicht möglich.",
        ),
        (
            "{id: a, type: text, label: A, needed_for: share}",
            "Bei 'needed_for' wird eine Liste erwartet",
        ),
        (
            "{id: a, type: text, label: A, stands_for: name}",
            "Bei 'stands_for' ist 'name' nicht möglich.",
        ),
        ("{id: a, type: text, label: A, checks: [{require: {a: x}}]}", "Hier fehlt 'message'."),
        ("{id: a, type: text, label: A, checks: [{message: M}]}", "Hier fehlt 'require'."),
        (
            "{id: a, type: text, label: A, checks: [{require: {a: x}, message: M, severity: bad}]}",
            "Bei 'severity' ist 'bad' nicht möglich.",
        ),
    ],
)
def test_what_is_wrong_in_a_question_is_told(mistakes, question, mistake):
    (told,) = mistakes(f"- {question}")
    assert told.startswith(f"2: {mistake}")


def test_a_question_is_a_mapping(mistakes):
    text = "title: T\npages: [{id: p, title: P, questions: [a]}]\nquestions: [a]\n"
    assert "3: Hier werden Angaben der Form 'wort: wert' erwartet." in mistakes(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_what_it_knows(mistakes, kind):
    found = mistakes(f"- {{id: a, type: {kind}, label: A, nonsense: 1}}")
    assert any(
        each.startswith("2: 'nonsense' gibt es hier nicht. Möglich sind: ") for each in found
    )


def test_the_same_name_twice_is_told_with_the_first_line(mistakes):
    found = mistakes("- {id: a, type: text, label: A}\n- {id: a, type: text, label: B}")
    assert found == ["3: 'a' gibt es schon in Zeile 2. Benennen Sie eines davon um."]


def test_the_same_name_in_another_section_or_group_is_fine(mistakes):
    assert mistakes(WHOLE, files={"biography/other": "- {id: a, type: text, label: A}"}) == []


def test_all_mistakes_of_a_form_are_told_at_once(mistakes):
    found = mistakes("""
        - {id: A, type: text, label: A}
        - {id: b, type: txt, label: B}
        - {id: c, type: number, label: C, min: 5, max: 3, mxa: 7}
        - {id: d, type: choice, label: D, options: lists/nowhere}
        - {id: e, type: text, label: E, show_if: {nobody: yes}}
        """)
    assert [each.partition(":")[0] for each in found if "Seite" not in each] == list("234456")


class TestGroups:
    """Groups and their members."""

    def test_a_group_has_questions(self, mistakes):
        for questions in ("", ", questions: []"):
            assert mistakes(f"- {{id: g, type: group, label: G{questions}}}") == [
                "2: Hier fehlt 'questions'. Ergänzen Sie es."
            ]

    def test_a_group_has_no_group(self, mistakes):
        inner = "{id: h, type: group, label: H, questions: [{id: a, type: text, label: A}]}"
        found = mistakes(f"- {{id: g, type: group, label: G, questions: [{inner}]}}")
        assert found == [
            "2: Eine Gruppe darf keine Gruppe enthalten. Legen Sie eine zweite Gruppe daneben an."
        ]

    @pytest.mark.parametrize(
        ("key", "mistake"),
        [
            ("row_title: [b]", "Die Frage 'b' gibt es nicht."),
            ("row_title: [a, aa]", "Die Frage 'aa' gibt es nicht. Meinten Sie 'a'?"),
            ("unique_by: b", "Die Frage 'b' gibt es nicht."),
            ("repeat: {min: 3, max: 2}", "'3' ist größer als '2'. Tauschen Sie die Werte."),
            ("repeat: {min: 31}", "'31' ist größer als '30'. Tauschen Sie die Werte."),
            ("repeat: {max: 0}", "Bei 'max' muss mindestens 1 stehen, nicht '0'."),
            ("repeat: 3", "Hier werden Angaben der Form 'wort: wert' erwartet."),
            ("rows: below", "Bei 'rows' ist 'below' nicht möglich."),
        ],
    )
    def test_what_is_wrong_in_a_group_is_told(self, mistakes, key, mistake):
        members = "questions: [{id: a, type: text, label: A}]"
        (told,) = mistakes(f"- {{id: g, type: group, label: G, {key}, {members}}}")
        assert told.startswith(f"2: {mistake}")

    def test_a_member_stands_for_nobody(self, mistakes):
        (told,) = mistakes("""
            - id: g
              type: group
              label: G
              questions: [{id: a, type: text, label: A, stands_for: email}]
            """)
        assert told.startswith("5: 'stands_for' gibt es hier nicht.")

    @pytest.mark.parametrize(
        ("members", "rows", "expected"),
        [
            (3, "", False),
            (4, "", True),
            (1, "rows: own_page, ", True),
            (9, "rows: on_page, ", False),
        ],
    )
    def test_rows_with_more_than_three_members_have_pages(self, form, members, rows, expected):
        questions = ", ".join(f"{{id: m{n}, type: text, label: M}}" for n in range(members))
        asked = form(f"- {{id: g, type: group, label: G, {rows}questions: [{questions}]}}")
        assert asked.form.question("g").has_row_pages is expected


class TestPages:
    """Every question is on exactly one page."""

    TEXT = """
        title: T
        pages:
          {pages}
        questions:
          - {{id: a, type: text, label: A}}
          - {{id: b, type: text, label: B}}
        """

    @pytest.mark.parametrize(
        ("pages", "mistake"),
        [
            (
                "[{id: p, title: P, questions: [a]}]",
                "6: Die Frage 'b' steht auf keiner Seite. Nehmen Sie sie unter 'pages' auf.",
            ),
            (
                "[{id: p, title: P, questions: [a, b, a]}]",
                "3: Die Frage 'a' steht auf zwei Seiten. Nehmen Sie sie von einer herunter.",
            ),
            (
                "[{id: p, title: P, questions: [a, b, c]}]",
                "3: Die Seite 'p' nennt 'c', die es nicht gibt. Prüfen Sie den Namen.",
            ),
            (
                "[{id: p, title: P, questions: [a]}, {id: p, title: Q, questions: [b]}]",
                "3: 'p' gibt es schon in Zeile 3. Benennen Sie eines davon um.",
            ),
            ("[{id: p, questions: [a, b]}]", "3: Hier fehlt 'title'. Ergänzen Sie es."),
            (
                "[{id: p, title: P, questions: [a, b], needs_conset: x}]",
                "3: 'needs_conset' gibt es hier nicht. Meinten Sie 'needs_consent'? "
                "Möglich sind: audio, id, intro, needs_consent, questions, title.",
            ),
        ],
    )
    def test_what_is_wrong_with_a_page_is_told(self, mistakes, pages, mistake):
        assert mistakes(self.TEXT.format(pages=pages)) == [mistake]

    def test_a_question_that_cannot_be_read_is_still_on_its_page(self, mistakes):
        (told,) = mistakes("- {id: a, type: txt, label: A}")
        assert told.startswith("2: 'txt' ist keine Art von Frage.")


@pytest.mark.parametrize("key", ["title", "pages", "questions"])
def test_a_form_needs_all_its_parts(mistakes, key):
    text = "title: T\npages: [{id: p, title: P, questions: [a]}]\n"
    text += "questions: [{id: a, type: text, label: A}]\n"
    lines = [line for line in text.splitlines() if not line.startswith(key)]
    assert f"1: Hier fehlt '{key}'. Ergänzen Sie es." in mistakes("\n".join(lines))
