"""What must hold of activities, entries and works, as pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import points
from desk_union.basis.days import show_day_long
from desk_union.basis.refusal import Refusal
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

MOST = 1000  # points that a work may have
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


def check_joining(values: Values, club: str, founded_on: date | None, closed_on: date | None) -> Sequence[Fault]:
    since, found = values.get("since"), []
    if since and founded_on and since < founded_on:
        told = f"加入日期早于“{club}”成立的{show_day_long(founded_on)}。"
        found.append(Fault("since", told, "请核对加入日期，或小组的成立日期。"))
    if since and closed_on and since >= closed_on:
        told = f"“{club}”{show_day_long(closed_on)}已经撤销，不能再加入。"
        found.append(Fault("since", told, "请核对加入日期，或小组的撤销日期。"))
    return found


def check_work(values: Values) -> Sequence[Fault]:
    score = values.get("score")
    if score is not None and not 0 <= score <= MOST * points.SCALE:
        return [Fault("score", f"得分应在0到{MOST}之间。", "请核对得分。")]
    return []


def check_criterion(values: Values) -> Sequence[Fault]:
    found = []
    if (values.get("full") or 0) <= 0:
        found.append(Fault("full", "满分要大于零。", "请填这一项最多打多少分。"))
    if (values.get("weight") or 0) < 0:
        found.append(Fault("weight", "权重不能是负数。", "请核对权重。"))
    return found


def prizes_by_place(places: Mapping[int, int], prizes: Sequence[tuple[str, int]]) -> dict[int, str]:
    """Which work gets which prize, the best first; those that share a place share the prize or nobody gets it.

    ``places`` by the key of the work, ``prizes`` from the highest with how many there are. Refusal where works that
    share a place would have to be told apart.
    """
    found: dict[int, str] = {}
    waiting = sorted(places, key=lambda key: places[key])
    for prize, number in prizes:
        taken = waiting[:number]
        if taken and len(waiting) > number and places[waiting[number]] == places[taken[-1]]:
            place = places[taken[-1]]
            reason = f"并列第{place}名的有{sum(one == place for one in places.values())}件，{prize}{number}个不够分。"
            raise Refusal(reason, "请改奖项个数，或逐件填写奖项。")
        found |= dict.fromkeys(taken, prize)
        waiting = waiting[number:]
    return found
