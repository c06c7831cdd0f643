"""What must hold of checks, hazards and the rest of 安康杯, as pure functions over values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.days import show_day
from desk_union.contests.safety import safety_words as words
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Values

AGREE = "请核对两个日期。"


def note_hazard(values: Values) -> dict[str, str]:
    """What tells a day of mending is mended, and what passed its re-check is closed."""
    stage = values.get("stage")
    if values.get("rechecked_on") and values.get("recheck") == words.FINE and values.get("fixed_on"):
        return {"stage": words.CLOSED} if stage in (None, words.FIXED) else {}
    if values.get("fixed_on") and stage in (None, words.OPEN) and values.get("recheck") != words.WRONG:
        return {"stage": words.FIXED}
    return {}


def check_hazard(values: Values) -> Sequence[Fault]:
    return [*_hazard_days(values), *_hazard_state(values)]


def _hazard_days(values: Values) -> Iterator[Fault]:
    found, fixed, again = (values.get(key) for key in ("found_on", "fixed_on", "rechecked_on"))
    if found and fixed and fixed < found:
        reason = f"整改完成日期{show_day(fixed)}早于发现日期{show_day(found)}。"
        yield Fault("fixed_on", reason, "隐患不能在发现以前整改完，请核对两个日期。")
    if found and values.get("due_on") and values["due_on"] < found:
        yield Fault("due_on", "整改期限早于发现日期。", AGREE)
    if again and (fixed or found) and again < (fixed or found):
        yield Fault("rechecked_on", "复查日期早于整改完成日期。", "先整改，再复查；请核对两个日期。")
    if found and values.get("issued_on") and values["issued_on"] < found:
        yield Fault("issued_on", "通知书日期早于发现日期。", AGREE)


def _hazard_state(values: Values) -> Iterator[Fault]:
    stage = values.get("stage")
    if stage == words.OPEN and values.get("fixed_on"):
        yield Fault("fixed_on", "待整改的隐患填了整改完成日期。", "还没有整改好的，请清空整改完成日期和复查。")
    if stage == words.CLOSED and values.get("recheck") == words.WRONG:
        yield Fault("recheck", "复查不合格的隐患不能销号。", "请把办理情况改回待整改。")
    if values.get("rechecked_on") and stage == words.OPEN:
        yield Fault("rechecked_on", "还没有整改就复查了。", "请先填整改完成日期；复查不合格重新整改的，清空复查日期。")
    if (values.get("cost") or 0) < 0:
        yield Fault("cost", "不能是负数。", "没有的请空着。")


def check_period(values: Values) -> Sequence[Fault]:
    since, until = values.get("since"), values.get("until")
    return [Fault("until", "终止日期不晚于开始日期。", AGREE)] if since and until and until <= since else []


def check_cup(values: Values) -> Sequence[Fault]:
    """A part of something is not more than the whole of it."""
    pairs = (
        ("women", "staff", "女职工比职工总数多。"), ("migrants", "staff", "农民工比职工总数多。"),
        ("entrants", "staff", "参赛职工比职工总数多。"), ("entrant_teams", "teams", "参赛班组比班组总数多。"),
    )  # fmt: skip
    found = [
        Fault(part, reason, "请核对两个数。")
        for part, whole, reason in pairs
        if values.get(part) is not None and values.get(whole) is not None and values[part] > values[whole]
    ]
    first, last = values.get("starts_on"), values.get("ends_on")
    return [*found, Fault("ends_on", "截止日期早于开始日期。", AGREE)] if first and last and last < first else found


def check_message(values: Values) -> Sequence[Fault]:
    day = values.get("day")
    return [
        Fault(key, f"{label}早于收到日期。", AGREE)
        for key, label in (("passed_on", "转办日期"), ("answered_on", "反馈日期"))
        if day and values.get(key) and values[key] < day
    ]


def check_plan(values: Values) -> Sequence[Fault]:
    first, last = values.get("issued_on"), values.get("ended_on")
    return [Fault("ended_on", "废止日期早于发布日期。", AGREE)] if first and last and last < first else []


def check_entrant(values: Values) -> Sequence[Fault]:
    if not values.get("unit") and not values.get("name"):
        return [Fault("name", "没有写参赛单位。", "请选小组，或写名称。")]
    if values.get("women") and values.get("heads") is not None and values["women"] > values["heads"]:
        return [Fault("women", "女职工比参赛人数多。", "请核对两个数。")]
    return []
