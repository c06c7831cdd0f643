"""The vouchers of premiums: what comes in from the persons is held (221), the union's own share is spent (50305)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.care.cover.links import PREMIUM_IN, PREMIUM_OUT, own_share, passed_on
from desk_union.care.cover.tables import Insurance, InsurancePlan
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

HELD, SPENT = "221", "50305"


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiumBooking:
    """``money``, ``held`` and ``spent`` are accounts; the usual ones where None."""

    day: date
    money: int | None = None
    held: int | None = None
    spent: int | None = None
    papers: int | None = None
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class BookedPremiums:
    """Amounts in fen: of the persons and of the union."""

    voucher: int
    heads: int
    own: int
    union: int
    lacking: int = 0  # of what the persons pay, what did not come in yet


def _rows(session: Session, ids: Sequence[int], *where: Any) -> list[Any]:
    query = (
        select(Insurance.id, own_share().label("own"), passed_on().label("whole"), InsurancePlan.name)
        .join(InsurancePlan, InsurancePlan.id == Insurance.plan)
        .where(Insurance.id.in_(ids), *where)
    )
    return list(session.execute(query.order_by(Insurance.id)))


def _said(found: Sequence[Any]) -> str:
    return f"{'、'.join(dict.fromkeys(row.name for row in found))}（{len(found)}人）"


def _draft(session: Session, lines: Lines, given: PremiumBooking) -> int:
    return deeds.draft_voucher(
        session, Draft(given.day, tuple(lines.found), papers=given.papers or 0, maker=given.maker)
    )


def collect(session: Session, ids: Sequence[int], given: PremiumBooking) -> BookedPremiums:
    """Draft what the persons paid for themselves: money against what is held for others."""
    found = _rows(session, ids, own_share() != 0, ~PREMIUM_IN.in_voucher())
    if not found:
        raise Refusal("选中的没有要代收的个人保费。", "工会出钱的不用代收，直接办理“上缴保费”。")
    own = sum(row.own for row in found)
    lines = Lines(read_chart(session), f"代收{_said(found)}个人保费")
    lines.debit(given.money if given.money is not None else codes.BANK, own)
    lines.credit(given.held if given.held is not None else HELD, own)
    voucher = _draft(session, lines, given)
    rows = [row.id for row in found]
    session.connection().execute(update(Insurance).where(Insurance.id.in_(rows)).values(collected=voucher))
    return BookedPremiums(voucher, len(found), own, 0)


def pass_on(session: Session, ids: Sequence[int], given: PremiumBooking) -> BookedPremiums:
    """Draft what goes to the insurer: what was held, and the union's own share as spending."""
    found = _rows(session, ids, passed_on() != 0, ~PREMIUM_OUT.in_voucher())
    if not found:
        raise Refusal("选中的没有要上缴的保费。", "行政直接缴的不经过工会账；已入账的请看“缴费凭证”。")
    own, whole = sum(row.own for row in found), sum(row.whole for row in found)
    lines = Lines(read_chart(session), f"缴{_said(found)}保费")
    lines.debit(given.held if given.held is not None else HELD, own)
    lines.debit(given.spent if given.spent is not None else SPENT, whole - own)
    lines.credit(given.money if given.money is not None else codes.BANK, whole)
    voucher = _draft(session, lines, given)
    rows = [row.id for row in found]
    session.connection().execute(update(Insurance).where(Insurance.id.in_(rows)).values(voucher=voucher))
    in_hand = set(session.scalars(select(Insurance.id).where(Insurance.id.in_(rows), PREMIUM_IN.in_voucher())))
    lacking = sum(row.own for row in found if row.id not in in_hand)
    return BookedPremiums(voucher, len(found), own, whole - own, lacking)
