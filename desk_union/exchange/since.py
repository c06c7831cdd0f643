"""From which day the changed values of a line hold, where a sheet that updates says so in a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Dated, Lasting
from desk_union.describe.question import Question
from desk_union.exchange.headers import SINCE
from desk_union.store import lasting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.exchange.matching import Record
    from desk_union.exchange.plan import Plan

FIRST_DAY, NO_DAY = "按1日记", "留空"
_FRESH = "新增的{}行不看「{}」：从进单位、入会一类的日期起算。"
_SAME = "{}行写了「{}」，留变动记录的栏目却没有变，这一列没有用上。"


def take(plan: Plan) -> None:
    """Lay the day of each line aside from what it says of its row; a month or a year is asked about."""
    columns = plan.layout.of(SINCE.key)
    if not columns:
        return
    vague = [record for record in plan.records if SINCE.key in record.months]
    answer: str | None = FIRST_DAY
    if vague:
        what = "只写了年份" if all(SINCE.key in record.years for record in vague) else "只写了年月"
        header = columns[0].header
        text, choices = f"「{header}」{what}的怎么记", (FIRST_DAY, NO_DAY)
        answer = plan.ask(Question(text, "没有写到哪一日。", choices, len(vague), column=header))
    for record in plan.records:
        day = record.given.pop(SINCE.key, None)
        record.since = None if SINCE.key in record.months and answer == NO_DAY else day
        record.months.discard(SINCE.key)
        record.years.discard(SINCE.key)


def judge(plan: Plan, record: Record, changes: Mapping[str, Any]) -> None:
    """A day that has not come, or after which the column changed again, is a fault of the line."""
    if record.since is None:
        return
    for shown in _dated(plan, record, changes):
        try:
            lasting.refuse_late(plan.session, shown, record.id or 0, record.since, plan.today)
        except Refusal as late:
            plan.object_to(record, shown.key, late.reason, late.remedy)


def _dated(plan: Plan, record: Record, changes: Mapping[str, Any]) -> list[Dated | Lasting]:
    now = record.now or {}
    found = (plan.ledger.by_key[key] for key in changes)
    return [one for one in found if isinstance(one, Dated | Lasting) and lasting.asks_day(one, now.get(one.key))]


def say_idle(plan: Plan) -> None:
    """Days that say nothing, because the line is new or changes nothing that keeps its past."""
    told = [record for record in plan.records if record.since is not None and not record.reasons]
    fresh = sum(record.id is None for record in told)
    same = sum(record.id is not None and not _dated(plan, record, _changed(record)) for record in told)
    for count, words in ((fresh, _FRESH), (same, _SAME)):
        if count:
            plan.notes.append(words.format(count, plan.layout.of(SINCE.key)[0].header))


def _changed(record: Record) -> dict[str, Any]:
    if record.outcome != "更新":
        return {}
    return {key: value for key, value in record.given.items() if record.values.get(key) != (record.now or {}).get(key)}
