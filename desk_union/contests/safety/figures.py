"""The figures of 安康杯: checks, hazards, watchers, drills, plans, incidents, 十个一 and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from desk_union.contests.counting import column, within
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.ledgers.checks import CHECKS, HAZARDS, mended
from desk_union.contests.safety.ledgers.cups import TARGETS, TASKS
from desk_union.contests.safety.ledgers.drills import DRILLS, INCIDENTS, PLANS, in_force
from desk_union.contests.safety.ledgers.watching import MESSAGES, WATCHERS, on_duty
from desk_union.contests.safety.tables import (
    EmergencyPlan,
    SafetyCheck,
    SafetyCup,
    SafetyDrill,
    SafetyHazard,
    SafetyIncident,
    SafetyMessage,
    SafetyTarget,
    SafetyTask,
    SafetyWatcher,
)
from desk_union.describe.figure import Figure, Span

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = SafetyHazard.found_on


def _of_cup(row: type[SafetyTask | SafetyTarget], *where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    """Of the cup of the year in which the span ends."""

    def rows(span: Span) -> Select[Any]:
        cup = select(SafetyCup.id).where(SafetyCup.year == span.last.year)
        return select(row.id).where(row.cup.in_(cup), *where)

    return rows


def _done(span: Span) -> Select[Any]:
    return _of_cup(SafetyTask, SafetyTask.done_on <= span.last)(span)


FIGURES: tuple[Figure, ...] = (
    Figure("contests.checks", "安全检查", "次", lambda: CHECKS, within(SafetyCheck.day)),
    Figure("contests.big_checks", "安全生产大检查", "次", lambda: CHECKS, within(SafetyCheck.day, SafetyCheck.kind == words.BIG), parent="contests.checks", seeds=("F105",)),
    Figure("contests.watch_checks", "群监员查岗", "次", lambda: CHECKS, within(SafetyCheck.day, SafetyCheck.kind == words.WATCH), parent="contests.checks", seeds=("F122",)),
    Figure("contests.fire_checks", "消防检查", "次", lambda: CHECKS, within(SafetyCheck.day, SafetyCheck.kind == words.FIRE), parent="contests.checks"),
    Figure("contests.stopped", "制止三违", "次", lambda: CHECKS, within(SafetyCheck.day, SafetyCheck.stopped > 0), "total", amount=column(SafetyCheck.stopped)),
    Figure("contests.hazards", "查出隐患", "项", lambda: HAZARDS, within(FOUND)),
    Figure(
        "contests.hazards_fixed", "隐患已整改", "项", lambda: HAZARDS, within(FOUND, as_of=lambda span: mended(span.last)), parent="contests.hazards",
        note="期间内查出、到期末已经整改的。",
    ),
    Figure("contests.hazards_rate", "隐患整改率", "%", lambda: HAZARDS, within(FOUND, as_of=lambda span: mended(span.last)), "ratio", base="contests.hazards"),
    Figure("contests.watchers", "群监员", "人", lambda: WATCHERS, lambda span: select(SafetyWatcher.id).where(SafetyWatcher.kind == words.WATCHER, on_duty(span.last))),
    Figure("contests.safety_messages", "收到安全信息", "条", lambda: MESSAGES, within(SafetyMessage.day)),
    Figure("contests.drills", "消防疏散等演练", "次", lambda: DRILLS, within(SafetyDrill.day), seeds=("F178",)),
    Figure("contests.drilled", "参加演练", "人次", lambda: DRILLS, within(SafetyDrill.day, SafetyDrill.heads > 0), "total", amount=column(SafetyDrill.heads)),
    Figure("contests.emergency_plans", "应急预案", "个", lambda: PLANS, lambda span: select(EmergencyPlan.id).where(in_force(span.last)), seeds=("F285",)),
    Figure("contests.incidents", "安全事故", "起", lambda: INCIDENTS, within(SafetyIncident.day, SafetyIncident.kind != words.NEAR_MISS), seeds=("F026",), note="险肇事件不算。"),
    Figure("contests.cup_zero_targets", "安康杯零目标", "项", lambda: TARGETS, _of_cup(SafetyTarget, SafetyTarget.most == 0), seeds=("F025",)),
    Figure("contests.ten_items", "安康杯十个一要求", "项", lambda: TASKS, _of_cup(SafetyTask), seeds=("F085",)),
    Figure("contests.ten_done", "安康杯十个一已完成", "项", lambda: TASKS, _done, parent="contests.ten_items"),
)  # fmt: skip
