"""Assets come in, are written off and go out, each with the voucher of domain-facts A.3."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds
from desk_union.funds.ledgers.property import ASSETS
from desk_union.funds.property import asset_deeds
from desk_union.funds.property.asset_deeds import Disposal, Purchase
from desk_union.funds.tables import Depreciation
from desk_union.store import rows
from desk_union.store.undo import undo
from desk_union.tabs import checks
from tests.funds.property_books import TODAY, office


@pytest.fixture
def desk(tmp_path):
    with office(tmp_path, a102=10_000_000, a32205=-10_000_000) as desk:
        yield desk


def buy(desk, **more):
    given = {
        "day": date(2025, 3, 10),
        "name": "笔记本电脑",
        "category": "通用设备",
        "cost": 600_000,
        "card": {"kind": "计算机设备"},
    }
    with desk.book.deed("购入") as session:
        return asset_deeds.acquire(session, Purchase(**{**given, **more}), TODAY)


def write_off(desk, period):
    with desk.book.deed("折旧") as session:
        return asset_deeds.depreciate(session, period)


def problems(desk):
    with desk.book.reading() as session:
        return [str(one) for check in checks() for one in check(session)]


def test_buying_drafts_both_entries(desk):
    bought = buy(desk)
    assert bought.number == "固-2025-001"
    assert desk.lines(bought.voucher) == [
        ("50702", 600_000, 0),
        ("102", 0, 600_000),
        ("162", 600_000, 0),
        ("30104", 0, 600_000),
    ]
    desk.post()
    assert problems(desk) == []


def test_a_kept_back_deposit_is_owed(desk):
    bought = buy(desk, deposit=30_000, expense=desk.account["50706"])
    assert desk.lines(bought.voucher) == [
        ("50706", 600_000, 0), ("102", 0, 570_000), ("215", 0, 30_000), ("162", 600_000, 0), ("30104", 0, 600_000),
    ]  # fmt: skip


def test_a_gift_costs_only_its_freight(desk):
    bought = buy(desk, source="接受捐赠", costs=5_000)
    assert desk.lines(bought.voucher) == [
        ("162", 600_000, 0),
        ("30104", 0, 600_000),
        ("510", 5_000, 0),
        ("102", 0, 5_000),
    ]


def test_a_small_thing_is_doubted(desk):
    assert "1,000.00元以上" in buy(desk, cost=80_000).caution


def test_a_month_of_depreciation(desk):
    buy(desk)
    buy(desk, name="书", category="图书、档案", card={})
    buy(desk, name="乒乓球台", category="专用设备", cost=300_000, day=date(2025, 4, 1), card={"kind": "体育设备"})
    desk.post()
    first = write_off(desk, 202503)
    assert (first.count, first.total) == (1, 8333)
    assert desk.lines(first.voucher) == [("30104", 8333, 0), ("163", 0, 8333)]
    second = write_off(desk, 202504)
    assert (second.count, second.total) == (2, 8333 + 5000)
    with pytest.raises(Refusal, match="没有要计提"):
        write_off(desk, 202504)
    desk.post()
    assert desk.balance("163") == -(8333 + 8333 + 5000)
    assert problems(desk) == []


def test_deleting_the_draft_takes_the_rows_along(desk):
    buy(desk)
    desk.post()
    done = write_off(desk, 202503)
    with desk.book.deed("删草稿") as session:
        deeds.delete_drafts(session, [done.voucher])
    assert write_off(desk, 202503).total == 8333


def test_missed_months_are_named(desk):
    buy(desk)
    write_off(desk, 202504)
    with desk.book.reading() as session:
        assert asset_deeds.missed(session, 202506) == [202503, 202505]


def test_posted_rows_and_cards_are_frozen_until_taken_back(desk):
    bought = buy(desk)
    desk.post()
    with pytest.raises(Refusal, match="已记入 2025-03 记-1，不能再改"), desk.book.deed("改原值") as session:
        rows.save_row(session, ASSETS, bought.asset, {"cost": 1}, TODAY)
    with desk.book.deed("改地点") as session:
        rows.save_row(session, ASSETS, bought.asset, {"place": "活动室"}, TODAY)
    with pytest.raises(Refusal, match="已记入 2025-03 记-1，不能删除"), desk.book.deed("删卡片") as session:
        rows.delete_rows(session, ASSETS, [bought.asset], TODAY)
    with desk.book.deed("冲销") as session:
        deeds.reverse_voucher(session, bought.voucher, date(2025, 4, 1))
    desk.post()
    assert problems(desk) == []
    with desk.book.deed("删卡片") as session:
        rows.delete_rows(session, ASSETS, [bought.asset], TODAY)
    assert problems(desk) == []


@pytest.mark.parametrize(
    ("how", "more", "lines"),
    [
        ("出售", {"proceeds": 200_000}, [("30104", 583_334, 0), ("163", 16_666, 0), ("162", 0, 600_000), ("102", 200_000, 0), ("408", 0, 200_000)]),
        ("出售", {"proceeds": 200_000, "payable": True}, [("30104", 583_334, 0), ("163", 16_666, 0), ("162", 0, 600_000), ("102", 200_000, 0), ("215", 0, 200_000)]),
        ("捐赠调出", {}, [("30104", 583_334, 0), ("163", 16_666, 0), ("162", 0, 600_000)]),
        ("报废", {"proceeds": 5_000, "costs": 8_000}, [
            ("182", 583_334, 0), ("163", 16_666, 0), ("162", 0, 600_000), ("30104", 583_334, 0), ("182", 0, 583_334),
            ("102", 5_000, 0), ("182", 0, 5_000), ("182", 8_000, 0), ("102", 0, 8_000), ("510", 3_000, 0), ("182", 0, 3_000),
        ]),
        ("盘亏", {}, [("182", 583_334, 0), ("163", 16_666, 0), ("162", 0, 600_000), ("30104", 583_334, 0), ("182", 0, 583_334)]),
    ],
)  # fmt: skip
def test_disposal(desk, how, more, lines):
    bought = buy(desk)
    write_off(desk, 202503)
    write_off(desk, 202504)
    desk.post()
    with desk.book.deed("处置") as session:
        voucher = asset_deeds.dispose(session, Disposal(bought.asset, date(2025, 5, 20), how, **more))
    assert desk.lines(voucher) == lines
    with pytest.raises(Refusal, match="没有要计提"):
        write_off(desk, 202505)
    assert problems(desk) == []  # the card is in the books as long as its disposal is a draft
    desk.post()
    assert desk.balance("182") == 0
    assert problems(desk) == []


def test_no_disposal_in_a_month_that_is_written_off(desk):
    bought = buy(desk)
    write_off(desk, 202503)
    with pytest.raises(Refusal, match="2025年3月的折旧"), desk.book.deed("处置") as session:
        asset_deeds.dispose(session, Disposal(bought.asset, date(2025, 3, 20), "报废"))


def test_cards_and_books_are_compared_with_amounts(desk):
    bought = buy(desk)
    desk.post()
    desk.voucher(date(2025, 4, 1), ("162", 50_000, 0), ("30104", 0, 50_000))
    desk.post()
    assert any(
        "卡片原值合计6,000.00元" in one and "6,500.00元" in one and "相差500.00元" in one for one in problems(desk)
    )
    with desk.book.deed("折旧行") as session:
        session.add(Depreciation(asset=bought.asset, period=202503, amount=700))
    assert any("累计折旧合计7.00元" in one for one in problems(desk))


def test_without_cards_it_is_said(desk):
    desk.voucher(date(2025, 4, 1), ("162", 50_000, 0), ("30104", 0, 50_000))
    desk.post()
    assert "一张卡片也没有" in problems(desk)[0]


def test_depreciation_taken_back_is_made_anew(desk):
    bought = buy(desk)
    desk.post()
    first = write_off(desk, 202503)
    desk.post()
    with desk.book.deed("冲销") as session:
        deeds.reverse_voucher(session, first.voucher, date(2025, 4, 1))
    desk.post()
    with desk.book.reading() as session:
        assert asset_deeds.missed(session, 202504) == [202503]
    again = write_off(desk, 202503)
    assert (again.count, again.total) == (first.count, first.total)
    desk.post()
    with desk.book.reading() as session:
        assert session.scalars(select(Depreciation.asset)).all() == [bought.asset]
    assert problems(desk) == []


def test_counting_an_asset_that_is_gone_can_be_undone(desk):
    bought = buy(desk)
    with desk.book.deed("处置") as session:
        asset_deeds.dispose(session, Disposal(bought.asset, date(2025, 5, 1), "报废"))
    desk.post()
    with desk.book.deed("盘点") as session:
        rows.change_many(session, ASSETS, [bought.asset], {"counted_on": date(2025, 4, 30)}, TODAY)
    undo(desk.book)
    with desk.book.reading() as session:
        assert rows.values_of(session, ASSETS, [bought.asset], TODAY)[bought.asset]["counted_on"] is None
