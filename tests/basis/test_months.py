"""Months of account: what is asked by year, quarter and month, and which days that means."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.months import MonthSpan, asked

NOW = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("year", "month", "quarter", "first", "last", "words"),
    [
        (2025, None, None, date(2025, 1, 1), date(2025, 12, 31), "2025年"),
        (2024, 2, None, date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (None, 3, None, date(2026, 3, 1), date(2026, 3, 31), "2026年3月"),
        (2025, None, 4, date(2025, 10, 1), date(2025, 12, 31), "2025年第4季度"),
        (None, None, 1, date(2026, 1, 1), date(2026, 3, 31), "2026年第1季度"),
        (2025, 5, 4, date(2025, 5, 1), date(2025, 5, 31), "2025年5月"),  # a month says more than its quarter
        (2027, None, None, date(2027, 1, 1), date(2027, 12, 31), "2027年"),
    ],
)
def test_what_is_asked(year, month, quarter, first, last, words) -> None:
    span = asked(year, month, quarter, NOW)
    assert span is not None
    assert (span.first_day, span.last_day, span.words) == (first, last, words)
    assert span.annual is (month is None and quarter is None)


def test_nothing_asked() -> None:
    assert asked(None, None, None, NOW) is None


def test_a_year_so_far() -> None:
    span = MonthSpan.so_far(NOW)
    assert (span.first, span.last, span.annual, span.words) == (202601, 202611, False, "2026年1月至11月")
    assert span.day_words == "2026年11月30日"
