"""What must hold of activities, entries and works, as pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

SUMMARY = 500  # characters of an activity's summary beside its claim (B.8)


def check_activity(values: Values) -> Sequence[Fault]:
    """No sum is below nothing, and no end before the beginning."""
    below = [key for key in ("budget", "cost") if (values.get(key) or 0) < 0]
    found = [Fault(key, "不能是负数。", "请核对金额。") for key in below]
    return [*found, *in_order(values, ("held_on", "开始"), ("until", "结束"))]


def check_period(values: Values) -> Sequence[Fault]:
    return in_order(values, ("since", "加入"), ("until", "退出"))


def check_club(values: Values) -> Sequence[Fault]:
    return in_order(values, ("founded_on", "成立"), ("closed_on", "撤销"))
