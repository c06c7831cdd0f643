"""What must hold of contracts and disputes, as pure functions over values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desk_union.democracy import democracy_words as words
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

FILING_DAYS = 10  # from signing until the text is with the labour authority (F.3)


def check_term(values: Values) -> Sequence[Fault]:
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        return [Fault("until", "合同终止日期早于开始日期。", "请核对起止日期。")]
    signed = values.get("signed_on")
    if signed and until and until < signed:
        return [Fault("until", "合同终止日期早于签订日期。", "请核对签订、终止日期。")]
    return []


def check_contract(values: Values) -> Sequence[Fault]:
    found = list(check_term(values))
    steps = (("negotiated_on", "协商"), ("approved_on", "职代会通过"), ("signed_on", "签订"), ("filed_on", "报送"))
    found += in_order(values, *steps)
    covered, women = values.get("covered"), values.get("covered_women")
    if covered is not None and women is not None and women > covered:
        found.append(Fault("covered_women", f"女职工{women}人，多于覆盖的{covered}人。", "请核对两个数。"))
    return found


def filing_due(signed_on: date) -> date:
    return signed_on + timedelta(FILING_DAYS)


def check_labour(values: Values) -> Sequence[Fault]:
    found = list(check_term(values))
    if values.get("kind") == "固定期限" and values.get("until") is None:
        found.append(Fault("until", "固定期限的合同没有终止日期。", "请填写合同终止日期，或改合同期限类型。"))
    if values.get("kind") == words.OPEN_END and values.get("until") is not None:
        remedy = "请清空合同终止日期，或改合同期限类型；解除了的填解除日期。"
        found.append(Fault("until", "无固定期限的合同没有终止日期。", remedy))
    ended, since = values.get("ended_on"), values.get("since")
    if ended and since and ended < since:
        found.append(Fault("ended_on", "解除日期早于合同开始日期。", "请核对两个日期。"))
    return found


class ContractSpan(NamedTuple):
    """From the first to the last day of a contract, both included; no last day: without end."""

    since: date
    last: date | None


def term_of(since: date, until: date | None, ended_on: date | None) -> ContractSpan:
    """On the day of 解除 a contract holds no more."""
    ends = [day for day in (until, ended_on - timedelta(1) if ended_on else None) if day is not None]
    return ContractSpan(since, min(ends, default=None))


def overlap(one: ContractSpan, other: ContractSpan) -> bool:
    return (one.last is None or one.last >= other.since) and (other.last is None or other.last >= one.since)


def check_dispute(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("received_on", "受理"), ("hearing_on", "调解"), ("closed_on", "结案"))
    if values.get("closed_on") and values.get("stage") in (words.ACCEPTED, words.MEDIATING):
        reason = f"“{values['stage']}”的争议还没有结案，不能有结案日期。"
        found.append(Fault("closed_on", reason, "请核对调解情况，或清空结案日期。"))
    if values.get("person") is None and not values.get("outsider"):
        found.append(Fault("person", "没有写申请人。", "请填申请人；不在花名册里的填“其他申请人”。"))
    return found
