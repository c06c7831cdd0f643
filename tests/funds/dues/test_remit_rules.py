"""上解, 返还 and the split of 拨缴经费 as tables and laws."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.funds.dues import remit_rules


@given(st.integers(0, 10**13), st.integers(0, 10_000))
def test_both_shares_are_the_receipt(total, upward) -> None:
    own, up = remit_rules.split(total, upward)
    assert own + up == total
    assert own >= 0
    assert abs(up * 10_000 - total * upward) * 2 <= 10_000


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"base": 5_000_000, "rate": 4000}, {"due": 2_000_000, "paid": 0}),
        ({"base": 5_000_000, "rate": 4000, "due": 1_999_900}, {"paid": 0}),  # what the upper union set stands
        ({"base": 5_000_000}, {"paid": 0}),
        ({"rate": 4000, "paid": 5}, {}),
    ],
)
def test_what_is_due_follows_from_base_and_rate(values, found) -> None:
    assert remit_rules.complete_remittance(values) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [({"paid": 600_000, "rate": 6000}, {"amount": 360_000}), ({"paid": 600_000, "rate": 6000, "amount": 1}, {}), ({"paid": 1}, {})],
)
def test_what_comes_back_follows_from_what_was_paid(values, found) -> None:
    assert remit_rules.complete_refund(values) == found


AGREED = {"base": 5_000_000, "rate": 4000, "due": 2_000_000}


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        (AGREED, []),
        ({**AGREED, "due": 2_000_099}, []),  # less than a yuan is rounding
        ({**AGREED, "due": 2_000_100}, ["due"]),
        ({**AGREED, "due": 1_999_901}, []),
        ({**AGREED, "due": 1_999_900}, ["due"]),
        ({**AGREED, "due": 0}, ["due"]),
        ({"base": 5_000_000, "due": 500}, []),
        ({"rate": 4000, "due": 500}, []),
        ({**AGREED, "paid": 5}, ["paid_on"]),
        ({**AGREED, "paid": 5, "paid_on": date(2026, 4, 20)}, []),
        ({**AGREED, "paid": 0}, []),
    ],
)
def test_a_remittance_agrees_in_itself(values, keys) -> None:
    found = remit_rules.check_remittance(values)
    assert [fault.key for fault in found] == keys
    assert [fault.warns for fault in found] == [key == "due" for key in keys]  # an upper union may set off


def test_a_refund_and_a_span_that_cannot_be() -> None:
    assert [fault.key for fault in remit_rules.check_refund({"paid": 600_000, "rate": 6000, "amount": 1})] == ["amount"]
    assert not remit_rules.check_refund({"paid": 600_000, "rate": 6000, "amount": 360_000})
    assert [fault.key for fault in remit_rules.check_span({"first": 202502, "last": 202501})] == ["last"]
    for months in ({"first": 202501, "last": 202501}, {"first": 202501}, {"last": 202501}, {}):
        assert not remit_rules.check_span(months)
