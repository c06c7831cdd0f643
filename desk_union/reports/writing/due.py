"""What is due of the plan: measures whose day is near or over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.writing.ledgers import PLAN_ITEMS
from desk_union.reports.writing.tables import PlanItem

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

AHEAD = 15  # days before its term at which a measure is told


def due(session: Session, today: date) -> list[Due]:
    held = select(PlanItem.id, PlanItem.measure, PlanItem.due, PlanItem.owner).where(PlanItem.done_on.is_(None), PlanItem.due.is_not(None))
    found: list[Due] = []
    for row in session.execute(held.where(PlanItem.due <= today + timedelta(AHEAD), PlanItem.year >= today.year - 1).order_by(PlanItem.due, PlanItem.id)):
        late = row.due < today
        owner = f"，责任人{row.owner}" if row.owner else ""
        sentence = f"计划里的“{row.measure}”{days.show_day_long(row.due)}{'已经到期' if late else '到期'}{owner}。"
        found.append(Due("plan", "计划到期", row.due, sentence, PLAN_ITEMS.code, (row.id,), "late" if late else "soon"))
    return found
