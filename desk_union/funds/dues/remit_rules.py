"""上解, 返还 and 拨缴经费 as pure rules: what follows from base and rate, and what cannot be.

Only the own share of 拨缴经费 is income; the upward share is a liability from the day the money comes in (domain-facts
A.4). No rate is built in: the upper union's document sets it (office.md section 7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.describe.ledger import Fault
from desk_union.funds.dues.dues_rules import YUAN, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values


def split(total: int, upward: int) -> tuple[int, int]:
    """Own and upward share of a receipt in fen; ``upward`` in parts of ten thousand. Together they are the total."""
    up = share(total, upward)
    return total - up, up


def complete_remittance(values: Values) -> dict[str, Any]:
    """应上解 from base and rate when it is not given, and nothing paid as nought."""
    found: dict[str, Any] = {}
    if values.get("due") is None and None not in (values.get("base"), values.get("rate")):
        found["due"] = share(values["base"], values["rate"])
    if values.get("paid") is None:
        found["paid"] = 0
    return found


def complete_refund(values: Values) -> dict[str, Any]:
    if values.get("amount") is None and None not in (values.get("paid"), values.get("rate")):
        return {"amount": share(values["paid"], values["rate"])}
    return {}


def check_span(values: Values) -> Sequence[Fault]:
    first, last = values.get("first"), values.get("last")
    if first is not None and last is not None and last < first:
        return (Fault("last", "截止月份早于起始月份。", "请核对两个月份。"),)
    return ()


def check_remittance(values: Values) -> Sequence[Fault]:
    """What is due follows from base and rate; less than a yuan may be rounded off."""
    if values.get("paid") and not values.get("paid_on"):
        return (Fault("paid_on", "填了已上解金额，没有填上解日期。", "请填哪天上解的。"),)
    return _agrees(values, "due", "base", "rate", "应上解")


def check_refund(values: Values) -> Sequence[Fault]:
    return _agrees(values, "amount", "paid", "rate", "返还金额")


def _agrees(values: Values, key: str, base: str, rate: str, label: str) -> Sequence[Fault]:
    given = (values.get(key), values.get(base), values.get(rate))
    if None in given:
        return ()
    reckoned = share(given[1] or 0, given[2] or 0)
    if abs((given[0] or 0) - reckoned) < YUAN:
        return ()
    return (
        Fault(
            key,
            f"{label}与基数乘比例不符，按基数和比例应为{show_yuan(reckoned)}元。",
            "请核对三项；不填这一项，程序自动计算。",
            warns=True,  # an upper union may round, cap or set off
        ),
    )
