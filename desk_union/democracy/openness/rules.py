"""What must hold of disclosures, ballots of an appraisal, opinions and rules, as pure functions over values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desk_union.basis import points
from desk_union.democracy.democracy_words import EVERY
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

GRADES = ("excellent", "competent", "basic", "poor")
WEEK = 7  # days within which an opinion about a disclosure is answered (F.4)


def check_appraisal(values: Values) -> Sequence[Fault]:
    """More votes than ballots can never be."""
    issued, returned = values.get("issued"), values.get("returned")
    found = []
    if issued is not None and returned is not None and returned > issued:
        found.append(Fault("returned", f"收回{returned}张，多于发出的{issued}张。", "请核对票数。"))
    ballots = returned if returned is not None else issued
    told = [key for key in GRADES if values.get(key)]
    counted = sum(values[key] for key in told)
    if ballots is not None and counted > ballots:
        found.append(Fault(told[-1], f"各档共{counted}票，多于收回的{ballots}张。", "请核对票数。"))
    return found


def check_review(values: Values) -> Sequence[Fault]:
    return in_order(values, ("day", "考核"), ("mended_on", "整改"))


def check_review_item(values: Values) -> Sequence[Fault]:
    """No mark is above the full mark."""
    full = values.get("full")
    if full is not None and full <= 0:
        return [Fault("full", "满分要大于零。", "请填这一项最多打多少分。")]
    return [
        Fault(key, f"{points.show(values[key])}分不在0到满分{points.show(full)}之间。", "请核对分数。")
        for key in ("own", "given")
        if full is not None and values.get(key) is not None and not 0 <= values[key] <= full
    ]


def check_disclosure(values: Values) -> Sequence[Fault]:
    return in_order(values, ("day", "公开"), ("answered_on", "反馈"))


def check_opinion(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("day", "提出"), ("answered_on", "答复"))
    if values.get("anonymous") and values.get("person") is not None:
        found.append(Fault("person", "匿名的意见不登记姓名。", "请清空姓名，或把“匿名”改为“否”。"))
    return found


def check_period(values: Values) -> Sequence[Fault]:
    return in_order(values, ("since", "开始"), ("until", "终止"))


def period_begins(frequency: str, day: date) -> date | None:
    """The first day of the month, quarter, half-year or year in which ``day`` lies; None: at any time."""
    months = EVERY.get(frequency)
    return None if months is None else date(day.year, (day.month - 1) // months * months + 1, 1)


def period_before(frequency: str, day: date) -> date | None:
    """The first day of the period before that one, which by now is over."""
    first = period_begins(frequency, day)
    return None if first is None else period_begins(frequency, first - timedelta(1))
