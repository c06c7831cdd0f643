"""核定预算 and 撤回核定: a year's budget is settled as a whole, and taken back only with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Text, Year
from desk_union.describe.ledger import Shown
from desk_union.funds.account import budget_approving
from desk_union.funds.account.plans_words import APPROVED, PLANNED, SUBMITTED
from desk_union.funds.described.asking import DAY
from desk_union.funds.ledgers.plans import BUDGET
from desk_union.funds.tables import Account, Budget
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

PAGE = "funds.budgeting"
YEAR = Shown(key="year", label="年度", kind=Year(), required=True)


def _sums(session: Session, ids: Sequence[int]) -> str:
    query = (
        select(Account.kind, func.sum(Budget.amount))
        .join(Account, Account.id == Budget.account)
        .where(Budget.id.in_(ids), func.length(Account.code) >= 0)
        .group_by(Account.kind)
        .order_by(Account.kind.desc())
    )
    return "、".join(f"{kind}{show_yuan(amount)}元" for kind, amount in session.execute(query))


def _newest(stage: str, otherwise: int) -> Any:
    def propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
        year = session.scalar(select(func.max(Budget.year)).where(budget_approving.standing(stage)))
        return {"year": year or day.year + otherwise}

    return propose


def approve_lines(session: Session, ids: Sequence[int], day: date, by: str | None, today: date) -> None:
    """Lines still being planned are submitted first."""
    planned = list(session.scalars(select(Budget.id).where(Budget.id.in_(ids), Budget.stage == PLANNED)))
    if planned:
        rows.change_many(session, BUDGET, planned, {"stage": SUBMITTED}, today)
    rows.change_many(session, BUDGET, ids, {"stage": APPROVED, "approved_on": day, "approved_by": by}, today)


def _approve(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    year = values["year"]
    ids = budget_approving.lines_of(session, year, PLANNED)
    if not ids:
        there = budget_approving.lines_of(session, year, APPROVED)
        why = f"{year}年的预算已经核定过了。" if there else f"{year}年还没有编预算。"
        raise Refusal(why, "要改的用“预算调整”。" if there else "请先在“经费预算”里填好。", field="year")
    approve_lines(session, ids, values["day"], values["approved_by"], today)
    told = f"核定{year}年预算{len(ids)}行：{_sums(session, ids)}；本年预算从此不能改，要改的用“预算调整”。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{year}年")


def _withdraw(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    year = values["year"]
    ids = budget_approving.lines_of(session, year, APPROVED)
    if not ids:
        raise Refusal(f"{year}年的预算没有核定，不用撤回。", "请核对年度。", field="year")
    if not overrides.reason_of(session):
        overrides.because(session, values["reason"])
    rows.change_many(session, BUDGET, ids, {"stage": PLANNED, "approved_on": None, "approved_by": None}, today)
    told = f"撤回{year}年预算{len(ids)}行的核定（{values['reason']}），可以改了再核定。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{year}年")


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="funds.approve_budget", title="核定预算", tab="经费", ledger=lambda: BUDGET, rows="none", page=PAGE, do=_approve,
        propose=_newest(PLANNED, 0), prints="funds.budget",
        help="会议通过、上级批复以后办：这一年的预算全部定住，表单、导入、批量修改都不能再改金额，以后只能记预算调整。",
        asks=(
            YEAR, DAY,
            Shown(key="approved_by", label="核定依据", kind=Text(120), help="哪次会议通过的、上级批复的文号。"),
        ),
    ),
    Deed(
        code="funds.withdraw_budget", title="撤回预算核定", tab="经费", ledger=lambda: BUDGET, rows="none", page=PAGE, do=_withdraw,
        propose=_newest(APPROVED, 0), help="核定错了才办：写明理由，这一年的预算退回编制中；理由和当时的数都留在修改记录里。",
        asks=(YEAR, Shown(key="reason", label="理由", kind=Text(120), required=True)),
    ),
)  # fmt: skip
