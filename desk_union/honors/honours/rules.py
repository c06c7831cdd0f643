"""What must hold of honours and fines, as pure functions over values; amounts in fen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault
from desk_union.honors import honors_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

HOLDERS = ("person", "unit", "holder")


def complete_honour(values: Values) -> Values:
    """The kind follows from who holds it, the year from the day."""
    found = {}
    if not values.get("kind"):
        found["kind"] = words.SINGLE if values.get("person") is not None else words.COLLECTIVE
    if values.get("granted_on") and not values.get("year"):
        found["year"] = values["granted_on"].year
    return found


def check_honour(values: Values) -> Sequence[Fault]:
    named = [key for key in HOLDERS if values.get(key) not in (None, "")]
    found = in_order(values, ("granted_on", "授予"), ("withdrawn_on", "收回"))
    if not named:
        found.append(Fault("holder", "没有写授予谁。", "请填姓名、集体，或不在册的填获得者。"))
    found += [Fault(key, "一条荣誉只授予一个对象。", "姓名、集体、获得者只填一个。") for key in named[1:]]
    if values.get("prize") is not None and values["prize"] < 0:
        found.append(Fault("prize", "不能是负数。", "请核对金额。"))
    return found


def check_penalty(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("day", "登记"), ("paid_on", "收付"))
    if values.get("amount") is not None and values["amount"] <= 0:
        found.append(Fault("amount", "金额要大于0。", "退还的也填正数，类别选“退还抵押金”。"))
    return found
