"""Goods in and out at the weighted average, with slips, vouchers and stock-taking."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.ledgers.property import GOODS, GOODS_MOVES
from desk_union.funds.property import goods_deeds
from desk_union.funds.property.goods_deeds import Incoming, Outgoing, Piece
from desk_union.funds.property.goods_rules import Stock, StockMove, issue_cost, replay
from desk_union.store import listing, rows
from desk_union.tabs import checks
from tests.funds.property_books import TODAY, good, office


@pytest.mark.parametrize(
    ("held", "out", "cost"),
    [
        (Stock(10, 1000), 3, 300),
        (Stock(3, 100), 1, 33),
        (Stock(3, 101), 2, 67),  # 67.33
        (Stock(3, 101), 1, 34),  # 33.67 is rounded up
        (Stock(3, 100), 3, 100),
        (Stock(8000, 100_001), 8000, 100_001),
        (Stock(5, 0), 2, 0),
    ],
)
def test_issue_cost(held, out, cost):
    assert issue_cost(held, out) == cost


def test_replay_keeps_every_cent():
    moves = [
        StockMove(1, date(2025, 1, 3), True, 3, 100),
        StockMove(2, date(2025, 1, 3), False, 1, 0),
        StockMove(3, date(2025, 1, 4), True, 2, 50),
        StockMove(4, date(2025, 1, 5), False, 2, 0),
        StockMove(5, date(2025, 1, 6), False, 2, 0),
    ]
    steps = replay(moves)
    assert [step.amount for step in steps] == [100, 33, 50, 59, 58]  # 117 for four: 58.5 is rounded up
    assert steps[-1].after == Stock(0, 0)


def test_on_one_day_what_comes_in_comes_first():
    steps = replay([StockMove(1, date(2025, 1, 3), False, 2, 0), StockMove(2, date(2025, 1, 3), True, 2, 80)])
    assert [(step.move.id, step.amount, step.lacking) for step in steps] == [(2, 80, 0), (1, 80, 0)]


def test_a_fixed_amount_stays():
    steps = replay([StockMove(1, date(2025, 1, 3), True, 2, 80), StockMove(2, date(2025, 1, 4), False, 1, 35, fixed=True)])
    assert (steps[1].amount, steps[1].after) == (35, Stock(1, 45))


@pytest.fixture
def desk(tmp_path):
    with office(tmp_path, a102=10_000_000, a32205=-10_000_000) as desk:
        yield desk


@pytest.fixture
def balls(desk):
    with desk.book.deed("物资") as session:
        return good(session, "篮球"), good(session, "羽毛球")


def take_in(desk, *pieces, day=date(2025, 3, 1), kind="购入", **more):
    expense = desk.account["50102"] if kind == "购入" else None
    with desk.book.deed("入库") as session:
        return goods_deeds.take_in(
            session, Incoming(day, kind, tuple(Piece(*one) for one in pieces), expense=expense, **more), TODAY
        )


def hand_out(desk, *pieces, day=date(2025, 4, 1), kind="领用", **more):
    with desk.book.deed("出库") as session:
        return goods_deeds.hand_out(session, Outgoing(day, kind, tuple(Piece(*one) for one in pieces), **more), TODAY)


def stock(desk, day=TODAY):
    with desk.book.reading() as session:
        ids = listing.ids_of(session, GOODS, listing.ListAsk(day, order=("id",)))
        keys = [GOODS.by_key[key] for key in ("stock", "price", "worth")]
        return [tuple(line.values) for line in listing.lines(session, GOODS, keys, ids, day)]


def problems(desk):
    with desk.book.reading() as session:
        return [str(one) for check in checks() for one in check(session)]


def test_bought_and_issued(desk, balls):
    came = take_in(desk, (balls[0], 3, 10_000), (balls[1], 100, 20_000))
    assert (came.slip, came.amount) == ("入-2025-001", 30_000)
    assert desk.lines(came.voucher) == [
        ("50102", 30_000, 0),
        ("102", 0, 30_000),
        ("141", 30_000, 0),
        ("30101", 0, 30_000),
    ]
    went = hand_out(desk, (balls[0], 1), (balls[1], 50), receiver="机修小组")
    assert (went.slip, went.amount) == ("领-2025-001", 3_333 + 10_000)
    assert desk.lines(went.voucher) == [("30101", 13_333, 0), ("141", 0, 13_333)]
    assert stock(desk) == [(2, 3_334, 6_667), (50, 200, 10_000)]
    assert stock(desk, date(2025, 3, 31)) == [(3, 3_333, 10_000), (100, 200, 20_000)]
    desk.post()
    assert problems(desk) == []
    assert (desk.balance("141"), desk.balance("30101")) == (16_667, -16_667)


def test_a_gift_and_an_opening(desk, balls):
    came = take_in(desk, (balls[0], 2, 20_000), kind="上级拨付", source="市总工会")
    assert desk.lines(came.voucher) == [("141", 20_000, 0), ("30101", 0, 20_000)]
    assert take_in(desk, (balls[1], 2, 100), kind="期初结存", day=date(2025, 1, 1)).voucher is None


def test_more_than_is_there_is_refused(desk, balls):
    take_in(desk, (balls[0], 3, 10_000))
    with pytest.raises(Refusal, match="“篮球”2025年4月1日只有3个，不够出库4个"):
        hand_out(desk, (balls[0], 4))
    with pytest.raises(Refusal, match="只有0个"):
        hand_out(desk, (balls[0], 1), day=date(2025, 2, 1))
    assert stock(desk)[0][0] == 3


def test_an_earlier_issue_may_not_take_what_went_out_later(desk, balls):
    take_in(desk, (balls[0], 3, 10_000))
    hand_out(desk, (balls[0], 3), day=date(2025, 6, 1))
    with pytest.raises(Refusal, match="2025年6月1日只有2个"):
        hand_out(desk, (balls[0], 1), day=date(2025, 5, 1))


def test_buying_needs_an_account_and_an_amount(desk, balls):
    with pytest.raises(rows.Faulty, match="购入的物资要填金额"):
        take_in(desk, (balls[0], 3, 0))
    with pytest.raises(Refusal, match="支出科目"), desk.book.deed("入库") as session:
        goods_deeds.take_in(session, Incoming(date(2025, 3, 1), "购入", (Piece(balls[0], 1, 100),)), TODAY)


def test_stock_taking(desk, balls):
    take_in(desk, (balls[0], 3, 10_000), (balls[1], 100, 20_000))
    with desk.book.deed("盘点") as session:
        found = goods_deeds.take_stock(session, date(2025, 12, 1), {balls[0]: 2, balls[1]: 101}, TODAY)
    assert found.same == 0
    assert desk.lines(found.less.voucher) == [
        ("182", 3_333, 0),
        ("141", 0, 3_333),
        ("30101", 3_333, 0),
        ("182", 0, 3_333),
    ]
    assert desk.lines(found.more.voucher) == [("141", 200, 0), ("182", 0, 200), ("182", 200, 0), ("30101", 0, 200)]
    assert stock(desk) == [(2, 3_334, 6_667), (101, 200, 20_200)]
    desk.post()
    assert problems(desk) == []


def test_counted_as_booked_moves_nothing(desk, balls):
    take_in(desk, (balls[0], 3, 10_000))
    with desk.book.deed("盘点") as session:
        found = goods_deeds.take_stock(session, date(2025, 12, 1), {balls[0]: 3, balls[1]: 0}, TODAY)
    assert (found.same, found.more, found.less) == (2, None, None)


def test_rows_typed_by_hand_cost_the_average(desk, balls):
    with desk.book.deed("登记") as session:
        common = {"good": balls[0], "day": date(2025, 2, 1)}
        rows.save_row(
            session, GOODS_MOVES, None, {**common, "kind": "上级拨付", "quantity": 3, "amount": 10_000}, TODAY
        )
        out = rows.save_row(session, GOODS_MOVES, None, {**common, "kind": "领用", "quantity": 1, "amount": 99}, TODAY)
        assert rows.values_of(session, GOODS_MOVES, [out], TODAY)[out]["amount"] == 3_333
    assert any("相差66.67元" in one for one in problems(desk))  # no voucher yet


def test_posted_moves_are_frozen(desk, balls):
    came = take_in(desk, (balls[0], 3, 10_000))
    desk.post()
    with pytest.raises(Refusal, match="不能再改"), desk.book.deed("改") as session:
        rows.save_row(session, GOODS_MOVES, came.ids[0], {"quantity": 4}, TODAY)
