"""A word typed as a cell shows it means that cell's value, and no other word does."""

from __future__ import annotations

import pytest

from desk_union.describe.accounting import MonthOfAccount, Rate
from desk_union.describe.kinds import Count, Flag, Points, Ratio
from desk_union.describe.measures import Year
from desk_union.store.shownas import value_shown_as


@pytest.mark.parametrize(
    ("kind", "word", "value"),
    [
        (Count(), "46", 46), (Count(), "1,234", 1234), (Count(), "四十六", None), (Count(), "4.6", None), (Count(), "记-5", None),
        (Year(), "2026", 2026), (Ratio(), "94.6%", 946), (Ratio(), "94.6", None), (Ratio(), "100.0%", 1000),
        (Rate(), "0.5%", 50), (Rate(), "80%", 8000), (MonthOfAccount(), "2026-01", 202601), (MonthOfAccount(), "2026", None),
        (Flag(), "是", True), (Flag(), "否", False), (Flag(), "不", None), (Points(), "96.625", 96_625_000),
    ],
)  # fmt: skip
def test_what_is_shown_is_read_back(kind, word, value):
    assert value_shown_as(kind, word) == value
