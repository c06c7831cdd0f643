"""Which days a return is about, by small tables."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.logic import CheckedLine, broken
from desk_union.reports.returns.periods import last_ended, month_of, quarter, year_of


@pytest.mark.parametrize(
    ("period", "told", "spans"),
    [
        (month_of(2025, 2), "2025年2月", [("本月", date(2025, 2, 1), date(2025, 2, 28)), ("本年累计", date(2025, 1, 1), date(2025, 2, 28))]),
        (quarter(2025, 3), "2025年第3季度", [("本季", date(2025, 7, 1), date(2025, 9, 30)), ("本年累计", date(2025, 1, 1), date(2025, 9, 30))]),
        (year_of(2025, 1), "2025年", [("本年", date(2025, 1, 1), date(2025, 12, 31)), ("上年", date(2024, 1, 1), date(2024, 12, 31))]),
        (year_of(2025, 10), "2025年（2024年10月1日至2025年9月30日）", [("本年", date(2024, 10, 1), date(2025, 9, 30)), ("上年", date(2023, 10, 1), date(2024, 9, 30))]),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_columns(period, told, spans):
    assert period.words == told
    assert [(head, span.first, span.last) for head, span in period.columns] == spans


@pytest.mark.parametrize(
    ("form", "today", "begins", "last"),
    [
        (words.MONTH, date(2026, 1, 5), 1, date(2025, 12, 31)), (words.MONTH, date(2026, 3, 31), 1, date(2026, 2, 28)),
        (words.SAFETY, date(2026, 1, 5), 1, date(2025, 12, 31)), (words.SAFETY, date(2026, 7, 1), 1, date(2026, 6, 30)),
        (words.STATISTICS, date(2026, 1, 5), 1, date(2025, 12, 31)), (words.STATISTICS, date(2026, 10, 1), 10, date(2026, 9, 30)), (words.STATISTICS, date(2026, 9, 30), 10, date(2025, 9, 30)),
    ],
)  # fmt: skip
def test_the_newest_that_is_over(form, today, begins, last):
    assert last_ended(form, today, begins).span.last == last


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(5.0, 5.0, []), (4.0, 5.0, []), (6.0, 5.0, ["大于"]), (None, 5.0, []), (6.0, None, [])],
)
def test_no_part_is_more_than_its_whole(part, whole, told):
    """女<=会员<=职工; 采纳<=提出; 整改<=查出 (domain-facts-2 J.15)."""
    lines = [CheckedLine("1", "全部", "", str(whole), whole), CheckedLine("2", "部分", "1", str(part), part)]
    found = broken(lines)
    assert len(found) == len(told)
    assert all(one in sentence for one, sentence in zip(told, found, strict=True))
