"""The vouchers of donations: money that came in is held (221), and goes out of what is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.days import show_day_long
from desk_union.basis.refusal import Refusal
from desk_union.care.giving.links import DONATED, PASSED_ON
from desk_union.care.giving.tables import Donation, DonationDrive, DonationUse
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

HELD = "221"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingBooking:
    """``money`` and ``held`` are accounts; the usual ones where None."""

    day: date
    money: int | None = None
    held: int | None = None
    papers: int | None = None
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class HeldMoney:
    """``amount`` in fen."""

    voucher: int
    rows: int
    amount: int


def take_in(session: Session, ids: Sequence[int], given: HoldingBooking) -> HeldMoney:
    return _book(session, Donation, ids, given, ~DONATED.in_voucher(), "代收捐款", coming=True)


def pass_on(session: Session, ids: Sequence[int], given: HoldingBooking) -> HeldMoney:
    return _book(session, DonationUse, ids, given, ~PASSED_ON.in_voucher(), "转交捐款", coming=False)


def _book(
    session: Session, row: Any, ids: Sequence[int], given: HoldingBooking, loose: Any, said: str, *, coming: bool
) -> HeldMoney:
    query = select(row.id, row.cash, row.day, DonationDrive.name).join(DonationDrive, DonationDrive.id == row.drive)
    found = session.execute(query.where(row.id.in_(ids), row.cash > 0, loose).order_by(row.id)).all()
    if not found:
        raise Refusal("选中的没有要入账的钱。", "物品不入账；已经入账的请看“凭证”。")
    latest = max((one.day for one in found if one.day is not None), default=None)
    if latest is not None and given.day < latest:
        reason = f"选中的有{show_day_long(latest)}的，不能在{show_day_long(given.day)}入账。"
        raise Refusal(reason, "请核对日期，或去掉那一天以后的。", field="day")
    total = sum(one.cash for one in found)
    names = "、".join(dict.fromkeys(one.name for one in found))
    lines = Lines(read_chart(session), f"{said}：{names}（{len(found)}笔）")
    money = given.money if given.money is not None else codes.BANK
    held = given.held if given.held is not None else HELD
    lines.debit(money if coming else held, total)
    lines.credit(held if coming else money, total)
    voucher = deeds.draft_voucher(
        session, Draft(given.day, tuple(lines.found), papers=given.papers or 0, maker=given.maker)
    )
    rows = [one.id for one in found]
    session.connection().execute(update(row).where(row.id.in_(rows)).values(voucher=voucher))
    return HeldMoney(voucher, len(found), total)
