"""Spans of time: 3y, 6m, 90d."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobio.engine.spans import Span


@pytest.mark.parametrize(
    ("span", "day", "after"),
    [
        ("3y", date(1990, 5, 4), date(1993, 5, 4)),
        ("1y", date(2024, 2, 29), date(2025, 2, 28)),
        ("1m", date(2027, 1, 31), date(2027, 2, 28)),
        ("12m", date(2027, 12, 31), date(2028, 12, 31)),
        ("90d", date(2027, 1, 18), date(2027, 4, 18)),
        ("0d", date(2027, 1, 18), date(2027, 1, 18)),
    ],
)
def test_a_span_leads_to_a_later_day(span, day, after):
    assert Span.parse(span).after(day) == after


@pytest.mark.parametrize(
    ("span", "day", "before"),
    [
        ("3y", date(1993, 5, 4), date(1990, 5, 4)),
        ("1y", date(2024, 2, 29), date(2023, 2, 28)),
        ("1m", date(2027, 3, 31), date(2027, 2, 28)),
        ("1m", date(2027, 1, 15), date(2026, 12, 15)),
        ("90d", date(2027, 4, 18), date(2027, 1, 18)),
    ],
)
def test_a_span_leads_back(span, day, before):
    assert Span.parse(span).before(day) == before


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("3m", (3, "m")),
        ("2y", (24, "m")),
        ("14d", (2, "w")),
        ("10d", (10, "d")),
        ("0d", (0, "d")),
    ],
)
def test_a_span_is_said_in_months_weeks_or_days(span, said):
    assert Span.parse(span).as_said() == said


@pytest.mark.parametrize(
    "text", ["3", "y", "3 y", "-3y", "3Y", "3w", "٣y", "12345d", "3y\n", "1.5y"]
)
def test_anything_else_is_no_span(text):
    with pytest.raises(ValueError, match="3y, 6m or 90d"):
        Span.parse(text)


@given(st.dates(), st.builds("{}{}".format, st.integers(0, 9999), st.sampled_from("ymd")))
def test_a_span_beyond_the_calendar_ends_at_its_edge(day, text):
    span = Span.parse(text)
    assert date.min <= span.before(day) <= day <= span.after(day) <= date.max
