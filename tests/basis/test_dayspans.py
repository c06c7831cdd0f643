"""Two days in one cell are parted; what is one day, or no day, is left alone."""

from __future__ import annotations

import pytest

from desk_union.basis.dayspans import of_months, parted
from desk_union.basis.numerals import about


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("4月8日-10日", ("4月8日", "4月10日")), ("4月8—10日", ("4月8日", "4月10日")), ("12月30日-1月2日", ("12月30日", "1月2日")),
        ("2026年4月8日至10日", ("2026年4月8日", "2026年4月10日")), ("2026年4月8日至5月10日", ("2026年4月8日", "2026年5月10日")),
        ("2026.4.8-2026.4.10", ("2026年4月8日", "2026年4月10日")), ("2026-04-08 ~ 2026-04-10", ("2026年04月08日", "2026年04月10日")),
        ("2026/4/8-4/10", ("2026年4月8日", "2026年4月10日")), ("2026年12月30日-1月2日", ("2026年12月30日", "2027年1月2日")),
    ],
)  # fmt: skip
def test_a_span_is_parted(text: str, days: tuple[str, str]) -> None:
    assert parted(text) == days


@pytest.mark.parametrize("text", ["", "2026-04-08", "4月8日", "4.8-4.10", "2025-2026", "2026年3月-5月", "85.3.1-85.4.1", "上午-下午"])
def test_what_is_no_span_of_days_is_left_alone(text: str) -> None:
    assert parted(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026年9月至10月", ("2026年9月1日", "2026年10月31日")), ("2026年9月-2026年10月", ("2026年9月1日", "2026年10月31日")), ("2026.11-2027.2", ("2026年11月1日", "2027年2月28日")),
        ("2026年12月至1月", ("2026年12月1日", "2027年1月31日")), ("2026年9月份到10月份", ("2026年9月1日", "2026年10月31日")), ("2026-09-10", None), ("2026-09", None), ("9月至10月", None), ("2026年9月至13月", None), ("2026年9月", None),
    ],
)  # fmt: skip
def test_months_are_parted_into_their_first_and_last_day(text: str, days: tuple[str, str] | None) -> None:
    assert of_months(text) == days


@pytest.mark.parametrize(
    ("text", "number"),
    [("约60人", 60), ("60余人", 60), ("六十多人次", 60), ("60人左右", 60), ("近 1,200 人", 1200), ("大约六十人", 60), ("60人", None), ("60", None), ("约几十人", None), ("约1.2万", None), ("60-70人", None)],
)  # fmt: skip
def test_what_is_not_exact_is_told_with_its_number(text: str, number: int | None) -> None:
    assert about(text) == number
