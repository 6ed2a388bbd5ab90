"""Conditions that wait for each other."""

import time

import pytest

CIRCLE = "Die Bedingungen drehen sich im Kreis: {}. Lösen Sie eine davon auf."


def wait(name, *others):
    """Return a question that waits for all *others*."""
    conditions = ", ".join(f"{{{other}: yes}}" for other in others)
    show_if = f", show_if: {{all: [{conditions}]}}" if others else ""
    return f"- {{id: {name}, type: yes_no, label: {name}{show_if}}}\n"


@pytest.mark.parametrize(
    ("text", "line", "path"),
    [
        (wait("a", "a"), 2, "a → a"),
        (wait("a", "b") + wait("b", "a"), 2, "a → b → a"),
        (wait("c", "a") + wait("a", "b") + wait("b", "c"), 3, "a → b → c → a"),
        (wait("z") + wait("a", "z", "b") + wait("b", "a"), 3, "a → b → a"),
    ],
)
def test_a_circle_is_told_once_at_its_first_question(mistakes, text, line, path):
    assert mistakes(text) == [f"{line}: {CIRCLE.format(path)}"]


def test_two_circles_are_told_both(mistakes):
    found = mistakes(wait("a", "b") + wait("b", "a") + wait("c", "c"))
    assert [each.partition(":")[0] for each in found] == ["2", "4"]


def test_waiting_in_a_line_is_no_circle(mistakes):
    assert mistakes(wait("a") + wait("b", "a") + wait("c", "a", "b") + wait("d", "b", "c")) == []


def test_a_circle_through_another_section_is_found(mistakes):
    other = wait("b", "own.a")
    found = mistakes(wait("a", "other.b"), files={"biography/other": other})
    assert found == []
    found = mistakes(other, "biography/other", files={"biography/own": wait("a", "other.b")})
    assert found == [f"2: {CIRCLE.format('other.b → own.a → other.b')}"]


def test_a_circle_through_the_rows_of_a_group_is_found(mistakes):
    found = mistakes("""
        - {id: a, type: text, label: A, show_if: {rows: {any_row: {m: yes}}}}
        - id: rows
          type: group
          label: Z
          questions: [{id: m, type: yes_no, label: M, show_if: {a: {answered: yes}}}]
        """)
    assert found == [f"2: {CIRCLE.format('a → rows.m → a')}"]


def test_a_circle_through_the_highest_row_is_found(mistakes):
    found = mistakes("""
        - {id: a, type: cefr, label: A, options: lists/level,
           show_if: {a: {at_most: {highest: rows.m}}}}
        - id: rows
          type: group
          label: Z
          show_if: {b: {at_most: {highest: rows.m, where: {n: yes}}}}
          questions:
            - {id: m, type: cefr, label: M, options: lists/level}
            - {id: n, type: yes_no, label: N, show_if: {b: {answered: yes}}}
        - {id: b, type: cefr, label: B, options: lists/level, show_if: {a: {answered: yes}}}
        """)
    assert f"2: {CIRCLE.format('a → a')}" in found
    assert f"4: {CIRCLE.format('rows → rows')}" in found


def test_a_member_that_waits_for_its_own_rows_is_a_circle(mistakes):
    found = mistakes("""
        - id: rows
          type: group
          label: Z
          questions: [{id: m, type: yes_no, label: M, show_if: {rows: {any_row: {m: yes}}}}]
        """)
    assert found == [f"5: {CIRCLE.format('rows.m → rows.m')}"]


def test_a_group_that_waits_for_its_own_number_of_rows_is_a_circle(mistakes):
    found = mistakes("""
        - id: rows
          type: group
          label: Z
          show_if: {rows: {rows_at_least: 1}}
          questions: [{id: m, type: yes_no, label: M}]
        """)
    assert found == [f"2: {CIRCLE.format('rows → rows')}"]


def test_a_birth_date_that_waits_for_the_age_is_a_circle(mistakes):
    person = """
        - {id: last, type: text, label: Name, stands_for: family_name}
        - {id: first, type: text, label: Vorname, stands_for: given_names}
        - {id: adult, type: yes_no, label: V, show_if: {age: {at_least: 18}}}
        - {id: born, type: date, label: G, stands_for: birth_date, show_if: {adult: yes}}
        """
    found = mistakes(person, "biography/person")
    assert found == [f"4: {CIRCLE.format('adult → born → adult')}"]


def test_an_address_and_its_list_can_turn_in_a_circle(mistakes):
    found = mistakes("""
        - {id: code, type: text, label: C, show_if: {code: {listed_at: {id: town, attribute: x}}}}
        - {id: town, type: municipality, label: O, options: lists/colour}
        """)
    assert found == [f"2: {CIRCLE.format('code → code')}"]


def test_many_questions_that_wait_for_all_before_them_cost_no_time(mistakes):
    names = [f"q{number:03}" for number in range(60)]
    text = "".join(wait(name, *names[:place]) for place, name in enumerate(names))
    start = time.process_time()
    assert mistakes(text) == []
    assert time.process_time() - start < 10


def test_a_very_long_line_of_questions_is_read(mistakes):
    names = [f"q{number}" for number in range(1200)]
    text = "".join(
        wait(name, *names[max(0, place - 1) : place]) for place, name in enumerate(names)
    )
    assert mistakes(text) == []
