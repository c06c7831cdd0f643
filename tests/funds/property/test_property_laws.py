"""What holds of depreciation, average cost and pairing whatever the numbers are."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis import months
from desk_union.funds.bank.pairing import WINDOW, PairItem, propose
from desk_union.funds.property import asset_rules
from desk_union.funds.property.asset_rules import Card
from desk_union.funds.property.goods_rules import StockMove, replay

FIRST = date(2025, 1, 1)
DAYS = st.integers(0, 60).map(lambda count: FIRST + timedelta(count))


@given(st.integers(1, 10_000_000), st.integers(1, 600))
def test_an_asset_is_written_off_whole_and_in_its_time(cost, life):
    """Nothing is left after the life, and no month takes more than the usual amount and the cents."""
    card, done = Card(cost, FIRST, life), 0
    for period in months.between(202501, months.following(202501, life - 1)):
        amount = asset_rules.amount_of(card, period, done)
        assert 0 <= amount <= asset_rules.monthly(cost, life) + life
        done += amount
    assert done == cost


MOVES = st.lists(st.tuples(DAYS, st.booleans(), st.integers(1, 50), st.integers(0, 100_000)), max_size=30)


@given(MOVES)
def test_no_cent_is_lost_in_store(told):
    moves = [StockMove(n, day, inward, count, amount) for n, (day, inward, count, amount) in enumerate(told)]
    steps = replay(moves)
    came = sum(step.amount for step in steps if step.move.inward)
    went = sum(step.amount for step in steps if not step.move.inward)
    if steps:
        assert steps[-1].after.amount == came - went
    for step in steps:
        if not any(each.lacking for each in steps):
            assert step.after.quantity >= 0
            assert step.after.amount >= 0
            assert step.after.quantity or not step.after.amount


ITEMS = st.lists(st.tuples(DAYS, st.integers(-5, 5).filter(bool), st.sampled_from(["", "1", "2"])), max_size=12)


@given(ITEMS, ITEMS)
def test_proposals_are_even_and_take_each_line_once(bank, book):
    left = [PairItem(n, day, amount * 100, bill) for n, (day, amount, bill) in enumerate(bank)]
    right = [PairItem(n, day, amount * 100, bill, group=1 + n % 3) for n, (day, amount, bill) in enumerate(book)]
    found = propose(left, right)
    for side, items in (("bank", left), ("book", right)):
        ids = [row for one in found for row in getattr(one, side)]
        assert len(set(ids)) == len(ids)
        assert set(ids) <= {item.id for item in items}
    for one in found:
        assert sum(left[row].amount for row in one.bank) == sum(right[row].amount for row in one.book)
        billed = "票据号" in one.reason
        apart = [abs((left[a].day - right[b].day).days) for a in one.bank for b in one.book]
        assert billed or max(apart) <= WINDOW
