"""Lines that are in no 发放单, as visits leave them: put into one, or booked as they are against an advance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines
from desk_union.payouts import settling
from desk_union.payouts.handling import BookedList, Booking, spent_on
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.links import PAYOUT, bookable
from desk_union.payouts.tables import PayoutLine
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def loose(session: Session, lines: Sequence[int]) -> list[int]:
    """Of these lines those that are in no list and no voucher."""
    query = select(PayoutLine.id).where(PayoutLine.id.in_(lines), PayoutLine.roll.is_(None), ~PAYOUT.in_voucher())
    return list(session.scalars(query.order_by(PayoutLine.day, PayoutLine.id)))


def gather(session: Session, lines: Sequence[int], values: Mapping[str, Any], today: date) -> int:
    """Put loose lines into a new 发放单 of these values; returns its id."""
    found = loose(session, lines)
    if not found:
        raise Refusal("没有可以编发放单的。", "给过慰问金、慰问品，还没有编发放单、没有入账的才能编。")
    row_id = rows.save_row(session, LISTS, None, values, today)
    now = rows.values_of(session, LINES, found, today)
    rows.update_rows(session, LINES, [(line, now[line], {**now[line], "roll": row_id}) for line in found], today)
    rows.settle(session, LINES, [row_id], today)
    return row_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """Cash that somebody had drawn beforehand on ``account``; ``returned`` (fen) of it comes back on ``back``."""

    account: int
    returned: int = 0
    back: int | None = None


def settle_advance(
    session: Session, lines: Sequence[int], said: str, given: Booking, advance: Advance, kinds: Mapping[int, int]
) -> BookedList:
    """Draft the voucher by which what was handed out settles an advance; ``kinds`` of spending by line."""
    found = loose(session, lines)
    if given.prepaid:
        for line in session.scalars(select(PayoutLine.id).where(PayoutLine.id.in_(found), PayoutLine.goods_value > 0)):
            settling.change(session, line, prepaid=True)
    found = list(session.scalars(select(PayoutLine.id).where(PayoutLine.id.in_(found), bookable())))
    if not found:
        raise Refusal("没有要冲借款的。", "给过慰问金、慰问品，还没有编发放单、没有入账的才能办。")
    chart = read_chart(session)
    drafted = Lines(chart, said)
    spent, notes = spent_on(session, None, found, given, chart, kinds)
    for (account, project), amount in spent.items():
        drafted.debit(account, amount, project=project, earmarked=project is not None)
    back = advance.back if advance.back is not None else codes.CASH
    drafted.debit(back, advance.returned, said=f"退回{said}余款")
    drafted.credit(advance.account, sum(spent.values()) + advance.returned)
    draft = Draft(given.day, tuple(drafted.found), papers=given.papers or 0, maker=given.maker)
    voucher = deeds.draft_voucher(session, draft)
    for line in found:
        settling.change(session, line, voucher=voucher)
    session.expire_all()
    return BookedList(voucher, sum(line.debit for line in drafted.found), notes)
