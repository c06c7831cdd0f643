"""What must hold of loans and subscriptions, as pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk_union.basis.days import show_day_long
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

MONTHS_LENT = 1  # how long a book is lent unless another day is written


class Lent(NamedTuple):
    """One loan of a book, by whom and from when to when (open: not back yet)."""

    key: object  # tells the loan from others
    since: date
    until: date | None


def out_together(loan: Lent, others: Iterable[Lent]) -> int:
    """How many copies are out on the busiest day of this loan; a copy brought back is lent again on the same day."""
    held = [one for one in others if one.key != loan.key and _meet(one, loan)]
    days = {loan.since, *(one.since for one in held if one.since >= loan.since)}
    return 1 + max(sum(1 for one in held if _out(one, day)) for day in days)


def _out(one: Lent, day: date) -> bool:
    return one.since <= day and (one.until is None or one.until > day)


def _meet(one: Lent, other: Lent) -> bool:
    begins_before = other.until is None or one.since < other.until
    return begins_before and (one.until is None or one.until > other.since)


def out_of_library(loan: Lent, came_on: date | None, gone_on: date | None) -> str:
    """Why a book could not be lent: it was not there yet, or not any more; empty where it could."""
    if came_on is not None and loan.since < came_on:
        return f"{show_day_long(came_on)}才入库"
    if gone_on is not None and (loan.since >= gone_on or loan.until is None or loan.until > gone_on):
        return f"{show_day_long(gone_on)}已注销"
    return ""


def check_book(values: Values) -> Sequence[Fault]:
    return in_order(values, ("came_on", "入库"), ("gone_on", "注销"))


def check_loan(values: Values) -> Sequence[Fault]:
    lent = ("lent_on", "借出")
    return [*in_order(values, lent, ("returned_on", "归还")), *in_order(values, lent, ("due_on", "应还"))]


def check_subscription(values: Values) -> Sequence[Fault]:
    below = [key for key in ("price", "cost") if (values.get(key) or 0) < 0]
    found = [Fault(key, "不能是负数。", "请核对金额。") for key in below]
    return [*found, *in_order(values, ("since", "开始"), ("until", "结束"))]


def cost_of(values: Values) -> Values:
    """Copies times price, where the sum is not written."""
    if values.get("cost") is None and values.get("copies") and values.get("price"):
        return {"cost": values["copies"] * values["price"]}
    return {}
