"""A year's budget is approved as a whole and then stands: later only 预算调整, each with its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.plans_words import APPROVED
from desk_union.funds.tables import Budget, BudgetChange

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

INSTEAD = "请在“预算调整”里另记一笔（日期、金额、原因、文号）；新增科目的，先以本年预算0元登记这一行，再调整。"


def approval_of(session: Session, year: int, apart: Sequence[int] = ()) -> tuple[date | None, str | None] | None:
    """When and by what the budget of a year was approved; None where it was not. ``apart``: lines that do not count."""
    query = select(Budget.approved_on, Budget.approved_by).where(
        Budget.year == year, Budget.stage == APPROVED, Budget.id.not_in(list(apart))
    )
    found = session.execute(query.order_by(Budget.approved_on.desc())).first()
    return None if found is None else (found.approved_on, found.approved_by)


def words_of(session: Session, year: int, on: date) -> str:
    """The sentence under the sheets of a budget: when it was approved, or that by that day it was not."""
    found = approval_of(session, year)
    if found is None or (found[0] is not None and found[0] > on):
        planned = session.scalar(select(Budget.id).where(Budget.year == year).limit(1))
        return f"{year}年预算还没有核定。" if planned else ""
    day, told = found
    when = f"于{day.year}年{day.month}月{day.day}日" if day is not None else ""
    return f"{year}年预算已{when}核定{f'（{told}）' if told else ''}。"


def settle_lines(session: Session, ids: Sequence[int], _today: date) -> None:
    """A line that comes into a year already approved has no amount of its own and is approved with the others."""
    session.expire_all()
    for line in session.scalars(select(Budget).where(Budget.id.in_(ids))):
        held = approval_of(session, line.year, ids)
        if held is None:
            continue
        own = line.stage == APPROVED and line.approved_on == held[0]
        if line.amount and not own:
            raise Refusal(f"{line.year}年的预算已经核定，不能再加一行有金额的。", INSTEAD, field="amount")
        if not own:
            line.stage, line.approved_on, line.approved_by = APPROVED, held[0], held[1]
    session.flush()


def settle_changes(session: Session, ids: Sequence[int], _today: date) -> None:
    """What changes an approved budget is not older than the approval."""
    query = select(BudgetChange, Budget).join(Budget, Budget.id == BudgetChange.budget)
    for change, line in session.execute(query.where(BudgetChange.id.in_(ids))):
        if line.stage != APPROVED:
            continue
        if line.approved_on is not None and change.day < line.approved_on:
            raise Refusal("调整日期早于预算的核定日期。", "请核对日期。", field="day")


def standing(stage: str) -> ColumnElement[bool]:
    """Approved, or not yet (planned, or submitted)."""
    if stage == APPROVED:
        return Budget.stage == APPROVED
    return or_(Budget.stage.is_(None), Budget.stage != APPROVED)


def lines_of(session: Session, year: int, stage: str) -> list[int]:
    """The approved lines of a year, or those that are not; one that never was told is still being planned."""
    return list(session.scalars(select(Budget.id).where(Budget.year == year, standing(stage)).order_by(Budget.id)))
