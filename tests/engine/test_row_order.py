"""Rows are shown in the order their group wants; storage keeps the one they were made in."""

import pytest

from mobio.engine.disclosure import disclose
from mobio.engine.lines import section_lines
from mobio.engine.partial_dates import make
from mobio.engine.row_order import in_order
from tests.engine.asked import CONSENT, Asked, catalogue_of

GROUP = """
    - id: rows
      type: group
      label: Schulen
      sort_by: {by}
      row_title: [what]
      questions:
        - {{id: what, type: text, label: A}}
        - {{id: since, type: partial_date, label: B}}
        - {{id: hours, type: number, label: C}}
        - {{id: level, type: cefr, label: D, options: lists/level}}
    """


@pytest.fixture
def sorted_by(form):
    """Return a function that gives the titles of rows with these answers, as they are shown."""

    def titles(by, *answers):
        asked = form(GROUP.format(by=by))
        rows = [
            {"_row": f"r{number}", "what": str(number), by: answer}
            for number, answer in enumerate(answers)
        ]
        record = asked.record({"rows": rows})
        line = section_lines(asked.catalogue, asked.form, record).lines[0]
        assert record.stored("own", "rows") == rows
        return [row.title for row in line.rows]

    return titles


def test_the_newest_is_shown_last_and_what_has_no_date_behind_it(sorted_by):
    dates = [make(2020, 5), None, make(2019), {"state": "unknown"}, make(2020, 4, 30)]
    assert sorted_by("since", *dates) == ["2", "4", "0", "1", "3"]


def test_numbers_and_levels_are_sorted_by_their_size(sorted_by):
    assert sorted_by("hours", 10, 9, 2.5) == ["2", "1", "0"]
    assert sorted_by("level", "B1", "A1", "gone", "A2") == ["1", "3", "0", "2"]


def test_cards_stand_in_the_same_order(form):
    asked = form(GROUP.format(by="hours"))
    rows = [{"_row": "raaaaaaaa", "hours": 3}, {"_row": "rbbbbbbbb", "hours": 1}]
    page = asked.page_form({"rows": rows})
    assert [card.row_id for card in page.cards(asked.form.question("rows"))] == [
        "rbbbbbbbb",
        "raaaaaaaa",
    ]


def test_without_a_wish_rows_stand_as_they_were_made():
    group = catalogue_of(
        {"biography/own": GROUP.format(by="since").replace("  sort_by: since", "")}
    )
    assert in_order(group.section("own").question("rows"), None) == []


def test_an_actor_learns_nothing_from_the_order_by_what_the_package_does_not_name():
    package = """
        title: Amt
        purpose: Beratung
        consent: consents/share
        recipients: authority
        questions: {own: [NAMED]}
        """
    rows = [{"_row": "ra", "what": "x", "hours": 3}, {"_row": "rb", "what": "y", "hours": 1}]
    shown = []
    for named in ("rows.what", "rows.what, rows.hours"):
        files = {
            "biography/own": GROUP.format(by="hours"),
            "consents/share": CONSENT,
            "actor_packages/office": package.replace("NAMED", named),
        }
        asked = Asked(files)
        record = asked.record({"rows": rows})
        (section,) = disclose(asked.catalogue, asked.catalogue.package("office"), record)
        shown.append([row.row_id for row in section.lines[0].rows])
    assert shown == [["ra", "rb"], ["rb", "ra"]]
