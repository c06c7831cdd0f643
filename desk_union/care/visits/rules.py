"""What must hold of a visit, and how its words are understood; pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk_union.describe.ledger import Values

GIFT = ("cash", "item", "quantity", "goods_value")
OF_GIFT = (*GIFT, "prepaid")  # what only makes sense beside a gift


def complete_visit(values: Values) -> Values:
    """One was visited where no number is written, and what tells apart visits to who is in no roster, to units."""
    found: dict[str, Any] = {"heads": values.get("heads") or 1, "whom": None}
    if values.get("person") is None:
        named = (values.get(key) for key in ("outsider", "household", "site"))
        found["whom"] = next((str(one) for one in named if one), None)
    return found


def complete_service(values: Values) -> Values:
    return {"count": values.get("count") or 1}


def check_visit(values: Values) -> Sequence[Fault]:
    """Somebody was visited, and nothing given is negative."""
    return [*_visited(values), *_given(values)]


def _visited(values: Values) -> Iterator[Fault]:
    if all(values.get(key) in (None, "") for key in ("person", "outsider", "household", "site")):
        remedy = "请填慰问对象；慰问单位、班组的填受访单位，花名册里没有的填不在册人员。"
        yield Fault("person", "没有写慰问了谁。", remedy)
    if values.get("outsider_id") and not values.get("outsider"):
        yield Fault("outsider_id", "没有不在册人员的姓名。", "花名册里的人，证件号码由程序带出，这里不填。")


def _given(values: Values) -> Iterator[Fault]:
    for key in ("cash", "goods_value"):
        if (values.get(key) or 0) < 0:
            yield Fault(key, "不能是负数。", "多登记的请改小，退回的请在凭证里处理。")
    if values.get("quantity") and not values.get("item"):
        yield Fault("item", "填了数量，没有写是什么慰问品。", "请填慰问品，或清空数量。")


def check_service(values: Values) -> Sequence[Fault]:
    """A service done for one person names that one; done for many, it says for how many."""
    if values.get("person") is not None and values.get("outsider"):
        return (Fault("outsider", "一行只写一个人。", "花名册里的人填姓名，不在册的填不在册人员。"),)
    if (values.get("person") is not None or values.get("outsider")) and (values.get("count") or 1) < 1:
        return (Fault("count", "份数应是1以上。", "请核对。"),)
    return ()


def occasion_of(reason: str, occasions: Sequence[tuple[int, str, str]]) -> int | None:
    """The occasion, of (id, name, words), that a reason speaks of: by its name, else by its longest word."""
    best, found = 0, None
    for row_id, name, words in occasions:
        longest = max((len(word) for word in (name, *words.split()) if word and word in reason), default=0)
        if longest > best:
            best, found = longest, row_id
    return found


def home(name: str | None, values: Mapping[str, Any], alone: Mapping[str, int]) -> str | None:
    """What tells the household of a visit from others by its name; None where that is the person's own.

    ``name`` is that of the person visited; ``alone`` are the names of the roster that only one bears, with the person:
    a household called by such a name is that person's, so that 户名 may be left out of one visit and written in the
    next.
    """
    household = values.get("household")
    if household and household != name:
        owner = alone.get(household)
        return f"#{owner}" if owner is not None else str(household)
    if values.get("person") is not None:
        return None
    told = household or values.get("outsider")
    return str(told) if told else None
