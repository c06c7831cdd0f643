"""What must hold of homes, pledges and rooms, as pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault
from desk_union.honors import honors_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

RECHECK_MONTHS = 36  # cfg: a level is looked at again after three years where no other day is written


def complete_home(values: Values) -> Values:
    if values.get("passed_on") and not values.get("recheck_on") and not values.get("rechecked_on"):
        return {"recheck_on": days.add_months(values["passed_on"], RECHECK_MONTHS)}
    return {}


def check_home(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("applied_on", "申报"), ("passed_on", "命名"), ("rechecked_on", "复查"))
    found += in_order(values, ("passed_on", "命名"), ("withdrawn_on", "收回"))
    found += in_order(values, ("passed_on", "命名"), ("recheck_on", "应复查"))
    if values.get("kind") == words.STARRED and values.get("stars") is None:
        found.append(Fault("stars", "星级示范工会要填几星。", "请填1到5。"))
    if values.get("kind") != words.STARRED and values.get("stars") is not None:
        found.append(Fault("stars", "只有星级示范工会填星数。", "请清空，或改类别。"))
    if values.get("unit") is not None and values.get("name"):
        found.append(Fault("name", "单位只写一个。", "选了单位的，名称不填。"))
    return found


def check_pledge(values: Values) -> Sequence[Fault]:
    found = []
    if values.get("unit") is None and values.get("person") is None and not values.get("signer"):
        found.append(Fault("unit", "没有写谁签。", "请选单位或姓名，不在册的填签订人。"))
    if values.get("outcome") and values.get("signed_on") is None:
        found.append(Fault("outcome", "还没有签订，不能考核。", "请先填签订日期。"))
    return found


def check_room(values: Values) -> Sequence[Fault]:
    return in_order(values, ("opened_on", "开放"), ("closed_on", "停用"))
