"""Who approves how much: as the office set it, from a day on; nothing is built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.basis.money import show_yuan
from desk_union.describe.ledger import Fault
from desk_union.funds.tables import ApprovalLimit

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def limit_for(session: Session, amount: int, day: date) -> ApprovalLimit | None:
    """The lowest limit on ``day`` that reaches to ``amount`` (fen); None where the office set none so high."""
    query = select(ApprovalLimit).where(
        ApprovalLimit.since <= day, or_(ApprovalLimit.until.is_(None), ApprovalLimit.until >= day)
    )
    held = [one for one in session.scalars(query) if one.upto is None or one.upto >= amount]
    return min(held, key=lambda one: (one.upto is None, one.upto or 0), default=None)


def fault(session: Session, amount: int, day: date, approver: str | None) -> Fault | None:
    """A warning where somebody else than the office said approves so much; who is above him is not known here."""
    held = limit_for(session, amount, day)
    if held is None or (approver and held.approver in approver):
        return None
    limit = f"{show_yuan(held.upto)}元以内" if held.upto is not None else "不限额"
    told = f"{show_yuan(amount)}元按审批权限（{limit}）应由{held.approver}批准。"
    return Fault("approver", told, "请核对批准人；由更高的人或会议批准的，写明理由。", warns=True)
