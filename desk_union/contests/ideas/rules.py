"""What must hold of suggestions, innovations and slogans, as pure functions over values; amounts in whole fen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.points import SCALE, show
from desk_union.contests.ideas import idea_words as words
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Values

WHOLE = 100  # per cent
TITLE = 30  # characters that stand for a suggestion of which only the text was told


def note_suggestion(values: Values) -> dict[str, str]:
    """A suggestion without a name is called by how it begins, and 金点子 as its kind says how it came."""
    found = {}
    content = str(values.get("content") or "").strip()
    if content and not values.get("title"):
        first = content.splitlines()[0]
        found["title"] = first if len(first) <= TITLE else f"{first[: TITLE - 1]}…"
    if values.get("category") in words.CHANNEL.labels and not values.get("channel"):
        found["channel"] = str(values["category"])
    return found


def check_suggestion(values: Values) -> Sequence[Fault]:
    return [*_named(values), *_in_order(values), *_not_negative(values, "benefit", "bonus"), *_awarded(values)]


def _named(values: Values) -> Iterator[Fault]:
    if not values.get("title") and not values.get("content"):
        yield Fault("title", "建议名称和内容都没有填。", "请至少填写一项。")


def _in_order(values: Values) -> Iterator[Fault]:
    raised = values.get("raised_on")
    for key, label in (("replied_on", "答复日期"), ("done_on", "实施完成日期"), ("due_on", "承办期限")):
        if raised and values.get(key) and values[key] < raised:
            yield Fault(key, f"{label}早于提出日期。", "请核对两个日期。")


def _not_negative(values: Values, *keys: str) -> Iterator[Fault]:
    for key in keys:
        if (values.get(key) or 0) < 0:
            yield Fault(key, "不能是负数。", "没有的请空着。")


def _awarded(values: Values) -> Iterator[Fault]:
    if values.get("stage") == words.REFUSED and (values.get("award") or values.get("bonus")):
        yield Fault("award", "没有采纳的建议不评奖。", "请核对状态和奖级。")


def check_campaign(values: Values) -> Sequence[Fault]:
    """A call does not end before it begins."""
    first, last = values.get("starts_on"), values.get("ends_on")
    return [Fault("ends_on", "截止日期早于开始日期。", "请核对两个日期。")] if first and last and last < first else []


def check_mark(values: Values) -> Sequence[Fault]:
    """A mark is not above the full mark of its item (the office's facts E.3, one firm's sheet)."""
    found = []
    for key, name, full in words.SCORED_BY:
        mark = values.get(key)
        if mark is not None and not 0 <= mark <= full * SCALE:
            found.append(Fault(key, f"{name}满分{full}分，给了{show(mark)}分。", f"请填0到{full}之间的分数。"))
    return found


def check_innovation(values: Values) -> Sequence[Fault]:
    found = list(_not_negative(values, "cost", "benefit"))
    started = values.get("started_on")
    for key, label in (("done_on", "完成日期"), ("used_on", "投入使用日期"), ("appraised_on", "鉴定日期")):
        if started and values.get(key) and values[key] < started:
            found.append(Fault(key, f"{label}早于开始日期。", "请核对两个日期。"))
    return found


def check_share(values: Values) -> Sequence[Fault]:
    share = values.get("share")
    if share is not None and share > WHOLE:
        return [Fault("share", f"贡献份额是{share}%。", "一个人最多100%。")]
    return []


def check_slogan(values: Values) -> Sequence[Fault]:
    day, judged = values.get("day"), values.get("judged_on")
    if values.get("kind") == words.HUNG and (values.get("grade") or judged):
        return [Fault("grade", "悬挂的标语不评等次。", "征集来的才评；请核对类别。")]
    if day and judged and judged < day:
        return [Fault("judged_on", "评定日期早于征集日期。", "请核对两个日期。")]
    return []
