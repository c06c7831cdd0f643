"""Stacked bars on paper: every number and name is there, nothing over the edge, scales in round numbers."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from desk_union.describe.stack_chart import StackChart, StackPanel, StackSeries
from desk_union.prints.charts.stacks import step_of, write_stacks
from desk_union.store.progress import finish
from tests.prints.conftest import Paper

if TYPE_CHECKING:
    from desk_union.prints.type.fonts import Fonts

MONTHS = tuple(f"{month}月" for month in range(1, 13))


def chart(*panels: StackPanel) -> StackChart:
    return StackChart(title="送温暖全年图", places=MONTHS, panels=panels, printed_on=date(2026, 11, 20), organisation="示例厂工会", period="2025年")


def panel(title: str = "慰问金", scale: int = 100, **series: tuple[int, ...]) -> StackPanel:
    return StackPanel(title=title, unit="元", scale=scale, series=tuple(StackSeries(name, values) for name, values in series.items()))


@pytest.mark.parametrize(
    ("highest", "scale", "step"),
    [(0, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 2), (248, 1, 100), (1_158_800, 100, 400_000), (99, 1, 40), (50_000, 100, 20_000)],
)
def test_the_lines_of_a_scale_are_round(highest: int, scale: int, step: int) -> None:
    assert step_of(highest, scale) == step


def test_every_stack_bears_its_sum(fonts: Fonts) -> None:
    out = BytesIO()
    money = panel(困难=tuple(n * 10_000 for n in range(12)), 住院=(5_050,) * 12)
    printed = finish(write_stacks(chart(money, panel("人次", 1, 困难=(7,) * 12)), out, fonts=fonts, invariant=True))
    words = Paper(out.getvalue(), printed, ()).text
    assert printed.pages == 1
    for told in ("送温暖全年图", "示例厂工会", "2025年", "慰问金（元）", "人次（元）", "困难", "住院", "50.50", "1,150.50", "12月"):
        assert told in words


def test_bars_beside_each_other_bear_each_its_own_number(fonts: Fonts) -> None:
    out = BytesIO()
    both = StackPanel(
        title="收入、支出", unit="元", scale=100, beside=True,
        series=(StackSeries("收入", (100_000,) * 12), StackSeries("支出", (250_000, *(0,) * 11))),
    )  # fmt: skip
    assert both.highest == 250_000, "the highest bar, not both together"
    printed = finish(write_stacks(chart(both), out, fonts=fonts, invariant=True))
    words = Paper(out.getvalue(), printed, ()).text
    for told in ("1,000", "2,500", "收入", "支出"):
        assert told in words
    assert "3,500" not in words


def test_a_year_without_anything_is_a_page_too(fonts: Fonts) -> None:
    out = BytesIO()
    assert finish(write_stacks(chart(panel()), out, fonts=fonts, invariant=True)).pages == 1
