"""Depreciation by domain-facts A.8: small tables of cards, months and amounts."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import months
from desk_union.funds.property import asset_rules
from desk_union.funds.property.asset_rules import Card


@pytest.mark.parametrize(
    ("cost", "life", "usual", "last"),
    [
        (600_000, 72, 8333, 600_000 - 71 * 8333),  # 6,000 yuan over six years: 83.33, and 83.57 at last
        (720_000, 72, 10_000, 10_000),
        (100_000, 7 * 12, 1190, 100_000 - 83 * 1190),
        (50, 60, 1, 0),  # rounded up, used up before the end
    ],
)
def test_the_last_month_takes_the_difference(cost, life, usual, last):
    card, done, amounts = Card(cost, date(2025, 3, 31), life), 0, []
    for period in months.between(202503, months.following(202503, life - 1)):
        amounts.append(asset_rules.amount_of(card, period, done))
        done += amounts[-1]
    assert (amounts[0], amounts[-1], done) == (usual, last, cost)
    assert asset_rules.amount_of(card, months.following(202503, life), done) == 0


@pytest.mark.parametrize(
    ("period", "amount"),
    [(202502, 0), (202503, 10_000), (202504, 10_000), (202505, 0), (202506, 0)],
)
def test_from_the_month_of_acquisition_and_not_in_that_of_disposal(period, amount):
    card = Card(720_000, date(2025, 3, 31), 72, disposed_on=date(2025, 5, 2))
    assert asset_rules.amount_of(card, period, 0) == amount


def test_missed_months_follow_after_the_end():
    card = Card(720_000, date(2019, 1, 10), 72)
    assert asset_rules.amount_of(card, 202412, 690_000) == 10_000  # three months lack
    assert asset_rules.amount_of(card, 202501, 700_000) == 10_000
    assert asset_rules.amount_of(card, 202503, 720_000) == 0


@pytest.mark.parametrize(
    ("category", "kind", "nominal", "none"),
    [
        ("通用设备", "计算机设备", False, False),
        ("通用设备", "计算机设备", True, True),
        ("文物和陈列品", None, False, True),
        ("图书、档案", None, False, True),
        ("家具、用具、装具及动植物", "动植物", False, True),
        ("家具、用具、装具及动植物", "家具", False, False),
        ("房屋及构筑物", "土地", False, True),
        ("房屋及构筑物", None, False, False),
    ],
)
def test_what_is_never_written_off(category, kind, nominal, none):
    assert asset_rules.is_excluded(category, kind, nominal=nominal) is none


@pytest.mark.parametrize(
    ("kind", "years"),
    [
        ("钢结构房屋", 50),
        ("简易房", 8),
        ("计算机设备", 6),
        ("车辆", 8),
        ("家具", 15),
        ("用具、装具", 5),
        ("体育设备", 5),
        ("动植物", None),
    ],
)
def test_least_lives_of_the_system(kind, years):
    assert asset_rules.kinds()[kind].months == (None if years is None else years * 12)


@pytest.mark.parametrize(
    ("category", "kind", "code"),
    [
        ("通用设备", "车辆", "50704"),
        ("通用设备", "计算机设备", "50702"),
        ("通用设备", None, "50702"),
        ("专用设备", None, "50703"),
        ("房屋及构筑物", "简易房", "50701"),
        ("家具、用具、装具及动植物", "家具", "50702"),
        ("图书、档案", None, "50707"),
        ("别的", None, "50707"),
    ],
)
def test_where_buying_is_booked(category, kind, code):
    assert asset_rules.capital_account(category, kind) == code


@pytest.mark.parametrize(
    ("card", "amount"),
    [
        (Card(720_000, date(2025, 1, 1), None), 0),  # no life, as of 文物
        (Card(720_000, date(2025, 1, 1), 72, excluded=True), 0),
        (Card(0, date(2025, 1, 1), 72), 0),
        (Card(720_000, date(2025, 1, 1), 72), 10_000),
    ],
)
def test_what_has_nothing_to_write_off(card, amount):
    assert asset_rules.amount_of(card, 202502, 0) == amount
    assert asset_rules.amount_of(card, 202502, card.cost) == 0
    assert asset_rules.amount_of(card, 202502, card.cost + 1) == 0


def test_six_classes():
    assert len(asset_rules.classes()) == 6
    assert {one.of_class for one in asset_rules.kinds().values()} == set(asset_rules.classes())


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"category": "通用设备", "kind": "计算机设备", "months": 60}, "months"),
        ({"category": "专用设备", "kind": "计算机设备", "months": 72}, "kind"),
        ({"cost": 100_00, "depreciated": 100_01}, "depreciated"),
        ({"cost": 0, "depreciated": 1}, "depreciated"),
        ({"cost": 5_00, "nominal": True}, "cost"),
        ({"acquired_on": date(2025, 3, 2), "disposed_on": date(2025, 3, 1)}, "disposed_on"),
    ],
)
def test_a_card_at_fault(values, key):
    assert {fault.key for fault in asset_rules.check_asset(values)} == {key}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"cost": 100_00, "depreciated": 0},
        {"cost": 100_00, "depreciated": 100_00},
        {"depreciated": 5},
        {"cost": 100, "nominal": True},
        {"acquired_on": date(2025, 3, 2), "disposed_on": date(2025, 3, 2)},
        {"disposed_on": date(2025, 3, 2)},
        {"kind": "计算机设备"},
        {"category": "通用设备"},
        {"category": "通用设备", "kind": "计算机设备", "months": 72},
    ],
)
def test_a_card_in_order(values):
    assert asset_rules.check_asset(values) == []


def test_a_kind_fills_in_class_and_life():
    assert asset_rules.completed({"kind": "车辆"}) == {"category": "通用设备", "months": 96}
    assert asset_rules.completed({"kind": "车辆", "category": "通用设备", "months": 120}) == {}
    assert asset_rules.completed({"kind": "动植物"}) == {"category": "家具、用具、装具及动植物"}


@pytest.mark.parametrize(
    ("values", "months"),
    [
        ({"kind": "车辆", "category": "通用设备", "months": 8}, 96),
        ({"kind": "钢结构房屋", "months": 50}, 600),
        ({"kind": "钢结构房屋", "months": 51}, None),  # no house is meant to stand 51 years
        ({"kind": "车辆", "nominal": True}, None),
        ({"kind": "没有的品种"}, None),
        ({"category": "通用设备", "months": 5}, 60),
        ({"category": "通用设备", "kind": "计算机设备", "months": 60}, None),  # five years are too few, and said so
        ({"category": "通用设备", "months": 72}, None),
        ({"category": "图书、档案", "months": 5}, None),
    ],
)
def test_a_life_in_years_becomes_months(values, months):
    assert asset_rules.completed(values).get("months") == months


@pytest.mark.parametrize(
    ("category", "cost", "quantity", "doubtful"),
    [
        ("通用设备", 99_999, 1, True),
        ("通用设备", 100_000, 1, False),
        ("通用设备", 100_000, 2, True),
        ("专用设备", 149_999, 1, True),
        ("专用设备", 150_000, 1, False),
        ("图书、档案", 100, 1, False),
    ],
)
def test_what_is_too_small_for_a_fixed_asset(category, cost, quantity, doubtful):
    assert bool(asset_rules.doubt(category, cost, quantity)) is doubtful


def test_the_doubt_names_the_price_of_one():
    assert "单位价值1,000.00元" in asset_rules.doubt("通用设备", 99_999, 3)
    assert "单价只有333.33元" in asset_rules.doubt("通用设备", 99_999, 3)
    assert asset_rules.doubt("别的", 1, 1) == ""
    assert asset_rules.doubt("通用设备", 1, 0) == ""
