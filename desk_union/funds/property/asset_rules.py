"""Fixed assets by 《工会会计制度》(财会〔2021〕7号): classes, least lives, and what is written off each month.

Straight line without residual value, from the month of acquisition on, nothing in the month of disposal (domain-facts
A.8). The text says nothing of cents: each month is rounded, and the last month takes the difference.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.basis.months import month_of, period_of, year_of
from desk_union.basis.places import RESOURCES
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

MONTHS = 12
MOST_YEARS = 50  # no life is as short as 50 months, and none is longer than 50 years: such a number means years
NOMINAL = 100  # fen; an asset of unknown worth is entered at one yuan


@dataclass(frozen=True, slots=True)
class AssetClass:
    """``least`` is the worth in fen from which a thing of the class is a fixed asset."""

    name: str
    aliases: tuple[str, ...]
    least: int | None


@dataclass(frozen=True, slots=True)
class AssetKind:
    """``months`` is the least useful life; none where nothing is written off."""

    name: str
    of_class: str
    aliases: tuple[str, ...]
    months: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """What the writing off of one asset depends on; amounts in fen."""

    cost: int
    acquired_on: date
    months: int | None
    disposed_on: date | None = None
    excluded: bool = False  # by class, kind or nominal worth


CAPITAL_BY_CLASS = {
    "房屋及构筑物": "50701", "专用设备": "50703", "通用设备": "50702", "家具、用具、装具及动植物": "50702",
    "文物和陈列品": "50707", "图书、档案": "50707",
}  # fmt: skip
VEHICLE, VEHICLE_ACCOUNT, OTHER_CAPITAL = "车辆", "50704", "50707"


def capital_account(category: str, kind: str | None) -> str:
    """The code under 507 where buying such an asset usually goes."""
    return VEHICLE_ACCOUNT if kind == VEHICLE else CAPITAL_BY_CLASS.get(category, OTHER_CAPITAL)


def _rows(name: str) -> list[dict[str, str]]:
    with (RESOURCES / "rates" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _aliases(text: str) -> tuple[str, ...]:
    return tuple(alias for alias in text.split(";") if alias)


@cache
def classes() -> Mapping[str, AssetClass]:
    return {
        row["class"]: AssetClass(
            row["class"], _aliases(row["aliases"]), int(row["least_yuan"]) * 100 if row["least_yuan"] else None
        )
        for row in _rows("asset_classes.csv")
    }


@cache
def kinds() -> Mapping[str, AssetKind]:
    return {
        row["kind"]: AssetKind(
            row["kind"], row["class"], _aliases(row["aliases"]),
            int(row["least_years"]) * MONTHS if row["depreciated"] == "是" else None,
        )
        for row in _rows("asset_kinds.csv")
    }  # fmt: skip


@cache
def never_written_off() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Classes and kinds of which nothing is written off (文物, 图书、档案, 动植物, 土地)."""
    found = kinds().values()
    without = {one.of_class for one in found} - {one.of_class for one in found if one.months is not None}
    return tuple(sorted(without)), tuple(one.name for one in found if one.months is None)


def is_excluded(category: str, kind: str | None, *, nominal: bool) -> bool:
    without_classes, without_kinds = never_written_off()
    return nominal or category in without_classes or kind in without_kinds


def monthly(cost: int, months: int) -> int:
    """The amount of an ordinary month in fen, rounded half up."""
    return (2 * cost + months) // (2 * months)


def months_used(acquired_on: date, period: int) -> int:
    """How many months count through ``period``; the month of acquisition is the first."""
    began = period_of(acquired_on)
    return (year_of(period) - year_of(began)) * MONTHS + month_of(period) - month_of(began) + 1


def amount_of(card: Card, period: int, written_off: int) -> int:
    """What is written off in this month, when ``written_off`` has been before."""
    left = card.cost - written_off
    if card.excluded or not card.months or left <= 0:
        return 0
    if card.disposed_on is not None and period >= period_of(card.disposed_on):
        return 0
    used = months_used(card.acquired_on, period)
    if used < 1:
        return 0
    usual = monthly(card.cost, card.months)
    # Rounding leaves at most half a fen for each month; more is left only where months were missed.
    if used >= card.months and left <= usual + card.months:
        return left
    return min(usual, left)


def completed(values: Values) -> Values:
    """A kind tells its class and, where none is given, the least useful life; a life in years becomes months."""
    found: dict[str, object] = {}
    kind = kinds().get(str(values.get("kind") or ""))
    if kind is not None and not values.get("category"):
        found["category"] = kind.of_class
    months = values.get("months")
    least = least_months(values.get("category") or found.get("category"), kind)
    if months is None and kind is not None and kind.months is not None and not values.get("nominal"):
        found["months"] = kind.months
    elif months is not None and least is not None and months <= MOST_YEARS:
        found["months"] = months * MONTHS
    return found


def check_asset(values: Values) -> Sequence[Fault]:
    found = [*_check_life(values)]
    cost, written = values.get("cost"), values.get("depreciated")
    if cost is not None and cost < 0:
        found.append(Fault("cost", "原值不能是负数。", "请核对原值。"))
    if cost is not None and written is not None and not 0 <= written <= max(cost, 0):
        found.append(Fault("depreciated", f"启用前累计折旧应在0到原值{show_yuan(cost)}之间。", "请核对。"))
    if values.get("nominal") and cost is not None and cost != NOMINAL:
        found.append(Fault("cost", "名义金额的资产原值应为1元。", "请把原值改为1，或去掉“名义金额”。"))
    acquired, disposed = values.get("acquired_on"), values.get("disposed_on")
    if acquired is not None and disposed is not None and disposed < acquired:
        found.append(Fault("disposed_on", "处置日期早于购置日期。", "请核对两个日期。"))
    return found


def _check_life(values: Values) -> Sequence[Fault]:
    kind, category, months = kinds().get(values.get("kind") or ""), values.get("category"), values.get("months")
    if kind is not None and category and kind.of_class != category:
        return (Fault("kind", f"“{kind.name}”属于{kind.of_class}，不属于{category}。", "请核对类别和品种。"),)
    least = least_months(category, kind)
    if months is not None and least is not None and months < least:
        what = kind.name if kind else category
        return (
            Fault("months", f"{what}的使用年限不少于{least // MONTHS}年（{least}个月）。", "请按制度附录2的年限填。"),
        )
    return ()


def least_months(category: Any, kind: AssetKind | None) -> int | None:
    """The least life of the kind, else the least of any kind of the class."""
    if kind is not None:
        return kind.months
    lives = [one.months for one in kinds().values() if one.of_class == category and one.months is not None]
    return min(lives, default=None)


def doubt(category: str, cost: int, quantity: int) -> str:
    """A sentence when the thing is worth less than a fixed asset of its class is; empty otherwise."""
    least = classes()[category].least if category in classes() else None
    if least is None or quantity < 1 or cost // quantity >= least:
        return ""
    return (
        f"{category}单位价值{show_yuan(least)}元以上才作固定资产，这一项单价只有{show_yuan(cost // quantity)}元；"
        "使用一年以上的大批同类物资除外。"
    )
