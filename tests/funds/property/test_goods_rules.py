"""The weighted average of goods in store: small tables, and what holds whatever comes and goes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.funds.property import goods_rules
from desk_union.funds.property.goods_rules import Stock, StockMove, issue_cost, replay
from desk_union.funds.property.property_words import BUYING, ISSUED, RECEIVED, TAKEN

DAY = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("held", "quantity", "cost"),
    [
        (Stock(3, 1_000), 1, 333),
        (Stock(3, 1_000), 2, 667),
        (Stock(3, 1_000), 3, 1_000),  # the last take what is left
        (Stock(3, 1_000), 4, 1_000),
        (Stock(2, 1), 1, 1),  # half a fen upward
        (Stock(), 1, 0),
    ],
)
def test_what_goes_out_costs_the_average(held, quantity, cost) -> None:
    assert issue_cost(held, quantity) == cost


@pytest.mark.parametrize(("held", "price"), [(Stock(3, 1_000), 333), (Stock(2, 1), 1), (Stock(), None), (Stock(-1, 5), None)])
def test_the_price_of_one(held, price) -> None:
    assert held.price == price


def test_the_order_of_a_day_is_in_before_out() -> None:
    steps = replay([StockMove(2, DAY, inward=False, quantity=4, amount=0), StockMove(7, DAY, inward=True, quantity=5, amount=500)])
    assert [(step.move.id, step.amount, step.lacking) for step in steps] == [(7, 500, 0), (2, 400, 0)]
    assert steps[-1].after == Stock(1, 100)


def test_what_stands_in_a_voucher_stays_and_what_lacks_is_said() -> None:
    came, went = StockMove(1, DAY, inward=True, quantity=5, amount=500), StockMove(2, DAY, inward=False, quantity=7, amount=90)
    booked = StockMove(2, DAY, inward=False, quantity=2, amount=90, fixed=True)
    assert [(step.amount, step.after, step.lacking) for step in replay([came, booked])][1] == (90, Stock(3, 410), 0)
    assert [(step.amount, step.after, step.lacking) for step in replay([came, went])][1] == (500, Stock(-2, 0), 2)


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"kind": BUYING}, "amount"),
        ({"kind": BUYING, "amount": 0}, "amount"),
        ({"kind": BUYING, "amount": -1}, "amount"),
        ({"kind": RECEIVED, "amount": -1}, "amount"),
        ({"kind": BUYING, "amount": 1}, ""),
        ({"kind": RECEIVED}, ""),
        ({"kind": RECEIVED, "amount": 0}, ""),
    ],
)
def test_a_move_at_fault(values, key) -> None:
    assert [fault.key for fault in goods_rules.check_move(values)] == ([key] if key else [])


def test_what_came_for_nothing_has_no_amount() -> None:
    assert goods_rules.completed({"amount": None}) == {"amount": 0}
    assert goods_rules.completed({"amount": 5}) == {}
    assert [goods_rules.is_inward(kind) for kind in (BUYING, RECEIVED, ISSUED, TAKEN)] == [True, True, False, False]


@given(st.integers(1, 1_000), st.integers(0, 10_000_000), st.integers(1, 1_000))
def test_no_issue_takes_more_than_there_is(quantity, amount, part) -> None:
    held = Stock(quantity, amount)
    cost = issue_cost(held, part)
    assert 0 <= cost <= amount
    if part < quantity:
        assert abs(cost * quantity - amount * part) * 2 <= quantity
