"""What must hold of pairs and donations, as pure functions over values; amounts in whole fen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Values


def _not_below_zero(values: Values, *keys: str) -> Iterator[Fault]:
    for key in keys:
        if (values.get(key) or 0) < 0:
            yield Fault(key, "不能是负数。", "退回的请写进“捐款使用”，不要填负数。")


def _in_order(values: Values, first: str, last: str) -> Iterator[Fault]:
    begin, end = values.get(first), values.get(last)
    if begin and end and end < begin:
        yield Fault(last, f"早于开始日期（{days.show_day(begin)}）。", "请核对两个日期。")


def _one_of(values: Values, keys: Sequence[str], lacking: str, remedy: str) -> Iterator[Fault]:
    named = [key for key in keys if values.get(key)]
    if not named:
        yield Fault(keys[0], lacking, remedy)
    for key in named[1:]:
        yield Fault(key, "一行只写一个对象。", remedy)


def check_pair(values: Values) -> Sequence[Fault]:
    helpers = ("helper", "helper_name", "helper_unit")
    helped = ("file", "person", "outsider")
    found = list(_one_of(values, helpers, "没有写谁来帮扶。", "帮扶人、不在册帮扶人、帮扶单位填一个。"))
    found += _one_of(values, helped, "没有写帮扶谁。", "困难档案、帮扶对象、不在册对象填一个。")
    if values.get("helper") and values.get("helper") == values.get("person"):
        found.append(Fault("person", "帮扶人和帮扶对象是同一个人。", "请核对。"))
    return [*found, *_in_order(values, "since", "until")]


def check_contact(values: Values) -> Sequence[Fault]:
    return list(_not_below_zero(values, "worth"))


def check_drive(values: Values) -> Sequence[Fault]:
    found = list(_in_order(values, "first", "last"))
    if values.get("person") and values.get("beneficiary"):
        found.append(Fault("beneficiary", "受助人只写一处。", "花名册里的选受助职工，其他的写受助对象。"))
    return found


def check_donation(values: Values) -> Sequence[Fault]:
    donors = ("person", "outsider", "unit")
    remedy = "姓名、不在册捐款人、捐款单位填一个；不署名的也要写，公示时可以不署名。"
    found = list(_one_of(values, donors, "没有写是谁捐的。", remedy))
    found += _not_below_zero(values, "cash", "goods_value")
    return [*found, *_something(values)]


def check_use(values: Values) -> Sequence[Fault]:
    return [*_not_below_zero(values, "cash", "goods_value"), *_something(values)]


def _something(values: Values) -> Iterator[Fault]:
    if not values.get("cash") and not values.get("item") and not values.get("goods_value"):
        yield Fault("cash", "既没有金额，也没有物品。", "请填金额，或填物品和折价。")
