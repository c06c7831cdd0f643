"""The rules of what is given out, as tables: shares, one receiver, no negative amounts, kinds told by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.payouts import rules, settling
from desk_union.payouts.payout_words import USUAL

KINDS = [(place, one.name, one.words) for place, one in enumerate(USUAL)]


@given(st.integers(1, 10**9), st.integers(1, 500))
def test_a_sum_is_spread_with_every_fen(total, count):
    shares = rules.spread(total, count)
    assert (len(shares), sum(shares)) == (count, total)
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


@given(st.integers(0, 10**9), st.lists(st.integers(1, 50), min_size=1, max_size=60))
def test_a_cost_is_allotted_with_every_fen(total, quantities):
    values = settling.allot(total, quantities)
    assert sum(values) == total
    whole = sum(quantities)
    assert all(abs(value - total * n / whole) <= 1 for value, n in zip(values, quantities, strict=True))


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ({"person": 1, "cash": 100}, []),
        ({"outsider": "李家属", "outsider_id": "11", "cash": 100}, []),
        ({"unit": 1, "item": "凉茶"}, []),
        ({"person": 1, "good": 3}, []),
        ({"cash": 100}, ["person"]),
        ({"person": 1, "outsider": "李家属", "cash": 100}, ["outsider"]),
        ({"person": 1, "unit": 2, "outsider": "李", "cash": 1}, ["unit", "outsider"]),
        ({"person": 1, "outsider_id": "11", "cash": 100}, ["outsider_id"]),
        ({"person": 1}, ["cash"]),
        ({"person": 1, "cash": 0}, ["cash"]),
        ({"person": 1, "cash": -1}, ["cash"]),
        ({"person": 1, "item": "米", "goods_value": -5}, ["goods_value"]),
    ],
)
def test_a_line_has_one_receiver_and_something_to_receive(values, keys):
    assert [fault.key for fault in rules.check_line(values)] == keys


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("2026年春节慰问", "50105"),
        ("会员生日蛋糕券", "50105"),
        ("困难职工补助", "50404"),
        ("金秋助学", "50405"),
        ("夏送清凉", "50405"),
        ("职工住院探望", "50105"),
        ("合理化建议奖", "50301"),
        ("安全知识竞赛", "50103"),
        ("象棋赛奖品", "50102"),
        ("某某", None),
    ],
)
def test_a_title_tells_its_kind(text, account):
    """The accounts are those of domain-facts B.4 as corrected by J.10."""
    found = rules.kind_of(text, KINDS)
    assert (None if found is None else USUAL[found].account) == account


def test_a_seal_sees_every_change_but_no_order():
    lines = [(1, None, "甲", 5), (2, None, "乙", 6)]
    assert rules.seal_of(lines) == rules.seal_of(reversed(lines))
    assert rules.seal_of(lines) != rules.seal_of([(1, None, "甲", 5), (2, None, "乙", 7)])
    assert rules.seal_of(lines) != rules.seal_of(lines[:1])


@pytest.mark.parametrize(
    ("days", "keys"),
    [((1, 2, 3), []), ((2, 2, 2), []), ((3, 2, 2), ["signed_on"]), ((1, 3, 2), ["booked_on"]), ((None, 1, None), [])],
)
def test_days_follow_one_another(days, keys):
    values = dict(zip(("approved_on", "signed_on", "booked_on"), days, strict=True))
    assert [fault.key for fault in rules.check_list(values)] == keys
