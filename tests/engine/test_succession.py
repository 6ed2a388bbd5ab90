"""A version against the one before: nothing is lost, reused or changed in silence."""

import pytest

from tests.engine.asked import OWN
from tests.engine.life import Life, version

BASE = """
    - {id: name, type: text, label: Name}
    - {id: day, type: date, label: Tag}
    - {id: colour, type: choice, label: Farbe, options: lists/colour}
    - {id: hint, type: note, label: Hinweis}
    - id: rows
      type: group
      label: Zeilen
      questions:
        - {id: what, type: text, label: Was}
        - {id: when, type: date, label: Wann}
    """
ROWS = BASE[BASE.index("- id: rows") :]


def only(*lines):
    """Return a form of *lines* beside the group."""
    return "\n".join(f"    - {{{line}}}" for line in lines) + "\n    " + ROWS


NAME = "id: name, type: text, label: Name"
DAY = "id: day, type: date, label: Tag"
COLOUR = "id: colour, type: choice, label: Farbe, options: lists/colour"


@pytest.fixture
def objections():
    """Return a function that publishes BASE, then a version of it, and tells the mistakes."""

    def tell(text, steps="", severity="error", **more):
        life = Life(BASE)
        life.files[f"{OWN}@2"] = version(text, steps)
        life.sequences[f"{OWN}@2"] = life.sequence = 2
        for path, list_text in more.items():
            life.files[f"lists/{path}@1"] = list_text
            life.sequences[f"lists/{path}@1"] = 2
        return [each.partition(": ")[2] for each in life.mistakes(severity)]

    return tell


def test_a_version_that_changes_nothing_needs_no_step(objections):
    assert objections(BASE) == []


def test_a_note_may_go_without_a_word(objections):
    assert objections(only(NAME, DAY, COLOUR)) == []


def test_a_lost_question_is_refused_until_a_step_says_what_becomes_of_it(objections):
    assert objections(only(NAME, COLOUR)) == [
        "Fassung 1 fragt 'day', diese Fassung nicht. Behalten Sie die Frage oder schreiben Sie "
        "unter 'upgrade' die Zeile '- retire: day'."
    ]
    assert objections(only(NAME, COLOUR), "- retire: day") == []


def test_a_lost_member_is_refused_a_lost_group_once(objections):
    less = BASE.replace("        - {id: when, type: date, label: Wann}\n", "")
    assert [text[:28] for text in objections(less)] == ["Fassung 1 fragt 'rows.when',"]
    gone = BASE[: BASE.index("- id: rows")]
    assert [text[:23] for text in objections(gone)] == ["Fassung 1 fragt 'rows',"]
    assert objections(gone, "- retire: rows") == []


def test_other_words_must_say_whether_they_mean_the_same(objections):
    text = BASE.replace("label: Name", "label: Nachname")
    assert [each[:40] for each in objections(text)] == ["Der Wortlaut von 'name' ist anders als i"]
    assert objections(text, "- meaning: {name: same}") == []
    assert objections(text, "- meaning: {name: changed}") == []


def test_a_member_too_must_say_it(objections):
    text = BASE.replace("label: Was", "label: Was genau")
    assert objections(text, "- meaning: {rows.what: same}") == []
    assert len(objections(text)) == 1


def test_another_kind_needs_a_step_where_it_loses_nothing(objections):
    text = BASE.replace("{id: day, type: date", "{id: day, type: partial_date")
    assert objections(text) == [
        "'day' war in Fassung 1 von der Art date und ist jetzt partial_date. "
        "Schreiben Sie unter 'upgrade' die Zeile '- convert: day'."
    ]
    assert objections(text, "- convert: day") == []


def test_another_kind_that_would_lose_answers_is_refused(objections):
    text = BASE.replace("{id: name, type: text", "{id: name, type: number")
    told = [
        "Aus text kann nicht number werden, ohne dass Antworten verloren gehen. "
        "Legen Sie eine neue Frage an und schreiben Sie die Zeile '- retire: name'."
    ]
    assert objections(text) == told
    assert objections(text, "- convert: name") == told


PAINT = "{title: P, options: [{code: red, label: R}, {code: pink, label: X}]}"


def test_another_list_must_take_every_code(objections):
    text = BASE.replace("lists/colour", "lists/paint")
    told = objections(text, paint=PAINT)
    assert [each.split("'")[5] for each in told] == ["blue", "green", "other"]
    steps = "- map: {colour: {blue: pink, green: pink, other: red}}"
    assert objections(text, steps, paint=PAINT) == []


@pytest.mark.parametrize(
    ("text", "steps", "told"),
    [
        (BASE, "- retire: name", "'name' gibt es in dieser Fassung noch."),
        (BASE, "- retire: nmae", "Fassung 1 kennt 'nmae' nicht. Meinten Sie 'name'?"),
        (BASE, "- restore: other", "'other' gibt es in dieser Fassung nicht."),
        (BASE, "- restore: name", "'name' gab es schon in Fassung 1."),
        (BASE, "- convert: name", "'name' ist unverändert."),
        (BASE, "- map: {colour: {pink: red}}", "'pink' gibt es in der Liste 'colour' nicht."),
        (BASE, "- map: {colour: {red: pink}}", "'pink' gibt es in der Liste 'lists/colour'"),
        (BASE, "- default: {name: x}", "'name' gab es schon in Fassung 1."),
        (BASE, "- forget: name", "'forget' gibt es hier nicht."),
        (only(DAY, COLOUR), "- retire: name\n- retire: name", "Für 'name' gibt es zwei Schritte"),
        (only(DAY, COLOUR), "- move: {name: person}", "'person' ist kein Ziel für 'name'."),
        (only(DAY, COLOUR), "- move: {name: person.nowhere}", "'person.nowhere' ist kein Ziel"),
        (only(NAME, COLOUR), "- move: {day: person.last}", "'day' ist von der Art date, 'last'"),
        (only(DAY, COLOUR), "- split: {name: {rows.what: copy}}", "'rows.what' gab es schon"),
        (only(NAME, COLOUR, "id: new, type: text, label: N"), "- split: {day: {new: copy}}",
         "'day' ist von der Art date, 'new' von der Art text."),
        (only(COLOUR, "id: new, type: text, label: N"),
         "- merge: {new: {of: [name, day], join: first}}", "'day' ist von der Art date, 'new'"),
        (only(DAY, COLOUR, "id: new, type: text, label: N"),
         "- merge: {new: {of: [name], join: all}}", "Bei 'join' ist 'all' nicht möglich."),
        (only(NAME, DAY, "id: new, type: choice, label: N, options: lists/colour"),
         "- split: {colour: {new: {red: pink}}}", "'pink' gibt es in der Liste"),
    ],
)  # fmt: skip
def test_a_step_must_fit_both_versions(objections, text, steps, told):
    assert [each for each in objections(text, steps) if each.startswith(told)]


def test_a_member_cannot_become_a_single_answer(objections):
    less = BASE.replace("        - {id: what, type: text, label: Was}\n", "")
    told = objections(less, "- move: {rows.what: person.last}")
    assert told[0].startswith("'rows.what' steht in einer Gruppe, 'last' nicht")


def test_the_first_version_has_no_steps():
    life = Life()
    life.files[f"{OWN}@1"] = version(BASE, "- retire: x")
    assert "own/1.yaml:15: Fassung 1 hat keine ältere Fassung." in str(life_mistakes(life))


def life_mistakes(life):
    life.sequences.update(dict.fromkeys(life.files, 1))
    return life.mistakes()


class TestReuse:
    """An id that was gone comes back only on purpose."""

    def life(self, steps, third=BASE):
        life = Life(BASE, {OWN: version(only(DAY, COLOUR), "- retire: name")})
        life.files[f"{OWN}@3"] = version(third, steps)
        life.sequences[f"{OWN}@3"] = life.sequence = 3
        return [each.partition(": ")[2] for each in life.mistakes()]

    def test_it_is_told(self):
        assert self.life("")[0].startswith("'name' gab es schon bis Fassung 1.")

    def test_it_is_allowed_by_name(self):
        assert self.life("- restore: name") == []

    def test_what_never_was_cannot_come_back(self):
        text = BASE + "- {id: fresh, type: text, label: F}"
        told = self.life("- restore: [name, fresh]", text)
        assert told == ["'fresh' war nie im Ruhestand. Löschen Sie diesen Schritt."]


class TestLists:
    """Codes of lists live for ever, too."""

    COLOURS = """
        title: Farben
        options:
          - {code: red, label: %s}
          - {code: green, label: Grün}
          - {code: other, label: Sonstiges}
        """

    def told(self, steps="", label="Rot"):
        life = Life(BASE)
        life.files["lists/colour@2"] = version(self.COLOURS % label, steps)
        life.sequences["lists/colour@2"] = life.sequence = 2
        return [each.partition(": ")[2] for each in life.mistakes()]

    def test_a_lost_code_is_refused(self):
        assert [each[:16] for each in self.told()] == ["'blue' stand in "]

    @pytest.mark.parametrize("steps", ["- retire: blue", "- map: {blue: green}"])
    def test_a_step_says_what_becomes_of_it(self, steps):
        assert self.told(steps) == []

    def test_a_code_is_mapped_to_one_that_is_there(self):
        told = self.told("- map: {blue: gren}")
        assert "'gren' gibt es in der Liste 'lists/colour' nicht. Meinten Sie 'green'?" in told[0]

    def test_other_words_must_say_what_they_mean(self):
        told = self.told("- retire: blue", label="Rötlich")
        assert [each[:24] for each in told] == ["Der Wortlaut von 'red' i"]
        assert self.told("- retire: blue\n- meaning: {red: same}", label="Rötlich") == []


def test_what_was_right_when_it_was_published_stays_right():
    target = "- {id: a, type: text, label: A}\n- {id: name, type: text, label: Name}"
    life = Life({OWN: BASE, "biography/other": "- {id: a, type: text, label: A}"})
    moved = version(only(DAY, COLOUR), "- move: {name: other.name}")
    life.publish({OWN: moved, "biography/other": target})
    life.publish({"biography/other": version("- {id: a, type: text, label: A}", "- retire: name")})
    assert life.mistakes() == []
