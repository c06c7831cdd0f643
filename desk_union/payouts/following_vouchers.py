"""A 发放单 says 已入账 as long as its lines are in a voucher that stands: what became of the voucher, it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from desk_union.funds.tables.books import Voucher
from desk_union.payouts.links import PAYOUT, wanted
from desk_union.payouts.payout_words import BOOKED, SIGNED
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.store.bulk import chunks
from desk_union.store.endings import ending
from desk_union.store.tables import Change, StageMove

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

TAKEN_BACK = "凭证已红字冲销"
DELETED = "凭证草稿已删除"
AGAIN = "凭证已重新起草"


def follow(session: Session) -> None:
    """Lists whose voucher was taken back in red or deleted as a draft wait again; those drafted anew do not.

    A list that somebody called booked by hand, without any voucher, stays as it is.
    """
    today: date = session.info["at"].date()
    back = select(PayoutLine.roll).where(PAYOUT.vouchers.taken_back(PAYOUT.column))
    _go(session, _standing(session, BOOKED, back), SIGNED, today, TAKEN_BACK)
    lines = _moved_lines(session)
    for chunk in chunks(lines):
        loose = select(PayoutLine.roll).where(PayoutLine.id.in_(chunk), PayoutLine.voucher.is_(None), wanted())
        _go(session, _standing(session, BOOKED, loose), SIGNED, today, DELETED)
        waits = select(PayoutLine.roll).where(PAYOUT.waits(), PayoutLine.roll.is_not(None))
        held = select(PayoutLine.roll).where(
            PayoutLine.id.in_(chunk), PAYOUT.in_voucher(), PayoutLine.roll.not_in(waits)
        )
        _go(session, _standing(session, SIGNED, held), BOOKED, None, AGAIN)


def _standing(session: Session, stage: str, lists: object) -> list[int]:
    query = select(PayoutList.id).where(PayoutList.stage == stage, PayoutList.id.in_(lists))  # type: ignore[arg-type]  # a query of ids
    return list(session.scalars(query.order_by(PayoutList.id)))


def _moved_lines(session: Session) -> list[int]:
    """The lines that came into another voucher, or out of one, in the deed in hand."""
    changed = func.json_extract(Change.before, "$.voucher").is_distinct_from(
        func.json_extract(Change.after, "$.voucher")
    )
    query = select(Change.row_id).where(
        Change.deed_id == session.info["deed_id"], Change.table_name == PayoutLine.__tablename__, Change.op == "U",
        changed,
    )  # fmt: skip
    return list(session.scalars(query.distinct()))


def _go(session: Session, lists: list[int], stage: str, day: date | None, why: str) -> None:
    """``day`` of None: booked on the day of the voucher."""
    if not lists:
        return
    before = BOOKED if stage == SIGNED else SIGNED
    days = dict.fromkeys(lists, day) if day is not None else _voucher_days(session, lists)
    connection = session.connection()
    for row_id in lists:
        booked_on = days[row_id] if stage == BOOKED else None
        connection.execute(update(PayoutList).where(PayoutList.id == row_id).values(stage=stage, booked_on=booked_on))
    common = {"at": session.info["at"], "who": session.info["who"], "owner_table": PayoutList.__tablename__}
    told = {"field": PayoutList.stage.key, "before": before, "stage": stage, "note": why, **common}
    connection.execute(insert(StageMove), [{**told, "owner_id": row_id, "day": days[row_id]} for row_id in lists])
    session.expire_all()


def _voucher_days(session: Session, lists: list[int]) -> dict[int, date | None]:
    query = select(PayoutLine.roll, func.max(Voucher.day)).join(Voucher, Voucher.id == PayoutLine.voucher)
    found = session.execute(query.where(PayoutLine.roll.in_(lists)).group_by(PayoutLine.roll))
    return {row[0]: row[1] for row in found if row[0] is not None}


ending(Voucher.__tablename__, follow)
