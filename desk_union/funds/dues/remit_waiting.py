"""What of 上解, 返还 and 下拨 waits to be booked, and the rate by which was last remitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.months import span_words
from desk_union.funds.account.account_chart import leaves, read_chart
from desk_union.funds.account.account_codes import SUBSIDY
from desk_union.funds.dues import remit_deeds
from desk_union.funds.dues.dues_words import APPROPRIATION
from desk_union.funds.paid import links
from desk_union.funds.tables import Refund, Remittance, Transfer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.dues.remit_deeds import Drafted

SPENDING = "5"
REMIT, REFUND_IN, REFUND_OUT, TRANSFER = "remit", "refund_in", "refund_out", "transfer"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row without its voucher: what it is and how much, in fen."""

    id: int
    words: str
    amount: int


def remittances(session: Session) -> list[Waiting]:
    """Those that nobody paid yet, and those whose payment is in no voucher."""
    query = select(Remittance).where(~links.REMITTANCE.in_voucher()).order_by(Remittance.due_on, Remittance.first)
    return [
        Waiting(row.id, f"{span_words(row.first, row.last)} {row.subject}（{row.channel}）", row.paid or row.due)
        for row in session.scalars(query)
    ]


def refunds(session: Session) -> list[Waiting]:
    """Those that were reviewed."""
    query = select(Refund).where(~links.REFUND.in_voucher(), Refund.reviewed_on.is_not(None)).order_by(Refund.id)
    return [
        Waiting(row.id, f"{row.enterprise} {span_words(row.first, row.last)}", row.amount)
        for row in session.scalars(query)
    ]


def transfers(session: Session) -> list[Waiting]:
    query = select(Transfer).where(links.TRANSFER.waits()).order_by(Transfer.day, Transfer.id)
    return [Waiting(row.id, f"{row.receiver} {row.purpose}", row.amount) for row in session.scalars(query)]


def waiting(session: Session, kind: str) -> list[Waiting]:
    """What may be booked as one kind of payment."""
    if kind == REMIT:
        return remittances(session)
    return transfers(session) if kind == TRANSFER else refunds(session)


def draft(
    session: Session,
    kind: str,
    ids: Sequence[int],
    day: date,
    *,
    account: int | None = None,
    bank: int | None = None,
    maker: str | None = None,
) -> Drafted:
    """Draft the voucher of these rows; ``account`` is what money passed down is booked on."""
    if kind == TRANSFER:
        return remit_deeds.transfer(session, ids, day, account=account, bank=bank, maker=maker)
    do = {REMIT: remit_deeds.remit, REFUND_IN: remit_deeds.receive_refunds, REFUND_OUT: remit_deeds.pass_refunds}[kind]
    return do(session, ids, day, bank=bank, maker=maker)


def spending_accounts(session: Session) -> list[tuple[int, str]]:
    """Accounts on which money passed down may be booked; 补助下级支出 first where it is in use."""
    chart = read_chart(session)
    found = sorted(leaves(chart, SPENDING), key=lambda one: (not one.code.startswith(SUBSIDY), one.code))
    return [(one.id, one.words) for one in found]


def last_rate(session: Session) -> int | None:
    """The upward share of 拨缴经费 that was used last; none is built in."""
    newest = select(func.max(Remittance.id)).where(Remittance.subject == APPROPRIATION)
    return session.scalar(select(Remittance.rate).where(Remittance.id == newest.scalar_subquery()))
