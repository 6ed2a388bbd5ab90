"""Questions that come up on other pages and in other sections through an answer."""

from mobio.engine.elsewhere import came_up, still_open, waiting_for
from tests.engine.asked import OWN, Asked

FORM = """
    title: Eigenes
    pages:
      - {id: one, title: Eins, questions: [a, here]}
      - {id: two, title: Zwei, questions: [there, inner, chain, rows]}
    questions:
      - {id: a, type: yes_no, label: A}
      - {id: here, type: text, label: H, show_if: {a: "yes"}}
      - {id: there, type: yes_no, label: T, show_if: {a: "yes"}}
      - {id: inner, type: text, label: I, show_if: {a: "yes"}, staff_only: yes}
      - {id: chain, type: text, label: K, show_if: {there: "yes"}}
      - id: rows
        type: group
        label: G
        questions:
          - {id: b, type: text, label: B, show_if: {a: "yes"}}
    """
OTHER = "- {id: far, type: text, label: F, show_if: {own.a: 'yes'}}"


def asked():
    return Asked({OWN: FORM, "biography/other": OTHER})


def opened(before, after, staff=False):
    """Tell whether questions come up between the answers *before* and *after*."""
    each = asked()
    page = each.form.pages[0]
    return came_up(each.record(before), each.record(after), each.form, page, staff)


def left(answers, staff=False, others=None):
    each = asked()
    record = each.record(answers, others)
    found = still_open(record, each.form, each.form.pages[0], staff)
    return [(form.id, question.id, row_id) for form, question, row_id in found]


def test_what_waits_for_a_page_is_found_on_other_pages_and_in_other_sections():
    each = asked()
    found = waiting_for(each.catalogue, each.form, each.form.pages[0])
    own = {("own", name) for name in ("there", "inner", "chain", "rows.b")}
    assert found == own | {("other", "far")}


def test_only_what_was_not_asked_before_comes_up():
    assert opened({}, {"a": "yes"})
    assert not opened({"a": "yes"}, {"a": "yes"})
    assert not opened({"a": "yes"}, {"a": "no"})


def test_what_is_answered_is_not_told_of():
    assert left({"a": "yes"}) == [("own", "there", ""), ("other", "far", "")]
    assert left({"a": "yes", "there": "no"}, others={"other": {"far": "x"}}) == []
    assert left({"a": "no"}) == []


def test_what_only_staff_write_is_told_to_staff():
    assert ("own", "inner", "") not in left({"a": "yes"})
    assert ("own", "inner", "") in left({"a": "yes"}, staff=True)


def test_in_rows_each_row_is_told_of():
    rows = [{"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb", "b": "x"}]
    assert ("own", "rows.b", "raaaaaaaa") in left({"a": "yes", "rows": rows})
    assert ("own", "rows.b", "rbbbbbbbb") not in left({"a": "yes", "rows": rows})
