"""What must hold for what is given out, as pure functions over values; amounts in whole fen."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.describe.ledger import Values

RECIPIENTS = ("person", "unit", "outsider")
SEALED = ("person", "unit", "outsider", "matter", "cash", "item", "good", "quantity", "goods_value")


def spread(total: int, count: int) -> list[int]:
    """``total`` in so many shares that differ by one fen at most and add up to it; the first get the odd fen."""
    each, odd = divmod(total, count)
    return [each + (1 if place < odd else 0) for place in range(count)]


def check_line(values: Values) -> Sequence[Fault]:
    """One line has one receiver and something to receive, and nothing of it is negative."""
    return [*_receiver(values), *_amounts(values)]


def _receiver(values: Values) -> list[Fault]:
    named = [key for key in RECIPIENTS if values.get(key) not in (None, "")]
    if not named:
        return [Fault("person", "没有写发给谁。", "请填姓名；发给小组的填领取小组，不在花名册里的填不在册人员。")]
    found = [Fault(key, "一行只能发给一个对象。", "姓名、领取小组、不在册人员只填一个。") for key in named[1:]]
    if values.get("outsider_id") and not values.get("outsider"):
        found.append(Fault("outsider_id", "没有不在册人员的姓名。", "花名册里的人，证件号码由程序带出，这里不填。"))
    return found


def _amounts(values: Values) -> list[Fault]:
    cash, goods = values.get("cash"), values.get("goods_value")
    found = [
        Fault(key, "不能是负数。", "发错的请撤回或红字冲销，不要填负数。")
        for key, amount in (("cash", cash), ("goods_value", goods))
        if amount is not None and amount < 0
    ]
    has_goods = values.get("item") or values.get("good") or goods
    if not cash and not has_goods:
        found.append(Fault("cash", "既没有金额，也没有物品。", "请填金额，或填物品、数量和折价金额。"))
    return found


def check_list(values: Values) -> Sequence[Fault]:
    """The days of a list follow one another."""
    approved, signed, booked = (values.get(key) for key in ("approved_on", "signed_on", "booked_on"))
    found = []
    if approved and signed and signed < approved:
        found.append(Fault("signed_on", "签领日期早于批准日期。", "请核对两个日期。"))
    if signed and booked and booked < signed:
        found.append(Fault("booked_on", "入账日期早于签领日期。", "请核对两个日期。"))
    return found


def seal_of(lines: Iterable[Sequence[Any]]) -> str:
    """A digest of the lines of a list, each as its values of ``SEALED``, in whatever order they come."""
    told = sorted("\t".join("" if value is None else str(value) for value in line) for line in lines)
    return sha256("\n".join(told).encode()).hexdigest()


def kind_of(text: str, kinds: Sequence[tuple[int, str, str]]) -> int | None:
    """The kind, of (id, name, words), that a title or matter speaks of: by its name, else by its longest word."""
    best, found = 0, None
    for row_id, name, words in kinds:
        longest = max((len(word) for word in (name, *words.split()) if word and word in text), default=0)
        if longest > best:
            best, found = longest, row_id
    return found
