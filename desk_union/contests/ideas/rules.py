"""What must hold of suggestions, innovations and slogans, as pure functions over values; amounts in whole fen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.ideas import idea_words as words
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Values

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


def check_proposer(values: Values) -> Sequence[Fault]:
    if not values.get("name") and not values.get("person"):
        return [Fault("person", "没有写是谁。", "请从花名册里选，或写姓名。")]
    return []
