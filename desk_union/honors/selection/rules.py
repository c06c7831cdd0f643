"""What must hold of 评选, quotas, nominations and ballots, as pure functions over values."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault
from desk_union.honors import honors_words as words
from desk_union.honors.selection.ballot_rules import Ballots, check_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

SATURDAY = 5
PERCENT = 100


def complete_round(values: Values) -> Values:
    """Whether people or units are meant follows from the name of the award."""
    award = values.get("award")
    if not award or values.get("whom"):
        return {}
    person = award.endswith(("积极分子", "工作者", "个人", "模范", "标兵", "能手", "职工", "干部", "者"))
    group = any(mark in award for mark in words.GROUP_MARKS) and not person
    return {"whom": words.GROUP if group else words.PERSON}


def check_round(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("opens_on", "评选开始"), ("closes_on", "评选结束"))
    found += in_order(values, ("opens_on", "评选开始"), ("due_on", "推荐截止"))
    found += in_order(
        values,
        ("confirmed_on", "确认"),
        ("public_from", "公示开始"),
        ("public_until", "公示结束"),
        ("commended_on", "表彰"),
    )
    return found


def check_share(values: Values) -> Sequence[Fault]:
    number, percent = values.get("number"), values.get("percent")
    if (number is None) is (percent is None):
        return [Fault("number", "名额和比例填一个，也只填一个。", "如：至少5名，或至少30%。")]
    if percent is not None and percent > PERCENT:
        return [Fault("percent", "比例不能超过100%。", "请核对。")]
    return []


def check_quota_change(values: Values, before: Values | None) -> Sequence[Fault]:
    """A number changed by hand says why."""
    changed = before is not None and before.get("places") != values.get("places")
    if changed and not values.get("reason"):
        return [Fault("reason", "手工改名额要写理由。", "请填“调整理由”。")]
    return []


def check_nomination(values: Values) -> Sequence[Fault]:
    person, unit = values.get("person"), values.get("unit")
    if (person is None) is (unit is None):
        key = "unit" if person is not None else "person"
        return [Fault(key, "个人奖项填姓名，集体奖项填被推荐集体，只填一个。", "请核对。")]
    return in_order(values, ("received_on", "收到"), ("reviewed_on", "评审"), ("decided_on", "决定"))


def check_ballot(values: Values) -> Sequence[Fault]:
    """Numbers that follow one another, and two persons who count: one alone compares nothing."""
    held = Ballots(*(values.get(key) for key in ("voters", "issued", "returned", "valid")))
    found = [Fault(key, sentence, "请核对票数。") for key, sentence in check_numbers(held)]
    first, second = (str(values.get(key) or "").strip() for key in ("first_counter", "second_counter"))
    if first and first == second:
        found.append(Fault("second_counter", "两名计票人是同一个人。", "请填另一名计票人。"))
    return found


def last_public_day(first: date, count: int) -> date:
    """The day on which so many working days (Monday to Friday; holidays are not known) of 公示 are over."""
    day = first
    while True:
        count -= day.weekday() < SATURDAY
        if count <= 0:
            return day
        day += timedelta(1)


def working_days(first: date, last: date) -> int:
    return sum((first + timedelta(n)).weekday() < SATURDAY for n in range((last - first).days + 1))
