"""How many themes a year's plan has, and the next one's; what of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.ledgers import PLAN_ITEMS, WRITINGS
from desk_union.reports.writing.tables import PlanItem, Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.figure import Span


def _of_year(later: int = 0) -> Callable[[Span], Select[Any]]:
    """The plan of the year in which the span ends, or of one after it."""
    return lambda span: select(PlanItem.id).where(PlanItem.year == span.last.year + later)


def _done_of_year(span: Span) -> Select[Any]:
    """Of the plan of that year what was seen to by then."""
    return select(PlanItem.id).where(PlanItem.year == span.last.year, PlanItem.done_on <= span.last)


def _theme() -> Any:
    return PlanItem.__table__.c.theme


FIGURES: tuple[Figure, ...] = (
    Figure("reports.plan_themes", "年度计划重点项数", "项", lambda: PLAN_ITEMS, _of_year(), "distinct", amount=_theme, seeds=("F055",)),
    Figure("reports.plan_items", "年度计划措施条数", "条", lambda: PLAN_ITEMS, _of_year()),
    Figure("reports.plan_done", "计划措施办结条数", "条", lambda: PLAN_ITEMS, during(PlanItem, PlanItem.done_on)),
    Figure("reports.plan_year_done", "年度计划办结措施条数", "条", lambda: PLAN_ITEMS, _done_of_year, parent="reports.plan_items"),
    Figure("reports.next_themes", "下年重点工作条数", "条", lambda: PLAN_ITEMS, _of_year(1), "distinct", amount=_theme, seeds=("F118",)),
    Figure("reports.writings", "定稿的总结", "份", lambda: WRITINGS, during(Writing, Writing.last, Writing.stage == words.FINAL), note="定稿、作废按今天的资料。"),
)  # fmt: skip
