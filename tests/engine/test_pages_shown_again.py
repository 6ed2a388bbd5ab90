"""A page that is shown again keeps what was typed."""

import pytest

from tests.engine.asked import Opened

A, B = {"_row": "raaaaaaaa"}, {"_row": "rbbbbbbbb"}


class TestShownAgain:
    """A page that was saved and is shown again, because something on it was not stored."""

    @pytest.fixture
    def asked(self, form):
        return form("""
            - {id: number, type: number, label: N, max: 9}
            - {id: more, type: text, label: M, show_if: {number: {at_least: 3}}}
            - {id: text, type: text, label: T}
            - id: rows
              type: group
              label: Z
              questions:
                - {id: n, type: number, label: N, max: 9}
                - {id: m, type: text, label: M, show_if: {n: {at_least: 3}}}
            """)

    def again(self, asked, sent, stored=None):
        """Return the page after *sent*; *stored* is what stands in the database now."""
        form = asked.page_form(sent.stored if stored is None else stored)
        return Opened(form, form.again(sent.incoming, sent.checked.notes), sent.checked.notes)

    def test_what_is_wrong_is_still_there(self, asked):
        sent = asked.answers({"number": "99", "text": "x"}, before={"number": 1})
        again = self.again(asked, sent)
        assert (again.boxes["number"].value, again.boxes["text"].value) == ("99", "x")

    def test_what_somebody_else_stored_meanwhile_is_shown_where_nothing_is_wrong(self, asked):
        sent = asked.answers({"number": "99"}, before={"text": "old"})
        again = self.again(asked, sent, stored={"text": "new"})
        assert (again.boxes["number"].value, again.boxes["text"].value) == ("99", "new")

    def test_what_waits_for_a_wrong_answer_is_still_there(self, asked):
        sent = asked.answers({"number": "99", "more": "typed"})
        assert sent.stored == {}
        again = self.again(asked, sent)
        assert again.boxes["more"].value == "typed"
        assert again.fill({"number": "7"}).send().stored == {"number": 7, "more": "typed"}

    def test_wrong_members_of_rows_are_still_there(self, asked):
        sent = asked.answers({"rows": [{"n": "99", "m": "typed"}, {"n": "1"}]})
        again = self.again(asked, sent)
        assert [box.value for box in again.boxes.fields["n"]] == ["99", "1"]
        assert again.boxes.fields["m"][0].value == "typed"

    def test_a_member_that_waits_for_a_wrong_one_is_still_there(self, asked):
        sent = asked.answers(
            {"rows": [{"n": "99", "m": "typed"}]}, before={"rows": [{**A, "n": 1}]}
        )
        again = self.again(asked, sent)
        assert again.boxes.fields["n"][0].value == "99"
        assert again.boxes.fields["m"][0].value == "typed"

    def test_a_row_that_was_removed_stays_away(self, asked):
        page = asked.page({"rows": [{**A, "n": 1}, {**B, "n": 2}]}).press("remove:rows:raaaaaaaa")
        sent = page.fill({"number": "99"}).send()
        assert self.again(asked, sent).row_ids(asked.form.question("rows")) == ["rbbbbbbbb"]

    def test_a_row_that_was_added_meanwhile_is_shown(self, asked):
        sent = asked.page({"rows": [{**A, "n": 1}]}).fill({"number": "99"}).send()
        again = self.again(asked, sent, stored={"rows": [{**A, "n": 1}, {**B, "n": 2}]})
        assert again.row_ids(asked.form.question("rows")) == ["raaaaaaaa", "rbbbbbbbb"]


class TestRowsShownAgain:
    """The page of a row that is shown again."""

    @pytest.fixture
    def asked(self, form):
        return form("""
            - id: rows
              type: group
              label: Z
              rows: own_page
              repeat: {max: 2}
              questions:
                - {id: n, type: number, label: N, max: 9}
                - {id: m, type: text, label: M, show_if: {n: {at_least: 3}}}
                - {id: t, type: text, label: T}
            """)

    def again(self, asked, sent, stored=None):
        """Return the page of the row after *sent*; *stored* is what stands in the database now."""
        before = sent.stored if stored is None else stored
        form = asked.row("rows", sent.page_form.row_id, before).page_form
        return Opened(form, form.again(sent.incoming, sent.checked.notes), sent.checked.notes)

    def test_nothing_typed_into_a_new_row_is_lost(self, asked):
        sent = asked.row("rows", A["_row"]).fill({"n": "99", "m": "typed"}).send()
        again = self.again(asked, sent)
        assert (again.boxes["n"].value, again.boxes["m"].value) == ("99", "typed")

    def test_what_was_stored_is_shown_and_what_was_not_is_still_there(self, asked):
        before = {"rows": [{**A, "t": "old"}]}
        page = asked.row("rows", A["_row"], before)
        sent = page.fill({"n": "99", "m": "typed", "t": "mine"}).send()
        stored = {"rows": [{**A, "t": "new"}]}
        again = self.again(asked, sent, stored)
        values = [again.boxes[name].value for name in ("n", "m", "t")]
        assert values == ["99", "typed", "new"]

    def test_a_row_too_many_is_still_there(self, asked):
        rows = [{"_row": f"r{letter * 8}", "n": 1} for letter in "cd"]
        sent = asked.row("rows", A["_row"], {"rows": rows}).fill({"n": "5"}).send()
        assert self.again(asked, sent).boxes["n"].value == "5"
